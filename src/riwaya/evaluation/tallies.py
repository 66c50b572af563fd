"""Hits, said and true, by measure and report -> precision, recall and F1, with intervals from resampling reports."""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_DRAWS = 500
_SEED = 7


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over a set. ``interval``: 95 in 100 of the F1 figures of resampled sets lie in it."""

    name: str
    precision: float
    recall: float
    f1: float
    true: int
    interval: tuple[float, float] | None = None


class Tallies:
    """Counts as they grow, report by report."""

    def __init__(self) -> None:
        self.counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, name: str, report: str, hit: int, said: int, true: int) -> None:
        """Add what was found, what was said and what is true of one measure in one report."""
        row = self.counts[name][report]
        row[0] += hit
        row[1] += said
        row[2] += true

    def score(self, name: str) -> Score:
        """The measure over all reports; measures in capitals get an interval, since sets are small."""
        by_report = self.counts[name]
        precision, recall, f1 = _figures(by_report.values())
        interval = self._interval(name) if name[:3].isupper() else None
        return Score(name, precision, recall, f1, sum(row[2] for row in by_report.values()), interval)

    def scores(self) -> tuple[Score, ...]:
        """All measures, those in capitals first, then by name."""
        return tuple(self.score(name) for name in sorted(self.counts, key=lambda n: (not n[:3].isupper(), n)))

    def _interval(self, name: str) -> tuple[float, float]:
        by_report, rng = self.counts[name], random.Random(_SEED)
        ids = sorted(by_report)
        drawn = sorted(_figures(by_report[r] for r in rng.choices(ids, k=len(ids)))[2] for _ in range(_DRAWS))
        return drawn[int(_DRAWS * 0.025)], drawn[int(_DRAWS * 0.975)]


def _figures(rows: Iterable[list[int]]) -> tuple[float, float, float]:
    hit = said = true = 0
    for row in rows:
        hit, said, true = hit + row[0], said + row[1], true + row[2]
    precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
