"""Whose voice an actor's voice is, and who stands beside whom: parents and allies, as they hold on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided of who is who, by key of party: the key a key goes by, keys kept apart, names of many."""

    goes_by: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()


NOTHING_DECIDED = Decided()
_LONGEST_CHAIN = 12
"""Steps from an office to its state; longer chains are a loop in the data and are cut."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """``parents`` leads from a spokesman, office or agency to the body it belongs to; ``allies`` are pairs of parties.

    Keys are the ids of ``Actor.known_as``. An actor that is not listed is a party of its own.
    """

    parents: Mapping[str, str] = field(default_factory=dict)
    allies: frozenset[frozenset[str]] = frozenset()
    decided: Decided = field(default=NOTHING_DECIDED)
    _tops: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def party(self, actor: str) -> str:
        """The party an actor speaks and acts for: the last of its parents."""
        top = self._tops.get(actor)
        if top is None:
            top = self._tops[actor] = self._top(actor)
        return top

    def _top(self, actor: str) -> str:
        for _ in range(_LONGEST_CHAIN):
            above = self.parents.get(actor)
            if above is None or above == actor:
                break
            actor = above
        return actor

    def allied(self, one: str, other: str) -> bool:
        """True where two actors are one party or allies."""
        one, other = self.party(one), self.party(other)
        return one == other or frozenset((one, other)) in self.allies

    def on(self, day: int | None) -> "Kinship":
        """The kinship that holds on a day: this one, which knows no dates."""
        return self


def make_kinship(parents: Mapping[str, str], allies: Iterable[tuple[str, str]] = ()) -> Kinship:
    """Kinship from plain tables; alliances are read in both directions and lifted to the parties at the top."""
    bare = Kinship(dict(parents))
    return Kinship(bare.parents, frozenset(frozenset((bare.party(a), bare.party(b))) for a, b in allies))


NO_KINSHIP = Kinship()
"""What is known of nobody: every actor a party of its own, nobody allied."""


@dataclass(frozen=True, slots=True)
class Bond:
    """That ``one`` belongs to ``other``, or is its ally, from ``first`` to ``last`` day; None where there is no end."""

    one: str
    other: str
    first: int | None = None
    last: int | None = None

    def holds(self, day: int | None) -> bool:
        """True where the bond holds on the day; on no known day only bonds without an end hold."""
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, eq=False)
class DatedKinship:
    """Kinship that changes: who belongs to whom and who is allied, each with the days for which it holds."""

    parents: tuple[Bond, ...]
    allies: tuple[Bond, ...]
    decided: Decided = NOTHING_DECIDED
    _made: dict[int | None, Kinship] = field(default_factory=dict, init=False)

    def on(self, day: int | None) -> Kinship:
        """The kinship that holds on a day (kept, since thousands of reports share their days)."""
        if day not in self._made:
            parents: dict[str, str] = {}
            for bond in self.parents:
                if bond.holds(day):
                    parents.setdefault(bond.one, bond.other)
            allies = ((bond.one, bond.other) for bond in self.allies if bond.holds(day))
            self._made[day] = replace(make_kinship(parents, allies), decided=self.decided)
        return self._made[day]


AnyKinship = Kinship | DatedKinship
