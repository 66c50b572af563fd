"""Readings and incidents -> rows of the plain tables of a case, as ``data/tables.yaml`` describes their columns."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml

from riwaya.export.cells import Cell
from riwaya.export.redaction import Mask, NameMask
from riwaya.model import ActorKind, Assessment, Claim, Event, Incident, Reading, Voice

Rows = dict[str, list[tuple[Cell, ...]]]
MACHINE = "MACHINE"
OF_READINGS = ("reports", "claims", "events", "participants", "counts")
OF_INCIDENTS = ("incidents", "members", "accounts", "disagreements")
OF_THE_CASE = ("assessments", "withdrawn")
Standing = Mapping[str, str]
"""Key of a claim or event -> what a person thought of it last."""


@cache
def dictionary() -> Mapping[str, Any]:
    """Every table with what it holds and its columns."""
    raw = (resources.files("riwaya.export") / "data" / "tables.yaml").read_bytes().decode("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(raw)
    return loaded


def column_names(table: str) -> tuple[str, ...]:
    """The columns of a table in their order."""
    return tuple(column["name"] for column in dictionary()[table]["columns"])


def dictionary_rows() -> Iterator[tuple[Cell, ...]]:
    """The data dictionary as a table: table, column, type, meaning."""
    yield ("table", "column", "type", "meaning")
    for table, entry in dictionary().items():
        yield (table, "", "", entry["says"])
        for column in entry["columns"]:
            yield (table, column["name"], column["type"], column["says"])


def of_reading(reading: Reading, standing: Standing, *, machine: bool, redact: bool) -> Rows:
    """The rows of one reading. Without ``machine`` only claims that a person accepted or mended, and what they hold."""
    mask = Mask(reading) if redact else None
    claims = [c for c in reading.claims if machine or _checked(c.key, standing)]
    kept = {c.id for c in claims}
    events = [
        e
        for e in reading.events
        if e.claim in kept and (machine or standing.get(e.key, "accepted") in ("accepted", "mended"))
    ]
    if not claims and not machine:
        return {}
    names = _Names(reading, mask)
    return {
        "reports": [_report(reading, mask)],
        "claims": [_claim(c, reading, names, standing) for c in claims],
        "events": [_event(e, reading, names, standing) for e in events],
        "participants": [row for e in events for row in _participants(e, names)],
        "counts": [row for e in events for row in _counts(e, names)],
    }


def _checked(key: str, standing: Standing) -> bool:
    return standing.get(key) in ("accepted", "mended")


class _Names:
    """Names of a reading's actors and keys of its claims, private persons' withheld."""

    def __init__(self, reading: Reading, mask: Mask | None) -> None:
        self.mask = mask
        self.actors = {a.id: a for a in reading.actors}
        self.keys = {c.id: c.key for c in reading.claims}
        self.places = {p.id: p for p in reading.places}

    def text(self, words: str | None) -> str | None:
        return words if self.mask is None else self.mask.text(words)

    def name(self, actor: str | None) -> str | None:
        """Name of an actor; none of an unnamed source, which nobody can be linked by."""
        found = self.actors.get(actor) if actor is not None else None
        if found is None or found.kind is ActorKind.UNNAMED_SOURCE:
            return None
        return self.text(found.name)

    def entry(self, actor: str | None) -> str | None:
        found = self.actors.get(actor) if actor is not None else None
        return None if found is None else found.known_as


def _report(reading: Reading, mask: Mask | None) -> tuple[Cell, ...]:
    report = reading.report
    title = report.title.text if report.title is not None else None
    return (
        report.id,
        report.ref,
        report.kind.value,
        report.outlet,
        report.url,
        report.published,
        report.language,
        title if mask is None else mask.text(title),
        report.content_hash,
        reading.made_by.riwaya,
    )


def _claim(claim: Claim, reading: Reading, names: _Names, standing: Standing) -> tuple[Cell, ...]:
    speaker = names.actors.get(claim.source_actor) if claim.source_actor is not None else None
    unnamed = claim.voice is Voice.ATTRIBUTED and (speaker is None or speaker.kind is ActorKind.UNNAMED_SOURCE)
    chain = " > ".join(names.name(link) or "(unnamed)" if link != "outlet" else "outlet" for link in claim.chain)
    return (
        claim.key,
        reading.report.id,
        claim.id,
        standing.get(claim.key, MACHINE),
        claim.voice.value,
        claim.act.value,
        claim.relay.value,
        claim.imputed,
        names.name(claim.source_actor),
        names.entry(claim.source_actor),
        unnamed,
        chain,
        names.keys.get(claim.parent) if claim.parent is not None else None,
        claim.cue.text if claim.cue is not None else None,
        names.text(claim.content.text),
        claim.content.start,
        claim.content.end,
        claim.confidence.value,
    )


def _event(event: Event, reading: Reading, names: _Names, standing: Standing) -> tuple[Cell, ...]:
    time = next((t for t in event.times if t.from_ is not None), None)
    place = next((names.places[s.place] for s in event.places if s.place in names.places), None)
    return (
        event.key,
        names.keys.get(event.claim),
        reading.report.id,
        standing.get(event.key, MACHINE),
        event.type.value,
        event.trigger.text,
        event.trigger.start,
        event.trigger.end,
        event.polarity.value,
        event.reality.value,
        event.phase.value if event.phase is not None else None,
        event.result.value if event.result is not None else None,
        event.background,
        event.occurrence,
        time.from_[:10] if time is not None and time.from_ else None,
        (time.to or time.from_ or "")[:10] or None if time is not None else None,
        time.precision.value if time is not None else None,
        time.basis.value if time is not None else None,
        place.name if place is not None else None,
        place.latitude if place is not None else None,
        place.longitude if place is not None else None,
        place.precision.value if place is not None else None,
        place.country if place is not None else None,
        event.confidence.value,
    )


def _participants(event: Event, names: _Names) -> Iterator[tuple[Cell, ...]]:
    for role, spans in (("agent", event.agents), ("patient", event.patients)):
        for span in spans:
            actor = names.actors.get(span.actor) if span.actor is not None else None
            yield (
                event.key,
                role,
                names.text(span.text),
                names.name(span.actor),
                names.entry(span.actor),
                actor.kind.value if actor is not None else None,
            )


def _counts(event: Event, names: _Names) -> Iterator[tuple[Cell, ...]]:
    for count in event.counts:
        yield (
            event.key,
            names.text(count.text),
            count.value,
            count.low,
            count.high,
            count.bound.value,
            count.of.value,
            count.status.value,
            names.name(count.side),
        )


def of_incident(incident: Incident, reports: int, *, assessed: bool, machine: bool, hide: NameMask | None) -> Rows:
    """The rows of one incident. ``hide``: masks the private names of the reports that tell of it. Without ``machine``
    only that there is one: accounts and disagreements are a machine's."""
    place = incident.place

    def shown(words: str) -> str:
        return words if hide is None else hide.text(words) or ""

    answers = [
        (
            incident.id,
            shown(account.party.name),
            account.party.actor,
            answer.question.value,
            shown(answer.answer),
            len(answer.claims),
            account.coverage,
        )
        for account in incident.accounts
        for answer in account.says
    ]
    positions = [
        (
            incident.id,
            number,
            row.kind.value,
            shown(position.party),
            shown(position.answer),
            shown(row.why.en),
            shown(row.why.ar),
        )
        for number, row in enumerate(incident.disagreements, 1)
        for position in row.positions
    ]
    alone: Rows = {
        "incidents": [
            (
                incident.id,
                incident.title.en,
                incident.title.ar,
                incident.type.value,
                incident.from_,
                incident.to,
                place.name if place is not None else None,
                place.latitude if place is not None else None,
                place.longitude if place is not None else None,
                place.precision.value if place is not None else None,
                place.country if place is not None else None,
                reports,
                assessed,
            )
        ]
    }
    if not machine:
        return alone
    made: Rows = {
        "members": [(incident.id, ref.report, ref.claim, ref.event) for ref in incident.claims],
        "accounts": list(answers),
        "disagreements": list(positions),
    }
    return alone | made


def of_assessment(one: Assessment, incident: str) -> tuple[Cell, ...]:
    """The row of an assessment, under the id its incident has now."""
    return (incident, one.version, one.by, one.at, one.signed_off_by, one.release, one.fields)


def joined(parts: Sequence[Rows]) -> Rows:
    """The rows of several readings or incidents together, in their order."""
    found: Rows = {}
    for part in parts:
        for table, rows in part.items():
            found.setdefault(table, []).extend(rows)
    return found
