"""A wish (type, place, one incident) -> the incidents it chooses, and the reports that tell of them.

For formats that give out whole reports: tables, FollowTheMoney, JSON-LD. Formats of acts choose their rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.ledger import Ledger, find_incident
from riwaya.ledger.streaming import incident_numbers, numbers_of, open_incidents, reports_telling
from riwaya.text import fold
from riwaya.workflow.coding import Wanted, lies_at

_PAGE = 256


@dataclass(frozen=True, slots=True)
class Chosen:
    """Numbers of incidents, in the order of their days, their ids, and numbers of the reports that tell of them."""

    incidents: tuple[int, ...]
    ids: frozenset[str]
    reports: frozenset[int]


def choose(ledger: Ledger, wanted: Wanted) -> Chosen | None:
    """What is chosen; None where nothing but days was asked for, and everything is in."""
    if wanted.type is None and wanted.place is None and wanted.incident is None:
        return None
    found = dict(_incidents(ledger, wanted))
    return Chosen(tuple(found), frozenset(found.values()), reports_telling(ledger, found))


def _incidents(ledger: Ledger, wanted: Wanted) -> Iterator[tuple[int, str]]:
    place = fold(wanted.place) if wanted.place else None
    one = find_incident(ledger, wanted.incident, case=wanted.case).incident.id if wanted.incident else None
    pages: Iterator[tuple[int, ...]] = (
        incident_numbers(ledger, type_=wanted.type, days=wanted.days, case=wanted.case, page=_PAGE)
        if one is None
        else iter([numbers_of(ledger, [one], case=wanted.case)])
    )
    for page in pages:
        for number, found in zip(page, open_incidents(ledger, page, only=()), strict=True):
            incident = found.incident
            if wanted.type is not None and incident.type is not wanted.type:
                continue
            if place is None or (incident.place is not None and lies_at(incident.place, place)):
                yield number, incident.id
