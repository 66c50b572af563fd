"""Digests of reports and readings -> the ledger, a batch in one transaction, each thing once however often it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, select

from riwaya.ledger.carrying import carry_judgements
from riwaya.ledger.cases import case_number
from riwaya.ledger.chain import Pen
from riwaya.ledger.digest import Digest
from riwaya.ledger.indexing import index_readings, unindex_readings
from riwaya.ledger.noting import forget_happenings
from riwaya.ledger.rows import published_at
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import memberships, readings, reports, tombstones
from riwaya.ledger.words import add_words
from riwaya.model import FoldedText


class Stored(StrEnum):
    """What became of a report that was handed in."""

    NEW = "new"
    READ_AGAIN = "read_again"
    ADDED_TO_CASE = "added_to_case"
    KNOWN = "known"
    EXPUNGED = "expunged"


@dataclass(slots=True)
class _Seen:
    """What the ledger already has of a batch's reports, kept up as the batch is gone through."""

    numbers: dict[str, int]
    members: set[int]
    readers: dict[int, set[str]]
    expunged: set[str]


@dataclass(slots=True)
class _Batch:
    """What the batch adds to the index tables."""

    words: dict[int, FoldedText] = field(default_factory=dict)
    current: dict[int, tuple[int, Digest]] = field(default_factory=dict)
    read_before: set[int] = field(default_factory=set)


def store(ledger: Ledger, digests: Sequence[Digest], *, case: str, by: str = "") -> tuple[Stored, ...]:
    """Store a batch in one transaction and say what became of each report, in order."""
    if not digests:
        return ()
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, by)
        seen = _look_up(connection, digests, case_seq)
        batch = _Batch()
        outcome = tuple(_write(pen, digest, case_seq, seen, batch) for digest in digests)
        again = {seq: batch.current[seq] for seq in batch.current if seq in batch.read_before}
        pen.flush()
        if again:
            carry_judgements(pen, again)
            pen.flush()
            unindex_readings(connection, again)
            forget_happenings(connection, again)
        index_readings(connection, batch.current)
        add_words(connection, batch.words)
    return outcome


def add_to_case(ledger: Ledger, ids: Sequence[str], *, case: str, by: str = "") -> None:
    """Put reports that the ledger has (by id) into a case too."""
    if not ids:
        return
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, by)
        members = select(memberships.c.report_seq).where(memberships.c.case_seq == case_seq)
        wanted = select(reports.c.id, reports.c.seq, reports.c.published).where(reports.c.id.in_(ids))
        for row in connection.execute(wanted.where(reports.c.seq.not_in(members)).order_by(reports.c.seq)).all():
            when = published_at(row.published)
            pen.write(memberships, row.id, case_seq=case_seq, report_seq=row.seq, published_at=when)
        pen.flush()


def _look_up(connection: Connection, digests: Sequence[Digest], case_seq: int) -> _Seen:
    ids = {digest.report["id"] for digest in digests}
    hashes = {digest.report["content_hash"] for digest in digests}
    stored = select(reports.c.id, reports.c.seq).where(reports.c.id.in_(ids))
    numbers = dict(connection.execute(stored).all())
    seqs = list(numbers.values())
    in_case = (memberships.c.case_seq == case_seq) & memberships.c.report_seq.in_(seqs)
    made = select(readings.c.report_seq, readings.c.made_by).where(readings.c.report_seq.in_(seqs))
    gone = select(tombstones.c.content_hash).where(tombstones.c.content_hash.in_(hashes))
    readers: dict[int, set[str]] = {}
    for seq, made_by in connection.execute(made):
        readers.setdefault(seq, set()).add(made_by)
    return _Seen(
        numbers=numbers,
        members=set(connection.scalars(select(memberships.c.report_seq).where(in_case))),
        readers=readers,
        expunged=set(connection.scalars(gone)),
    )


def _write(pen: Pen, digest: Digest, case_seq: int, seen: _Seen, batch: _Batch) -> Stored:
    row: dict[str, Any] = digest.report
    if row["content_hash"] in seen.expunged:
        return Stored.EXPUNGED
    outcome = Stored.KNOWN
    seq = seen.numbers.get(row["id"])
    if seq is None:
        outcome = Stored.NEW
        seq = seen.numbers[row["id"]] = pen.write(reports, row["id"], **row)
        batch.words[seq] = digest.words
    if seq not in seen.members:
        outcome = Stored.ADDED_TO_CASE if outcome is Stored.KNOWN else outcome
        seen.members.add(seq)
        pen.write(memberships, row["id"], case_seq=case_seq, report_seq=seq, published_at=digest.published_at)
    readers = seen.readers.setdefault(seq, set())
    if digest.made_by is not None and digest.made_by not in readers:
        if readers:
            batch.read_before.add(seq)
        readers.add(digest.made_by)
        outcome = Stored.READ_AGAIN if outcome is Stored.KNOWN else outcome
        reading = pen.write(readings, row["id"], report_seq=seq, made_by=digest.made_by, body=digest.body)
        batch.current[seq] = (reading, digest)
    return outcome
