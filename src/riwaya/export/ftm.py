"""Readings and incidents -> FollowTheMoney entities and statements, for OpenAleph, Datashare and yente.

A claim becomes a Note about its speaker, with the report as proof: FollowTheMoney has no claim of its own. Nothing here
says that anybody did anything: an Event's ``involved`` are parties whose accounts of it are known.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from riwaya.export.crosswalk import Crosswalk
from riwaya.export.redaction import Mask
from riwaya.export.tables import MACHINE, Standing
from riwaya.model import Actor, ActorKind, Claim, Incident, Reading, Voice

Entity = dict[str, Any]
DATASET = "riwaya"
LABEL = "MACHINE READING, NOT CHECKED BY A PERSON"
_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE_BODY: "PublicBody",
    ActorKind.DE_FACTO_AUTHORITY: "PublicBody",
}


def actor_id(entry: str) -> str:
    """The entity id of a listed actor: the same in every export."""
    return "riwaya-" + entry.replace(":", "-")


def report_id(report: str) -> str:
    """The entity id of a report."""
    return "riwaya-report-" + report.removeprefix("sha256:")[:40]


def of_reading(
    reading: Reading, standing: Standing, crosswalk: Crosswalk, *, machine: bool, redact: bool
) -> Iterator[Entity]:
    """The report, the listed actors it names, and its claims as notes. Unnamed sources have no entity."""
    mask = Mask(reading) if redact else None
    claims = [c for c in reading.claims if machine or standing.get(c.key) in ("accepted", "mended")]
    if not claims:
        return
    yield _article(reading, mask)
    for actor in reading.actors:
        if actor.known_as is not None and actor.kind is not ActorKind.UNNAMED_SOURCE:
            yield _actor(actor, crosswalk)
    actors = {a.id: a for a in reading.actors}
    for claim in claims:
        yield _note(claim, reading, actors, standing, mask)


def _article(reading: Reading, mask: Mask | None) -> Entity:
    report = reading.report
    title = report.title.text if report.title is not None else None
    return _entity(
        report_id(report.id),
        "Article",
        title=title if mask is None else mask.text(title),
        publishedAt=(report.published or "")[:19].rstrip("Z"),
        publisher=report.outlet,
        sourceUrl=report.url,
        language="ara" if report.language == "ar" else None,
    )


def _actor(actor: Actor, crosswalk: Crosswalk) -> Entity:
    assert actor.known_as is not None
    country = crosswalk.party(actor.known_as).country
    return _entity(
        actor_id(actor.known_as),
        _SCHEMATA.get(actor.kind, "Organization"),
        name=[name for name in (actor.name, actor.name_en) if name],
        country=_country(country, crosswalk),
        classification=actor.kind.value,
    )


def _country(code: str | None, crosswalk: Crosswalk) -> str | None:
    """A country's code as FollowTheMoney has it; one the tables do not list is no country there."""
    known = crosswalk.countries.get(code) if code else None
    return known.code.lower() if known is not None and known.iso is not None and known.iso < 900 else None


def _note(claim: Claim, reading: Reading, actors: Mapping[str, Actor], standing: Standing, mask: Mask | None) -> Entity:
    speaker = actors.get(claim.source_actor) if claim.source_actor is not None else None
    entry = speaker.known_as if speaker is not None else None
    words = claim.content.text if mask is None else mask.text(claim.content.text)
    verdict = standing.get(claim.key)
    name = "The article" if claim.voice is Voice.AUTHOR else "An unnamed or unlisted source"
    if speaker is not None and entry is not None:
        name = speaker.name_en or speaker.name
    types = sorted({e.type.value for e in reading.events if e.claim == claim.id})
    return _entity(
        "riwaya-claim-" + hashlib.sha256(claim.key.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "Note",
        name=f"{name}: {claim.act.value}",
        description=words,
        entity=actor_id(entry) if entry is not None else None,
        proof=report_id(reading.report.id),
        publisher=reading.report.outlet,
        sourceUrl=reading.report.url,
        summary=LABEL if verdict is None else f"{verdict} by a person",
        keywords=[claim.act.value, *types, verdict or MACHINE],
        notes=f"{claim.key}; code points {claim.content.start}-{claim.content.end}",
    )


def of_incident(
    incident: Incident, reports: tuple[str, ...], crosswalk: Crosswalk, *, assessed: bool
) -> Iterator[Entity]:
    """An incident as an Event, and the listed parties whose accounts of it are known."""
    place = incident.place
    listed = {a.party.actor: a.party.name for a in incident.accounts if (a.party.actor or "").startswith("actor:")}
    involved = [actor_id(entry) for entry in listed if entry is not None]
    for entry, name in listed.items():
        if entry is not None:
            country = _country(crosswalk.party(entry).country, crosswalk)
            yield _entity(actor_id(entry), "Organization", name=name, country=country)
    yield _entity(
        "riwaya-" + incident.id.replace(":", "-"),
        "Event",
        name=[incident.title.en, incident.title.ar],
        startDate=incident.from_,
        endDate=incident.to,
        location=place.name if place is not None else None,
        country=_country(place.country, crosswalk) if place is not None else None,
        involved=involved,
        proof=[report_id(r) for r in reports],
        keywords=[incident.type.value],
        summary="assessed by a person" if assessed else LABEL,
    )


def of_match(actor: str, list_: str, entry: str, *, persons: int, day: str) -> Entity:
    """A match of a listed actor with an entry of a public list that people confirmed. Who they are does not leave."""
    key = f"{actor}|{list_}|{entry}".encode("utf-8", "surrogatepass")
    told = "a person" if persons == 1 else f"{persons} persons"
    return _entity(
        "riwaya-match-" + hashlib.sha256(key).hexdigest()[:32],
        "Sanction",
        entity=actor_id(actor),
        authority=list_,
        authorityId=entry,
        modifiedAt=day,
        summary=f"name match, confirmed by {told}; the list's own entry says what it means",
    )


def _entity(id_: str, schema: str, **properties: str | list[str] | None) -> Entity:
    found: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or []
        kept = list(dict.fromkeys(v for v in values if v))
        if kept:
            found[name] = kept
    return {"id": id_, "schema": schema, "properties": found}


def statements(entity: Entity) -> Iterator[dict[str, Any]]:
    """An entity as statements: one value each, with an id by FollowTheMoney's own rule, so that merges do no harm."""
    id_ = entity["id"]
    values = [(prop, value) for prop, some in entity["properties"].items() for value in some]
    for prop, value in values:
        key = f"{DATASET}.{id_}.{prop}.{value}".encode("utf-8", "backslashreplace")
        yield {
            "canonical_id": id_,
            "entity_id": id_,
            "prop": prop,
            "schema": entity["schema"],
            "value": value,
            "dataset": DATASET,
            "lang": None,
            "original_value": None,
            "first_seen": None,
            "last_seen": None,
            "external": False,
            "origin": "riwaya",
            "id": hashlib.sha1(key).hexdigest(),
        }
