"""Gathered incidents in and out of the ledger: an id once given stays, whatever is merged or split later."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, select

from riwaya.errors import LedgerError
from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.cases import MAIN, case_number, find_case
from riwaya.ledger.chain import Pen
from riwaya.ledger.conditions import Days
from riwaya.ledger.gathering import mark_gathered
from riwaya.ledger.noting import last_number
from riwaya.ledger.packing import Gathered, Packed, pack_incident, unpack_incident
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import happenings, incident_aliases, incident_members, incidents, reports
from riwaya.model import EventType, Incident

_PREFIX = "incident:"
_KEPT_OPEN = 400
"""Incidents a process keeps opened, some 130 KB each: pages show the newest again and again, and to open one costs 5 to
30 ms (real reports; gathered again, or expunged, a body is another one, or gone, and is not found by the old)."""
_KEPT_PARTLY = 1_000
"""And of as many what lists show, some 20 KB each."""


@dataclass(frozen=True, slots=True)
class IncidentFound:
    """An incident, and its happenings: for each the id of the report that tells it, and its key."""

    incident: Incident
    happenings: tuple[tuple[str, str], ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell of it."""
        return tuple(dict.fromkeys(report for report, _ in self.happenings))


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Some of the incidents asked for, the newest first, and how many there are in all."""

    incidents: tuple[IncidentFound, ...]
    total: int


def keep_incidents(
    ledger: Ledger, gathered: Sequence[Gathered | Packed], *, of: Sequence[str] = (), case: str = MAIN
) -> tuple[str, ...]:
    """Put newly gathered incidents in place of those they touch; gives the id that each goes by.

    ``of`` are the ids of the reports that they were gathered for, which from now on count as gathered.

    An incident keeps the id of the earlier one whose founding happening it holds; where it holds several, the others
    become its aliases.
    """
    packed = [one if isinstance(one, Packed) else pack_incident(one) for one in gathered]
    with ledger.writing() as connection:
        pen = Pen(connection, ledger.clock())
        case_seq = case_number(pen, case, "")
        keys = {key: n for n, found in enumerate(packed) for key in found.happenings}
        before = _touched_incidents(connection, case_seq, keys, of)
        names, aliases = _name(packed, keys, before)
        for old, new in aliases:
            pen.write(incident_aliases, old, case_seq=case_seq, old=old, new=new, why="merged")
        pen.flush()
        drop_incidents(connection, [row.no for row in before])
        _insert(connection, case_seq, packed, names)
        mark_gathered(connection, case_seq, of)
    return tuple(id_ for id_, _ in names)


def _touched_incidents(connection: Connection, case_seq: int, keys: dict[str, int], of: Sequence[str]) -> list[Any]:
    """Earlier incidents that have one of these happenings, or one that these reports tell no more."""
    mine = select(incident_members.c.incident_no, incident_members.c.happening)
    mine = mine.where(incident_members.c.case_seq == case_seq)
    nos: set[int] = set()
    # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
    theirs = select(incident_members.c.incident_no).where(incident_members.c.case_seq + 0 == case_seq)
    told = sorted(of)
    for start in range(0, len(told), 5_000):
        seqs = select(reports.c.seq).where(reports.c.id.in_(told[start : start + 5_000]))
        still = select(happenings.c.key).where(happenings.c.report_seq == incident_members.c.report_seq)
        gone = theirs.where(incident_members.c.report_seq.in_(seqs) & incident_members.c.happening.not_in(still))
        nos |= {row.incident_no for row in connection.execute(gone)}
    wanted = sorted(keys)
    for start in range(0, len(wanted), 5_000):
        part = mine.where(incident_members.c.happening.in_(wanted[start : start + 5_000]))
        nos |= {row.incident_no for row in connection.execute(part)}
    found: list[Any] = []
    numbers = sorted(nos)
    for start in range(0, len(numbers), 5_000):
        chosen = select(incidents.c.no, incidents.c.id, incidents.c.founder).where(
            incidents.c.no.in_(numbers[start : start + 5_000])
        )
        found += connection.execute(chosen).all()
    return sorted(found, key=lambda row: str(row.id))


def _name(
    gathered: Sequence[Packed], keys: dict[str, int], before: Sequence[Any]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Id and founding happening of each gathered incident; pairs of an id given up and the one that stands for it."""
    claimed: dict[int, dict[str, str]] = {}
    for row in before:
        if row.founder in keys:
            claimed.setdefault(keys[row.founder], {})[row.id] = row.founder
    names, aliases = [], []
    for n, found in enumerate(gathered):
        own = found.id
        earlier = claimed.get(n) or {own: found.happenings[0]}
        # Of several, the one compare would give too; else the first by name, which no order of reports changes.
        kept = own if own in earlier else min(earlier)
        names.append((kept, earlier[kept]))
        aliases += [(old, kept) for old in sorted(earlier) if old != kept]
    return names, aliases


