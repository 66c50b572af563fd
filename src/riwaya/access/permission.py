"""Person, action, case, item -> allowed or not, and why: the one place where anything is permitted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riwaya.access.roles import ALLOWED, RANK, Action, Role

EVERY_CASE = "*"
"""A role in this "case" is a role in every case."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. ``roles``: case -> role."""

    id: str
    name: str
    roles: Mapping[str, Role] = field(default_factory=dict)
    language: str | None = None
    disabled: bool = False

    def role_in(self, case: str) -> Role | None:
        """The higher of the role in this case and the role in every case."""
        held = [self.roles[name] for name in (case, EVERY_CASE) if name in self.roles]
        return max(held, key=RANK.__getitem__, default=None)


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of a case that may be restricted, with the reports that it shows words of."""

    kind: str
    id: str
    reports: tuple[str, ...] = ()

    @staticmethod
    def report(id_: str) -> "Item":
        """A report; its readings, claims and opinions on them are looked at as the report."""
        return Item("report", id_)

    @staticmethod
    def incident(id_: str, reports: tuple[str, ...]) -> "Item":
        """An incident, and the reports that tell of it."""
        return Item("incident", id_, reports)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """What has to be open for this to be open."""
        return ((self.kind, self.id), *(("report", report) for report in self.reports))


@dataclass(frozen=True, slots=True)
class Restrictions:
    """The restricted items of one case: (kind, id) -> the people, by id, they are kept for."""

    case: str
    kept_for: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def hidden_from(self, person: Person, kind: str) -> frozenset[str]:
        """The ids of this kind that the person may not know of."""
        if person.role_in(self.case) is Role.OWNER:
            return frozenset()
        return frozenset(id_ for (k, id_), people in self.kept_for.items() if k == kind and person.id not in people)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is permitted. ``reason`` is for the audit log and for tests, never for whom it refuses."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


def may(
    person: Person | None,
    action: Action,
    case: str,
    item: Item | None = None,
    *,
    restrictions: Restrictions | None = None,
) -> Decision:
    """Whether a person may do this in a case, to this item. What is not said to be allowed is refused.

    An item without the restrictions of its case is refused: who forgot to look them up must not get in.
    """
    if person is None:
        return Decision(False, "nobody is signed in")
    if person.disabled:
        return Decision(False, f"{person.name} is disabled")
    role = person.role_in(case)
    if role is None:
        return Decision(False, f"{person.name} has no role in {case}")
    if action not in ALLOWED[role]:
        return Decision(False, f"a {role} may not {action}")
    if item is not None:
        if restrictions is None or restrictions.case != case:
            return Decision(False, f"the restrictions of {case} were not looked up")
        for key in item.keys:
            kept_for = restrictions.kept_for.get(key)
            if kept_for is not None and role is not Role.OWNER and person.id not in kept_for:
                return Decision(False, f"{key[0]} {key[1]} is kept for others")
    return Decision(True, f"a {role} may {action}")
