"""The groups of a document -> whom a noun with its article can mean: called so, of a fitting kind, and nearest."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from riwaya.mentions.actors.found import Field, Found
from riwaya.model import ActorKind

if TYPE_CHECKING:
    from riwaya.mentions.actors.identity import Group

_REACH = 40
"""How many mentions of actors called by a noun are looked at on either side of it."""


class Called:
    """For each noun, where in the text actors called by it are spoken of."""

    def __init__(self, field: Field, groups: Sequence[Group]) -> None:
        self.field = field
        self._spoken: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._groups: list[Group] = []
        self._numbers: dict[int, int] = {}
        for group in groups:
            for mention in group.mentions:
                self._note(group, mention.first)
        for places in self._spoken.values():
            places.sort()

    def _note(self, group: Group, at: int) -> None:
        number = self._number(group)
        for head in group.heads:
            self._spoken[head].append((at, number))

    def _number(self, group: Group) -> int:
        number = self._numbers.get(id(group))
        if number is None:
            number = self._numbers[id(group)] = len(self._groups)
            self._groups.append(group)
        return number

    def add(self, group: Group, found: Found) -> None:
        """One more mention of a group."""
        number = self._number(group)
        for head in group.heads:
            insort(self._spoken[head], (found.first, number))

    def by(self, heads: Iterable[str], found: Found, nations: Sequence[str]) -> Group | None:
        """The nearest fitting group before, else the nearest after; "their fighters" are of one told of before."""
        before: tuple[int, int] | None = None
        after: tuple[int, int] | None = None
        for head in heads:
            places = self._spoken.get(head, ())
            at = bisect_left(places, (found.first, -1))
            for place in reversed(places[max(0, at - _REACH) : at]):
                if (before is None or place > before) and self._fits(place, found, nations):
                    before = place
                    break
            for place in places[at : at + _REACH] if not found.owner else ():
                if (after is None or place < after) and self._fits(place, found, nations):
                    after = place
                    break
        nearest = before or after
        return self._groups[nearest[1]] if nearest is not None else None

    def _fits(self, place: tuple[int, int], found: Found, nations: Sequence[str]) -> bool:
        group = self._groups[place[1]]
        for own in (ActorKind.PERSON, ActorKind.UNNAMED_SOURCE):
            if (group.kind is own) != (found.kind is own):
                return False
        if found.kind is ActorKind.POPULATION and group.kind is not ActorKind.POPULATION:
            return False
        return all(self._is_of(group, nation) for nation in nations)

    def _is_of(self, group: Group, nation: str) -> bool:
        """Whether a known actor is at home in a state."""
        entries = self.field.lexicon.actors.entries
        return group.known is not None and bool(set(entries[group.known].countries) & set(entries[nation].countries))
