"""The person behind a request and what they may do in its case, as endpoints and templates see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from riwaya.access import EVERY_CASE, Action, Decision, Item, Person, Restrictions, Role, may


@dataclass(frozen=True, slots=True)
class Visitor:
    """``person`` is None on public routes where nobody is signed in; ``case`` is empty outside any case."""

    person: Person | None = None
    case: str = ""
    restrictions: Restrictions | None = None

    @property
    def role(self) -> Role | None:
        """In the case of this request."""
        return None if self.person is None else self.person.role_in(self.case or EVERY_CASE)

    @property
    def name(self) -> str:
        """What is recorded as ``by``."""
        return "" if self.person is None else self.person.name

    def may(self, action: Action, item: Item | None = None) -> Decision:
        """As ``access.may``, for this person and case."""
        return may(self.person, action, self.case or EVERY_CASE, item, restrictions=self.restrictions)

    @property
    def hidden_reports(self) -> frozenset[str]:
        """Reports of the case that lists, searches, counts and exports must leave out."""
        return self._hidden("report")

    @property
    def hidden_incidents(self) -> frozenset[str]:
        """Incidents of the case likewise; see ``sees_reports`` for those that tell from a hidden report."""
        return self._hidden("incident")

    def sees_reports(self, reports: Iterable[str]) -> bool:
        """Whether none of these reports is kept from the visitor."""
        return self.hidden_reports.isdisjoint(reports)

    def _hidden(self, kind: str) -> frozenset[str]:
        if self.person is None or self.restrictions is None:
            return frozenset()
        return self.restrictions.hidden_from(self.person, kind)
