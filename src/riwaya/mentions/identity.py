"""Mentions found in a document -> groups of mentions, each one actor: by entry, by name, by head noun."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as data_field

from riwaya.mentions.found import Field, Found
from riwaya.mentions.names import Names
from riwaya.model import ActorKind


@dataclass(slots=True)
class Group:
    """The mentions of one actor. ``heads``: folded nouns it has been or may be called by."""

    kind: ActorKind
    mentions: list[Found] = data_field(default_factory=list)
    known: str | None = None
    heads: set[str] = data_field(default_factory=set)
    keys: set[str] = data_field(default_factory=set)

    @property
    def last(self) -> int:
        """The last word reached so far."""
        return self.mentions[-1].first


class Grouping:
    """Puts the mentions of a document together, one after the other."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.groups: list[Group] = []
        self.names = Names(field)

    def add(self, found: Found) -> None:
        """Give a mention to the actor it belongs to, or begin one."""
        group = self._group(found)
        if group is None:
            group = Group(found.kind, known=found.known)
            self.groups.append(group)
            if found.known is not None:
                group.heads.update(self.field.lexicon.actors.entries[found.known].heads)
        group.mentions.append(found)
        group.keys.add(self._key(found))
        if found.head:
            group.heads.add(found.head)
        if found.name is not None:
            self.names.learn(found, group)

    def _key(self, found: Found) -> str:
        return self.field.fold_of(found.first, found.last, found.skip)

    def _group(self, found: Found) -> Group | None:
        if found.known is not None:
            return self._known(found.known)
        if found.kind is ActorKind.PERSON:
            return self._person(found)
        key = self._key(found)
        same = next((g for g in self.groups if key in g.keys and g.kind is found.kind), None)
        if same is not None:
            return same
        if found.how in ("bare", "source.bare", "title.bare") or (found.head and found.how == "people.bare"):
            return self._called(found)
        return self._longer(found)

    def _same_body(self, one: str, other: str) -> bool:
        """A state and its government are one actor of a report."""
        return one == other or self._state(one) == self._state(other)

    def _state(self, known: str) -> str:
        entry = self.field.lexicon.actors.entries[known]
        parent = entry.base.parent
        governs = entry.adjectives or "government" in known
        return parent if parent is not None and governs else known

    def _person(self, found: Found) -> Group | None:
        if found.name is not None:
            return self.names.group(found)
        key = self._key(found)
        for group in reversed(self.groups):
            if group.kind is ActorKind.PERSON and (key in group.keys or self._same_post(group, found)):
                return group
        return None

    def _same_post(self, group: Group, found: Found) -> bool:
        if found.how == "title.bare":
            return found.head in group.heads
        return any(m.head == found.head and m.of == found.of is not None for m in group.mentions)

    def _called(self, found: Found) -> Group | None:
        """The actor last spoken of that is called by this noun."""
        called = {found.head, *found.like}
        fitting = [g for g in self.groups if called & g.heads and (g.kind is not ActorKind.PERSON)]
        if found.how == "source.bare":
            fitting = [g for g in fitting if g.kind is ActorKind.UNNAMED_SOURCE]
        return max(fitting, key=lambda g: g.last, default=None)

    def _known(self, known: str) -> Group | None:
        return next((g for g in self.groups if g.known is not None and self._same_body(g.known, known)), None)

    def _longer(self, found: Found) -> Group | None:
        """The group one of whose phrases has the same head and holds all words of this one, or the other way round."""
        if found.kind is ActorKind.UNNAMED_SOURCE or found.how == "counted" or not found.definite:
            return None
        mine = set(self._key(found).split())
        for group in reversed(self.groups):
            if group.kind is not found.kind or group.known is not None:
                continue
            for other in group.mentions:
                theirs = set(self._key(other).split())
                if other.head == found.head and other.definite and (mine <= theirs or theirs <= mine):
                    return group
        return None


def groups_of(field: Field, mentions: Sequence[Found]) -> list[Group]:
    """All groups of a document, in order of their first mention."""
    grouping = Grouping(field)
    for found in mentions:
        grouping.add(found)
    return [g for g in grouping.groups if _stands(g)]


def _stands(group: Group) -> bool:
    """A noun that was to point back and found nobody is no actor, unless it can be one by itself."""
    if group.known is not None:
        return True
    return any(
        m.how not in ("bare", "source.bare", "title.bare", "people.bare") or (m.bare and not m.owner)
        for m in group.mentions
    )
