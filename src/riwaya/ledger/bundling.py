"""A case -> its records as plain values that name each other by what they are; such records -> a case of a ledger.

Nothing is lost on the way: each record keeps its time and its author, and the same records come out of the ledger they
went into. What a ledger derives (its index) is made anew.
"""

import heapq
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from riwaya.errors import InputError, LedgerError
from riwaya.ledger.cases import find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.digest import digest_reading
from riwaya.ledger.indexing import index_readings
from riwaya.ledger.packing import Gathered, unpack_incident
from riwaya.ledger.rows import published_at, row_report, unpack_reading
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import (
    assessments,
    cases,
    decisions,
    entries,
    incident_aliases,
    incident_members,
    incidents,
    judgements,
    memberships,
    readings,
    remarks,
    reports,
    tombstones,
    withdrawals,
)
from riwaya.ledger.words import add_words
from riwaya.model import FoldedText

Record = dict[str, Any]
_POINTS_TO = {
    "reading_seq": "readings",
    "judgement_seq": "judgements",
    "carried_from": "judgements",
    "remarks.withdraws": "remarks",
    "decisions.withdraws": "decisions",
}
"""Columns that hold a record's number: in a bundle its place among the records of that table."""
_AT_ONCE = 1_000


def case_records(ledger: Ledger, case: str) -> Iterator[Record]:
    """Every record of a case, in the order in which it was made. Texts stand in the records of reports."""
    with ledger.reading() as connection:
        case_seq = connection.scalar(select(cases.c.seq).where(cases.c.name == case))
        if case_seq is None:
            raise LedgerError(f"no case {case!r} in this ledger; riwaya doctor lists them")
        member = select(memberships.c.report_seq).where(memberships.c.case_seq == case_seq)
        ids = dict(connection.execute(select(reports.c.seq, reports.c.id).where(reports.c.seq.in_(member))).all())
        of_case = {
            table: table.c.case_seq == case_seq
            for table in (memberships, judgements, assessments, decisions, remarks, incident_aliases)
        }
        own_opinions = select(judgements.c.seq).where(judgements.c.case_seq == case_seq)
        chosen = of_case | {
            cases: cases.c.seq == case_seq,
            reports: reports.c.seq.in_(member),
            readings: readings.c.report_seq.in_(member),
            withdrawals: withdrawals.c.judgement_seq.in_(own_opinions),
            tombstones: tombstones.c.seq > 0,
        }
        streams = [_stream(connection, table, condition) for table, condition in chosen.items()]
        places: dict[tuple[str, int], int] = {}
        counts: dict[str, int] = {}
        for seq, table, row in heapq.merge(*streams, key=lambda item: item[0]):
            counts[table] = counts.get(table, 0) + 1
            places[table, seq] = counts[table]
            yield _named(table, row, ids, places)


def _stream(connection: Connection, table: Table, condition: Any) -> Iterator[tuple[int, str, Any]]:
    query = select(table, entries.c.at.label("entry_at"), entries.c.subject.label("entry_subject")).join(
        entries, entries.c.seq == table.c.seq
    )
    query = query.where(condition).order_by(table.c.seq)
    for row in connection.execute(query.execution_options(yield_per=200)):
        yield row.seq, table.name, row


def _named(table: str, row: Any, ids: dict[int, str], places: dict[tuple[str, int], int]) -> Record:
    record: Record = {"record": table, "at": row.entry_at, "entry": row.entry_subject}
    for name, value in row._mapping.items():
        if name in ("seq", "entry_at", "entry_subject", "case_seq", "removed") or (
            table == "memberships" and name == "published_at"
        ):
            continue
        target = _POINTS_TO.get(f"{table}.{name}", _POINTS_TO.get(name))
        if name == "report_seq":
            record["report"] = ids.get(value) if value is not None else None
        elif target is not None:
            record[name] = None if value is None else places.get((target, value))
        elif name == "body" and table == "readings":
            record["body"] = json.loads(zlib.decompress(value).decode("utf-8", "surrogatepass"))
        else:
            record[name] = value
    return record


def case_incidents(ledger: Ledger, case: str) -> Iterator[Gathered]:
    """The gathered incidents of a case, by id, each with its founding happening first, under which it keeps its id."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        members = select(incident_members.c.happening, incident_members.c.web)
        members = members.where(incident_members.c.case_seq == case_seq).order_by(incident_members.c.happening)
        query = select(incidents).where(incidents.c.case_seq == case_seq).order_by(incidents.c.id)
        for row in connection.execute(query.execution_options(yield_per=200)):
            told = connection.execute(members.where(incident_members.c.incident_no == row.no)).all()
            keys = [one.happening for one in told]
            first = row.founder if row.founder in keys else next(iter(keys), row.founder)
            happenings = (first, *(key for key in keys if key != first))
            yield Gathered(unpack_incident(row.body, row.id), happenings, told[0].web if told else "")


@dataclass(slots=True)
class Imported:
    """What came in. ``refused``: ids of reports whose text was expunged here; ``held``: reports of this ledger that the
    bundle's ledger had expunged."""

    reports: int = 0
    records: int = 0
    refused: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


