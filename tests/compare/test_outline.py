"""Outlines keep what grouping looks at, in memory and in the ledger."""

import json

from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import gather, group_outlines
from riwaya.compare.outline import outline, pack_outline, unpack_outline
from tests.compare.cases import dead, hit, strike
from tests.compare.world import KINSHIP, reading

LINES = ([hit("front", "army"), dead("ministry", 40)], [strike("army", at=("port",))], [hit("ministry", "army")])
TOLD = [h for name, lines in zip("أبت", LINES, strict=True) for h in happenings_of(reading(name, lines), KINSHIP)]


def test_packed_outline_comes_back_as_it_was() -> None:
    for happening in TOLD:
        before = outline(happening)
        after = unpack_outline(before.report, before.key, json.loads(json.dumps(pack_outline(before))))
        assert all(getattr(after, field) == getattr(before, field) for field in before.__slots__)


def test_outlines_alone_are_grouped_as_the_happenings_are() -> None:
    grouped = [group.members for group in group_outlines(map(outline, TOLD))]
    assert grouped == [tuple(h.key for h in group) for group in gather(TOLD)]
    assert any(len(group) > 1 for group in grouped)


def test_groups_of_one_web_name_it_alike_and_others_otherwise() -> None:
    groups = group_outlines(map(outline, TOLD))
    assert {group.web for group in groups} <= {happening.key for happening in TOLD}
    assert len({group.web for group in groups}) > 1
