"""Outlines -> the pairs worth weighing: they share a place or a party, and days. Near linear whatever comes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field

from riwaya.compare.blocking import Key, keys, stretches
from riwaya.compare.outline import Outline
from riwaya.model.values import dataclass

CROWD = 150
"""Members of a block within the days of one of them above which it is paired with its neighbours in time only."""
NEIGHBOURS = 24
"""How many these are."""


def pairs(outlines: Sequence[Outline]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of numbers of outlines, the smaller number first, and whether they share a place; some pairs come twice."""
    told = sorted(
        (first, outline.published, number, last)
        for number, outline in enumerate(outlines)
        for first, last in stretches(outline.window)
    )
    blocks: defaultdict[Key, _Block] = defaultdict(_Block)
    of: list[list[_Block]] = [[] for _ in outlines]
    for place, (_, _, number, _) in enumerate(told):
        if not of[number]:
            for key in keys(outlines[number]):
                block = blocks[key]
                block.of_places = key[0] != "party"
                of[number].append(block)
        for block in of[number]:
            block.places.append(place)
    del blocks
    yield from _within(told, of)


@dataclass(slots=True)
class _Block:
    """Places in the order of time of those that share a key, and how many have been gone through."""

    places: list[int] = field(default_factory=list)
    of_places: bool = False
    done: int = 0


def _within(told: Sequence[tuple[int, str, int, int]], of: Sequence[list[_Block]]) -> Iterator[tuple[int, int, bool]]:
    """Each stretch with those after it in a block that begin before it ends."""
    for _, _, number, last in told:
        found: dict[int, bool] = {}
        for block in of[number]:
            block.done += 1
            for place in _after(block, last, told):
                other = told[place][2]
                if block.of_places or other not in found:
                    found[other] = block.of_places
        found.pop(number, None)
        for other, near in found.items():
            yield (number, other, near) if number < other else (other, number, near)


def _after(block: _Block, last: int, told: Sequence[tuple[int, str, int, int]]) -> Sequence[int]:
    begun, most = block.done, min(len(block.places), block.done + CROWD + 1)
    end = bisect_right(block.places, last, begun, most, key=lambda place: told[place][0])
    return block.places[begun : end if end - begun <= CROWD else begun + NEIGHBOURS]
