"""What came into a case -> each report's sort (new incident, update, relay, not about conflict) and what it adds.

Nothing of this is stored: it is read off the incidents as they are gathered now, a page of reports at a time.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from riwaya.ledger import (
    MAIN,
    Arrived,
    Ledger,
    Membership,
    NewRemark,
    RemarkKind,
    find_reports,
    inbox_reports,
    incidents_of,
    list_remarks,
    remark,
    take_back,
)
from riwaya.lexicon.wording import wording
from riwaya.model import Incident, Question, Ref, Report, Toll

MOST_ADDED = 8
"""Additions told of one report; of more, the incident's board is the place to look."""


class Sort(StrEnum):
    """What a report is to the case, in the order in which people look at it."""

    NEW = "new"
    UPDATE = "update"
    RELAY = "relay"
    OTHER = "other"
    UNREAD = "unread"


class Adds(StrEnum):
    """What sort of thing a report adds to an incident."""

    NUMBER = "number"
    DENIAL = "denial"
    CLAIM = "claim"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Added:
    """One thing that no report which came before tells: an answer of a party, a figure, a party not heard before."""

    kind: Adds
    party: str
    question: Question | None = None
    answer: str = ""
    toll: Toll | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A report of the inbox with its incidents. ``by`` and ``at`` where somebody put it away."""

    arrived: Arrived
    sort: Sort
    incidents: tuple[Membership, ...]
    added: tuple[Added, ...]
    more_added: int
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of the inbox: what came last first, and what to ask for to go on."""

    items: tuple[Item, ...]
    more: str | None

    def of(self, sort: Sort) -> tuple[Item, ...]:
        """The items of one sort."""
        return tuple(item for item in self.items if item.sort is sort)


def open_inbox(
    ledger: Ledger,
    *,
    after: int = 0,
    dismissed: bool = False,
    hidden: Collection[str] = (),
    case: str = MAIN,
    limit: int,
) -> Inbox:
    """One page; ``hidden`` reports are left out, and do not count as having said anything before."""
    page = inbox_reports(ledger, after=after, dismissed=dismissed, hidden=hidden, case=case, limit=limit)
    ids = [arrived.report.id for arrived in page.reports]
    told = incidents_of(ledger, ids, case=case)
    told = (
        {id_: tuple(m for m in found if set(hidden).isdisjoint(m.arrived)) for id_, found in told.items()}
        if hidden
        else told
    )
    refs = _refs(ledger, told)
    away = (
        {r.subject: r for r in list_remarks(ledger, RemarkKind.DISMISSED, subjects=ids, case=case)} if dismissed else {}
    )
    items = []
    for arrived in page.reports:
        found = told[arrived.report.id]
        sort, added = _sorted(arrived, found, refs)
        who = away.get(arrived.report.id)
        items.append(
            Item(
                arrived,
                sort,
                found,
                tuple(added[:MOST_ADDED]),
                max(0, len(added) - MOST_ADDED),
                who.by if who else "",
                who.at if who else "",
            )
        )
    return Inbox(tuple(items), page.more)


def dismiss(ledger: Ledger, reports: Sequence[str], *, by: str, case: str = MAIN) -> tuple[int, ...]:
    """Put reports (by id) away; gives the numbers of the dismissals."""
    return remark(ledger, [NewRemark(RemarkKind.DISMISSED, id_, report=id_) for id_ in reports], by=by, case=case)


def restore(ledger: Ledger, reports: Sequence[str], *, by: str, case: str = MAIN) -> int:
    """Take every standing dismissal of these reports back; gives how many."""
    found = list_remarks(ledger, RemarkKind.DISMISSED, subjects=reports, case=case)
    standing = [one.number for one in found if one.withdrawn_at is None]
    if standing:
        take_back(ledger, standing, by=by, case=case)
    return len(standing)


def _refs(ledger: Ledger, told: dict[str, tuple[Membership, ...]]) -> dict[str, str]:
    """The refs of all reports of these incidents, by id: incidents speak of reports by ref."""
    ids = {id_ for found in told.values() for membership in found for id_ in membership.arrived}
    return {report.id: report.ref for report in find_reports(ledger, ids)}


def _sorted(arrived: Arrived, found: Sequence[Membership], refs: dict[str, str]) -> tuple[Sort, list[Added]]:
    if not arrived.is_read:
        return Sort.UNREAD, []
    if not found:
        return Sort.OTHER, []
    if all(membership.arrived[0] == arrived.report.id for membership in found):
        return Sort.NEW, []
    added: list[Added] = []
    copied = False
    for membership in found:
        place = membership.arrived.index(arrived.report.id)
        earlier = {refs[id_] for id_ in membership.arrived[:place] if id_ in refs}
        if earlier:
            copied = copied or _is_copy(arrived.report, membership.found.incident, earlier)
            added += _added(arrived.report, membership.found.incident, earlier)
    if copied or not added:
        return Sort.RELAY, []
    return Sort.UPDATE, added


def _is_copy(report: Report, incident: Incident, earlier: set[str]) -> bool:
    return any(report.ref in group and not earlier.isdisjoint(group) for group in incident.copies)


def _added(report: Report, incident: Incident, earlier: set[str]) -> list[Added]:
    return list(dict.fromkeys((*_denials_and_claims(report, incident, earlier), *_figures(report, incident, earlier))))


def _denials_and_claims(report: Report, incident: Incident, earlier: set[str]) -> Iterator[Added]:
    denied = wording("answer.not", what="\0").en.split("\0")[0]
    own = {report.ref}
    mine = [a for a in incident.accounts if a.party.name != report.outlet and _told_by(a.claims, own)]
    if not mine:
        return
    known = {(s.question, s.answer) for a in incident.accounts for s in a.says if _told_by(s.claims, earlier)}
    for account in mine:
        name = account.party.name
        new = [s for s in account.says if _told_by(s.claims, own) and (s.question, s.answer) not in known]
        for answer in new:
            if answer.question is not Question.COUNT:
                kind = Adds.DENIAL if answer.answer.startswith(denied) else Adds.CLAIM
                yield Added(kind, name, answer.question, answer.answer)
        if account.says and not new and not _told_by(account.claims, earlier):
            yield Added(Adds.VOICE, name)


def _figures(report: Report, incident: Incident, earlier: set[str]) -> Iterator[Added]:
    known = {(t.of, t.value, t.low, t.high) for t in incident.tolls if t.report in earlier}
    for toll in incident.tolls:
        figure = (toll.of, toll.value, toll.low, toll.high)
        if toll.report == report.ref and figure not in known:
            known.add(figure)
            yield Added(Adds.NUMBER, toll.by or "", Question.COUNT, toll=toll)


def _told_by(refs: Sequence[Ref], reports: set[str]) -> bool:
    for ref in refs:  # noqa: SIM110 - a loop and not any(): asked a thousand times for each page
        if ref.report in reports:
            return True
    return False
