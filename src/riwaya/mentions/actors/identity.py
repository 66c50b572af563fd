"""Mentions found in a document -> groups of mentions, each one actor: by entry, by name, by words, by what points back.

First everything that names or describes somebody is put together; then every noun that only points ("the movement") is
given to whom it can mean: the one last spoken of, or the next one where nobody was.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field as data_field

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import Field, Found
from riwaya.mentions.actors.names import Names
from riwaya.mentions.actors.pointing import Called
from riwaya.mentions.actors.revealed import revealed
from riwaya.mentions.actors.wording import bare_words, one_case
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind
from riwaya.model.values import dataclass

_POINTING = ("bare", "source.bare", "title.bare")
_MEMORY = 50
"""How many earlier phrases with the same noun a phrase is held against."""


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one actor. ``heads``: folded nouns it has been or may be called by; ``crowd``: people or fighters
    who are only counted, or belong to nobody named."""

    kind: ActorKind
    known: str | None = None
    mentions: list[Found] = data_field(default_factory=list)
    heads: set[str] = data_field(default_factory=set)
    crowd: bool = False


@dataclass(slots=True)
class _Phrase:
    """An earlier phrase, to hold later ones against."""

    words: frozenset[str]
    of: str | None
    group: Group


class Grouping:
    """Puts the mentions of a document together."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.groups: list[Group] = []
        self.names = Names(field)
        self._states: dict[str, Group] = {}
        self._alike: dict[tuple[ActorKind, frozenset[str]], Group] = {}
        self._by_noun: dict[tuple[ActorKind, str], list[_Phrase]] = defaultdict(list)
        self._crowds: dict[ActorKind, Group] = {}

    def all(self, mentions: Sequence[Found]) -> list[Group]:
        """Every group that stands, its mentions in text order."""
        pointing = []
        for found in mentions:
            if self._points(found):
                pointing.append(found)
            else:
                self._add(found, self._same(found))
        called = Called(self.field, self.groups)
        for found in pointing:
            meant = self._meant(found, called)
            group = self._add(found, meant)
            if meant is None and found.like and found.kind is ActorKind.ARMED_GROUP:
                self._crowds.setdefault(found.kind, group)
            called.add(group, found)
        for group in self.groups:
            group.mentions.sort(key=lambda m: (m.first, -m.last))
        return [g for g in revealed(self.field, self.groups) if _stands(g)]

    def _add(self, found: Found, group: Group | None) -> Group:
        if group is None:
            group = self._begun(found, found.known)
        words = bare_words(self.field, found)
        group.mentions.append(found)
        group.heads.update(self._heads(found))
        group.crowd = group.crowd or self._is_crowd(found)
        if group.crowd and group.known is None:
            self._crowds.setdefault(group.kind, group)
        self._alike.setdefault((found.kind, words), group)
        for noun in dict.fromkeys((self._noun(found), found.behind)):
            if noun:
                self._by_noun[found.kind, noun].append(_Phrase(words, found.of, group))
        if found.name is not None:
            self.names.learn(found, group)
        return group

    def _begun(self, found: Found, known: str | None) -> Group:
        entries = self.field.lexicon.actors.entries
        group = Group(found.kind, known=known, heads=set(entries[known].heads) if known is not None else set())
        self.groups.append(group)
        if known is not None:
            self._states.setdefault(self._state(known), group)
        return group

    def _noun(self, found: Found) -> str:
        """The noun a phrase begins with."""
        return one_case(found.head or self.field.folded(found.first)[found.skip :])

    def _heads(self, found: Found) -> Iterator[str]:
        """What a mention's own words let the actor be called by later: not the fighters it is made of."""
        if found.behind:
            yield found.behind
        if found.head and not found.members:
            yield found.head
        elif found.known is not None and found.last > found.first + 1:
            head = self.field.role(found.first, Role.BODY)
            if head is not None and head.word.kind is found.kind:
                yield head.stem

    def _points(self, found: Found) -> bool:
        """True for a noun with its article that has nothing but a report's opinion of it or a nation behind it, and
        for counted soldiers, who are of some army."""
        if found.how in _POINTING or (found.how == "people.bare" and found.definite):
            return True
        if found.kind is ActorKind.STATE_BODY and found.how == "counted" and found.like:
            return True
        described = found.how in ("body", "fighters") and found.definite
        if not described or not is_definite(self.field.folded(found.first)):
            return False
        rest = range(found.first + 1, found.last)
        return bool(rest) and all(self._is_view(i) or self._nation(i) is not None for i in rest)

    def _is_view(self, i: int) -> bool:
        label = self.field.role(i, Role.LABEL)
        return label is not None and label.word.view

    def _nation(self, i: int) -> str | None:
        nation = self.field.nation(i)
        return nation.state if nation is not None and not nation.skip else None

    # ---- what names or describes

    def _same(self, found: Found) -> Group | None:
        if found.known is not None:
            return self._states.get(self._state(found.known)) or self._described(found) or self._announced(found)
        if found.how == "pair":
            return self._alike.get((found.kind, bare_words(self.field, found)))
        if found.kind is ActorKind.PERSON:
            return (self.names.group(found) or self._announced(found)) if found.name is not None else self._post(found)
        words = bare_words(self.field, found)
        crowd = self._crowds.get(found.kind) if self._is_crowd(found) else None
        return self._alike.get((found.kind, words)) or crowd or self._longer(found, words)

    def _described(self, found: Found) -> Group | None:
        """Who was told of in the same words before, as the lexicon's actor that these words name with their article."""
        group = self._alike.get((found.kind, bare_words(self.field, found))) if found.name is None else None
        if group is None or group.known is not None or found.kind is ActorKind.POPULATION:
            return None
        group.known = found.known
        assert found.known is not None
        group.heads.update(self.field.lexicon.actors.entries[found.known].heads)
        self._states.setdefault(self._state(found.known), group)
        return group

    def _announced(self, found: Found) -> Group | None:
        """Who was told of by a post before, and is named now with the same post of the same body."""
        if not found.title or found.of is None:
            return None
        for phrase in reversed(self._by_noun[found.kind, self._noun(found)][-_MEMORY:]):
            named = any(m.name is not None for m in phrase.group.mentions)
            if not named and phrase.of is not None and self._one_land(phrase, found):
                phrase.group.known = found.known
                if found.known is not None:
                    self._states.setdefault(self._state(found.known), phrase.group)
                return phrase.group
        return None

    def _state(self, known: str) -> str:
        """The entry, or the state where it is a state's government: in a report they are one actor."""
        entry = self.field.lexicon.actors.entries[known]
        parent = entry.base.parent
        return parent if parent is not None and (entry.adjectives or known == parent + "_government") else known

    def _post(self, found: Found) -> Group | None:
        """Who was told of with the same post of the same body, or of one that is not told."""
        words = bare_words(self.field, found)
        for phrase in reversed(self._by_noun[found.kind, self._noun(found)][-_MEMORY:]):
            if words == phrase.words or self._one_land(phrase, found):
                return phrase.group
        return None

    def _one_land(self, phrase: _Phrase, found: Found) -> bool:
        """Posts of the same body, of a state and one of its bodies, or of what is not told."""
        home = self.field.lexicon.actors.home
        return phrase.of is None or found.of is None or home(phrase.of) == home(found.of)

    def _is_crowd(self, found: Found) -> bool:
        """People who are only counted are one population of the report; so are fighters who belong to nobody named."""
        if found.kind is ActorKind.POPULATION:
            return found.crowd
        if found.kind is not ActorKind.ARMED_GROUP or found.of is not None or found.known is not None:
            return False
        return found.how in ("fighters", "counted") or (found.how == "body" and bool(found.like) and not found.definite)

    def _longer(self, found: Found, words: frozenset[str]) -> Group | None:
        """The group one of whose phrases begins with the same noun and holds all words of this one, or the reverse."""
        if found.how == "counted" or (found.kind is ActorKind.UNNAMED_SOURCE and not found.definite):
            return None
        for phrase in reversed(self._by_noun[found.kind, self._noun(found)][-_MEMORY:]):
            whole = len(phrase.words) > 1 or found.kind is ActorKind.POPULATION
            if whole and (words <= phrase.words or phrase.words <= words or self._same_source(found, phrase)):
                return phrase.group
        return None

    def _same_source(self, found: Found, phrase: _Phrase) -> bool:
        """ "The source in X" is the source told of in X before, whichever of its names X has."""
        return found.kind is ActorKind.UNNAMED_SOURCE and found.of is not None and found.of == phrase.of

    # ---- what points

    def _meant(self, found: Found, called: Called) -> Group | None:
        """Of those who may be called so, the one last spoken of before, else the first after."""
        nations = [n for i in range(found.first + 1, found.last) if (n := self._nation(i)) is not None]
        meant = called.by((found.head,), found, nations)
        if meant is not None or found.how == "title.bare":
            return meant
        meant = called.by(sorted(found.like), found, nations)
        may_be = found.crowd or (found.like and found.kind is ActorKind.ARMED_GROUP)
        if meant is None and may_be and not nations:
            meant = self._crowds.get(found.kind)
        if meant is None and found.others:
            known = found.others[0]
            meant = self._states.get(self._state(known)) or self._begun(found, known)
        return meant or self._alike.get((found.kind, bare_words(self.field, found)))


def groups_of(field: Field, mentions: Sequence[Found]) -> list[Group]:
    """All groups of a document."""
    return Grouping(field).all(mentions)


def _stands(group: Group) -> bool:
    """A noun that was to point back and found nobody is no actor, unless it can be one by itself."""
    if group.known is not None:
        return True
    return any(m.how not in (*_POINTING, "people.bare") or (m.bare and not m.owner) for m in group.mentions)
