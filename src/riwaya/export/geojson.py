"""A coded row -> a GeoJSON feature (RFC 7946): a point with its precision in words, or no geometry."""

from typing import Any

from riwaya.export.acled import acts_as
from riwaya.export.coded import Coded
from riwaya.export.coding import point
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.figures import tally
from riwaya.export.notes import name_of, note
from riwaya.lexicon.wording import wording

Json = dict[str, Any]


def feature(coded: Coded, crosswalk: Crosswalk, *, rule: str, redact: bool = True) -> Json:
    """One feature. ``precision`` says whether the point is the place, near it, or the middle of something wider."""
    at = point(coded.place)
    words = note(coded, redact=redact)
    label = wording(f"type.{coded.type.value}")
    disputed = coded.disputed
    return {
        "type": "Feature",
        "id": coded.id,
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
        "properties": {
            "reviewed": coded.signed is not None,
            "label": "assessed" if coded.signed is not None else "MACHINE READING, NOT CHECKED BY A PERSON",
            "incident": coded.incident,
            "type": coded.type.value,
            "type_en": label.en,
            "type_ar": label.ar,
            "from": coded.first,
            "to": coded.last,
            "date_precision": coded.precision.value,
            "place": coded.place.name if coded.place is not None else None,
            "place_en": coded.place.name_en if coded.place is not None else None,
            "precision": coded.place.precision.value if coded.place is not None else "none",
            "country": coded.place.country if coded.place is not None else None,
            "admin1": coded.place.admin1 if coded.place is not None else None,
            "doers": [] if disputed else [name_of(s, redact=redact).en for s in coded.side_a],
            "doers_disputed": disputed,
            "doers_are": acts_as(coded, crosswalk),
            "struck": [name_of(s, redact=redact).en for s in coded.side_b],
            "civilians_only": coded.civilians_only,
            "deaths": deaths(coded, crosswalk, rule),
            "reports": len({t.report for t in coded.told}),
            "claims": list(coded.keys),
            "note_en": words.en,
            "note_ar": words.ar,
        },
    }


def deaths(coded: Coded, crosswalk: Crosswalk, rule: str) -> Json:
    """Deaths by the rule that was asked for: ``acled`` one conservative number, ``ucdp`` low and high."""
    if coded.signed is not None:
        person = coded.deaths
        found = (person.low, person.best, person.high) if person is not None else (None, None, None)
        return {"rule": "assessed", **dict(zip(("low", "best", "high"), found, strict=True))}
    vague = crosswalk.tables["acled"]["vague"] if rule == "acled" else None
    told = tally(coded.figures, vague)
    if rule == "acled":
        return {"rule": rule, "conservative": _whole(told.low)}
    return {"rule": "ucdp", "low": _whole(told.low), "best": None, "high": _whole(told.high)}


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