def take_records(
    ledger: Ledger, records: Iterable[Record], *, case: str, fold: Callable[[str], FoldedText]
) -> Imported:
    """Put a case's records into a ledger that has no such case, or (LedgerError, InputError) nothing at all."""
    with ledger.writing() as connection:
        if connection.scalar(select(cases.c.seq).where(cases.c.name == case)) is not None:
            raise LedgerError(f"the ledger has a case {case!r} already; give the incoming one another name with --case")
        taker = _Taker(connection, case)
        for record in records:
            taker.take(record)
        taker.pen.flush()
        _index(connection, taker.new, fold)
        gone = select(tombstones.c.subject).where(tombstones.c.subject.in_(select(reports.c.id)))
        taker.done.held = sorted(set(connection.scalars(gone)))
        return taker.done


class _Taker:
    """Writes records one by one; remembers what became of each, since later ones point at them."""

    def __init__(self, connection: Connection, case: str) -> None:
        self.connection = connection
        self.case = case
        self.pen = Pen(connection, "")
        self.case_seq: int | None = None
        self.numbers: dict[str, int] = {}
        self.published: dict[str, str | None] = {}
        self.places: dict[str, list[int | None]] = {}
        self.new: list[int] = []
        self.done = Imported()
        self.expunged = set(connection.scalars(select(tombstones.c.content_hash)))
        self.subjects = set(connection.scalars(select(tombstones.c.subject)))
        self.tables = {
            t.name: t
            for t in (readings, memberships, judgements, withdrawals, assessments, decisions, remarks, incident_aliases)
        }

    def take(self, record: Record) -> None:
        """Write one record, unless it hangs on a report that may not be here."""
        kind = record.get("record")
        try:
            self.pen.at = str(record["at"])
            if kind == "cases":
                self.case_seq = self.pen.write(cases, self.case, name=self.case, by=record["by"])
            elif kind == "reports":
                self._report(record)
            elif kind == "tombstones":
                self._tombstone(record)
            elif kind in self.tables:
                self.places.setdefault(str(kind), []).append(self._other(self.tables[str(kind)], record))
            else:
                raise InputError(f"the bundle has a record of a kind this Riwaya does not know: {kind!r}")
        except KeyError as missing:
            raise InputError(f"a record ({kind}) of the bundle lacks {missing}") from None
        self.done.records += 1
        if self.done.records % _AT_ONCE == 0:
            self.pen.flush()

    def _report(self, record: Record) -> None:
        if record["content_hash"] in self.expunged:
            self.done.refused.append(record["id"])
            return
        here = self.connection.scalar(select(reports.c.seq).where(reports.c.id == record["id"]))
        if here is None:
            row = {c.name: record[c.name] for c in reports.columns if c.name != "seq"}
            here = self.pen.write(reports, record["id"], **row)
            self.new.append(here)
            self.done.reports += 1
        self.numbers[record["id"]] = int(here)
        self.published[record["id"]] = record["published"]

    def _tombstone(self, record: Record) -> None:
        if record["subject"] not in self.subjects:
            row = {name: record[name] for name in ("subject", "content_hash", "by", "reason")}
            self.pen.write(tombstones, record["subject"], **row, removed="[]")

    def _other(self, table: Table, record: Record) -> int | None:
        row: dict[str, Any] = {}
        for column in table.columns:
            name = column.name
            if name == "seq":
                continue
            target = _POINTS_TO.get(f"{table.name}.{name}", _POINTS_TO.get(name))
            if name == "case_seq":
                if self.case_seq is None:
                    raise InputError("the bundle's records do not begin with its case")
                row[name] = self.case_seq
            elif name == "report_seq":
                report = record["report"]
                if report is not None and report not in self.numbers:
                    return None
                row[name] = self.numbers[report] if report is not None else None
            elif target is not None:
                place = record[name]
                row[name] = None if place is None else self.places[target][place - 1]
                if place is not None and row[name] is None:
                    return None
            elif name == "body" and table is readings:
                packed = json.dumps(record["body"], ensure_ascii=False, separators=(",", ":"))
                row[name] = zlib.compress(packed.encode("utf-8", "surrogatepass"))
            elif name != "published_at":
                row[name] = record[name]
        if table is memberships:
            row["published_at"] = published_at(self.published[record["report"]])
        return self.pen.write(table, record["entry"], **row)


def _index(connection: Connection, seqs: Sequence[int], fold: Callable[[str], FoldedText]) -> None:
    """The index of new reports: their words, and what their last reading says."""
    for start in range(0, len(seqs), _AT_ONCE):
        some = seqs[start : start + _AT_ONCE]
        texts = {row.seq: row_report(row) for row in connection.execute(select(reports).where(reports.c.seq.in_(some)))}
        last: dict[int, Any] = {}
        for row in connection.execute(select(readings).where(readings.c.report_seq.in_(some)).order_by(readings.c.seq)):
            last[row.report_seq] = row
        current = {
            seq: (row.seq, digest_reading(unpack_reading(texts[seq], row.made_by, row.body), fold))
            for seq, row in last.items()
        }
        index_readings(connection, current)
        add_words(connection, {seq: fold(report.text) for seq, report in texts.items()})
