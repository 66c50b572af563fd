"""Who, about whom, what, where, when -> the claims of a case that say so, each with its own words and events."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, func, select

from riwaya.ledger.conditions import ClaimQuery, meeting
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import claims, events, reports
from riwaya.model import Act, EventType, Polarity, Reality, Relay, Span, Voice

COUNTED = 2_000
"""Claims beyond which a query no longer counts: to go on costs more than to find them."""


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
    """Some of the claims asked for, and how many there are in all; from COUNTED on: that many or more."""

    claims: tuple[ClaimFound, ...]
    total: int


def find_claims(ledger: Ledger, query: ClaimQuery, *, limit: int = 50, offset: int = 0) -> ClaimPage:
    """The claims of a case that meet every condition given: the newest publication first, or with nothing but days
    asked for the newest day."""
    with ledger.reading() as connection:
        rows: list[tuple[str, int]] = []
        total = 0
        for chosen in meeting(connection, query).selects:
            found = connection.execute(_newest(chosen, offset + limit)).all()
            rows += [(row.sorts, row.no) for row in found]
            total += found[0].total if found else 0
        rows.sort(reverse=True)
        return ClaimPage(_open(connection, [no for _, no in rows[offset : offset + limit]]), total)


def _newest(chosen: Select[Any], most: int) -> Select[Any]:
    """The newest that were chosen, each with how many there are, counted in the same going through."""
    asked = chosen.selected_columns
    met = chosen.order_by(asked.sorts.desc(), asked.no.desc()).limit(max(most, COUNTED)).subquery()
    page = select(met.c.sorts, met.c.no, func.count().over().label("total"))
    return page.order_by(met.c.sorts.desc(), met.c.no.desc()).limit(most)


def find_claims_by_key(ledger: Ledger, keys: Sequence[str]) -> tuple[ClaimFound, ...]:
    """The claims with these keys, or holding events with these keys, in current readings."""
    with ledger.reading() as connection:
        own = select(claims.c.no).where(claims.c.key.in_(keys))
        holding = select(events.c.claim_no).where(events.c.key.in_(keys))
        return _open(connection, sorted({*connection.scalars(own), *connection.scalars(holding)}))


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
