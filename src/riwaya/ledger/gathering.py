"""Happenings of readings and the incidents they were gathered into: kept so that a new report touches only its own.

What is a happening, which belong together and what an incident says is ``compare``'s to know; here they are keys.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.noting import Noted, forget_unfit, numbers_of_reports, parts
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import (
    current_readings,
    gathered_reports,
    happening_blocks,
    happenings,
    incident_members,
    memberships,
    meta,
    outlines,
    reports,
)

_GATHERED_WITH = "gathered_with"


def begin_gathering(ledger: Ledger, made_with: str) -> None:
    """Say what gathers (a version and a lexicon). Where it is not what gathered before, all is to be gathered anew.

    The incidents stay until then, for their ids.
    """
    same = (meta.c.key == _GATHERED_WITH) & (meta.c.value == made_with)
    with ledger.reading() as connection:
        if connection.scalar(select(meta.c.value).where(same)) is not None:
            return
    with ledger.writing() as connection:
        for table in (happening_blocks, happenings, outlines, gathered_reports):
            connection.execute(table.delete())
        connection.execute(meta.delete().where(meta.c.key == _GATHERED_WITH))
        connection.execute(meta.insert(), [{"key": _GATHERED_WITH, "value": made_with}])


def begin_case(ledger: Ledger, decided: str, fits: Callable[[Noted], bool], *, case: str = MAIN) -> None:
    """Say what people decided of who is who in a case. Where it is not what it was gathered with, what was noted under
    decisions that do not fit any more is to be noted and gathered anew."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        key = f"{_GATHERED_WITH}_in_case_{case_seq}"
        before = connection.scalar(select(meta.c.value).where(meta.c.key == key))
    noted = hashlib.sha256(decided.encode("utf-8", "surrogatepass")).hexdigest()
    nothing = hashlib.sha256(b"()").hexdigest()
    if case_seq is None or (before or nothing) == noted:
        return
    with ledger.writing() as connection:
        forget_unfit(connection, case_seq, fits)
        connection.execute(meta.delete().where(meta.c.key == key))
        connection.execute(meta.insert(), [{"key": key, "value": noted}])


def ungathered(ledger: Ledger, *, case: str = MAIN) -> tuple[str, ...]:
    """Ids of the reports of a case whose current reading no incident was gathered from yet."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        done = select(gathered_reports.c.report_seq).where(gathered_reports.c.case_seq == case_seq)
        member = select(memberships.c.report_seq).where(memberships.c.case_seq == case_seq)
        # The numbers first, out of two indexes alone: of a large case nearly all are done.
        left = member.except_(done).subquery()
        query = (
            select(reports.c.id)
            .join(left, left.c.report_seq == reports.c.seq)
            .join(current_readings, current_readings.c.report_seq == reports.c.seq)
            .order_by(reports.c.id)
        )
        return tuple(connection.scalars(query))


def mark_gathered(connection: Connection, case_seq: int, ids: Iterable[str]) -> None:
    """Note that incidents of the case have been gathered from these reports."""
    seqs = set(numbers_of_reports(connection, ids).values())
    done = select(gathered_reports.c.report_seq).where(gathered_reports.c.case_seq == case_seq)
    new = sorted(seqs - set(connection.scalars(done)))
    insert_rows(connection, gathered_reports, [{"case_seq": case_seq, "report_seq": seq} for seq in new])


def neighbours(ledger: Ledger, report_ids: Collection[str], *, case: str = MAIN) -> dict[str, frozenset[str]]:
    """What may be told of the same as these reports tell: report id -> keys of its happenings.

    Their own happenings, and those that share a block with one of them.
    """
    with ledger.reading() as connection:
        own = _column(connection, happenings.c.no, happenings.c.report_seq, _seqs(connection, report_ids))
        blocks = _column(connection, happening_blocks.c.block, happening_blocks.c.happening_no, own)
        near = _column(connection, happening_blocks.c.happening_no, happening_blocks.c.block, blocks)
        keys = set(_column(connection, happenings.c.key, happenings.c.no, {*near, *own}))
        return _by_report(connection, keys, find_case(connection, case))


def hanging_together(
    ledger: Ledger, report_ids: Collection[str], keys: Collection[str], *, case: str = MAIN
) -> dict[str, frozenset[str]]:
    """These happenings (by key) and all that was gathered in one web with them, or with what the reports told before:
    report id -> keys of its happenings."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        found = set(keys)
        webs = {*_webs(connection, incident_members.c.happening, found, case_seq)}
        webs |= {*_webs(connection, incident_members.c.report_seq, _seqs(connection, report_ids), case_seq)}
        members = select(incident_members.c.happening).where(incident_members.c.case_seq == case_seq)
        for part in parts(webs):
            found |= set(connection.scalars(members.where(incident_members.c.web.in_(part))))
        return _by_report(connection, found, case_seq)


