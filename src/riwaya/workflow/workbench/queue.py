"""The review queue of a case: the next claim that a person should look at, found anew each time it is asked for.

``at`` in an address says from where on the queue was looked through, so that a long day does not begin at its morning.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from riwaya.ledger import (
    MAIN,
    Ledger,
    RemarkKind,
    browse_incidents,
    claim_heads,
    claim_keys,
    list_judgements,
    list_remarks,
    newest_reports,
)
from riwaya.model import Incident, Voice

DOUBTFUL = 0.75
"""Below it the reader was in doubt: of the 85 attributed claims of the demo's five reports 28 are."""
_AT_ONCE = 10
_MOST = 40
"""Incidents or reports looked through before the page asks whether to go on."""


class Queue(StrEnum):
    """What matters first."""

    DISPUTED = "disputed"
    DOUBTFUL = "doubtful"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits: its report's id, its key, and the incident whose accounts collide on it."""

    report: str
    key: str
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The next claim (None: none was found), where in the queue it stands, and where to go on if none was found.

    ``left``: how many wait in the stretch of the queue that was looked through last, this one among them.
    """

    waiting: Waiting | None
    at: str
    more: str | None = None
    left: int = 0


def next_in(
    ledger: Ledger, queue: Queue, *, by: str, at: str = "", hidden: Collection[str] = (), case: str = MAIN
) -> Next:
    """The next claim that nobody has judged and this person has not skipped."""
    look = _disputed if queue is Queue.DISPUTED else _reports
    for _ in range(_MOST // _AT_ONCE):
        found, more = look(ledger, queue, at, hidden, case)
        open_ = _open(ledger, found, by, case)
        if open_:
            return Next(open_[0], at, left=len(open_))
        if more is None:
            return Next(None, at)
        at = more
    return Next(None, at, at)


def _open(ledger: Ledger, found: Collection[Waiting], by: str, case: str) -> list[Waiting]:
    keys = [waiting.key for waiting in found]
    judged = {
        o.judgement.key for o in list_judgements(ledger, case=case, keys=keys) if o.judgement.withdrawn_at is None
    }
    skips = list_remarks(ledger, RemarkKind.SKIPPED, subjects=keys, by=by, case=case)
    skipped = {one.subject for one in skips if one.withdrawn_at is None}
    return [waiting for waiting in found if waiting.key not in judged | skipped]


_Found = tuple[list[Waiting], str | None]


def _disputed(ledger: Ledger, _: Queue, at: str, hidden: Collection[str], case: str) -> _Found:
    page = browse_incidents(ledger, after=at, disputed=True, only=("disagreements",), case=case, limit=_AT_ONCE)
    seen = [found.incident for found in page.incidents if set(hidden).isdisjoint((*found.reports, found.incident.id))]
    pairs = [(incident, pair) for incident in seen for pair in _collide(incident)]
    keys = claim_keys(ledger, [pair for _, pair in pairs])
    found = [Waiting(*keys[pair], incident.id) for incident, pair in pairs if pair in keys]
    return list({waiting.key: waiting for waiting in reversed(found)}.values())[::-1], page.more


def _collide(incident: Incident) -> Iterator[tuple[str, str]]:
    for disagreement in incident.disagreements:
        for position in disagreement.positions:
            for ref in position.claims:
                yield ref.report, ref.claim


def _reports(ledger: Ledger, queue: Queue, at: str, hidden: Collection[str], case: str) -> _Found:
    page = newest_reports(ledger, after=at, hidden=hidden, case=case, limit=_AT_ONCE)
    heads = claim_heads(ledger, [arrived.report.id for arrived in page.reports])
    below = DOUBTFUL if queue is Queue.DOUBTFUL else 2.0
    chosen = [head for head in heads if head.confidence < below and head.voice is Voice.ATTRIBUTED]
    return [Waiting(head.report, head.key) for head in chosen], page.more
