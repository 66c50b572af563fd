"""Records of the people an incident harmed, kept apart from the ledger: they travel with no export, bundle or search.

They stand with the people and not in the ledger, which is append-only: a record here can be taken out for good. No
function finds one by name.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from riwaya.access.store import AccessStore
from riwaya.access.tables import meta, victims
from riwaya.errors import AccessError

_KEPT = "victims kept|"


@dataclass(frozen=True, slots=True)
class VictimRecord:
    """What somebody wrote down of one person; ``body`` is JSON text of the workbench's own form."""

    number: int
    incident: str
    body: str
    by: str
    at: datetime


def are_victims_kept(store: AccessStore, case: str) -> bool:
    """Whether a case keeps such records: none does unless an owner says so."""
    with store.reading() as connection:
        return connection.scalar(select(meta.c.value).where(meta.c.key == _KEPT + case)) == "yes"


def set_victims_kept(store: AccessStore, case: str, *, kept: bool) -> None:
    """Begin to keep them, or end it. AccessError where there still are records."""
    with store.writing() as connection:
        if not kept and connection.scalar(select(func.count()).where(victims.c.case == case)):
            raise AccessError("there are records still: take them out first")
        connection.execute(meta.delete().where(meta.c.key == _KEPT + case))
        if kept:
            connection.execute(meta.insert().values(key=_KEPT + case, value="yes"))


def keep_victim(store: AccessStore, case: str, incident: str, body: str, *, by: str, at: datetime) -> int:
    """Write a record down; gives its number."""
    with store.writing() as connection:
        number = (connection.scalar(select(func.max(victims.c.number))) or 0) + 1
        connection.execute(
            victims.insert().values(number=number, case=case, incident=incident, body=body, by=by, at=at)
        )
    return number


def list_victims(store: AccessStore, case: str, *, by: str | None = None) -> tuple[VictimRecord, ...]:
    """The records of a case, or those that one person wrote, in the order in which they were written."""
    query = select(victims).where(victims.c.case == case).order_by(victims.c.number)
    if by is not None:
        query = query.where(victims.c.by == by)
    with store.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(VictimRecord(row.number, row.incident, row.body, row.by, row.at) for row in rows)


def drop_victim(store: AccessStore, case: str, number: int) -> None:
    """Take a record out for good; AccessError where the case has none of this number."""
    with store.writing() as connection:
        gone = connection.execute(victims.delete().where((victims.c.case == case) & (victims.c.number == number)))
        if not gone.rowcount:
            raise AccessError(f"no record {number} in this case")
