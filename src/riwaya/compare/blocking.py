"""A happening -> the keys under which others that may be the same are found; a pure function, so that one report can
be added without looking at all the rest."""

from collections.abc import Iterator

from riwaya.compare.days import Days, day_number
from riwaya.compare.families import CORE, family
from riwaya.compare.happenings import Happening

Key = tuple[str, ...]

_LONGEST_WINDOW = 10
"""Days of a stretch that get keys of their own; of longer ones the first and last days do (campaigns, histories)."""
_CELL = 2.0
"""Cells a degree: half a degree is about 50 km, the distance beyond which places are apart."""


def window(happening: Happening) -> Days | None:
    """The days a happening can mean: as told, else publication's day and the one before; None for undated history."""
    if happening.days is not None:
        return happening.days
    published = day_number(happening.report.published)
    if published is None or happening.background:
        return None
    return Days(published - 1, published, fine=False)


def blocking_keys(happening: Happening) -> frozenset[Key]:
    """Place and day, or party, family of act and day. Undated history without a fine place has none and stays alone."""
    days = window(happening)
    if days is None:
        return frozenset()
    return frozenset(key for day in _days(days) for key in _keys(happening, day))


def _days(days: Days) -> Iterator[int]:
    if days.last - days.first < _LONGEST_WINDOW:
        yield from range(days.first - 1, days.last + 3)
    else:
        yield from sorted({days.first - 1, days.first, days.first + 1, days.last, days.last + 1, days.last + 2})


def _keys(happening: Happening, day: int) -> Iterator[Key]:
    families = {family(t) for t in happening.types} & CORE
    for spot in happening.spots:
        if spot.whole_country:
            continue
        yield ("place", spot.key, str(day))
        if spot.latitude is not None and spot.longitude is not None and not spot.coarse:
            row, column = round(spot.latitude * _CELL), round(spot.longitude * _CELL)
            yield from (("cell", str(row + i), str(column + j), str(day)) for i in (0, 1) for j in (0, 1))
    for party in happening.parties:
        yield from (("party", party, kind, str(day)) for kind in families)
