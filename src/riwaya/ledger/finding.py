"""A report's id (or its beginning), or its ref -> the report, its readings and its versions; a case -> its reports."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.rows import row_report, unpack_actors, unpack_part, unpack_reading
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import current_readings, entries, memberships, readings, reports
from riwaya.ledger.words import matching
from riwaya.model import FoldedQuery, MadeBy, Reading, Report, from_json

_SHORTEST_ID = 6
_STREAM = 200
_NAMES = 5_000
"""Names that fit into one statement of either database."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was asked for, newest first, and how many there are in all."""

    reports: tuple[Report, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReadingInfo:
    """One reading of a report, unopened: its number, what made it, when it was stored, whether it is current."""

    number: int
    made_by: MadeBy
    at: str
    current: bool


def list_reports(
    ledger: Ledger, *, case: str = MAIN, outlet: str | None = None, limit: int = 50, offset: int = 0
) -> Page:
    """The reports of a case, the newest publication first."""
    with ledger.reading() as connection:
        chosen = _in_case(connection, case)
        if outlet is not None:
            chosen = chosen.join(reports, reports.c.seq == memberships.c.report_seq).where(reports.c.outlet == outlet)
        return _page(connection, chosen, limit, offset)


def search(ledger: Ledger, query: FoldedQuery, *, case: str = MAIN, limit: int = 20, offset: int = 0) -> Page:
    """The reports of a case that meet a folded query, the newest publication first."""
    if not query.terms:
        raise LedgerError("nothing to search for: give at least one word")
    with ledger.reading() as connection:
        # Materialised, or SQLite may ask the word index once for every report of the case (measured: minutes).
        met = matching(query, connection.dialect.name).cte("met").prefix_with("MATERIALIZED")
        chosen = _in_case(connection, case).join(met, met.c.report_seq == memberships.c.report_seq)
        return _page(connection, chosen, limit, offset)


def _in_case(connection: Connection, case: str) -> Select[Any]:
    case_seq = find_case(connection, case)
    return select(memberships.c.report_seq, memberships.c.published_at).where(memberships.c.case_seq == case_seq)


def _page(connection: Connection, chosen: Select[Any], limit: int, offset: int) -> Page:
    found = chosen.subquery()
    ordered = (
        select(found.c.report_seq, func.count().over().label("total"))
        .order_by(found.c.published_at.desc(), found.c.report_seq.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(ordered).all()
    seqs = [row.report_seq for row in rows]
    texts = {row.seq: row_report(row) for row in connection.execute(select(reports).where(reports.c.seq.in_(seqs)))}
    return Page(tuple(texts[seq] for seq in seqs), rows[0].total if rows else 0)


_BY_ID = select(reports.c.seq).where(reports.c.id == bindparam("id"))
_BY_NUMBER = select(reports).where(reports.c.seq == bindparam("seq"))
"""Asked several times by every page about a report: made once."""


def report_number(connection: Connection, name: str) -> int:
    """The number of the one report with this id, beginning of an id, or ref."""
    if (row := connection.scalar(_BY_ID, {"id": name})) is not None:
        return int(row)
    bare = name.removeprefix("sha256:")
    wanted = reports.c.ref == name
    if len(bare) >= _SHORTEST_ID and set(bare) <= set("0123456789abcdef"):
        wanted |= reports.c.id.between(f"sha256:{bare}", f"sha256:{bare}g")
    rows = connection.execute(select(reports.c.seq, reports.c.id).where(wanted).order_by(reports.c.seq)).all()
    if not rows:
        raise LedgerError(f"no report {name!r} in this ledger; riwaya reports lists them")
    if len(rows) > 1:
        raise LedgerError(f"{name!r} stands for {len(rows)} reports: {', '.join(row.id[:19] for row in rows[:5])} …")
    return int(rows[0].seq)


def find_report(ledger: Ledger, name: str) -> Report:
    """The report with this id (or a beginning of it) or ref."""
    with ledger.reading() as connection:
        return load_report(connection, report_number(connection, name))


def has_report(ledger: Ledger, id_: str) -> bool:
    """Whether the report with this id is stored, and was not expunged."""
    with ledger.reading() as connection:
        return connection.scalar(select(reports.c.seq).where(reports.c.id == id_)) is not None


def find_reports(ledger: Ledger, ids: Collection[str]) -> tuple[Report, ...]:
    """The reports with these ids, by time of publication; ids that are not there are left out."""
    with ledger.reading() as connection:
        rows = connection.execute(select(reports).where(reports.c.id.in_(sorted(ids)[:_NAMES]))).all()
    return tuple(sorted(map(row_report, rows), key=lambda report: (report.published or "", report.id)))


def load_report(connection: Connection, seq: int) -> Report:
    """The report with this number."""
    return row_report(connection.execute(_BY_NUMBER, {"seq": seq}).one())


def list_readings(ledger: Ledger, name: str) -> tuple[ReadingInfo, ...]:
    """Every reading of a report, the oldest first."""
    with ledger.reading() as connection:
        seq = report_number(connection, name)
        current = connection.scalar(select(current_readings.c.reading_seq).where(current_readings.c.report_seq == seq))
        query = select(readings.c.seq, readings.c.made_by, entries.c.at).join(entries, entries.c.seq == readings.c.seq)
        rows = connection.execute(query.where(readings.c.report_seq == seq).order_by(readings.c.seq)).all()
    return tuple(
        ReadingInfo(row.seq, from_json(MadeBy, json.loads(row.made_by)), row.at, row.seq == current) for row in rows
    )


def find_reading(ledger: Ledger, name: str, *, number: int | None = None) -> Reading:
    """The current reading of a report, or the one of this number."""
    with ledger.reading() as connection:
        seq = report_number(connection, name)
        wanted = select(current_readings.c.reading_seq).where(current_readings.c.report_seq == seq)
        chosen = readings.c.seq == number if number is not None else readings.c.seq.in_(wanted)
        row = connection.execute(select(readings).where(chosen & (readings.c.report_seq == seq))).first()
        if row is None:
            raise LedgerError(f"report {name!r} has no such reading; riwaya ingest reads what is unread")
        return unpack_reading(load_report(connection, seq), row.made_by, row.body)


def all_readings(
    ledger: Ledger, *, case: str = MAIN, names: tuple[str, ...] | None = None, only: frozenset[str] | None = None
) -> Iterator[Reading]:
    """The current readings of a case (or of these ids in it), in the order of the reports' ids, a few at a time.

    ``only``: these parts of each reading, by attribute, the others left empty, which takes less time.
    """
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        query = (
            select(reports, readings.c.made_by, readings.c.body)
            .join(memberships, memberships.c.report_seq == reports.c.seq)
            .join(current_readings, current_readings.c.report_seq == reports.c.seq)
            .join(readings, readings.c.seq == current_readings.c.reading_seq)
            .where(memberships.c.case_seq == case_seq)
            .order_by(reports.c.id)
        )
        wanted = sorted(names) if names is not None else None
        parts = (
            [query]
            if wanted is None
            else [query.where(reports.c.id.in_(wanted[at : at + _NAMES])) for at in range(0, len(wanted), _NAMES)]
        )
        for part in parts:
            for row in connection.execute(part.execution_options(yield_per=_STREAM)):
                yield unpack_reading(row_report(row), row.made_by, row.body, only)


def open_parts(ledger: Ledger, wanted: Mapping[str, Collection[str]]) -> tuple[Reading, ...]:
    """Current readings of these reports (by id) with only these claims (by id) and the actors who carried them.

    Opening a whole reading costs ten times as much (measured on the demo's reports: 10 ms and 1 ms).
    """
    query = (
        select(reports, readings.c.made_by, readings.c.body)
        .join(current_readings, current_readings.c.report_seq == reports.c.seq)
        .join(readings, readings.c.seq == current_readings.c.reading_seq)
        .where(reports.c.id.in_(sorted(wanted)[:_NAMES]))
        .order_by(reports.c.id)
    )
    with ledger.reading() as connection:
        return tuple(
            unpack_part(row_report(row), row.made_by, row.body, wanted[row.id]) for row in connection.execute(query)
        )


def readings_stamp(ledger: Ledger, ids: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Numbers of these reports (by id) and of their current readings: others where one was read again or is gone."""
    query = (
        select(reports.c.seq, current_readings.c.reading_seq)
        .outerjoin(current_readings, current_readings.c.report_seq == reports.c.seq)
        .where(reports.c.id.in_(sorted(ids)[:_NAMES]))
        .order_by(reports.c.seq)
    )
    with ledger.reading() as connection:
        return tuple((row.seq, row.reading_seq or 0) for row in connection.execute(query))


def open_actors(ledger: Ledger, ids: Collection[str]) -> tuple[Reading, ...]:
    """Current readings of these reports (by id) with their actors only."""
    query = (
        select(reports, readings.c.made_by, readings.c.body)
        .join(current_readings, current_readings.c.report_seq == reports.c.seq)
        .join(readings, readings.c.seq == current_readings.c.reading_seq)
        .where(reports.c.id.in_(sorted(ids)))
        .order_by(reports.c.id)
    )
    with ledger.reading() as connection:
        return tuple(unpack_actors(row_report(row), row.made_by, row.body) for row in connection.execute(query))


def versions(ledger: Ledger, name: str, *, case: str = MAIN) -> tuple[Report, ...]:
    """The captures of a report's URL by its outlet that are in a case, in the order in which they were stored."""
    with ledger.reading() as connection:
        report = load_report(connection, report_number(connection, name))
        if report.url is None:
            return (report,)
        mine = (memberships.c.case_seq == find_case(connection, case)) & (memberships.c.report_seq == reports.c.seq)
        same = (reports.c.url == report.url) & reports.c.outlet.is_not_distinct_from(report.outlet)
        in_case = select(memberships.c.seq).where(mine).exists()
        rows = connection.execute(select(reports).where(same & in_case).order_by(reports.c.seq))
        return tuple(row_report(row) for row in rows)
