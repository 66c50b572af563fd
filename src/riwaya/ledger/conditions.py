"""A ClaimQuery -> one SELECT of the claims that meet it, led by whichever condition fewest rows meet.

Neither database can know how often a name is used (SQLite keeps no statistics here, for they would hold names), so the
conditions are counted first; the smallest leads and the others are looked up row by row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from riwaya.errors import LedgerError
from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.digest import SPREADS
from riwaya.ledger.tables import cases, claims, event_parts, events, memberships, name_uses, names
from riwaya.model import Act, EventType

_MANY = 20_000
"""Rows beyond which it does not matter how many more there are."""

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Days:
    """A first and last day (ISO 8601), either of which may be open."""

    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What to look for; names and places are folded words, met by a whole name or else by the words of longer ones.

    ``days`` are those of the events told, and of publication where a claim dates none; each answer says which.
    """

    by: str | None = None
    about: str | None = None
    type: EventType | None = None
    place: str | None = None
    days: Days = field(default=Days())
    published: Days = field(default=Days())
    act: Act | None = None
    case: str = MAIN


@dataclass(frozen=True, slots=True)
class _Part:
    """Somebody or somewhere an event must have: identities of actors fill its roles, identities of places are where."""

    identities: tuple[int, ...]

    def on(self, table: Any) -> Condition:
        """The condition on rows of event parts that lead."""
        return cast(Condition, table.c.identity_no.in_(self.identities))

    def has(self, event_no: Any) -> Condition:
        """The condition on an event's number. An expression, so that SQLite looks up the event and not the identity."""
        part = event_parts.alias()
        mine = (part.c.event_no == event_no) & (part.c.identity_no + 0).in_(self.identities)
        return select(part.c.event_no).where(mine).exists()


@dataclass(frozen=True, slots=True)
class Met:
    """The claims that meet a query, as SELECTs of ``no`` and ``sorts`` (highest first); no claim is in two of them."""

    selects: tuple[Select[Any], ...]


def meeting(connection: Connection, query: ClaimQuery) -> Met:
    """What selects every claim that meets the query, once."""
    parts = [
        _Part(_identities(connection, kind, name))
        for kind, name in (("actor", query.about), ("place", query.place))
        if name is not None
    ]
    speakers = _identities(connection, "actor", query.by) if query.by is not None else None
    leads = [(part.on(event_parts), _lead_by_part(part, parts, query, speakers)) for part in parts]
    if query.type is not None or (speakers is not None and parts):
        leads.append((_event_is(query.type, speakers), _lead_by_event(parts, query)))
    elif speakers is not None:
        leads.append((claims.c.speaker.in_(speakers), _lead_by_claim(query)))
    if not leads:
        return _by_days(connection, query)
    first, (table, number, rest) = min(leads, key=lambda lead: _count(connection, *lead)) if leads[1:] else leads[0]
    conditions = [first, *rest, *_published(table, query.published), *_in_case(connection, table, query.case)]
    met = select(number.label("no"), table.c.published_at.label("sorts")).where(*conditions)
    return Met((met if table is claims else met.distinct(),))


def _by_days(connection: Connection, query: ClaimQuery) -> Met:
    """Nothing leads but days: short and long stretches told apart, each in the order of its index."""
    rest = [*_published(claims, query.published), *_in_case(connection, claims, query.case)]
    if query.act is not None:
        rest.append(claims.c.act == query.act.value)
    if query.days == Days():
        return Met((select(claims.c.no, claims.c.published_at.label("sorts")).where(*rest),))
    return Met(
        tuple(
            select(claims.c.no, claims.c.day_from.label("sorts")).where(days, *rest)
            for days in _days_apart(claims, query.days)
        )
    )


_Lead = tuple[Any, Any, list[Condition]]
"""The table that leads, the column with the claim's number, and what its rows must meet besides."""


def _count(connection: Connection, first: Condition, lead: _Lead) -> int:
    counted = select(lead[0].c.published_at).where(first).limit(_MANY).subquery()
    return connection.scalar(select(func.count()).select_from(counted)) or 0


