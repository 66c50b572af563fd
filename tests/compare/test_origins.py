"""Corroboration counts origins whose independence is shown, not outlets and not relays."""

from dataclasses import replace

from riwaya.compare.compare import compare
from riwaya.model import Act, Camp, Corroboration, EventType, Independence, Provenance, Question, Reading
from tests.compare.cases import dead, hit, strike
from tests.compare.world import ACTORS, KINSHIP, line, reading


def origins(question: Question, *readings: Reading) -> list[Corroboration]:
    found = compare(readings, kinship=KINSHIP).incidents
    return [c for i in found for c in i.corroboration if c.question is question]


def shown(row: Corroboration) -> list[str]:
    return [o.who for o in row.origins if o.independent is Independence.SHOWN]


def test_relays_of_one_monitor_in_three_outlets_are_one_origin() -> None:
    readings = [reading(f"خبر {n}", [dead("monitor", 7)], outlet=f"صحيفة {n}") for n in range(3)]
    (row,) = origins(Question.COUNT, *readings)
    assert shown(row) == [ACTORS["monitor"][0]]
    assert row.origins[0].relays == ("صحيفة 0", "صحيفة 1", "صحيفة 2")


def test_two_monitors_are_two_origins() -> None:
    (row,) = origins(Question.COUNT, reading("خبر", [dead("monitor", 7), dead("rescuers", 7)]))
    assert len(shown(row)) == 2


def test_outlet_that_names_its_source_depends_on_it() -> None:
    (row,) = origins(Question.COUNT, reading("خبر", [dead("monitor", 7), dead(None, 7)]))
    assert {o.who: o.independent for o in row.origins}["صحيفة الموج"] is Independence.DEPENDENT


def test_unnamed_source_never_counts() -> None:
    (row,) = origins(Question.COUNT, reading("خبر", [dead("official", 7)]))
    assert shown(row) == []
    assert row.origins[0].camp is Camp.UNNAMED


def test_accusation_does_not_confirm_itself() -> None:
    rows = origins(Question.PERPETRATOR, reading("خبر", [strike("ministry", "front", patients=("army",))]))
    assert [shown(row) for row in rows] == [[]]


def test_claim_of_responsibility_stands_on_its_own() -> None:
    rows = origins(
        Question.PERPETRATOR,
        reading("خبر", [hit("front", "front", patients=("army",), act=Act.CLAIM_RESPONSIBILITY)]),
    )
    assert [shown(row) for row in rows] == [[ACTORS["front"][0]]]
    assert rows[0].origins[0].camp is Camp.ACCUSED


def test_ally_beside_a_party_adds_nothing() -> None:
    lines = [hit("army", "front", patients=("army",)), hit("ally", "front", patients=("army",))]
    (row,) = origins(Question.PERPETRATOR, reading("خبر", lines))
    assert shown(row) == [ACTORS["army"][0]]


def test_near_copy_depends_on_the_text_before_it() -> None:
    words = " ".join(f"كلمة{n}" for n in range(120))
    readings = [
        reading("خبر", [dead(None, 7, words=f"قتل {words}")], outlet="أ", published="2031-05-04T08:00:00Z"),
        reading("خبر آخر", [dead(None, 7, words=f"قتل {words}")], outlet="ب", published="2031-05-04T09:00:00Z"),
    ]
    (row,) = origins(Question.COUNT, *readings)
    assert {o.who: o.independent for o in row.origins} == {
        "أ": Independence.NOT_SHOWN,
        "ب": Independence.DEPENDENT,
    }


def test_own_success_is_vouched_for_by_nobody_else() -> None:
    lines = [hit("front", "front", patients=("army",)), line("army", EventType.REPEL, "army", patients=("front",))]
    (row,) = origins(Question.OUTCOME, reading("خبر", lines))
    assert shown(row) == []


def test_own_loss_told_by_the_loser_stands_on_its_own() -> None:
    taken = line("army", EventType.CAPTURE_TERRITORY, "front", patients=("army",))
    (row,) = origins(Question.OUTCOME, reading("خبر", [hit("front", "front", patients=("army",)), taken]))
    assert shown(row) == [ACTORS["army"][0]]


def test_whoever_condemns_an_act_does_not_tell_of_its_own_doing() -> None:
    blast = line("brigade", EventType.EXPLOSION, "brigade", tools=("عبوة",), act=Act.CONDEMN)
    rows = origins(Question.MEANS, reading("خبر", [blast]))
    assert [shown(row) for row in rows] == [[]]


def test_who_mostly_names_another_as_the_doer_does_not_speak_of_its_own_doing() -> None:
    own = line("ministry", EventType.CHEMICAL_ATTACK, "ministry")
    other = line("ministry", EventType.CHEMICAL_ATTACK, "front")
    for lines, does in (([own, other, other, other], False), ([own], True)):
        rows = origins(Question.MEANS, reading("خبر", lines))
        assert {o.why == "speaks of its own doing" for row in rows for o in row.origins} == {does}


def test_ally_of_those_struck_did_not_take_part() -> None:
    lines = [strike("army", "front", patients=("army",)), strike("ally", "front", patients=("army",))]
    rows = origins(Question.PLACE, reading("خبر", lines))
    assert [shown(row) for row in rows] == [[ACTORS["army"][0]]]
    assert {o.why for row in rows for o in row.origins if o.who == ACTORS["ally"][0]} == {
        "what it rests on is not told"
    }


def forwarding(name: str, *, channel: bool) -> Reading:
    """A post that a channel of this name forwards."""
    made = reading(name, [dead(None, 7)], outlet=f"قناة {name}")
    told = Provenance("Telegram export (JSON)", forwarded_from="مكتب هربون", forwarded_channel=channel)
    return replace(made, report=replace(made.report, provenance=told))


def test_posts_that_forward_one_channel_are_its_word_and_they_are_relays() -> None:
    (row,) = origins(Question.COUNT, forwarding("r1", channel=True), forwarding("r2", channel=True))
    assert [(o.who, o.relays) for o in row.origins] == [("مكتب هربون", ("قناة r1", "قناة r2"))]


def test_a_name_that_is_no_channel_s_is_no_origin() -> None:
    (row,) = origins(Question.COUNT, forwarding("r1", channel=False), forwarding("r2", channel=False))
    assert {o.who for o in row.origins} == {"قناة r1", "قناة r2"}