def drop_incidents(connection: Connection, numbers: list[int]) -> None:
    """Take incidents out of the index."""
    for start in range(0, len(numbers), 5_000):
        part = numbers[start : start + 5_000]
        connection.execute(incident_members.delete().where(incident_members.c.incident_no.in_(part)))
        connection.execute(incidents.delete().where(incidents.c.no.in_(part)))


def _insert(connection: Connection, case_seq: int, gathered: Sequence[Packed], names: list[tuple[str, str]]) -> None:
    no = last_number(connection, incidents)
    every = {key for found in gathered for key in found.happenings}
    report_of = _reports_of(connection, sorted(every))
    rows, members = [], []
    for found, (id_, founder) in zip(gathered, names, strict=True):
        no += 1
        told = [(key, web) for key, web in zip(found.happenings, found.webs, strict=True) if key in report_of]
        rows.append(
            {
                "no": no,
                "case_seq": case_seq,
                "id": id_,
                "founder": founder,
                "type": found.type,
                "day_from": found.day_from,
                "reports": len({report_of[key] for key, _ in told}),
                "disagreements": found.disagreements,
                "body": found.body,
            }
        )
        members += [
            {
                "case_seq": case_seq,
                "happening": key,
                "incident_no": no,
                "report_seq": report_of[key],
                "web": web or id_,
            }
            for key, web in told
        ]
    insert_rows(connection, incidents, rows)
    insert_rows(connection, incident_members, members)


def _reports_of(connection: Connection, keys: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(keys), 5_000):
        query = select(happenings.c.key, happenings.c.report_seq).where(
            happenings.c.key.in_(keys[start : start + 5_000])
        )
        found |= dict(connection.execute(query).all())
    return found


def numbers_wanted(connection: Connection, case: str, type_: EventType | None, days: Days) -> Select[Any]:
    """Numbers and first days of a case's incidents of a type and of these days, in no order yet."""
    query = select(incidents.c.no, incidents.c.day_from).where(incidents.c.case_seq == find_case(connection, case))
    if type_ is not None:
        query = query.where(incidents.c.type == type_.value)
    if days.first is not None:
        query = query.where(incidents.c.day_from >= days.first)
    if days.last is not None:
        query = query.where((incidents.c.day_from <= days.last) & (incidents.c.day_from != ""))
    return query


def list_incidents(
    ledger: Ledger,
    *,
    type_: EventType | None = None,
    days: Days = Days(),  # noqa: B008
    least_reports: int = 1,
    case: str = MAIN,
    limit: int = 50,
    offset: int = 0,
) -> IncidentPage:
    """The incidents of a case, the newest first; ``least_reports`` leaves out what only one report tells of."""
    with ledger.reading() as connection:
        query = numbers_wanted(connection, case, type_, days).where(incidents.c.reports >= least_reports)
        found = query.subquery()
        page = select(found.c.no, func.count().over().label("total"))
        page = page.order_by(found.c.day_from.desc(), found.c.no).limit(limit).offset(offset)
        rows = connection.execute(page).all()
        chosen = select(incidents).where(incidents.c.no.in_([row.no for row in rows]))
        bodies = open_incidents(connection, connection.execute(chosen).all())
        return IncidentPage(tuple(bodies[row.no] for row in rows), rows[0].total if rows else 0)


@dataclass(frozen=True, slots=True)
class IncidentsAfter:
    """Some incidents, the newest first, and what to ask for to see those after them (None: there are no more)."""

    incidents: tuple[IncidentFound, ...]
    more: str | None


