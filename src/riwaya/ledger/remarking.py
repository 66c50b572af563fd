"""What people add that is neither judgement, assessment nor decision: remarks, made, taken back, listed.

A remark has a ``kind``, a ``subject`` (a report's or incident's id, a claim's key, an actor's, a name) and a ``body``
of JSON text. It is never changed; what replaces it is a further one. One that tells of a report goes with it when the
report is expunged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, literal, select

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, case_number, find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.finding import report_number
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import entries, remarks, reports


class RemarkKind(StrEnum):
    """What a remark is for."""

    DISMISSED = "dismissed"
    CLAIM = "claim"
    LABEL = "label"
    SETTLED = "settled"
    SKIPPED = "skipped"
    SEARCH = "search"
    REPLY = "reply"
    CAPTURE = "capture"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as the ledger has it; ``report`` is the id of the report it tells of."""

    number: int
    kind: RemarkKind
    subject: str
    report: str | None
    body: str
    by: str
    at: str
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True)
class NewRemark:
    """A remark to be made."""

    kind: RemarkKind
    subject: str
    body: str = "{}"
    report: str | None = None


def remark(ledger: Ledger, made: Sequence[NewRemark], *, by: str, case: str = MAIN) -> tuple[int, ...]:
    """Record remarks, all of them or none; gives their numbers."""
    if not by.strip():
        raise LedgerError("a remark needs the name of who makes it")
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, by)
        numbers = tuple(_write(pen, new, by, case_seq) for new in made)
        pen.flush()
    return numbers


def _write(pen: Pen, new: NewRemark, by: str, case_seq: int) -> int:
    return pen.write(
        remarks,
        new.subject,
        case_seq=case_seq,
        kind=new.kind.value,
        subject=new.subject,
        report_seq=report_number(pen.connection, new.report) if new.report is not None else None,
        body=new.body,
        by=by,
        withdraws=None,
    )


def take_back(ledger: Ledger, numbers: Iterable[int], *, by: str, reason: str = "", case: str = MAIN) -> None:
    """Take remarks back, all of them or none; they stay on record."""
    if not by.strip():
        raise LedgerError("a remark is taken back by somebody: the name is missing")
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, by)
        for number in sorted(set(numbers)):
            _withdraw(pen, number, by, reason, case_seq)
        pen.flush()


def _withdraw(pen: Pen, number: int, by: str, reason: str, case_seq: int) -> None:
    standing = (remarks.c.seq == number) & (remarks.c.case_seq == case_seq) & remarks.c.withdraws.is_(None)
    row = pen.connection.execute(select(remarks).where(standing)).first()
    if row is None:
        raise LedgerError(f"no remark {number} in this case")
    if pen.connection.scalar(select(remarks.c.seq).where(remarks.c.withdraws == number)) is not None:
        raise LedgerError(f"remark {number} has been taken back already")
    pen.write(
        remarks,
        row.subject,
        case_seq=case_seq,
        kind=row.kind,
        subject=row.subject,
        report_seq=row.report_seq,
        body=reason,
        by=by,
        withdraws=number,
    )


def list_remarks(
    ledger: Ledger,
    kind: RemarkKind,
    *,
    subjects: Sequence[str] | None = None,
    report: str | None = None,
    by: str | None = None,
    numbers: Sequence[int] | None = None,
    bodies: bool = True,
    case: str = MAIN,
) -> tuple[Remark, ...]:
    """The remarks of a kind in a case, the oldest first, those taken back among them.

    ``bodies`` False leaves the bodies, which may be megabytes, where they are, and gives "" for each.
    """
    query = _listed(bodies).where(remarks.c.kind == kind.value)
    with ledger.reading() as connection:
        query = query.where(remarks.c.case_seq == find_case(connection, case))
        if subjects is not None:
            query = query.where(remarks.c.subject.in_(list(subjects)))
        if report is not None:
            query = query.where(remarks.c.report_seq == report_number(connection, report))
        if by is not None:
            query = query.where(remarks.c.by == by)
        if numbers is not None:
            query = query.where(remarks.c.seq.in_(list(numbers)))
        return tuple(
            Remark(
                row.seq,
                RemarkKind(row.kind),
                row.subject,
                row.report,
                row.body,
                row.by,
                row.at,
                row.gone_at,
                row.gone_by,
            )
            for row in connection.execute(query)
        )


@cache
def _listed(bodies: bool) -> Select[Any]:
    """Remarks with when they were made and taken back. Made once: a page lists several kinds of them."""
    back, taken_at, made_at = remarks.alias("back"), entries.alias("taken_at"), entries.alias("made_at")
    return (
        select(
            *(column for column in remarks.c if column is not remarks.c.body),
            (remarks.c.body if bodies else literal("")).label("body"),
            reports.c.id.label("report"),
            made_at.c.at,
            taken_at.c.at.label("gone_at"),
            back.c.by.label("gone_by"),
        )
        .join(made_at, made_at.c.seq == remarks.c.seq)
        .outerjoin(reports, reports.c.seq == remarks.c.report_seq)
        .outerjoin(back, back.c.withdraws == remarks.c.seq)
        .outerjoin(taken_at, taken_at.c.seq == back.c.seq)
        .where(remarks.c.withdraws.is_(None))
        .order_by(remarks.c.seq)
    )


def standing_subjects(
    connection: Connection, kind: RemarkKind, case_seq: int | None, subjects: Sequence[str]
) -> dict[str, int]:
    """Of these subjects, those with a standing remark of this kind, and the number of the latest."""
    back = remarks.alias("back")
    query = select(remarks.c.subject, remarks.c.seq).where(
        (remarks.c.case_seq == case_seq) & (remarks.c.kind == kind.value) & remarks.c.subject.in_(list(subjects)),
        remarks.c.withdraws.is_(None),
        remarks.c.seq.not_in(select(back.c.withdraws).where(back.c.withdraws.is_not(None))),
    )
    return {row.subject: row.seq for row in connection.execute(query.order_by(remarks.c.seq))}
