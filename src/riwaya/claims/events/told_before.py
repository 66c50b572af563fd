"""Events told one after the other -> what is known of those told before one: their status."""

from dataclasses import field

from riwaya.claims.events.candidates import Candidate
from riwaya.model.values import dataclass


@dataclass(slots=True)
class ToldBefore:
    """The status of the event told last of each group, and the event told last of all."""

    by_group: dict[str, str] = field(default_factory=dict)
    last: Candidate | None = None
    status: str = "none"

    def add(self, candidate: Candidate, status: str) -> None:
        """One more event is told."""
        self.by_group[candidate.trigger.group] = status
        self.last, self.status = candidate, status