def _lead_by_part(first: _Part, parts: Sequence[_Part], query: ClaimQuery, speakers: Sequence[int] | None) -> _Lead:
    number = event_parts.c.event_no
    rest = [part.has(number) for part in parts if part is not first]
    if query.type is not None:
        rest.append(event_parts.c.type == query.type.value)
    rest += _days_meet(event_parts, query.days)
    return event_parts, event_parts.c.claim_no, rest + _is_claim(event_parts.c.claim_no, query, speakers)


def _event_is(type_: EventType | None, speakers: Sequence[int] | None) -> Condition:
    told = [events.c.speaker.in_(speakers)] if speakers is not None else []
    return and_(*told, *([events.c.type == type_.value] if type_ is not None else []))


def _lead_by_event(parts: Sequence[_Part], query: ClaimQuery) -> _Lead:
    rest = [*_days_meet(events, query.days), *(part.has(events.c.no) for part in parts)]
    return events, events.c.claim_no, rest + _is_claim(events.c.claim_no, query, None)


def _lead_by_claim(query: ClaimQuery) -> _Lead:
    rest = [claims.c.act == query.act.value] if query.act is not None else []
    return claims, claims.c.no, rest + _days_meet(claims, query.days)


def _is_claim(number: Any, query: ClaimQuery, speakers: Sequence[int] | None) -> list[Condition]:
    claim = claims.alias()
    conditions: list[Condition] = []
    if speakers is not None:
        conditions.append((claim.c.speaker + 0).in_(speakers))
    if query.act is not None:
        conditions.append(claim.c.act == query.act.value)
    return [select(claim.c.no).where(claim.c.no == number, *conditions).exists()] if conditions else []


def _in_case(connection: Connection, table: Any, case: str) -> list[Condition]:
    """Only the case's reports; nothing to ask of each row where there is no other case."""
    case_seq = find_case(connection, case)
    if case_seq is not None and connection.scalar(select(func.count()).select_from(cases)) == 1:
        return []
    of_case = (memberships.c.case_seq == case_seq) & (memberships.c.report_seq == table.c.report_seq)
    return [select(memberships.c.seq).where(of_case).exists()]


def _identities(connection: Connection, kind: str, name: str) -> tuple[int, ...]:
    """Who or where a folded name can mean: those so named, else those with the words in a longer name."""
    for meant in (names.c.key == name, (" " + names.c.key + " ").contains(f" {name} ", autoescape=True)):
        nos = list(connection.scalars(select(names.c.no).where((names.c.kind == kind) & meant)))
        if nos:
            used = select(name_uses.c.identity_no).where(name_uses.c.name_no.in_(nos)).distinct()
            return tuple(connection.scalars(used))
    return ()


def _days_meet(table: Any, days: Days) -> list[Condition]:
    """Rows whose days overlap the days asked for."""
    return [or_(*_days_apart(table, days))] if days != Days() else []


def _days_apart(table: Any, days: Days) -> list[Condition]:
    """Rows whose days overlap, by how far apart theirs are; all but the longest in a narrow stretch of the index."""
    overlap = [table.c.day_from.is_not(None)]
    if days.last is not None:
        overlap.append(table.c.day_from <= days.last)
    if days.first is not None:
        overlap.append(table.c.day_to >= days.first)
    found = [and_(table.c.spread == len(SPREADS), *overlap)]
    for spread, longest in enumerate(SPREADS):
        near = [table.c.day_from >= _shifted(days.first, -longest)] if days.first is not None else []
        found.append(and_(table.c.spread == spread, *near, *overlap))
    return found


def _published(table: Any, days: Days) -> list[Condition]:
    found: list[Condition] = []
    if days.first is not None:
        found.append(table.c.published_at >= days.first)
    if days.last is not None:
        found.append(and_(table.c.published_at < _shifted(days.last, timedelta(1)), table.c.published_at != ""))
    return found


def _shifted(day: str, by: timedelta) -> str:
    """A day so many days on. Bounds are always days, which sort alike under every collation of PostgreSQL's."""
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return day
    except ValueError:
        raise LedgerError(f"{day!r} is no day; write it like 2026-05-04") from None
