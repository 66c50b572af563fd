"""Reports and incidents of a case that are kept for named people (and the owners of the case)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from riwaya.access.permission import Restrictions
from riwaya.access.store import AccessStore
from riwaya.access.tables import kept_for, restrictions
from riwaya.errors import AccessError

KINDS = ("report", "incident")


@dataclass(frozen=True, slots=True)
class Restriction:
    """One restricted item: by whom, why, and for whom (by id) it is kept."""

    kind: str
    item: str
    reason: str
    by: str
    since: datetime
    people: frozenset[str]


def restrict(
    connection: Connection,
    case: str,
    kind: str,
    item: str,
    people: Iterable[str],
    *,
    by: str,
    reason: str,
    at: datetime,
) -> None:
    """Keep an item for these people, by id; said again, it changes for whom."""
    if kind not in KINDS:
        raise AccessError(f"only {' and '.join(KINDS)}s can be restricted")
    release(connection, case, kind, item)
    row = {"case": case, "kind": kind, "item": item}
    connection.execute(restrictions.insert().values(**row, reason=reason, by=by, since=at))
    for person in sorted(set(people)):
        connection.execute(kept_for.insert().values(**row, person=person))


def release(connection: Connection, case: str, kind: str, item: str) -> None:
    """Open an item to everybody in the case again."""
    for table in (kept_for, restrictions):
        same = (table.c.case == case) & (table.c.kind == kind) & (table.c.item == item)
        connection.execute(table.delete().where(same))


def find_restrictions(connection: Connection, case: str) -> Restrictions:
    """What ``may`` and lists need to know of a case."""
    return Restrictions(case, {(r.kind, r.item): r.people for r in list_restrictions(connection, case)})


def list_restrictions(connection: Connection, case: str) -> tuple[Restriction, ...]:
    """Every restricted item of a case, the newest first."""
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(select(kept_for).where(kept_for.c.case == case)):
        people[row.kind, row.item].add(row.person)
    query = select(restrictions).where(restrictions.c.case == case)
    rows = connection.execute(query.order_by(restrictions.c.since.desc(), restrictions.c.item)).all()
    return tuple(Restriction(r.kind, r.item, r.reason, r.by, r.since, frozenset(people[r.kind, r.item])) for r in rows)


def load_restrictions(store: AccessStore, case: str) -> Restrictions:
    """As ``find_restrictions``, in a view of its own."""
    with store.reading() as connection:
        return find_restrictions(connection, case)
