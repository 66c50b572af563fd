"""A happening -> the keys and days under which others that may be the same are found; a pure function, so that one
report can be added without looking at all the rest."""

from collections.abc import Collection, Iterator
from typing import Protocol

from riwaya.compare.days import Days, day_number
from riwaya.compare.families import Family
from riwaya.compare.happenings import Happening
from riwaya.compare.spots import Where

Key = tuple[str, ...]

_LONGEST_WINDOW = 10
"""Days of a stretch looked for as a whole; of longer ones the first and last days are (campaigns, histories)."""
_CELL = 2.0
"""Cells a degree: half a degree is about 50 km, the distance beyond which places are apart."""
_NARROW = 36.0
"""Degrees north or south from which on a cell is narrower than the distance beyond which places are apart."""
_BUCKET = 4
"""Days that share a key of the ledger's: most stretches then lie in one or two."""


class Outlined(Protocol):
    """What of a happening its keys are made of (``riwaya.compare.outline``)."""

    @property
    def places(self) -> tuple[Where, ...]: ...
    @property
    def window(self) -> Days | None: ...
    @property
    def parties(self) -> frozenset[str]: ...
    @property
    def core(self) -> Collection[Family]: ...


def window(happening: Happening) -> Days | None:
    """The days a happening can mean: as told, else publication's day and the one before; None for undated history."""
    if happening.days is not None:
        return happening.days
    published = day_number(happening.report.published)
    if published is None or happening.background:
        return None
    return Days(published - 1, published, fine=False)


def stretches(days: Days | None) -> tuple[tuple[int, int], ...]:
    """From and to which day others are looked for. Undated history has no such day and stays alone."""
    if days is None:
        return ()
    if days.last - days.first < _LONGEST_WINDOW:
        return ((days.first - 1, days.last + 2),)
    return ((days.first - 1, days.first + 1), (days.last, days.last + 2))


def keys(outline: Outlined) -> Iterator[Key]:
    """Each place, the cells around it, and each party with a family of act, each key once."""
    found: dict[Key, None] = {}
    for place in outline.places:
        if place.whole_country:
            continue
        found["place", place.key] = None
        if place.latitude is not None and place.longitude is not None and not place.coarse:
            row, column = round(place.latitude * _CELL), round(place.longitude * _CELL)
            wide = 2 if abs(place.latitude) < _NARROW else 3
            found.update((("cell", str(row + i), str(column + j)), None) for i in (0, 1) for j in range(wide))
    for party in sorted(outline.parties):
        found.update((("party", party, kind), None) for kind in sorted(outline.core))
    yield from found


def blocking_keys(outline: Outlined) -> frozenset[Key]:
    """Keys with stretches of days: happenings that are set beside each other share one, some others do too."""
    buckets = {day // _BUCKET for first, last in stretches(outline.window) for day in (first, last)}
    buckets |= {day // _BUCKET for first, last in stretches(outline.window) for day in range(first, last, _BUCKET)}
    return frozenset((*key, str(bucket)) for key in keys(outline) for bucket in buckets) if buckets else frozenset()
