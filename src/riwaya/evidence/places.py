"""A file's positions and an event's places -> how near the nearest comes, by what the place's precision allows."""

import math
from collections.abc import Sequence

from riwaya.evidence.checks import Check, Question, Standing
from riwaya.evidence.metadata.facts import Facts, Fix
from riwaya.evidence.wording import say
from riwaya.model import Place, PlaceKind, PlacePrecision, Wording

_BY_PRECISION = {
    PlacePrecision.EXACT: 1.5,
    PlacePrecision.NEAR: 6.0,
    PlacePrecision.ADMIN2: 20.0,
    PlacePrecision.ADMIN1: 60.0,
    PlacePrecision.COUNTRY: 300.0,
}
_BY_KIND = {
    PlaceKind.CITY: 10.0,
    PlaceKind.TOWN: 5.0,
    PlaceKind.VILLAGE: 3.0,
    PlaceKind.DISTRICT: 5.0,
    PlaceKind.BASE: 4.0,
}
_LONG = frozenset((PlaceKind.ROAD, PlaceKind.RIVER, PlaceKind.AREA, PlaceKind.AIRSPACE))
_LONG_KM = 20.0
"""Kilometres round a point within which its place may lie: the usual size of such a unit, as the map draws them; not
chosen on data, of which there is none yet."""
_FAR = 3
"""Beyond so many times that, a file is somewhere else; nearer, it may be taken from afar, or the point a centre's."""
_ABROAD_KM = 3000.0
"""No point of a country lies further from its middle, but for the five largest."""


def check_place(about: str, facts: Facts, places: Sequence[Place]) -> Check:
    """Set a file's positions against the places of an event; of several places the one that it comes nearest to."""
    fixes = [f for f in facts.fixes if f.what != "home"] or list(facts.fixes)
    known = [p for p in places if p.latitude is not None and p.longitude is not None and p.precision in _BY_PRECISION]
    if not fixes or not known:
        key = "place.neither" if not fixes and not known else "place.no_position" if not fixes else "place.no_place"
        told = ", ".join(dict.fromkeys(p.name for p in known))
        file = _written(fixes[0]) if fixes else ""
        return Check(about, Question.PLACE, Standing.CANNOT_TELL, say(key, file=file, told=told))
    near = [(distance_km(f, p) / radius_km(p), n, f, p) for p in known for n, f in enumerate(fixes)]
    share, _, fix, place = min(near, key=lambda one: one[:2])
    standing, key = _stands(share, place)
    why = say(
        key,
        file=_written(fix),
        told=Wording(place.name_en or place.name, place.name),
        km=f"{share * radius_km(place):.1f}",
        radius=f"{radius_km(place):g}",
        precision=say(f"precision.{place.precision.value}"),
    )
    return Check(about, Question.PLACE, standing, why)


def _stands(share: float, place: Place) -> tuple[Standing, str]:
    if place.precision is PlacePrecision.COUNTRY or place.kind is PlaceKind.COUNTRY:
        if share * radius_km(place) > _ABROAD_KM:
            return Standing.DISAGREES, "place.disagrees"
        return Standing.CANNOT_TELL, "place.wide"
    if share <= 1:
        return Standing.AGREES, "place.agrees"
    return (Standing.DISAGREES, "place.disagrees") if share > _FAR else (Standing.CANNOT_TELL, "place.between")


def radius_km(place: Place) -> float:
    """How far from its point a place may reach."""
    kind = _LONG_KM if place.kind in _LONG else _BY_KIND.get(place.kind, 0.0)
    if place.kind is PlaceKind.GOVERNORATE:
        kind = _BY_PRECISION[PlacePrecision.ADMIN1]
    return max(kind, _BY_PRECISION[place.precision])


def distance_km(fix: Fix, place: Place) -> float:
    """Great-circle distance."""
    a, b = math.radians(fix.latitude), math.radians(place.latitude or 0.0)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(fix.longitude - (place.longitude or 0.0)) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def _written(fix: Fix) -> str:
    return f"{fix.latitude:.5f}, {fix.longitude:.5f}"
