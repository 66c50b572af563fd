"""Reports -> the incidents of a case that they tell of, and in which order the reports of those arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from riwaya.ledger.cases import MAIN, find_case
from riwaya.ledger.incidents import IncidentFound, open_incidents
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import incident_members, incidents, memberships, reports


@dataclass(frozen=True, slots=True)
class Membership:
    """An incident, and the ids of its reports in the order in which they came into the case."""

    found: IncidentFound
    arrived: tuple[str, ...]


def incidents_of(
    ledger: Ledger, names: Sequence[str], *, case: str = MAIN, outline: bool = False
) -> dict[str, tuple[Membership, ...]]:
    """Under each of these report ids the incidents that it tells of, those most told of first.

    ``outline``: only what the incidents are, which takes a fraction of the time.
    """
    with ledger.reading() as connection:
        case_seq = find_case(connection, case)
        # An expression on the case, so that SQLite looks up the reports and does not go through the whole case.
        mine = select(incident_members.c.incident_no, reports.c.id).join(
            reports, reports.c.seq == incident_members.c.report_seq
        )
        mine = mine.where(reports.c.id.in_(list(names)) & (incident_members.c.case_seq + 0 == case_seq)).distinct()
        told = [(row.incident_no, row.id) for row in connection.execute(mine)]
        nos = sorted({no for no, _ in told})
        rows = connection.execute(select(incidents).where(incidents.c.no.in_(nos))).all()
        opened = open_incidents(connection, rows, only=() if outline else None)
        order = (
            select(incident_members.c.incident_no, reports.c.id, memberships.c.seq)
            .join(reports, reports.c.seq == incident_members.c.report_seq)
            .join(memberships, memberships.c.report_seq == incident_members.c.report_seq)
            .where(incident_members.c.incident_no.in_(nos) & (memberships.c.case_seq + 0 == case_seq))
            .distinct()
            .order_by(memberships.c.seq)
        )
        arrived: dict[int, dict[str, None]] = {no: {} for no in nos}
        for row in connection.execute(order):
            arrived[row.incident_no][row.id] = None
    sizes = {row.no: (-row.reports, row.id) for row in rows}
    found: dict[str, list[Membership]] = {name: [] for name in names}
    for no, id_ in sorted(told, key=lambda pair: sizes[pair[0]]):
        found[id_].append(Membership(opened[no], tuple(arrived[no])))
    return {name: tuple(memberships_) for name, memberships_ in found.items()}
