"""Names of things and a case -> the reports of that case they belong to; what belongs to another case is not found."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.finding import report_number
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import claims, events, judgements, memberships, reports


def report_in_case(ledger: Ledger, name: str, *, case: str = MAIN) -> str:
    """The whole id of the report of this case with this id (or a beginning of it) or ref."""
    with ledger.reading() as connection:
        seq = report_number(connection, name)
        if not _is_in(connection, seq, case):
            raise LedgerError(f"no report {name!r} in this case")
        return str(connection.scalar(select(reports.c.id).where(reports.c.seq == seq)))


def reports_telling(ledger: Ledger, key: str, *, case: str = MAIN) -> tuple[str, ...]:
    """The reports of this case whose current readings have a claim or event with this key."""
    with ledger.reading() as connection:
        # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
        in_case = memberships.c.case_seq + 0 == find_case(connection, case)
        found: set[str] = set()
        for table in (claims, events):
            query = select(reports.c.id).join(table, table.c.report_seq == reports.c.seq).where(table.c.key == key)
            query = query.join(memberships, memberships.c.report_seq == reports.c.seq)
            found.update(connection.scalars(query.where(in_case)))
    if not found:
        raise LedgerError(f"no claim or event {key!r} in this case")
    return tuple(sorted(found))


def report_judged(ledger: Ledger, number: int, *, case: str = MAIN) -> str:
    """The report on which this judgement was given in this case."""
    query = select(reports.c.id).join(judgements, judgements.c.report_seq == reports.c.seq)
    with ledger.reading() as connection:
        query = query.where((judgements.c.seq == number) & (judgements.c.case_seq == find_case(connection, case)))
        found = connection.scalar(query)
    if found is None:
        raise LedgerError(f"no judgement {number} in this case")
    return str(found)


def present(ledger: Ledger, ids: Collection[str], *, case: str = MAIN) -> frozenset[str]:
    """Those of these whole report ids that are in the case."""
    with ledger.reading() as connection:
        query = select(reports.c.id).join(memberships, memberships.c.report_seq == reports.c.seq)
        query = query.where((memberships.c.case_seq == find_case(connection, case)) & reports.c.id.in_(list(ids)))
        return frozenset(connection.scalars(query))


def _is_in(connection: Connection, seq: int, case: str) -> bool:
    inside = (memberships.c.report_seq == seq) & (memberships.c.case_seq == find_case(connection, case))
    return connection.scalar(select(memberships.c.seq).where(inside).limit(1)) is not None
