"""Places of two tellings -> whether they are the same, one inside or beside the other, apart, or not to be told."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum

from riwaya.compare.who import name_key
from riwaya.model import Place, PlaceKind, PlacePrecision

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
class Spot:
    """A place as far as it matters here: its name's key, its point if known, and whether it is a wide one."""

    key: str
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    coarse: bool
    whole_country: bool
    place: Place = field(compare=False)


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


def distance_km(one: Spot, other: Spot) -> float | None:
    """Great-circle distance, or None where a point is not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(one.longitude - other.longitude) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def meet(one: Spot, other: Spot) -> Meeting:
    """How two places stand to each other."""
    if one.key == other.key:
        return Meeting.COARSE if one.whole_country else Meeting.SAME
    if one.country and other.country and one.country != other.country:
        return Meeting.APART
    if one.whole_country or other.whole_country:
        return Meeting.COARSE if one.country and one.country == other.country else Meeting.UNKNOWN
    apart = distance_km(one, other)
    if apart is None:
        if one.admin1 and other.admin1:
            return Meeting.COARSE if one.admin1 == other.admin1 else Meeting.UNKNOWN
        return Meeting.UNKNOWN
    if one.coarse or other.coarse:
        return Meeting.COARSE if apart <= 3 * APART_KM else Meeting.APART
    if apart <= SAME_KM:
        return Meeting.SAME
    return Meeting.NEAR if apart <= APART_KM else Meeting.APART


def closest(ones: Iterable[Spot], others: Iterable[Spot]) -> Meeting:
    """The best meeting of two lists of places, UNKNOWN where a list is empty.

    Where both lists have fine places with points, those decide: that both also name their country joins nothing.
    """
    ones, others = tuple(ones), tuple(others)
    fine = [meet(a, b) for a in ones if _pinned(a) for b in others if _pinned(b)]
    if fine and max(fine) is Meeting.APART:
        return Meeting.APART
    return max((meet(a, b) for a in ones for b in others), default=Meeting.UNKNOWN)


def _pinned(place: Spot) -> bool:
    return not place.coarse and place.latitude is not None
