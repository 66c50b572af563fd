"""Ends of spans -> how well they fit each other, and the best one-to-one pairing of two lists."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from riwaya.model import Span

Ends = tuple[int, int]
A = TypeVar("A")
B = TypeVar("B")


def ends(span: Span | None) -> Ends | None:
    """The ends of a span of a reading."""
    return (span.start, span.end) if span is not None else None


def shared(a: Ends | None, b: Ends | None) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a is not None and b is not None else 0


def fit(a: Ends | None, b: Ends | None) -> float:
    """Shared characters over all characters of both, 0 to 1."""
    common = shared(a, b)
    if a is None or b is None or common == 0:
        return 0.0
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common)


def pairs(golds: Sequence[A], said: Sequence[B], score: Callable[[A, B], float]) -> list[tuple[int, int]]:
    """Numbers of what belongs together, best score first, each thing once; a score of 0 pairs nothing."""
    scored = [(score(g, s), -i, -j) for i, g in enumerate(golds) for j, s in enumerate(said)]
    taken_gold: set[int] = set()
    taken_said: set[int] = set()
    out: list[tuple[int, int]] = []
    for _value, i, j in sorted((row for row in scored if row[0] > 0), reverse=True):
        if -i not in taken_gold and -j not in taken_said:
            taken_gold.add(-i)
            taken_said.add(-j)
            out.append((-i, -j))
    return out


def hits(golds: Sequence[Ends], said: Sequence[Ends], at_least: float) -> int:
    """How many spans of two lists pair with at least this fit."""
    return len(pairs(golds, said, lambda g, s: fit(g, s) if fit(g, s) >= at_least else 0.0))
