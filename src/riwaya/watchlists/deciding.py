"""What people decided on candidates -> whether a match is confirmed, refused, disputed or still waiting. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a person says of a candidate."""

    CONFIRM = "confirm"
    REFUSE = "refuse"


class State(StrEnum):
    """Where a candidate stands. Only a confirmed one ever leaves the machine."""

    OPEN = "open"
    WAITING = "waiting for a second person"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word on one actor and one entry of a list, in a case."""

    case: str
    actor: str
    list: str
    entry: str
    verdict: Verdict
    by: str
    at: str
    comment: str = ""

    @property
    def subject(self) -> tuple[str, str, str, str]:
        """What it is about."""
        return (self.case, self.actor, self.list, self.entry)


def state(decisions: Iterable[Decision], *, persons: int = 1) -> State:
    """Where one candidate stands by all decisions on it, oldest first: of each person the last word counts."""
    last = {" ".join(d.by.split()).casefold(): d.verdict for d in decisions}
    confirming = sum(v is Verdict.CONFIRM for v in last.values())
    refusing = len(last) - confirming
    if confirming and refusing:
        return State.DISPUTED
    if refusing:
        return State.REFUSED
    if confirming >= max(1, persons):
        return State.CONFIRMED
    return State.WAITING if confirming else State.OPEN


def by_subject(decisions: Iterable[Decision]) -> dict[tuple[str, str, str, str], list[Decision]]:
    """Decisions by what they are about, in order."""
    found: dict[tuple[str, str, str, str], list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.subject, []).append(decision)
    return found
