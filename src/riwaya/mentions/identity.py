"""Mentions found in a document -> groups of mentions, each one actor: by entry, by name, by words, by what points back.

First everything that names or describes somebody is put together; then every noun that only points ("the movement") is
given to whom it can mean: the one last spoken of, or the next one where nobody was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass  # fmt: skip
from dataclasses import field as data_field

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.found import Field, Found
from riwaya.mentions.names import Names
from riwaya.mentions.phrases import is_definite
from riwaya.mentions.wording import bare_words, one_case
from riwaya.model import ActorKind

_POINTING = ("bare", "source.bare", "title.bare")
_VICTIMS = ("counted", "many")


@dataclass(slots=True)
class Group:
    """The mentions of one actor. ``heads``: folded nouns it has been or may be called by; ``words``: the words of each
    phrase, articles and cases aside."""

    kind: ActorKind
    known: str | None = None
    mentions: list[Found] = data_field(default_factory=list)
    heads: set[str] = data_field(default_factory=set)
    words: list[frozenset[str]] = data_field(default_factory=list)

    def distance(self, at: int) -> tuple[bool, int]:
        """How far from a word the group is spoken of: what comes before first, then what is nearest."""
        before = [at - m.first for m in self.mentions if m.first < at]
        return (False, min(before)) if before else (True, min(m.first - at for m in self.mentions))


class Grouping:
    """Puts the mentions of a document together."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.groups: list[Group] = []
        self.names = Names(field)

    def all(self, mentions: Sequence[Found]) -> list[Group]:
        """Every group that stands, its mentions in text order."""
        pointing = [m for m in mentions if self._points(m)]
        for found in mentions:
            if not self._points(found):
                self._add(found, self._same(found))
        for found in pointing:
            self._add(found, self._meant(found))
        for group in self.groups:
            group.mentions.sort(key=lambda m: (m.first, -m.last))
        return [g for g in self.groups if _stands(g)]

    def _add(self, found: Found, group: Group | None) -> None:
        if group is None:
            group = self._begun(found, found.known)
        group.mentions.append(found)
        group.words.append(bare_words(self.field, found))
        group.heads.update(self._heads(found))
        if found.name is not None:
            self.names.learn(found, group)

    def _begun(self, found: Found, known: str | None) -> Group:
        entries = self.field.lexicon.actors.entries
        group = Group(found.kind, known=known, heads=set(entries[known].heads) if known is not None else set())
        self.groups.append(group)
        return group

    def _heads(self, found: Found) -> Iterator[str]:
        """What a mention's own words let the actor be called by later: not the fighters it is made of."""
        if found.head and not found.members:
            yield found.head
        elif found.known is not None and found.last > found.first + 1:
            head = self.field.role(found.first, Role.BODY)
            if head is not None and head.word.kind is found.kind:
                yield head.stem

    def _points(self, found: Found) -> bool:
        """True for a noun alone, or with nothing but a report's opinion of it, that has its article."""
        if found.how in _POINTING or (found.how == "people.bare" and found.definite):
            return True
        if (
            found.how not in ("body", "fighters")
            or not found.definite
            or not is_definite(self.field.folded(found.first))
        ):
            return False
        rest = range(found.first + 1, found.last)
        return bool(rest) and all(self._is_view(i) or self._nation(i) is not None for i in rest)

    def _is_view(self, i: int) -> bool:
        label = self.field.role(i, Role.LABEL)
        return label is not None and label.word.view

    def _nation(self, i: int) -> str | None:
        nation = self.field.lexicon.actors.nationality(self.field.folded(i), self.field.day)
        return nation.state if nation is not None and not nation.skip else None

    # ---- what names or describes

    def _same(self, found: Found) -> Group | None:
        if found.known is not None:
            return self._known(found.known)
        if found.how == "pair":
            return None
        if found.kind is ActorKind.PERSON:
            return self._person(found)
        words = bare_words(self.field, found)
        alike = next((g for g in self.groups if words in g.words and g.kind is found.kind), None)
        return alike or self._crowd(found) or self._longer(found, words)

    def _known(self, known: str) -> Group | None:
        state = self._state(known)
        return next((g for g in self.groups if g.known is not None and self._state(g.known) == state), None)

    def _state(self, known: str) -> str:
        """The entry, or the state where it is a state's government: in a report they are one actor."""
        entry = self.field.lexicon.actors.entries[known]
        parent = entry.base.parent
        return parent if parent is not None and (entry.adjectives or known == parent + "_government") else known

    def _person(self, found: Found) -> Group | None:
        if found.name is not None:
            return self.names.group(found)
        words = bare_words(self.field, found)
        for group in reversed(self.groups):
            if group.kind is ActorKind.PERSON and (words in group.words or self._same_post(group, found)):
                return group
        return None

    def _same_post(self, group: Group, found: Found) -> bool:
        return any(m.head == found.head and (m.of == found.of or None in (m.of, found.of)) for m in group.mentions)

    def _crowd(self, found: Found) -> Group | None:
        """People who are only counted are one population of the report; so are fighters who belong to nobody named."""
        if found.how in _VICTIMS and found.kind is ActorKind.POPULATION:
            return next(
                (g for g in self.groups if any(m.how in _VICTIMS for m in g.mentions) and g.kind is found.kind), None
            )
        if found.kind is ActorKind.ARMED_GROUP and self._is_crowd(found):
            return next((g for g in self.groups if g.known is None and any(map(self._is_crowd, g.mentions))), None)
        return None

    def _is_crowd(self, found: Found) -> bool:
        if found.kind is not ActorKind.ARMED_GROUP or found.of is not None:
            return False
        return found.how in ("fighters", "counted") or (found.how == "body" and bool(found.like) and not found.definite)

    def _longer(self, found: Found, words: frozenset[str]) -> Group | None:
        """The group one of whose phrases begins with the same noun and holds all words of this one, or the reverse."""
        if found.how == "counted" or (found.kind is ActorKind.UNNAMED_SOURCE and not found.definite):
            return None
        for group in reversed(self.groups):
            if group.kind is not found.kind:
                continue
            for other, theirs in zip(group.mentions, group.words, strict=True):
                first = self.field.folded(other.first)[other.skip :]
                alike = one_case(other.head) == one_case(found.head)
                same = alike if other.head else first == self.field.folded(found.first)[found.skip :]
                whole = len(theirs) > 1 or found.kind is ActorKind.POPULATION
                if same and whole and (words <= theirs or theirs <= words):
                    return group
        return None

    # ---- what points

    def _meant(self, found: Found) -> Group | None:
        """Of those who may be called so, the one last spoken of before, else the first after."""
        if found.how == "title.bare":
            fitting = [g for g in self.groups if g.kind is ActorKind.PERSON and found.head in g.heads]
        else:
            may = [g for g in self.groups if self._may_mean(g, found)]
            fitting = [g for g in may if found.head in g.heads] or [g for g in may if found.like & g.heads]
            if not fitting and found.like and found.kind is ActorKind.ARMED_GROUP:
                fitting = [g for g in may if g.known is None and any(map(self._is_crowd, g.mentions))]
        if not fitting and found.others:
            return self._known(found.others[0]) or self._begun(found, found.others[0])
        if not fitting:
            words = bare_words(self.field, found)
            fitting = [g for g in self.groups if words in g.words and g.kind is found.kind]
        return min(fitting, key=lambda g: g.distance(found.first), default=None)

    def _may_mean(self, group: Group, found: Found) -> bool:
        source = ActorKind.UNNAMED_SOURCE
        if ActorKind.PERSON in (group.kind, found.kind) or (group.kind is source) != (found.kind is source):
            return False
        if found.kind is ActorKind.POPULATION and group.kind is not ActorKind.POPULATION:
            return False
        nations = [n for i in range(found.first + 1, found.last) if (n := self._nation(i)) is not None]
        return all(self._is_of(group, nation) for nation in nations)

    def _is_of(self, group: Group, nation: str) -> bool:
        """Whether a known actor is at home in a state."""
        entries = self.field.lexicon.actors.entries
        return group.known is not None and bool(set(entries[group.known].countries) & set(entries[nation].countries))


def groups_of(field: Field, mentions: Sequence[Found]) -> list[Group]:
    """All groups of a document."""
    return Grouping(field).all(mentions)


def _stands(group: Group) -> bool:
    """A noun that was to point back and found nobody is no actor, unless it can be one by itself."""
    if group.known is not None:
        return True
    return any(m.how not in (*_POINTING, "people.bare") or (m.bare and not m.owner) for m in group.mentions)
