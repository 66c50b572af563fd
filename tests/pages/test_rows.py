"""Rows stand in the order of the text and know their speakers; a loop of parents ends."""

from dataclasses import replace

from riwaya.pages.rows import rows_of, speaker_name
from tests.pages.world import reading


def test_rows_are_numbered_in_the_order_of_the_text() -> None:
    rows = rows_of(reading()).rows
    assert [row.claim.id for row in rows] == ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"]
    assert [row.number for row in rows] == list(range(1, 9))


def test_a_nested_claim_knows_its_depth_and_parent() -> None:
    row = rows_of(reading()).by_claim["c5"]
    assert (row.depth, row.parent) == (2, 5)


def test_the_chain_leaves_out_speaker_and_outlet() -> None:
    rows = rows_of(reading())
    assert [actor.name for actor in rows.chain_of(rows.by_claim["c5"])] == ["وكالة الأفق"]


def test_an_unnamed_source_is_called_as_the_text_calls_it() -> None:
    rows = rows_of(reading())
    assert speaker_name(rows.by_claim["c5"]) == "مصدر في اللجنة"


def test_an_event_leads_to_its_row() -> None:
    rows = rows_of(reading())
    assert rows.row_of("e4") is rows.by_claim["c3"]
    assert rows.row_of(None) is None and rows.row_of("nothing") is None


def test_claims_that_are_each_other_s_parents_end() -> None:
    first, second, *rest = reading().claims
    looped = (replace(first, parent=second.id), replace(second, parent=first.id), *rest)
    assert len(rows_of(replace(reading(), claims=looped)).rows) == len(looped)
