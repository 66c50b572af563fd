"""A case -> its incidents and readings one after another, page by key, however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, tuple_

from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.conditions import Days
from riwaya.ledger.incidents import IncidentFound, numbers_wanted
from riwaya.ledger.packing import unpack_incident
from riwaya.ledger.rows import row_report, unpack_reading
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import (
    current_readings,
    incident_members,
    incidents,
    memberships,
    readings,
    reports,
)
from riwaya.model import EventType, Reading

_AT_ONCE = 5_000
_EVER = Days()


def incident_numbers(
    ledger: Ledger,
    *,
    type_: EventType | None = None,
    days: Days = _EVER,
    case: str = MAIN,
    page: int = 64,
) -> Iterator[tuple[int, ...]]:
    """Numbers of a case's incidents, a page at a time, the earliest day first."""
    after: tuple[str, int] | None = None
    while True:
        with ledger.reading() as connection:
            query = numbers_wanted(connection, case, type_, days).order_by(incidents.c.day_from, incidents.c.no)
            if after is not None:
                query = query.where(tuple_(incidents.c.day_from, incidents.c.no) > after)
            rows = connection.execute(query.limit(page)).all()
        if not rows:
            return
        yield tuple(row.no for row in rows)
        after = (rows[-1].day_from, rows[-1].no)


def numbers_of(ledger: Ledger, ids: Collection[str], *, case: str = MAIN) -> tuple[int, ...]:
    """Numbers of the incidents with these ids, the earliest day first."""
    found: list[Any] = []
    wanted = sorted(ids)
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(incidents.c.no, incidents.c.day_from).where(incidents.c.case_seq == case_seq)
            found += connection.execute(query.where(incidents.c.id.in_(wanted[start : start + _AT_ONCE]))).all()
    return tuple(row.no for row in sorted(found, key=lambda row: (row.day_from, row.no)))


def open_incidents(
    ledger: Ledger, numbers: Sequence[int], *, only: Collection[str] | None = None
) -> tuple[IncidentFound, ...]:
    """The incidents of these numbers, in this order; one that has gone meanwhile is left out.

    ``only``: what an incident is and these parts of what is told of it ("claims", "accounts" and the like), the others
    left empty, which takes a fraction of the time.
    """
    with ledger.reading() as connection:
        rows = {row.no: row for row in connection.execute(select(incidents).where(incidents.c.no.in_(numbers)))}
        members = select(incident_members.c.incident_no, reports.c.id, incident_members.c.happening)
        members = members.join(reports, reports.c.seq == incident_members.c.report_seq)
        members = members.where(incident_members.c.incident_no.in_(numbers))
        told: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for row in connection.execute(members.order_by(reports.c.id, incident_members.c.happening)):
            told[row.incident_no].append((row.id, row.happening))
    found = (rows[no] for no in numbers if no in rows)
    return tuple(IncidentFound(unpack_incident(row.body, row.id, only), tuple(told[row.no])) for row in found)


def report_numbers(
    ledger: Ledger, *, days: Days = _EVER, case: str = MAIN, page: int = 64
) -> Iterator[tuple[int, ...]]:
    """Numbers of a case's read reports, a page at a time, the earliest publication first."""
    after: tuple[str, int] | None = None
    while True:
        with ledger.reading() as connection:
            query = select(memberships.c.report_seq, memberships.c.published_at)
            query = query.join(current_readings, current_readings.c.report_seq == memberships.c.report_seq)
            query = query.where(memberships.c.case_seq == find_case(connection, case))
            if days.first is not None:
                query = query.where(memberships.c.published_at >= days.first)
            if days.last is not None:
                query = query.where(
                    (memberships.c.published_at < _next(days.last)) & (memberships.c.published_at != "")
                )
            if after is not None:
                query = query.where(tuple_(memberships.c.published_at, memberships.c.report_seq) > after)
            query = query.order_by(memberships.c.published_at, memberships.c.report_seq)
            rows = connection.execute(query.limit(page)).all()
        if not rows:
            return
        yield tuple(row.report_seq for row in rows)
        after = (rows[-1].published_at, rows[-1].report_seq)


def reports_telling(ledger: Ledger, incidents_: Collection[int]) -> frozenset[int]:
    """Numbers of the reports that tell of the incidents with these numbers."""
    found: set[int] = set()
    wanted = sorted(incidents_)
    with ledger.reading() as connection:
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(incident_members.c.report_seq).distinct()
            query = query.where(incident_members.c.incident_no.in_(wanted[start : start + _AT_ONCE]))
            found.update(connection.scalars(query))
    return frozenset(found)


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def open_readings(ledger: Ledger, numbers: Sequence[int]) -> tuple[Reading, ...]:
    """The current readings of the reports with these numbers, in this order."""
    found = {}
    query = (
        select(reports, readings.c.made_by, readings.c.body)
        .join(current_readings, current_readings.c.report_seq == reports.c.seq)
        .join(readings, readings.c.seq == current_readings.c.reading_seq)
    )
    with ledger.reading() as connection:
        for start in range(0, len(numbers), _AT_ONCE):
            part = query.where(reports.c.seq.in_(numbers[start : start + _AT_ONCE]))
            for row in connection.execute(part):
                found[row.seq] = unpack_reading(row_report(row), row.made_by, row.body)
    return tuple(found[number] for number in numbers if number in found)
