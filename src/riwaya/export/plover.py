"""A coded row -> a PLOVER version 2 record (JSON Lines), with the choices made; or why PLOVER has no such event."""

from typing import Any

from riwaya.export.acled import acts_as
from riwaya.export.coded import Coded, LeftOut, Reason, Side
from riwaya.export.coding import point
from riwaya.export.crosswalk import Crosswalk
from riwaya.export.figures import tally
from riwaya.export.notes import name_of, note
from riwaya.model import Act, EventType, TimePrecision

MACHINE_CODER = "Riwaya (MACHINE READING, NOT CHECKED BY A PERSON)"
Record = dict[str, Any]


def plover_record(
    coded: Coded, crosswalk: Crosswalk, *, version: str, redact: bool = True
) -> tuple[Record, tuple[Reason, ...]] | LeftOut:
    """The record and its reasons. PLOVER wants a date and an actor: what has none is left out, never filled."""
    table = crosswalk.tables["plover"]
    own = {key.removeprefix("plover."): v for key, v in coded.overrides if key.startswith("plover.")}
    entry = table["types"][coded.type.value]
    rule = f"plover.types.{coded.type.value}"
    if isinstance(entry, dict) and "by" in entry:
        acts = acts_as(coded, crosswalk)
        entry, rule = entry["by"][acts], f"{rule}.by.{acts}"
    if isinstance(entry, dict):
        return LeftOut(f"{coded.id} ({coded.type.value})", str(entry["none"]))
    event, mode, contexts = entry
    if coded.first is None:
        return LeftOut(f"{coded.id} ({coded.type.value})", "PLOVER wants a date, and no claim gives a day")
    actors, recipients = _both(coded)
    if not actors:
        return LeftOut(f"{coded.id} ({coded.type.value})", "PLOVER wants an actor, and none is told, or it is disputed")
    score = table["scores"].get(f"{event} {mode}", table["scores"].get(event))
    record: Record = {
        "id": coded.id,
        "date": coded.first,
        "actor": [_entity(s, coded, crosswalk, redact) for s in actors],
        "recipient": [_entity(s, coded, crosswalk, redact) for s in recipients],
        "event": [event],
        "mode": [mode] if mode else [],
        "context": contexts,
        "quad_code": table["quad"][event],
        "event_scale": score,
    }
    if coded.last is not None and coded.last != coded.first:
        record["enddate"] = coded.last
    if coded.place is not None:
        record["event_loc"] = _location(coded, crosswalk)
    if size := _size(coded):
        record["size"] = size
    record |= {
        "text": note(coded, redact=redact).en,
        "cite_info": [_citation(coded, n) for n in range(len(_reports(coded)))],
        "coder": MACHINE_CODER if coded.signed is None else coded.signed.by,
        "comment": _comment(coded, version),
    }
    record |= own
    required = [name for name in table["required"] if record.get(name) in (None, "", [])]
    if required:
        return LeftOut(coded.id, f"the assessment leaves {', '.join(required)} empty, which PLOVER wants")
    why = Reason("event mode context", rule, f"read as {coded.type.value}", coded.keys)
    return record, (*coded.why, why)


def _both(coded: Coded) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Two-sided violence has every side as actor and no recipient; a disputed doer is no actor."""
    if coded.disputed:
        return (), coded.side_b
    if coded.type is EventType.ARMED_CLASH and coded.side_b:
        return (*coded.side_a, *coded.side_b), ()
    return coded.side_a, coded.side_b


def _entity(side: Side, coded: Coded, crosswalk: Crosswalk, redact: bool) -> Record:
    party = crosswalk.party(side.entry, side.key, side.name)
    sectors = crosswalk.tables["plover"]["sectors"]
    place = coded.place.country if coded.place is not None else None
    civilians = side.key == "civilians" and place is not None
    entity: Record = {
        "code": party.plover or party.country or (place if civilians else "") or "UNK",
        "sector": sectors.get(side.kind.value, "UNK") if side.kind is not None else "UNK",
        "entity_text": name_of(side, redact=redact).en,
    }
    if side.entry is not None:
        entity["identifier_id"] = side.entry
        entity["identifier_text"] = "Riwaya lexicon"
    return entity


def _location(coded: Coded, crosswalk: Crosswalk) -> Record:
    place = coded.place
    assert place is not None
    at = point(place)
    country = crosswalk.country(place.country)
    found: Record = {
        "extracted_place": place.name,
        "resolved_place": place.name_en or place.name,
        "lat": at[0] if at else None,
        "lon": at[1] if at else None,
        "province": place.admin1,
        "country": country.name if country is not None else None,
        "country_code": place.country,
        "feature_code": place.kind.value,
        "resolution": crosswalk.tables["plover"]["resolution"].get(place.precision.value),
    }
    return {key: value for key, value in found.items() if value is not None}


def _size(coded: Coded) -> Record:
    if coded.signed is not None:
        return {"dead": coded.deaths.best} if coded.deaths is not None and coded.deaths.best is not None else {}
    found = tally(coded.figures)
    return {} if found.low is None else {"dead": int(found.low)}


def _reports(coded: Coded) -> list[Any]:
    return list({t.report: t for t in sorted(coded.told, key=lambda t: (t.published or "9999", t.report))}.values())


def _citation(coded: Coded, which: int) -> Record:
    told = _reports(coded)[which]
    found = {"citation": told.outlet or told.ref, "url": told.url, "title": told.headline, "language": "ar"}
    return {key: value for key, value in found.items() if value} | {"publication": (told.published or "")[:10]}


def _comment(coded: Coded, version: str) -> str:
    parts = [f"riwaya {version}"]
    if coded.precision is not TimePrecision.DAY:
        parts.append(f"date precision: {coded.precision.value}")
    if coded.figures and coded.signed is None:
        parts.append("size.dead is the lowest figure told")
    if any(t.denied or t.act is Act.DENY for t in coded.told):
        parts.append("denied by a party; see text")
    return "; ".join(parts)
