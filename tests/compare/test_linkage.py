"""Average linkage: what is kept between two steps changes nothing of what is joined."""

import random
from itertools import combinations

from riwaya.compare.linkage import joined


def by_hand(like: dict[tuple[int, int], float], size: int, least: float) -> list[list[int]]:
    """The same, with every average worked out anew at every step."""
    groups = [[number] for number in range(size)]

    def average(a: int, b: int) -> float:
        pairs = [(min(x, y), max(x, y)) for x in groups[a] for y in groups[b]]
        return round(sum(like[pair] for pair in pairs) / len(pairs), 9)

    alive = list(range(size))
    while len(alive) > 1:
        value, a, b = max((average(a, b), -a, -b) for a, b in combinations(alive, 2))
        if value < least:
            break
        groups[-a] += groups[-b]
        alive.remove(-b)
    return [sorted(groups[number]) for number in alive]


def test_groups_are_those_of_average_linkage() -> None:
    draw = random.Random(5)
    for size in range(12):
        like = {pair: draw.randrange(-16, 17) / 4 for pair in combinations(range(size), 2)}
        items = list(range(size))
        assert joined(items, lambda a, b, like=like: like[a, b], 1.0) == by_hand(like, size, 1.0)  # type: ignore[misc]


def test_nothing_and_one_are_left_alone() -> None:
    assert joined([], lambda a, b: 9.0, 1.0) == []
    assert joined(["one"], lambda a, b: 9.0, 1.0) == [[0]]