def _seqs(connection: Connection, report_ids: Collection[str]) -> list[int]:
    return list(numbers_of_reports(connection, report_ids).values())


def hang_together(ledger: Ledger, webs: Mapping[str, str], *, case: str = MAIN) -> None:
    """Note in which webs happenings that stand in an incident hang together by now."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        held = select(incident_members.c.happening, incident_members.c.web)
        held = held.where(incident_members.c.case_seq == case_seq)
        before: dict[str, str] = {}
        for part in parts(webs):
            before |= dict(connection.execute(held.where(incident_members.c.happening.in_(part))).all())
    other = [{"key": key, "new": webs[key]} for key, web in before.items() if web != webs[key]]
    if other:
        mine = (incident_members.c.case_seq == case_seq) & (incident_members.c.happening == bindparam("key"))
        with ledger.writing() as connection:
            connection.execute(incident_members.update().where(mine).values(web=bindparam("new")), other)


def retold(ledger: Ledger, report_ids: Collection[str], *, case: str = MAIN) -> frozenset[str]:
    """Which of these reports stand in an incident with a happening that they tell no more."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        found = set[str]()
        still = select(happenings.c.key).where(happenings.c.report_seq == incident_members.c.report_seq)
        query = select(reports.c.id).join(incident_members, incident_members.c.report_seq == reports.c.seq)
        # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
        query = query.where((incident_members.c.case_seq + 0 == case_seq) & incident_members.c.happening.not_in(still))
        for part in parts(report_ids):
            found.update(connection.scalars(query.where(reports.c.id.in_(part)).distinct()))
    return frozenset(found)


def incidents_before(ledger: Ledger, keys: Collection[str], *, case: str = MAIN) -> dict[str, int]:
    """The happenings of the earlier incidents that one of these belongs to: key -> number of its incident."""
    with ledger.reading() as connection:
        in_case = incident_members.c.case_seq == find_case(connection, case)
        numbers = set[int]()
        for part in parts(keys):
            query = select(incident_members.c.incident_no).where(in_case & incident_members.c.happening.in_(part))
            numbers.update(connection.scalars(query))
        found: dict[str, int] = {}
        for part in parts(numbers):
            chosen = select(incident_members.c.happening, incident_members.c.incident_no)
            found |= dict(connection.execute(chosen.where(incident_members.c.incident_no.in_(part))).all())
        return found


def _by_report(connection: Connection, keys: Collection[str], case_seq: int | None) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    query = (
        select(reports.c.id, happenings.c.key)
        .join(happenings, happenings.c.report_seq == reports.c.seq)
        .join(memberships, memberships.c.report_seq == reports.c.seq)
        .where(memberships.c.case_seq == case_seq)
    )
    for part in parts(keys):
        for report, key in connection.execute(query.where(happenings.c.key.in_(part))):
            found[report].add(key)
    return {report: frozenset(found[report]) for report in sorted(found)}


def _webs(connection: Connection, column: object, wanted: Iterable[object], case_seq: int | None) -> Iterable[str]:
    # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
    case = incident_members.c.case_seq if column is incident_members.c.happening else incident_members.c.case_seq + 0
    in_case = select(incident_members.c.web).where(case == case_seq).distinct()
    for part in parts(wanted):
        yield from connection.scalars(in_case.where(column.in_(part)))  # type: ignore[attr-defined]


def _column(connection: Connection, wanted: object, by: object, values: Iterable[object]) -> list[Any]:
    found: set[Any] = set()
    for part in parts(values):
        found |= set(connection.scalars(select(wanted).where(by.in_(part))))  # type: ignore[attr-defined,call-overload]
    return sorted(found)
