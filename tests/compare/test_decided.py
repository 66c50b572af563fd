"""What people decided of who is who holds in every comparison, and a later decision overrules an earlier."""

from dataclasses import replace

from riwaya.compare.compare import compare
from riwaya.compare.decided import Ruling, bearing_on, with_rulings
from riwaya.compare.who import cast, decidable, name_key
from riwaya.model import Comparison, EventType, Reading
from tests.compare.cases import APRIL, dead, held, hit
from tests.compare.world import ACTORS, KINSHIP, line, reading

SALMAN, NADIM = ACTORS["salman"][0], ACTORS["nadim"][0]


def compared(readings: list[Reading], *rulings: Ruling) -> Comparison:
    return compare(readings, kinship=with_rulings(KINSHIP, rulings))


def two_detentions() -> list[Reading]:
    return [
        reading("خبر 0", [held("ministry", on=APRIL)], published="2031-04-12"),
        reading("خبر 1", [held("ministry")], published="2031-05-05"),
    ]


def test_flag_on_a_name_alone_says_that_it_rests_on_a_candidate() -> None:
    (flag,) = compared(two_detentions()).continuity
    assert flag.rests_on is not None
    assert SALMAN in flag.rests_on.en
    assert flag.rests_on.ar != flag.rests_on.en


def test_flag_on_a_confirmed_person_rests_on_nothing_open() -> None:
    (flag,) = compared(two_detentions(), Ruling((SALMAN,), same=True)).continuity
    assert flag.rests_on is None


def test_flag_on_somebody_the_lexicon_lists_rests_on_nothing_open() -> None:
    told = [
        reading("خبر 0", [dead("army", patients=("commander",), on=APRIL)], published="2031-04-12"),
        reading("خبر 1", [dead("army", patients=("commander",))], published="2031-05-05"),
    ]
    (flag,) = compared(told).continuity
    assert flag.rests_on is None


def test_namesakes_told_apart_are_flagged_no_more() -> None:
    assert compared(two_detentions(), Ruling((SALMAN,), same=False)).continuity == ()


def test_merged_names_have_one_line() -> None:
    told = [
        reading("خبر 0", [held("ministry", on=APRIL)], published="2031-04-12"),
        reading("خبر 1", [line("ministry", EventType.DETENTION, patients=("nadim",))], published="2031-05-05"),
    ]
    assert compared(told).continuity == ()
    assert len(compared(told, Ruling((SALMAN, NADIM), same=True)).continuity) == 1


def test_later_split_overrules_an_earlier_merge() -> None:
    told = [
        reading("خبر 0", [held("ministry", on=APRIL)], published="2031-04-12"),
        reading("خبر 1", [line("ministry", EventType.DETENTION, patients=("nadim",))], published="2031-05-05"),
    ]
    merged, split = Ruling((SALMAN, NADIM), same=True), Ruling((NADIM, SALMAN), same=False)
    assert compared(told, merged, split).continuity == ()
    assert len(compared(told, split, merged).continuity) == 1


def test_merged_groups_are_one_party() -> None:
    told = [reading("خبر", [hit("front", "brigade", patients=("army",)), hit("brigade", "brigade", occurrence=1)])]
    parties = {a.party.actor for i in compared(told).incidents for a in i.accounts}
    assert {"actor:front", "actor:brigade"} <= parties
    one = compared(told, Ruling(("actor:front", "actor:brigade"), same=True))
    parties = {a.party.actor for i in one.incidents for a in i.accounts}
    assert parties & {"actor:front", "actor:brigade"} == {"actor:brigade"}


def test_unnamed_sources_are_never_merged() -> None:
    told = [reading(f"خبر {n}", [hit("official", "front")], outlet=f"صحيفة {n}") for n in range(2)]
    found = compared(told, Ruling((ACTORS["official"][0], ACTORS["front"][0]), same=True))
    names = [a.party.name for i in found.incidents for a in i.accounts]
    assert names.count(ACTORS["official"][0]) == 2


def test_decisions_hold_under_kinship_with_dates() -> None:
    from riwaya.compare.kinship import DatedKinship

    dated = DatedKinship((), ())
    dated.on(None)
    ruled = with_rulings(dated, [Ruling((SALMAN, NADIM), same=True)])
    assert ruled.on(None).decided.goes_by
    assert not replace(dated).on(None).decided.goes_by


def test_what_bears_on_names_changes_with_a_decision_on_one_of_them_only() -> None:
    keys = {name_key(SALMAN), "actor:other"}
    assert bearing_on(keys, with_rulings(KINSHIP, ()).decided) == ""
    assert bearing_on(keys, with_rulings(KINSHIP, [Ruling((NADIM,), same=True)]).decided) == ""
    said = {
        bearing_on(keys, with_rulings(KINSHIP, [ruling]).decided)
        for ruling in (
            Ruling((SALMAN,), same=True),
            Ruling((SALMAN,), same=False),
            Ruling((SALMAN, NADIM), same=False),
        )
    }
    assert len(said) == 3 and "" not in said


def test_decisions_change_who_is_who_only_in_reports_with_a_key_they_are_about() -> None:
    told = reading("خبر", [held("ministry", on=APRIL), hit("army", "front")])
    plain = with_rulings(KINSHIP, ())
    for subject in (SALMAN, NADIM, *(data[0] for data in ACTORS.values())):
        ruled = with_rulings(KINSHIP, [Ruling((subject,), same=True)])
        concerned = bearing_on(decidable(told, plain), ruled.decided) != ""  # type: ignore[arg-type]
        assert concerned == (cast(told, ruled) != cast(told, plain))  # type: ignore[arg-type]
