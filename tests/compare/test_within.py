"""Contradictions inside one reading: one row a pair, and what was there before is replaced."""

from dataclasses import replace

from riwaya.compare.within import within
from riwaya.model import Contradiction, EventType, Question, Wording
from tests.compare.cases import dead, held, strike
from tests.compare.world import KINSHIP, Line, line, reading


def test_accusation_and_denial_contradict_each_other() -> None:
    found = within(reading("خبر", [strike("front", "army"), strike("army", "army", denied=True)]), kinship=KINSHIP)
    assert [(c.a, c.b, c.kind) for c in found.contradictions] == [("e1", "e2", Question.PERPETRATOR)]


def test_party_that_changes_its_story_contradicts_itself() -> None:
    lines = [strike("ministry", "brigade", earlier=True), strike("ministry", "legion")]
    found = within(reading("خبر", lines), kinship=KINSHIP)
    assert [(c.a, c.b) for c in found.contradictions] == [("e1", "e2")]


def test_harmonious_report_has_none() -> None:
    assert within(reading("خبر", [dead("front", 7), dead("army", 7)]), kinship=KINSHIP).contradictions == ()


def test_old_rows_are_replaced() -> None:
    old = Contradiction("e1", "e1", Question.COUNT, Wording("old", "قديم"))
    made = replace(reading("خبر", [dead("front", 7)]), contradictions=(old,))
    assert within(made).contradictions == ()


def test_drones_shot_down_say_nothing_of_ground_that_was_taken() -> None:
    taken = line("ministry", EventType.CAPTURE_TERRITORY, "army", patients=("front",), occurrence=2)
    shot_down = line("front", EventType.INTERCEPT, "front", patients=("army",), occurrence=3)
    stopped = line("front", EventType.REPEL, "front", patients=("army",), occurrence=3)

    def kinds(*lines: Line) -> set[Question]:
        return {c.kind for c in within(reading("خبر", lines), kinship=KINSHIP).contradictions}

    assert Question.OUTCOME not in kinds(strike("front", "army"), shot_down, taken)
    assert Question.OUTCOME in kinds(strike("front", "army"), stopped, taken)


def test_one_man_held_twice_is_a_repeat_although_the_first_time_is_told_as_history() -> None:
    first = held("ministry", on=("2031-02-10", "2031-02-10"), background=True)
    found = within(reading("خبر", [first, held("ministry", occurrence=2)]), kinship=KINSHIP)
    assert [(c.a, c.b, c.kind) for c in found.contradictions] == [("e1", "e2", Question.REPEAT)]
