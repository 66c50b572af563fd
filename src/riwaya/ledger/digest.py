"""One Reading -> the rows by which its claims are found: who speaks, who does what to whom, where, when."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from riwaya.ledger.rows import pack_made_by, pack_reading, published_at, report_row
from riwaya.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    FoldedText,
    Place,
    PlaceKind,
    Reading,
    Report,
    Span,
)

Fold = Callable[[str], FoldedText]
Identity = tuple[str, str]
"""Kind ("actor" or "place") and key of who or where is meant, the same in every report."""

SPREADS = (timedelta(days=1), timedelta(days=31))
"""Longest stretches between the first and the last day of rows of ``spread`` 0 and 1; those of 2 have no limit."""


@dataclass(slots=True)
class Digest:
    """What a worker hands the writer for one report: plain values that cross process borders cheaply."""

    report: dict[str, Any]
    published_at: str
    words: FoldedText
    made_by: str | None = None
    body: bytes = b""
    claims: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    names: list[tuple[Identity, str]] = field(default_factory=list)
    trouble: str | None = None
    """Why there is no reading, where the reader gave up."""


def digest_report(report: Report, fold: Fold, *, trouble: str | None = None) -> Digest:
    """A report that is kept without a reading, and why."""
    return Digest(report_row(report), published_at(report.published), fold(report.text), trouble=trouble)


def digest_reading(reading: Reading, fold: Fold) -> Digest:
    """A reading with its report, ready to be stored and found again."""
    digest = digest_report(reading.report, fold)
    digest.made_by = pack_made_by(reading.made_by)
    digest.body = pack_reading(reading)
    actors = {a.id: identity for a in reading.actors if (identity := _actor_identity(a, fold)) is not None}
    levels = {place.id: _place_identities(place, fold) for place in reading.places}
    places = {place: [identity for identity, _ in found] for place, found in levels.items()}
    place_names = ((i, name) for found in levels.values() for i, names in found for name in names if name)
    digest.names = sorted({*_actor_names(reading.actors, actors, fold), *place_names})
    days = {e.id: _days(e) for e in reading.events}
    told: dict[str, list[tuple[str, str]]] = {}
    for event in reading.events:
        if (span := days[event.id]) is not None and not event.background:
            told.setdefault(event.claim, []).append(span)
    speakers = {claim.id: actors.get(claim.source_actor or "") for claim in reading.claims}
    for claim in reading.claims:
        own = told.get(claim.id)
        span = (min(a for a, _ in own), max(b for _, b in own)) if own else None
        digest.claims.append(_claim_row(claim, speakers[claim.id]) | _when(span, digest.published_at))
    for event in reading.events:
        parts = _parts(event, actors, places)
        row = _event_row(event, speakers.get(event.claim), parts)
        digest.events.append(row | _when(days[event.id], digest.published_at))
    return digest


def _actor_identity(actor: Actor, fold: Fold) -> Identity | None:
    """Who an actor is across reports; None for those nobody may be looked up as (rules 6 of DESIGN.md).

    Unnamed sources are never linked; a person is looked up only where the lexicon knows them or the report gives them
    a post, so that no victim, witness or relative can be listed by name.
    """
    if actor.known_as is not None:
        return ("actor", actor.known_as)
    if actor.kind is ActorKind.UNNAMED_SOURCE or (actor.kind is ActorKind.PERSON and not actor.roles):
        return None
    name = fold(actor.name).folded
    return ("actor", "name:" + name) if name else None


def _actor_names(
    actors: Iterable[Actor], identities: dict[str, Identity], fold: Fold
) -> Iterable[tuple[Identity, str]]:
    for actor in actors:
        if (identity := identities.get(actor.id)) is not None:
            for name in (actor.name, actor.name_en, actor.known_as, *(alias.text for alias in actor.aliases)):
                if name and (key := fold(name).folded):
                    yield identity, key


def _place_identities(place: Place, fold: Fold) -> tuple[tuple[Identity, tuple[str, ...]], ...]:
    """A place and the governorate and country it lies in, each with its names: an event there is in all three."""
    country = place.country or ""
    name = fold(place.name).folded
    named = (name, fold(place.name_en).folded if place.name_en else "")
    code = (fold(country).folded,)
    if place.kind is PlaceKind.COUNTRY and country:
        return ((("place", f"||{country}"), (*named, *code)),)
    admin1 = fold(place.admin1).folded if place.admin1 else ""
    levels: list[tuple[str, tuple[str, ...]]] = []
    if place.kind is PlaceKind.GOVERNORATE:
        levels.append((f"|{admin1 or name}|{country}", (*named, admin1)))
    else:
        levels.append((f"{name}|{admin1}|{country}", named))
        if admin1:
            levels.append((f"|{admin1}|{country}", (admin1,)))
    if country:
        levels.append((f"||{country}", code))
    return tuple((("place", key), names) for key, names in levels)


def _days(event: Event) -> tuple[str, str] | None:
    """First and last day the event's times can mean."""
    dated = [(t.from_[:10], t.to[:10]) for t in event.times if t.from_ is not None and t.to is not None]
    return (min(a for a, _ in dated), max(b for _, b in dated)) if dated else None


def _when(days: tuple[str, str] | None, published: str) -> dict[str, Any]:
    """Days to search by, and whether the event or (where it has none) the publication gave them."""
    first, last = days or (published[:10] or None, published[:10] or None)
    return {
        "published_at": published,
        "day_from": first,
        "day_to": last,
        "dated_by": None if first is None else "event" if days else "published",
        "spread": _spread(first, last) if first is not None and last is not None else 0,
    }


def _spread(first: str, last: str) -> int:
    """0 for a day or two, 1 up to a month, 2 for more: what one day asks for then stands close together in an index."""
    try:
        apart = date.fromisoformat(last) - date.fromisoformat(first)
    except ValueError:
        return 2
    return sum(apart > limit for limit in SPREADS)


def _ends(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _claim_row(claim: Claim, speaker: Identity | None) -> dict[str, Any]:
    spans = {"source": _ends(claim.source), "cue": _ends(claim.cue), "content": _ends(claim.content)}
    return {
        "id": claim.id,
        "key": claim.key,
        "voice": claim.voice.value,
        "act": claim.act.value,
        "relay": claim.relay.value,
        "imputed": claim.imputed,
        "speaker": speaker,
        "spans": json.dumps(spans),
    }


def _event_row(event: Event, speaker: Identity | None, parts: list[tuple[str, Identity]]) -> dict[str, Any]:
    spans = {
        "trigger": _ends(event.trigger),
        "agents": [_ends(s) for s in event.agents],
        "patients": [_ends(s) for s in event.patients],
        "places": [_ends(s) for s in event.places],
    }
    return {
        "claim": event.claim,
        "id": event.id,
        "key": event.key,
        "type": event.type.value,
        "polarity": event.polarity.value,
        "reality": event.reality.value,
        "background": event.background,
        "speaker": speaker,
        "spans": json.dumps(spans),
        "parts": parts,
    }


def _parts(event: Event, actors: dict[str, Identity], places: dict[str, list[Identity]]) -> list[tuple[str, Identity]]:
    found = {("agent", actors[s.actor]) for s in event.agents if s.actor in actors}
    found |= {("patient", actors[s.actor]) for s in event.patients if s.actor in actors}
    found |= {("place", identity) for s in event.places if s.place is not None for identity in places.get(s.place, ())}
    return sorted(found)
