"""Actors of a reading -> the parties that compare across reports: by lexicon entry, else by name, never the unnamed."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from riwaya.compare.kinship import Kinship
from riwaya.lexicon.comparing import ARTICLE, words
from riwaya.model import Actor, ActorKind, ActorSpan, Reading
from riwaya.model.values import dataclass
from riwaya.text import fold

SPEAKS_FOR = frozenset(
    ("spokesman", "spokeswoman", "minister", "minister (woman)", "official", "envoy", "envoy (woman)")
)
"""Posts in which a person's words are the body's words."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who acts, suffers or speaks; equal ``key`` means one party. ``actor`` is the lexicon's entry, if any."""

    key: str
    name: str
    kind: ActorKind | None
    actor: str | None = None
    name_en: str | None = None
    apart: frozenset[str] = frozenset()
    """Keys that a person said are somebody else."""
    decided: bool = False
    """True where a person said who this is."""
    posts: tuple[str, ...] = field(default=(), compare=False)
    """What the report gives them as posts, with the body each is of."""

    nobody: bool = field(init=False, compare=False, repr=False)
    """True for words such as "gunmen": whoever is named elsewhere may be meant."""

    def __post_init__(self) -> None:
        """Asked again and again of everybody."""
        object.__setattr__(self, "nobody", _is_nobody(self))

    def __hash__(self) -> int:
        """Of the two fields that tell most apart: hashing all of them was a tenth of the time an incident takes."""
        return hash((self.key, self.name))

    @property
    def named(self) -> bool:
        """False for sources that are not named and words that stand for nobody known: they are never linked."""
        return not self.key.startswith(("unnamed:", "words:"))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Names that differ only in spelling habits or the order of their quotation marks have one key."""
    kept = "".join(c if c.isalnum() or c.isspace() else " " for c in fold(name))
    return "name:" + " ".join(kept.split())


def _is_nobody(who: Who) -> bool:
    if who.actor is not None:
        return False
    tokens = who.key.partition(":")[2].split()
    return not who.named or who.kind is ActorKind.POPULATION or all(token in _generic() for token in tokens)


@lru_cache(maxsize=65536)
def may_be_one(one: Who, other: Who) -> bool:
    """True where two names need not mean two parties: one key, one name inside the other, or a name of nobody."""
    if one.key == other.key or one.nobody or other.nobody:
        return True
    if other.key in one.apart or one.key in other.apart:
        return False
    a, b = (frozenset(name_key(w.name)[5:].split()) - _generic() for w in (one, other))
    return bool(a and b) and (a <= b or b <= a)


def _generic() -> frozenset[str]:
    return words("generic.fighters")


def cast(reading: Reading, kinship: Kinship) -> dict[str, Who]:
    """Actor id of the reading -> who that is across reports."""
    actors = {actor.id: actor for actor in reading.actors}
    people = {
        actor.id: _ruled(_who(actor, reading, actors, kinship), reading.report.id, kinship) for actor in reading.actors
    }
    listed = [
        (people[actor.id], _tokens(mention.text))
        for actor in reading.actors
        if people[actor.id].actor is not None
        for mention in actor.mentions
    ]
    return {key: _shortened(who, listed) or who for key, who in people.items()}


def decidable(reading: Reading, kinship: Kinship) -> frozenset[str]:
    """The keys by which people's decisions can concern a reading: on the same keys, it is the same to ``cast``."""
    actors = {actor.id: actor for actor in reading.actors}
    found = (_who(actor, reading, actors, kinship) for actor in reading.actors)
    return frozenset(key for who in found if who.named for key in (who.actor, who.key) if key is not None)


def _ruled(who: Who, report: str, kinship: Kinship) -> Who:
    """Who that is by what people decided; nobody decides who an unnamed source is."""
    decided = kinship.decided
    ruled = {*decided.goes_by, *decided.apart, *decided.namesakes} & {who.actor, who.key}
    if not who.named or not ruled:
        return who
    asked = who.actor if who.actor in ruled else who.key
    if asked in decided.namesakes:
        return replace(who, key=f"{who.key}@{report}", decided=True)
    apart = frozenset(kinship.party(key) for key in decided.apart.get(asked, ()))
    stands = decided.goes_by.get(asked)
    if stands is None:
        return replace(who, apart=apart, decided=True)
    entry = stands if stands.startswith("actor:") else None
    return replace(who, key=kinship.party(stands), actor=entry, apart=apart, decided=True)


def _shortened(who: Who, listed: Sequence[tuple[Who, frozenset[str]]]) -> Who | None:
    """A name without an entry that is part of one listed party's fuller name in the same report is that party's.

    "The media centre" after "the media centre of X" is X's; where two parties' names hold it, it stays open.
    """
    if who.actor is not None or who.nobody:
        return None
    mine = _tokens(who.name)
    full = {other.key: other for other, tokens in listed if mine < tokens and other.key not in who.apart}
    if not mine or len(full) != 1:
        return None
    (party,) = full.values()
    return replace(who, key=party.key, actor=party.actor)


def _tokens(name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in name_key(name)[5:].split())


def _bare(word: str) -> str:
    """A word without the article, alone or after the preposition it melts into."""
    if len(word) > 4 and word.startswith(ARTICLE[1:] * 2):
        return word[2:]
    return word[2:] if len(word) > 4 and word.startswith(ARTICLE) else word


def _who(actor: Actor, reading: Reading, actors: Mapping[str, Actor], kinship: Kinship) -> Who:
    if actor.kind is ActorKind.UNNAMED_SOURCE:
        return Who(f"unnamed:{reading.report.id}:{actor.id}", actor.name, actor.kind, actor.known_as, actor.name_en)
    if actor.known_as is not None:
        return Who(kinship.party(actor.known_as), actor.name, actor.kind, actor.known_as, actor.name_en)
    for role in actor.roles:
        body = actors.get(role.of) if role.of is not None else None
        if body is not None and body.id != actor.id and role.role in SPEAKS_FOR:
            entry = body.known_as
            return Who(
                kinship.party(entry) if entry else name_key(body.name),
                actor.name,
                actor.kind,
                actor.known_as,
                actor.name_en,
            )
    return Who(name_key(actor.name), actor.name, actor.kind, actor.known_as, actor.name_en, posts=_posts(actor, actors))


def _posts(actor: Actor, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    held = ((role.role, actors.get(role.of) if role.of is not None else None) for role in actor.roles)
    return tuple(sorted({f"{role}: {body.name}" if body is not None else role for role, body in held}))


def of_span(span: ActorSpan, people: Mapping[str, Who]) -> Who:
    """Who fills a role; words that stand for no actor keep only their words."""
    if span.actor is not None and span.actor in people:
        return people[span.actor]
    return Who("words:" + name_key(span.text)[5:], span.text, None)
