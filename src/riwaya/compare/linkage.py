"""Items and how alike two are -> groups of them by average linkage; cost grows with the square, so webs come cut."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")


def joined(items: Sequence[T], like: Callable[[T, T], float], least: float) -> list[list[int]]:
    """Numbers of items in groups: the two groups whose members are on average most alike become one, while they are.

    Of pairs that are as much alike the first by number; an item's number is its place in the order given.
    """
    groups = [[number] for number in range(len(items))]
    linkage = _Linkage(groups, {(a, b): like(items[a], items[b]) for a, b in combinations(range(len(items)), 2)})
    while (pair := linkage.best()) is not None and linkage.average(*pair) >= least:
        linkage.join(*pair)
    return [sorted(groups[number]) for number in linkage.alive]


class _Linkage:
    """Groups that are left, the sums of likeness between any two, and with which later one each is most alike."""

    def __init__(self, groups: list[list[int]], sums: dict[tuple[int, int], float]) -> None:
        self._groups, self._sums = groups, sums
        self.alive = list(range(len(groups)))
        self._nearest: dict[int, int] = {}
        for number in self.alive:
            self._look(number)

    def average(self, a: int, b: int) -> float:
        return self._sums[a, b] / (len(self._groups[a]) * len(self._groups[b]))

    def best(self) -> tuple[int, int] | None:
        """The two that are most alike."""
        return max(self._nearest.items(), key=lambda pair: (self.average(*pair), -pair[0]), default=None)

    def join(self, a: int, b: int) -> None:
        """Let ``b`` become part of ``a``, which comes before it."""
        sums = self._sums
        self.alive.remove(b)
        self._nearest.pop(b, None)
        for c in self.alive:
            if c != a:
                sums[min(a, c), max(a, c)] += sums.pop((min(b, c), max(b, c)))
        self._groups[a] += self._groups[b]
        for c in self.alive:
            if c == a or self._nearest.get(c) in (a, b):
                self._look(c)
            elif c < a and self._is_nearer(c, a):
                self._nearest[c] = a

    def _is_nearer(self, c: int, a: int) -> bool:
        now = self._nearest[c]
        return (self.average(c, a), -a) > (self.average(c, now), -now)

    def _look(self, number: int) -> None:
        later = [other for other in self.alive if other > number]
        if later:
            self._nearest[number] = max(later, key=lambda other: (self.average(number, other), -other))
        else:
            self._nearest.pop(number, None)