def browse_incidents(  # noqa: PLR0913 - one argument a filter
    ledger: Ledger,
    *,
    after: str = "",
    type_: EventType | None = None,
    days: Days = Days(),  # noqa: B008
    least_reports: int = 1,
    disputed: bool = False,
    only: Collection[str] | None = None,
    case: str = MAIN,
    limit: int = 40,
) -> IncidentsAfter:
    """As ``list_incidents``, from behind ``after`` on: the hundredth page costs what the first does.

    ``only``: these parts of each incident (by attribute) beside its outline, in a fraction of the time.
    """
    day, _, no = after.rpartition("~")
    with ledger.reading() as connection:
        # Numbers first, out of the index alone: the bodies of incidents that do not fit are not gone through.
        query = numbers_wanted(connection, case, type_, days).where(incidents.c.reports >= least_reports)
        if disputed:
            # An expression, so that SQLite goes through the newest in their order and does not sort all that collide.
            query = query.where(incidents.c.disagreements + 0 > 0)
        if no.isdecimal():
            same = (incidents.c.day_from == day) & (incidents.c.no > int(no))
            query = query.where((incidents.c.day_from <= day) & ((incidents.c.day_from < day) | same))
        ordered = query.order_by(incidents.c.day_from.desc(), incidents.c.no).limit(limit + 1)
        rows = connection.execute(ordered).all()
        more = f"{rows[limit - 1].day_from}~{rows[limit - 1].no}" if len(rows) > limit else None
        nos = [row.no for row in rows[:limit]]
        chosen = connection.execute(select(incidents).where(incidents.c.no.in_(nos))).all()
        opened = open_incidents(connection, chosen, only=only)
        return IncidentsAfter(tuple(opened[no] for no in nos), more)


def find_incident(ledger: Ledger, name: str, *, case: str = MAIN) -> IncidentFound:
    """The incident with this id, or the beginning of one, or an id it had before a merge."""
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        wanted, seen = name, set[str]()
        while wanted not in seen:
            seen.add(wanted)
            in_case = incidents.c.case_seq == case_seq
            rows = connection.execute(select(incidents).where(in_case & (incidents.c.id == wanted))).all()
            if not rows:  # the beginning of an id: all of the case's are gone through
                whole = wanted if wanted.startswith(_PREFIX) else _PREFIX + wanted
                begins = incidents.c.id.startswith(whole, autoescape=True)
                rows = connection.execute(select(incidents).where(in_case & begins).order_by(incidents.c.id)).all()
            if len(rows) == 1:
                (found,) = open_incidents(connection, rows).values()
                return found
            if rows:
                raise LedgerError(f"{name!r} stands for {len(rows)} incidents: {', '.join(r.id for r in rows[:4])} …")
            old = (incident_aliases.c.case_seq == case_seq) & (incident_aliases.c.old == wanted)
            latest = select(incident_aliases.c.new).where(old).order_by(incident_aliases.c.seq.desc()).limit(1)
            wanted = connection.scalar(latest) or wanted
    raise LedgerError(f"no incident {name!r} in this case; riwaya incidents lists them")


def open_incidents(
    connection: Connection, rows: Sequence[Any], *, only: Collection[str] | None = None
) -> dict[int, IncidentFound]:
    """Rows of incidents, opened, by their number; ``only`` these parts of them beside what they are."""
    nos = [row.no for row in rows]
    members = select(incident_members.c.incident_no, reports.c.id, incident_members.c.happening).join(
        reports, incident_members.c.report_seq == reports.c.seq
    )
    told: dict[int, list[tuple[str, str]]] = {no: [] for no in nos}
    ordered = members.where(incident_members.c.incident_no.in_(nos)).order_by(
        reports.c.id, incident_members.c.happening
    )
    for member in connection.execute(ordered):
        told[member.incident_no].append((member.id, member.happening))
    parts = None if only is None else frozenset(only)
    return {row.no: IncidentFound(_decoded(row, parts), tuple(told[row.no])) for row in rows}


def _decoded(row: Any, parts: frozenset[str] | None) -> Incident:
    body = bytes(row.body)
    return _opened(body, row.id) if parts is None else _partly(body, row.id, parts)


@lru_cache(maxsize=_KEPT_OPEN)
def _opened(body: bytes, id_: str) -> Incident:
    return unpack_incident(body, id_)


@lru_cache(maxsize=_KEPT_PARTLY)
def _partly(body: bytes, id_: str, parts: frozenset[str]) -> Incident:
    return unpack_incident(body, id_, parts)
