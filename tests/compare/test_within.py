"""Contradictions inside one reading: one row a pair, and what was there before is replaced."""

from dataclasses import replace

from riwaya.compare.within import within
from riwaya.model import Contradiction, Question, Wording
from tests.compare.cases import dead, strike
from tests.compare.world import KINSHIP, reading


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
