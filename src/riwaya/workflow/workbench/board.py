"""An incident of a case -> its board: the sides and questions, figures, origins, and the words behind every cell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riwaya.ledger import MAIN, IncidentFound, Ledger, find_incident, find_reports, open_parts
from riwaya.model import Account, Corroboration, Incident, Ref, Report
from riwaya.pages.opened import Book
from riwaya.pages.sides import Figures, Sides, figures, sides

MOST_OPENED = 60
"""Reports whose readings are opened for speakers and surroundings of quotes (1 ms each); of further ones the quote
itself is shown, which the incident carries."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How far a silence reaches: in how many of the reports a party is heard, of how many outlets, to which day."""

    reports: int
    of: int
    outlets: int
    last: str
    own_channel: bool


@dataclass(frozen=True, slots=True)
class Board:
    """An incident with what its page needs; ``shared`` origins first, then what one source alone says."""

    found: IncidentFound
    book: Book
    reports: tuple[Report, ...]
    sides: Sides
    figures: tuple[Figures, ...]
    shared: tuple[Corroboration, ...]
    single: tuple[Corroboration, ...]

    @property
    def incident(self) -> Incident:
        """The incident itself."""
        return self.found.incident

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published, each once."""
        return tuple(dict.fromkeys(report.outlet or report.ref for report in self.reports))

    def id_of(self, ref: str) -> str:
        """The id of a report by its ref."""
        report = self.book.reports.get(ref)
        return report.id if report is not None else ref

    def heard(self, account: Account) -> Heard:
        """Where a party is heard."""
        own = {ref.report for ref in account.claims}
        outlets = {self.book.outlet(ref) for ref in own}
        days = [(report.published or "")[:10] for report in self.reports]
        channel = "; own channels: " in account.coverage
        return Heard(len(own), len(self.reports), len(outlets), max(days, default=""), channel)


def open_board(ledger: Ledger, name: str, *, case: str = MAIN) -> Board:
    """The board of the incident with this id (or the beginning of it, or one it had before a merge)."""
    return board_of(ledger, find_incident(ledger, name, case=case))


def board_of(ledger: Ledger, found: IncidentFound) -> Board:
    """The board of an incident that was found."""
    incident = found.incident
    reports = find_reports(ledger, found.reports)
    wanted = _wanted(incident, {report.ref: report.id for report in reports})
    book = Book(open_parts(ledger, wanted), element="mark")
    for report in reports:
        book.reports.setdefault(report.ref, report)
    days = {report.ref: (report.published or "")[:10] for report in reports}
    disputed = {d.kind for d in incident.disagreements}
    shared = tuple(c for c in incident.corroboration if len(c.origins) > 1 or c.question in disputed)
    single = tuple(c for c in incident.corroboration if c not in shared)
    return Board(found, book, reports, sides(incident), figures(incident.tolls, days), shared, single)


def _wanted(incident: Incident, ids: dict[str, str]) -> dict[str, set[str]]:
    """The claims to open, by report; those of the first reports where there are very many."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for ref in _refs(incident):
        if ref.report in ids:
            wanted[ids[ref.report]].add(ref.claim)
    return dict(list(wanted.items())[:MOST_OPENED])


def _refs(incident: Incident) -> Iterator[Ref]:
    """Every ref of an incident, those of disagreements first."""
    for disagreement in incident.disagreements:
        for position in disagreement.positions:
            yield from position.claims
    yield from incident.claims
    yield from _of_accounts(incident.accounts)
    for look_alike in incident.look_alikes:
        yield from (look_alike.a, look_alike.b)
    for toll in incident.tolls:
        yield toll.ref
    for statement in incident.statements:
        yield from (rendering.ref for rendering in statement.renderings)
    for revision in incident.revisions:
        for refs in revision.positions:
            yield from refs


def _of_accounts(accounts: Iterable[Account]) -> Iterator[Ref]:
    for account in accounts:
        yield from account.claims
