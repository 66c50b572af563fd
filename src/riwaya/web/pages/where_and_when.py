"""Places and time: the incidents of a case on a map (precision as area) and a time line, each beside its table."""

from collections import defaultdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from riwaya.access import Action
from riwaya.ledger import IncidentFound
from riwaya.model import EventType, Place, PlacePrecision, Wording
from riwaya.pages.labels import label
from riwaya.web.language import language_of
from riwaya.web.pages.incidents import listed
from riwaya.web.rendering import render, url
from riwaya.web.security import guarded

PAGE = 60
RADIUS = {
    PlacePrecision.EXACT: 1_000,
    PlacePrecision.NEAR: 6_000,
    PlacePrecision.ADMIN2: 20_000,
    PlacePrecision.ADMIN1: 60_000,
    PlacePrecision.COUNTRY: 300_000,
}
"""Metres within which a place may be, by the precision of its coordinates: the size of the unit it stands for."""


def _by_place(found: list[IncidentFound]) -> list[tuple[Place, list[IncidentFound]]]:
    places: dict[tuple[str, str, str], Place] = {}
    there: defaultdict[tuple[str, str, str], list[IncidentFound]] = defaultdict(list)
    for one in found:
        place = one.incident.place
        if place is not None:
            key = (place.name, place.admin1 or "", place.country or "")
            places.setdefault(key, place)
            there[key].append(one)
    return [(places[key], there[key]) for key in sorted(places, key=lambda key: (-len(there[key]), key))]


def show_places(request: Request) -> Response:
    """Where the incidents are; those without a place are counted, not guessed at."""
    found, more, chosen = listed(request, limit=PAGE)
    values: dict[str, Any] = {
        "rows": _by_place(found),
        "without": sum(one.incident.place is None for one in found),
        "more": more,
        "chosen": chosen,
        "types": list(EventType),
        "radius": RADIUS,
    }
    return render(request, "places.html", **values)


def places_json(request: Request) -> Response:
    """The same for the map."""
    found, _, _ = listed(request, limit=PAGE)
    language = language_of(request)
    areas = [
        {
            "name": place.name,
            "href": url(request, "incident", incident=there[0].incident.id),
            "lat": place.latitude,
            "lon": place.longitude,
            "radius_m": RADIUS[place.precision],
            "precision": _in(language, label(f"precision.{place.precision.value}")),
            "count": len(there),
        }
        for place, there in _by_place(found)
        if place.latitude is not None and place.longitude is not None and place.precision in RADIUS
    ]
    tiles = getattr(request.app.state, "tiles", None)
    return JSONResponse({"areas": areas, "tiles": tiles})


def show_time(request: Request) -> Response:
    """When the incidents were, by what claims say."""
    found, more, chosen = listed(request, limit=PAGE)
    values: dict[str, Any] = {"found": found, "more": more, "chosen": chosen, "types": list(EventType)}
    return render(request, "time.html", **values)


def time_json(request: Request) -> Response:
    """The same for the time line: a time that is not one day is a span."""
    found, _, _ = listed(request, limit=PAGE)
    language = language_of(request)
    spans = [
        {
            "label": _in(language, one.incident.title),
            "href": url(request, "incident", incident=one.incident.id),
            "from": one.incident.from_,
            "to": one.incident.to or one.incident.from_,
            "uncertain": one.incident.from_ != one.incident.to,
            "side": one.incident.type.value,
        }
        for one in found
        if one.incident.from_
    ]
    return JSONResponse({"spans": spans})


def _in(language: str, words: Wording) -> str:
    return words.ar if language == "ar" else words.en


ROUTES = [
    guarded("/c/{case}/places", show_places, needs=Action.READ, name="places"),
    guarded("/c/{case}/places.json", places_json, needs=Action.READ, name="places_json"),
    guarded("/c/{case}/time", show_time, needs=Action.READ, name="time"),
    guarded("/c/{case}/time.json", time_json, needs=Action.READ, name="time_json"),
]
