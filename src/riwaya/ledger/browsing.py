"""A case -> its reports a page at a time, by key and not by offset: the thousandth page costs what the first does."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.remarking import RemarkKind
from riwaya.ledger.rows import row_report
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import current_readings, incident_members, memberships, remarks, reports
from riwaya.model import Report

_FROM_HIDDEN = 200
"""Hidden reports up to which a statement names them; of more, pages leave them out afterwards and may be shorter."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report of a case. ``number`` is its place in the order of arrival, ``sorts`` its time of publication."""

    report: Report
    number: int
    sorts: str
    is_read: bool
    incidents: int


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Some reports, and what to ask for to see those after them (None: there are no more)."""

    reports: tuple[Arrived, ...]
    more: str | None


def newest_reports(
    ledger: Ledger,
    *,
    after: str = "",
    outlet: str | None = None,
    hidden: Collection[str] = (),
    case: str = MAIN,
    limit: int = 50,
) -> Arrivals:
    """The reports of a case by time of publication, the newest first, from behind ``after`` on."""
    sorts, _, number = after.rpartition("~")
    with ledger.reading() as connection:
        query = _members(find_case(connection, case), hidden)
        if outlet is not None:
            query = query.where(reports.c.outlet == outlet)
        if number.isdecimal():
            earlier = memberships.c.published_at < sorts
            same = (memberships.c.published_at == sorts) & (memberships.c.report_seq < int(number))
            query = query.where(earlier | same)
        query = query.order_by(memberships.c.published_at.desc(), memberships.c.report_seq.desc())
        rows = connection.execute(query.limit(limit + 1)).all()
        more = f"{rows[limit - 1].sorts}~{rows[limit - 1].seq}" if len(rows) > limit else None
        return Arrivals(_arrived(connection, case, rows[:limit], hidden), more)


def inbox_reports(
    ledger: Ledger,
    *,
    after: int = 0,
    dismissed: bool = False,
    hidden: Collection[str] = (),
    case: str = MAIN,
    limit: int,
) -> Arrivals:
    """What came in last and nobody put away (or, ``dismissed``, what was put away), from behind arrival ``after``."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        query = _members(case_seq, hidden)
        away = memberships.c.report_seq.in_(_put_away(case_seq))
        query = query.where(away if dismissed else ~away)
        # An expression to sort by, so that SQLite begins with what was put away, which is little, and not with all.
        order = (memberships.c.seq + 0 if dismissed else memberships.c.seq).desc()
        if after:
            query = query.where(memberships.c.seq < after)
        rows = connection.execute(query.order_by(order).limit(limit + 1)).all()
        more = str(rows[limit - 1].number) if len(rows) > limit else None
        return Arrivals(_arrived(connection, case, rows[:limit], hidden), more)


def count_reports(ledger: Ledger, *, case: str = MAIN) -> int:
    """How many reports a case has."""
    with ledger.reading() as connection:
        mine = memberships.c.case_seq == find_case(connection, case)
        return connection.scalar(select(func.count()).select_from(memberships).where(mine)) or 0


def last_arrival(ledger: Ledger, *, case: str = MAIN) -> int:
    """The number of the report that came into a case last; 0 where there is none."""
    with ledger.reading() as connection:
        mine = memberships.c.case_seq == find_case(connection, case)
        return connection.scalar(select(func.max(memberships.c.seq)).where(mine)) or 0


def arrived_since(ledger: Ledger, number: int, *, case: str = MAIN) -> int:
    """How many reports came into a case after this arrival."""
    with ledger.reading() as connection:
        mine = (memberships.c.case_seq == find_case(connection, case)) & (memberships.c.seq > number)
        return connection.scalar(select(func.count()).select_from(memberships).where(mine)) or 0


def unread_reports(ledger: Ledger, *, hidden: Collection[str] = (), case: str = MAIN) -> tuple[str, ...]:
    """The ids of the reports of a case that have no reading, in the order in which they came."""
    with ledger.reading() as connection:
        query = select(reports.c.id).join(memberships, memberships.c.report_seq == reports.c.seq)
        mine = memberships.c.case_seq == find_case(connection, case)
        unread = memberships.c.report_seq.not_in(select(current_readings.c.report_seq))
        found = connection.scalars(query.where(mine & unread).order_by(memberships.c.seq)).all()
    return tuple(id_ for id_ in found if id_ not in hidden)


def _members(case_seq: int | None, hidden: Collection[str]) -> Select[tuple[int, int, str]]:
    query = (
        select(
            memberships.c.report_seq.label("seq"),
            memberships.c.seq.label("number"),
            memberships.c.published_at.label("sorts"),
        )
        .join(reports, reports.c.seq == memberships.c.report_seq)
        .where(memberships.c.case_seq == case_seq)
    )
    return query.where(reports.c.id.not_in(sorted(hidden))) if 0 < len(hidden) <= _FROM_HIDDEN else query


def _put_away(case_seq: int | None) -> Select[tuple[int | None]]:
    """The numbers of reports with a dismissal that stands."""
    back = remarks.alias("back")
    taken = select(back.c.seq).where(back.c.withdraws == remarks.c.seq).exists()
    mine = (remarks.c.case_seq == case_seq) & (remarks.c.kind == RemarkKind.DISMISSED.value)
    return select(remarks.c.report_seq).where(mine, remarks.c.withdraws.is_(None), ~taken)


def _arrived(
    connection: Connection, case: str, rows: Sequence[Row[Any]], hidden: Collection[str]
) -> tuple[Arrived, ...]:
    seqs = [row.seq for row in rows]
    found = {row.seq: row_report(row) for row in connection.execute(select(reports).where(reports.c.seq.in_(seqs)))}
    current = select(current_readings.c.report_seq).where(current_readings.c.report_seq.in_(seqs))
    is_read = set(connection.scalars(current))
    told = select(incident_members.c.report_seq, func.count(incident_members.c.incident_no.distinct()).label("many"))
    # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
    in_case = incident_members.c.case_seq + 0 == find_case(connection, case)
    mine = incident_members.c.report_seq.in_(seqs) & in_case
    grouped = connection.execute(told.where(mine).group_by(incident_members.c.report_seq))
    incidents = {row.report_seq: row.many for row in grouped}
    return tuple(
        Arrived(found[row.seq], row.number, row.sorts, row.seq in is_read, incidents.get(row.seq, 0))
        for row in rows
        if found[row.seq].id not in hidden
    )
