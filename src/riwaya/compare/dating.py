"""What the tellings of one happening say of place and day -> its window, and what is lent to those that say nothing."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from riwaya.compare.days import Days, gap
from riwaya.compare.tellings import Telling

JOINS_ON = 4
"""Days between two days of one happening; fighting that goes on is told day by day."""
FRESH, STILL_NEWS = 4, 21
"""Days before publication within which a named day dates news, and beyond which it is history (15 incidents)."""
LONGEST_STRETCH = 7
"""Days of a stretch ("since Wednesday", "this week") that still date a happening; longer ones are campaigns."""


def lend(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Where a telling names no place or day, those of the nearest telling of the same happening stand in.

    ``own_days`` stays as it was: lent days date a happening and never contradict anybody.
    """
    placed = _Lenders([t for t in tellings if any(not s.whole_country for s in t.spots)])
    dated = _Lenders([t for t in tellings if t.days is not None])
    lent = []
    for telling in tellings:
        if telling.spots and telling.days is not None:
            lent.append(telling)
            continue
        place = None if telling.spots else placed.nearest(telling)
        day = None if telling.days is not None else dated.nearest(telling)
        spots = telling.spots if place is None else place.spots
        days = telling.days if day is None else day.days
        lent.append(replace(telling, spots=spots, days=days))
    return tuple(lent)


class _Lenders:
    """The tellings that have something to lend, the first of each sentence."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._first: dict[int, Telling] = {}
        for telling in sorted(tellings, key=lambda t: t.order):
            self._first.setdefault(telling.sentence, telling)
        self._sentences = sorted(self._first)

    def nearest(self, telling: Telling) -> Telling | None:
        """The one in the nearest sentence, the first in order of two as near."""
        at = bisect_left(self._sentences, telling.sentence)
        beside = [self._first[s] for s in self._sentences[max(0, at - 1) : at + 1]]
        return min(beside, key=lambda t: (abs(t.sentence - telling.sentence), t.order), default=None)


def window_of(days: Sequence[Days], published: int | None) -> Days | None:
    """The days most tellings name and those that join on to them.

    News is dated by days near its publication where it names any: a day of history told in passing dates nothing,
    and news that names only days long past is dated by its publication.
    """
    short = [d for d in days if d.fine or d.last - d.first <= LONGEST_STRETCH]
    if published is None:
        short = short or list(days)
    else:
        short = [d for d in short if published - d.last <= STILL_NEWS]
        near = [d for d in short if published - d.last <= FRESH]
        short = near or short
    if not short:
        return None
    named = Counter(short)
    main = max(named, key=lambda d: (d.fine, named[d], d.last, -d.first))
    joined = [main]
    for other in sorted(named, key=lambda d: (gap(d, main), d.first, d.last)):
        if min(gap(other, d) for d in joined) <= JOINS_ON:
            joined.append(other)
    return Days(min(d.first for d in joined), max(d.last for d in joined), main.fine)
