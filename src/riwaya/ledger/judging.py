"""People's opinions on what was read: given, withdrawn, listed; never changed and never erased."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, select

from riwaya.errors import ChangedError, LedgerError
from riwaya.ledger.cases import MAIN, case_number, find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.finding import report_number
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import claims, current_readings, entries, events, judgements, reports, withdrawals
from riwaya.model import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judgement as the ledger has it: its number, the report, the reading it was given on, and what it came from."""

    number: int
    report: str
    reading: int
    judgement: Judgement
    carried_from: int | None


def judge(  # noqa: PLR0913 - what an opinion consists of
    ledger: Ledger,
    name: str,
    key: str,
    verdict: Verdict,
    *,
    by: str,
    comment: str = "",
    mended: str | None = None,
    expected: int | None = None,
    case: str = MAIN,
) -> int:
    """Record what a person thinks of the claim or event with this key in a report's current reading.

    ``expected``: the number of the latest opinion on it that the person has seen (0: none). Raises ChangedError where
    there is a newer one.
    """
    if not by.strip():
        raise LedgerError("a judgement needs the name of who gives it")
    with ledger.writing() as connection:
        seq = report_number(connection, name)
        pen = Pen(connection, ledger.clock())
        reading = connection.scalar(select(current_readings.c.reading_seq).where(current_readings.c.report_seq == seq))
        if reading is None or not _stands(connection, seq, key):
            raise LedgerError(f"the current reading of {name!r} has no claim or event with the key {key!r}")
        case_seq = case_number(pen, case, by)
        if expected is not None and (latest := _latest(connection, case_seq, seq, key)) != expected:
            raise ChangedError(f"judgement {latest} was given on {key!r} meanwhile")
        number = pen.write(
            judgements,
            key,
            case_seq=case_seq,
            report_seq=seq,
            reading_seq=reading,
            key=key,
            verdict=verdict.value,
            by=by,
            comment=comment,
            mended=mended,
            carried_from=None,
        )
        pen.flush()
    return number


def _latest(connection: Connection, case_seq: int, report_seq: int, key: str) -> int:
    """The number of the latest opinion on a claim or event, withdrawn or not; 0 where nobody gave one."""
    same = (judgements.c.case_seq == case_seq) & (judgements.c.report_seq == report_seq) & (judgements.c.key == key)
    return connection.scalar(select(func.max(judgements.c.seq)).where(same)) or 0


def _stands(connection: Connection, seq: int, key: str) -> bool:
    return any(
        connection.scalar(select(table.c.no).where((table.c.key == key) & (table.c.report_seq == seq))) is not None
        for table in (claims, events)
    )


def withdraw(ledger: Ledger, number: int, *, by: str, reason: str = "") -> None:
    """Withdraw an opinion, and what a newer reading carried over from it."""
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        row = connection.execute(select(judgements.c.key).where(judgements.c.seq == number)).first()
        if row is None:
            raise LedgerError(f"no judgement {number} in this ledger")
        gone = set(connection.scalars(select(withdrawals.c.judgement_seq)))
        if number in gone:
            raise LedgerError(f"judgement {number} has been withdrawn already")
        for seq in _carried_on(connection, number):
            if seq not in gone:
                pen.write(withdrawals, row.key, judgement_seq=seq, by=by, reason=reason)
        pen.flush()


def _carried_on(connection: Connection, number: int) -> list[int]:
    found, waiting = [number], [number]
    while waiting:
        waiting = list(connection.scalars(select(judgements.c.seq).where(judgements.c.carried_from.in_(waiting))))
        found += waiting
    return found


def list_judgements(
    ledger: Ledger,
    *,
    case: str = MAIN,
    name: str | None = None,
    keys: Iterable[str] | None = None,
    number: int | None = None,
) -> tuple[Opinion, ...]:
    """The opinions given in a case (on one report, on these keys, of this number), the oldest first, withdrawn ones
    among them."""
    query = _listed()
    with ledger.reading() as connection:
        query = query.where(judgements.c.case_seq == find_case(connection, case))
        if name is not None:
            query = query.where(judgements.c.report_seq == report_number(connection, name))
        if keys is not None:
            query = query.where(judgements.c.key.in_(list(keys)))
        if number is not None:
            query = query.where(judgements.c.seq == number)
        rows = connection.execute(query).all()
    looked_at = {(row.report, row.key): row.seq for row in rows if row.carried_from is None}
    given_at = {row.seq: row.at for row in rows}
    return tuple(_opinion(row, given_at, looked_at) for row in rows)


def count_judgements(ledger: Ledger, *, by: str, since: str, case: str = MAIN) -> int:
    """How many opinions somebody gave in a case since a moment, those withdrawn later among them."""
    query = select(func.count()).select_from(judgements).join(entries, entries.c.seq == judgements.c.seq)
    given = (judgements.c.by == by) & judgements.c.carried_from.is_(None) & (entries.c.at >= since)
    with ledger.reading() as connection:
        return connection.scalar(query.where(given, judgements.c.case_seq == find_case(connection, case))) or 0


@cache
def _listed() -> Select[Any]:
    """Judgements with when they were given and withdrawn; made once."""
    given, taken_back = entries.alias("given"), entries.alias("taken_back")
    return (
        select(judgements, reports.c.id.label("report"), given.c.at, taken_back.c.at.label("withdrawn_at"))
        .join(reports, reports.c.seq == judgements.c.report_seq)
        .join(given, given.c.seq == judgements.c.seq)
        .outerjoin(withdrawals, withdrawals.c.judgement_seq == judgements.c.seq)
        .outerjoin(taken_back, taken_back.c.seq == withdrawals.c.seq)
        .order_by(judgements.c.seq)
    )


def _opinion(row: Any, given_at: dict[int, str], looked_at: dict[tuple[str, str], int]) -> Opinion:
    carried = row.carried_from is not None
    judgement = Judgement(
        key=row.key,
        verdict=Verdict(row.verdict),
        by=row.by,
        at=given_at.get(row.carried_from, row.at) if carried else row.at,
        comment=row.comment,
        mended=row.mended,
        withdrawn_at=row.withdrawn_at,
        needs_another_look=carried and looked_at.get((row.report, row.key), 0) < row.seq,
    )
    return Opinion(row.seq, row.report, row.reading_seq, judgement, row.carried_from)
