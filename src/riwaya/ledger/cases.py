"""Cases, the compartments of a ledger: every report, opinion and incident is looked at within one."""

from sqlalchemy import Connection, bindparam, func, select

from riwaya.errors import LedgerError
from riwaya.ledger.chain import Pen
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import cases, memberships

_BY_NAME = select(cases.c.seq).where(cases.c.name == bindparam("name"))
"""Asked by every page several times: made once."""
MAIN = "main"
"""The case of whoever names none."""


def case_number(pen: Pen, name: str, by: str) -> int:
    """The number of a case, which is begun where it does not exist."""
    found: int | None = pen.connection.scalar(select(cases.c.seq).where(cases.c.name == name))
    if found is not None:
        return found
    if not name.strip():
        raise LedgerError("a case needs a name")
    return pen.write(cases, name, name=name, by=by)


def find_case(connection: Connection, name: str) -> int | None:
    """The number of a case; None for the main case of a ledger nothing was put into yet."""
    found: int | None = connection.scalar(_BY_NAME, {"name": name})
    if found is None and name != MAIN:
        known = ", ".join(connection.scalars(select(cases.c.name).order_by(cases.c.name)))
        raise LedgerError(f"no case {name!r} in this ledger; there are: {known or 'none yet'}")
    return found


def list_cases(ledger: Ledger) -> tuple[tuple[str, int], ...]:
    """Every case with how many reports it has."""
    count = func.count(memberships.c.seq)
    query = select(cases.c.name, count).outerjoin(memberships, memberships.c.case_seq == cases.c.seq)
    with ledger.reading() as connection:
        return tuple((n, c) for n, c in connection.execute(query.group_by(cases.c.name).order_by(cases.c.name)))
