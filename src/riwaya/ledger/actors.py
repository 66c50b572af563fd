"""A case -> who can be looked up in it: bodies, and persons who are known or were given a post; a page at a time.

Who has no entry in ``identities`` - victims, witnesses, relatives, unnamed sources - cannot come out here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import identities, memberships, name_uses, names, reports

_KNOWN = "actor:"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be looked up: the key, and some of the reports (by id) that name them."""

    key: str
    reports: tuple[str, ...]

    @property
    def in_lexicon(self) -> bool:
        """Whether the lexicon knows them."""
        return self.key.startswith(_KNOWN)


@dataclass(frozen=True, slots=True)
class KnownPage:
    """Some of them, by key, and what to ask for to go on."""

    found: tuple[Known, ...]
    more: str | None


def browse_actors(
    ledger: Ledger, *, words: str = "", after: str = "", hidden: Collection[str] = (), case: str = MAIN, limit: int = 40
) -> KnownPage:
    """Who the case's reports name, those with these folded words in a name; from behind the key ``after`` on.

    Of each, one report that names them: more are a matter for their own page (``find_actor``).
    """
    with ledger.reading() as connection:
        query = _in_case(connection, case, hidden)
        if words:
            having = (" " + names.c.key + " ").contains(f" {words} ", autoescape=True)
            named = select(name_uses.c.identity_no).join(names, names.c.no == name_uses.c.name_no)
            query = query.where(identities.c.no.in_(named.where((names.c.kind == "actor") & having)))
        if after:
            query = query.where(identities.c.key > after)
        one = _uses(connection, case, hidden).where(_mine()).limit(1).scalar_subquery()
        query = query.add_columns(one.label("report_seq")).order_by(identities.c.key).limit(limit + 1)
        rows = connection.execute(query).all()
        seqs = {row.report_seq for row in rows[:limit]}
        ids = dict(connection.execute(select(reports.c.seq, reports.c.id).where(reports.c.seq.in_(seqs))).all())
        found = tuple(Known(row.key, (ids[row.report_seq],)) for row in rows[:limit])
        return KnownPage(found, rows[limit - 1].key if len(rows) > limit else None)


def find_actor(ledger: Ledger, key: str, *, hidden: Collection[str] = (), case: str = MAIN, most: int = 5) -> Known:
    """Who has this key and is named in a report of the case; with at most so many of the reports."""
    with ledger.reading() as connection:
        row = connection.execute(_in_case(connection, case, hidden).where(identities.c.key == key)).first()
        if row is None:
            raise LedgerError("nobody of this name can be looked up in this case")
        return _open(connection, row, case, hidden, most)


def _in_case(connection: Connection, case: str, hidden: Collection[str]) -> Select[Any]:
    return select(identities.c.no, identities.c.key).where(
        identities.c.kind == "actor", _uses(connection, case, hidden).where(_mine()).exists()
    )


def _uses(connection: Connection, case: str, hidden: Collection[str]) -> Select[Any]:
    uses = select(name_uses.c.report_seq).join(memberships, memberships.c.report_seq == name_uses.c.report_seq)
    uses = uses.where(memberships.c.case_seq == find_case(connection, case))
    if hidden:
        kept = select(reports.c.seq).where(reports.c.id.in_(sorted(hidden)))
        uses = uses.where(name_uses.c.report_seq.not_in(kept))
    return uses


def _mine() -> Any:
    return name_uses.c.identity_no == identities.c.no


def _open(connection: Connection, row: Any, case: str, hidden: Collection[str], most: int) -> Known:
    mine = name_uses.c.identity_no == row.no
    seqs = list(connection.scalars(_uses(connection, case, hidden).where(mine).distinct().limit(most)))
    ids = connection.scalars(select(reports.c.id).where(reports.c.seq.in_(seqs)).order_by(reports.c.seq.desc()))
    return Known(row.key, tuple(ids))
