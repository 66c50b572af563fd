"""Places of two tellings -> whether they are the same, one inside or beside the other, apart, or not to be told."""

import math
from collections.abc import Iterable
from dataclasses import field, replace
from enum import IntEnum
from functools import lru_cache
from typing import Any

from riwaya.compare.who import name_key
from riwaya.model import Place, PlaceKind, PlacePrecision
from riwaya.model.values import dataclass

_COARSE_KINDS = frozenset(
    (PlaceKind.COUNTRY, PlaceKind.GOVERNORATE, PlaceKind.AREA, PlaceKind.RIVER, PlaceKind.AIRSPACE)
)
_COARSE_PRECISION = frozenset((PlacePrecision.ADMIN1, PlacePrecision.COUNTRY))
SAME_KM = 6.0
"""Names within this distance are one place: a town and its base, a camp and its village (15 annotated incidents)."""
APART_KM = 45.0
"""Beyond this two fine places are two places; between, they are neighbours (15 annotated incidents)."""


class Meeting(IntEnum):
    """How two places stand to each other, from what excludes one happening to what speaks for it."""

    APART = 0
    UNKNOWN = 1
    COARSE = 2
    NEAR = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Where:
    """A place as far as it is set beside others: its name's key, its point if known, and whether it is a wide one."""

    key: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    coarse: bool
    whole_country: bool
    on_sphere: tuple[float, float, float] | None = field(init=False, compare=False, repr=False)
    """The point on a sphere of radius 1: to set two beside each other then takes no trigonometry."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "on_sphere", _on_sphere(self.latitude, self.longitude))


def _on_sphere(latitude: float | None, longitude: float | None) -> tuple[float, float, float] | None:
    if latitude is None or longitude is None:
        return None
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


@dataclass(frozen=True, slots=True)
class Spot(Where):
    """A place of a report, with its name there."""

    name: str
    place: Place = field(compare=False)


@lru_cache(maxsize=16384)
def where(*parts: Any) -> Where:
    """One object for one place, in the order of the fields of ``Where``: thousands of happenings share their places."""
    return Where(*parts)


def where_of(spot: Spot) -> Where:
    """The spot without its words."""
    return where(*parts_of(spot))


def parts_of(place: Where) -> tuple[Any, ...]:
    """What ``where`` makes a place of."""
    return (
        *(place.key, place.latitude, place.longitude, place.country, place.admin1),
        *(place.coarse, place.whole_country),
    )


def spot(place: Place) -> Spot:
    """A place of a reading as a spot."""
    coarse = place.kind in _COARSE_KINDS or place.precision in _COARSE_PRECISION
    return Spot(
        key=name_key(place.name),
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        coarse=coarse,
        whole_country=place.kind is PlaceKind.COUNTRY or place.precision is PlacePrecision.COUNTRY,
        place=replace(place, mentions=()),
    )


def distance_km(one: Where, other: Where) -> float | None:
    """Great-circle distance, or None where a point is not known."""
    squared = _chord_squared(one, other)
    return None if squared is None else _DIAMETER_KM * math.asin(min(1.0, math.sqrt(squared) / 2))


def _chord_squared(one: Where, other: Where) -> float | None:
    a, b = one.on_sphere, other.on_sphere
    if a is None or b is None:
        return None
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return x * x + y * y + z * z


def _chord_squared_of(kilometres: float) -> float:
    return (2 * math.sin(kilometres / _DIAMETER_KM)) ** 2


_DIAMETER_KM = 12742
_SAME, _APART, _FAR_APART = map(_chord_squared_of, (SAME_KM, APART_KM, 3 * APART_KM))


def meet(one: Where, other: Where) -> Meeting:
    """How two places stand to each other."""
    if one.key == other.key:
        return Meeting.COARSE if one.whole_country else Meeting.SAME
    if one.country and other.country and one.country != other.country:
        return Meeting.APART
    if one.whole_country or other.whole_country:
        return Meeting.COARSE if one.country and one.country == other.country else Meeting.UNKNOWN
    apart = _chord_squared(one, other)
    if apart is None:
        if one.admin1 and other.admin1:
            return Meeting.COARSE if one.admin1 == other.admin1 else Meeting.UNKNOWN
        return Meeting.UNKNOWN
    if one.coarse or other.coarse:
        return Meeting.COARSE if apart <= _FAR_APART else Meeting.APART
    if apart <= _SAME:
        return Meeting.SAME
    return Meeting.NEAR if apart <= _APART else Meeting.APART


def closest(ones: Iterable[Where], others: Iterable[Where]) -> Meeting:
    """The best meeting of two lists of places, UNKNOWN where a list is empty.

    Where both lists have fine places with points, those decide: that both also name their country joins nothing.
    """
    others = tuple(others)
    best = fine = None
    for a in ones:
        for b in others:
            meeting = meet(a, b)
            if best is None or meeting > best:
                best = meeting
            if (fine is None or meeting > fine) and _pinned(a) and _pinned(b):
                fine = meeting
                if fine is Meeting.SAME:
                    return fine
    if fine is Meeting.APART:
        return fine
    return Meeting.UNKNOWN if best is None else best


def _pinned(place: Where) -> bool:
    return not place.coarse and place.latitude is not None
