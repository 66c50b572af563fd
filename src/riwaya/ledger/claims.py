"""Who, about whom, what, where, when -> the claims of a case that say so, each with its own words and events."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import claims, event_parts, events, identities, memberships, name_uses, names, reports
from riwaya.model import Act, EventType, Polarity, Reality, Relay, Span, Voice

_LONGEST_SHORT = 31
"""Days within which an event counts as dated (``spread`` 0); those told of whole years are looked up apart."""


@dataclass(frozen=True, slots=True)
class Days:
    """A first and last day (ISO 8601), either of which may be open."""

    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What to look for; names and places are folded words, met by a whole name or else by the words of longer ones.

    ``days`` are those of the events told, and of publication where a claim dates none; each answer says which.
    """

    by: str | None = None
    about: str | None = None
    type: EventType | None = None
    place: str | None = None
    days: Days = Days()
    published: Days = Days()
    act: Act | None = None
    case: str = MAIN


@dataclass(frozen=True, slots=True)
class EventFound:
    """One event of a claim that was found."""

    id: str
    key: str
    type: EventType
    polarity: Polarity
    reality: Reality
    background: bool
    trigger: Span
    agents: tuple[Span, ...]
    patients: tuple[Span, ...]
    places: tuple[Span, ...]
    day_from: str | None
    day_to: str | None
    dated_by: str | None


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim, in its own words, with its report's provenance."""

    report: str
    ref: str
    outlet: str | None
    url: str | None
    published: str | None
    id: str
    key: str
    voice: Voice
    act: Act
    relay: Relay
    imputed: bool
    source: Span | None
    cue: Span | None
    content: Span
    day_from: str | None
    day_to: str | None
    dated_by: str | None
    """"event" where the claim dates what it tells, "published" where only the report is dated."""
    events: tuple[EventFound, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Some of the claims asked for, the newest publication first, and how many there are in all."""

    claims: tuple[ClaimFound, ...]
    total: int


def find_claims(ledger: Ledger, query: ClaimQuery, *, limit: int = 50, offset: int = 0) -> ClaimPage:
    """The claims of a case that meet every condition given."""
    with ledger.reading() as connection:
        found = _condition(connection, query).subquery()
        ordered = (
            select(found.c.no, func.count().over().label("total"))
            .order_by(found.c.published_at.desc(), found.c.no)
            .limit(limit)
            .offset(offset)
        )
        rows = connection.execute(ordered).all()
        return ClaimPage(_open(connection, [row.no for row in rows]), rows[0].total if rows else 0)


def find_claims_by_key(ledger: Ledger, keys: Sequence[str]) -> tuple[ClaimFound, ...]:
    """The claims with these keys, or holding events with these keys, in current readings."""
    with ledger.reading() as connection:
        own = select(claims.c.no).where(claims.c.key.in_(keys))
        holding = select(events.c.claim_no).where(events.c.key.in_(keys))
        return _open(connection, sorted({*connection.scalars(own), *connection.scalars(holding)}))


def _condition(connection: Connection, query: ClaimQuery) -> Select[Any]:
    """Number and publication of every claim that meets the query."""
    of_event = [
        *([events.c.type == query.type.value] if query.type else []),
        *([_has_part(connection, "actor", query.about, ("agent", "patient"))] if query.about is not None else []),
        *([_has_part(connection, "place", query.place, ("place",))] if query.place is not None else []),
    ]
    table = events if of_event else claims
    number = events.c.claim_no if of_event else claims.c.no
    when = [*_days_meet(table, query.days), *_published(table, query.published)]
    case_seq = find_case(connection, query.case)
    in_case = select(memberships.c.seq).where(
        (memberships.c.case_seq == case_seq) & (memberships.c.report_seq == table.c.report_seq)
    )
    conditions = [*of_event, *when, in_case.exists()]
    of_claim = [
        *([claims.c.act == query.act.value] if query.act else []),
        *([claims.c.speaker.in_(_identities(connection, "actor", query.by))] if query.by is not None else []),
    ]
    chosen = select(number.label("no"), table.c.published_at).where(and_(*conditions))
    if not of_event:
        return chosen.where(*of_claim)
    if of_claim:
        chosen = chosen.join(claims, claims.c.no == events.c.claim_no).where(*of_claim)
    return chosen.distinct()


def _identities(connection: Connection, kind: str, name: str) -> list[int]:
    """Who or where a folded name can mean: those so named, else those with the words in a longer name."""
    for meant in (names.c.key == name, (" " + names.c.key + " ").contains(f" {name} ", autoescape=True)):
        nos = list(connection.scalars(select(names.c.no).where((names.c.kind == kind) & meant)))
        if nos:
            used = select(name_uses.c.identity_no).where(name_uses.c.name_no.in_(nos)).distinct()
            return list(connection.scalars(used))
    return list(
        connection.scalars(select(identities.c.no).where((identities.c.kind == kind) & (identities.c.key == name)))
    )


def _has_part(connection: Connection, kind: str, name: str, roles: tuple[str, ...]) -> ColumnElement[bool]:
    meant = event_parts.c.identity_no.in_(_identities(connection, kind, name))
    return events.c.no.in_(select(event_parts.c.event_no).where(meant & event_parts.c.role.in_(roles)))


def _days_meet(table: Any, days: Days) -> list[ColumnElement[bool]]:
    """Rows whose days overlap the days asked for; short ones through a narrow stretch of the index."""
    if days.first is None and days.last is None:
        return []
    first, last = days.first or "", days.last or "~"
    overlaps = and_(table.c.day_from <= last, table.c.day_to >= first)
    near = and_(table.c.spread == 0, table.c.day_from >= _month_before(first))
    return [and_(overlaps, or_(near, table.c.spread == 1))]


def _month_before(day: str) -> str:
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(day) - timedelta(days=_LONGEST_SHORT)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _published(table: Any, days: Days) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if days.first is not None:
        found.append(table.c.published_at >= days.first)
    if days.last is not None:
        found.append(and_(table.c.published_at < days.last + "~", table.c.published_at != ""))
    return found


def _open(connection: Connection, numbers: Sequence[int]) -> tuple[ClaimFound, ...]:
    """The claims of these numbers in this order, with their words cut out of the reports."""
    rows = {row.no: row for row in connection.execute(select(claims).where(claims.c.no.in_(numbers)))}
    seqs = {row.report_seq for row in rows.values()}
    texts = {row.seq: row for row in connection.execute(select(reports).where(reports.c.seq.in_(seqs)))}
    held: defaultdict[int, list[EventFound]] = defaultdict(list)
    for row in connection.execute(select(events).where(events.c.claim_no.in_(numbers)).order_by(events.c.no)):
        held[row.claim_no].append(_event(row, texts[row.report_seq].text))
    return tuple(_claim(rows[no], texts[rows[no].report_seq], tuple(held[no])) for no in numbers)


def _event(row: Any, text: str) -> EventFound:
    spans = json.loads(row.spans)
    agents, patients, places = (
        tuple(Span.at(text, *ends) for ends in spans[role]) for role in ("agents", "patients", "places")
    )
    return EventFound(
        id=row.id,
        key=row.key,
        type=EventType(row.type),
        polarity=Polarity(row.polarity),
        reality=Reality(row.reality),
        background=row.background,
        trigger=Span.at(text, *spans["trigger"]),
        agents=agents,
        patients=patients,
        places=places,
        day_from=row.day_from,
        day_to=row.day_to,
        dated_by=row.dated_by,
    )


def _claim(row: Any, report: Any, held: tuple[EventFound, ...]) -> ClaimFound:
    spans = json.loads(row.spans)
    source, cue = (Span.at(report.text, *spans[part]) if spans[part] else None for part in ("source", "cue"))
    return ClaimFound(
        report=report.id,
        ref=report.ref,
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        id=row.id,
        key=row.key,
        voice=Voice(row.voice),
        act=Act(row.act),
        relay=Relay(row.relay),
        imputed=row.imputed,
        source=source,
        cue=cue,
        content=Span.at(report.text, *spans["content"]),
        day_from=row.day_from,
        day_to=row.day_to,
        dated_by=row.dated_by,
        events=held,
    )
