"""Whose voice an actor's voice is, and who stands beside whom: the lexicon's parents and allies as one frozen value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_LONGEST_CHAIN = 12
"""Steps from an office to its state; longer chains are a loop in the data and are cut."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """``parents`` leads from a spokesman, office or agency to the body it belongs to; ``allies`` are pairs of parties.

    Keys are the ids of ``Actor.known_as``. An actor that is not listed is a party of its own.
    """

    parents: Mapping[str, str] = field(default_factory=dict)
    allies: frozenset[frozenset[str]] = frozenset()

    def party(self, actor: str) -> str:
        """The party an actor speaks and acts for: the last of its parents."""
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


def make_kinship(parents: Mapping[str, str], allies: Iterable[tuple[str, str]] = ()) -> Kinship:
    """Kinship from plain tables; alliances are read in both directions and lifted to the parties at the top."""
    bare = Kinship(dict(parents))
    return Kinship(bare.parents, frozenset(frozenset((bare.party(a), bare.party(b))) for a, b in allies))


NO_KINSHIP = Kinship()
"""What is known of nobody: every actor a party of its own, nobody allied."""
