"""The comparison as a whole: the same in any order, with ids that stay, titles without a doer, and its JSON contract."""

import random

from riwaya.compare.compare import compare, happenings_of
from riwaya.compare.gather import gather
from riwaya.compare.incident import incident
from riwaya.model import Comparison, EventType, Reading, dumps, loads
from tests.compare.cases import DAY2, dead, hit, strike
from tests.compare.world import ACTORS, KINSHIP, line, reading

T = EventType


def many() -> list[Reading]:
    """Three incidents in seven reports."""
    return [
        reading("هجوم على تل هربون", [hit("front", "army", patients=("front",)), dead("front", 7, occurrence=2)]),
        reading(
            "مقتل سبعة", [dead("ministry", 7), hit("ministry", "front", patients=("army",), occurrence=2)], outlet="أ"
        ),
        reading("بيان الوزارة", [hit("agency", "front", patients=("army",))], outlet="ب", published="2031-05-05"),
        reading("غارة على المرفأ", [strike("front", "army", at=("port",))]),
        reading("نفي", [strike("army", "army", at=("port",), denied=True)], outlet="ج"),
        reading("اعتقال", [line("ministry", T.DETENTION, patients=("salman",), at=("shamran",), on=DAY2)]),
        reading("حديث", [line(None, T.NEGOTIATE, "state", "neighbour", at=("country",), on=None)], outlet="د"),
    ]


def test_order_of_readings_plays_no_part() -> None:
    readings = many()
    first = dumps(compare(readings, kinship=KINSHIP))
    for seed in range(5):
        random.Random(seed).shuffle(readings)
        assert dumps(compare(readings, kinship=KINSHIP)) == first


def test_reports_of_one_happening_are_one_incident_and_others_stay_apart() -> None:
    incidents = compare(many(), kinship=KINSHIP).incidents
    gathered = sorted(sorted({ref.report for ref in i.claims}) for i in incidents)
    assert ["بيان الوزارة", "مقتل سبعة", "هجوم على تل هربون"] in gathered
    assert ["غارة على المرفأ", "نفي"] in gathered
    assert ["اعتقال"] in gathered


def test_later_report_changes_no_incident_it_does_not_touch_and_no_id() -> None:
    readings = many()
    before = {i.id: i for i in compare(readings, kinship=KINSHIP).incidents}
    more = reading("أنباء المرفأ", [strike("monitor", "army", at=("port",))], outlet="ه", published="2031-05-06")
    after = {i.id: i for i in compare([*readings, more], kinship=KINSHIP).incidents}
    assert set(before) == set(after)
    touched = {i for i in after if any(ref.report == "أنباء المرفأ" for ref in after[i].claims)}
    assert len(touched) == 1
    assert all(before[i] == after[i] for i in before if i not in touched)


def test_every_event_stands_in_exactly_one_incident() -> None:
    readings = many()
    claims = [(ref.report, ref.event) for i in compare(readings, kinship=KINSHIP).incidents for ref in i.claims]
    assert sorted(claims) == sorted((r.report.ref, e.id) for r in readings for e in r.events)


def test_title_names_no_party() -> None:
    for found in compare(many(), kinship=KINSHIP).incidents:
        for name, _, _ in ACTORS.values():
            assert name not in found.title.en + found.title.ar


def test_title_says_what_where_when_in_two_languages() -> None:
    titles = {i.title.en: i.title.ar for i in compare(many(), kinship=KINSHIP).incidents}
    assert titles["Air strike, مرفأ الأصداف, 2031-05-04"] == "ضربة جوية، مرفأ الأصداف، 2031-05-04"


def test_comparison_survives_its_json() -> None:
    comparison = compare(many(), kinship=KINSHIP)
    assert loads(Comparison, dumps(comparison)) == comparison


def test_nothing_to_compare_gives_nothing() -> None:
    assert compare([]) == Comparison(())


def test_incident_is_a_function_of_its_happenings_alone() -> None:
    groups = gather([h for r in many() for h in happenings_of(r, KINSHIP)])
    for group in groups:
        assert incident(group, KINSHIP) == incident(list(reversed(group)), KINSHIP)


def test_unnamed_sources_of_two_reports_stay_two_accounts() -> None:
    readings = [
        reading("أول", [dead("official", 7)]),
        reading("ثان", [dead("official", 7)], outlet="أ"),
    ]
    (found,) = compare(readings, kinship=KINSHIP).incidents
    assert [a.party.name for a in found.accounts] == [ACTORS["official"][0]] * 2
    assert all(o.independent != "shown" for c in found.corroboration for o in c.origins)


def test_spokesman_office_and_state_are_one_account() -> None:
    readings = [
        reading("أول", [dead("army", 7), dead("ministry", 7)]),
        reading("ثان", [dead("agency", 7), dead("state", 7)], outlet="أ"),
    ]
    (found,) = compare(readings, kinship=KINSHIP).incidents
    (account,) = found.accounts
    assert account.party.actor == "actor:state"
    assert account.coverage == "in 2 of 2 reports, 2 outlets, to 2031-05-04; own channels: وكالة مرجان"


def test_imputed_claim_is_in_nobody_account() -> None:
    (found,) = compare(
        [reading("خبر", [dead("front", 7), dead("ministry", 9, imputed=True)])], kinship=KINSHIP
    ).incidents
    assert [a.party.name for a in found.accounts] == [ACTORS["front"][0]]


def test_lone_surrogates_do_no_harm() -> None:
    comparison = compare(
        [reading("خبر \ud800", [dead("front", 7)]), reading("\udfff", [dead("ministry", 7)], outlet="\ud801")]
    )
    assert comparison.incidents
