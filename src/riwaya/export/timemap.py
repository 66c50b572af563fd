"""A coded row -> one event of TimeMap's JSON (Forensic Architecture's timemap): a date, a point, words, its sources."""

from typing import Any

from riwaya.export.coded import Coded, LeftOut
from riwaya.export.coding import point
from riwaya.export.notes import note
from riwaya.lexicon.wording import wording


def timemap_event(coded: Coded, *, redact: bool = True) -> dict[str, Any] | LeftOut:
    """The event. TimeMap can show nothing without a day and a point, so rows without are left out."""
    at = point(coded.place)
    if coded.first is None or at is None or coded.place is None:
        return LeftOut(f"{coded.id} ({coded.type.value})", "TimeMap shows only what has a day and a point")
    words = note(coded, redact=redact)
    first, last = coded.first, coded.last or coded.first
    precision = f"{coded.place.precision.value}; {coded.precision.value}"
    return {
        "id": coded.id,
        "date": first,
        "time": "",
        "latitude": f"{at[0]:g}",
        "longitude": f"{at[1]:g}",
        "location": coded.place.name_en or coded.place.name,
        "location_precision": precision,
        "description": words.en if first == last else f"{words.en} ({first} to {last})",
        "description_ar": words.ar,
        "category": wording(f"type.{coded.type.value}").en,
        "associations": ["assessed" if coded.signed is not None else "machine reading, not checked by a person"],
        "sources": list(dict.fromkeys(t.url or t.ref for t in coded.told)),
    }
