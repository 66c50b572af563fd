"""actors*.yaml -> who is known: each actor with its names, the years they hold, and a table that finds a name in words.

A name is found behind joined و ف ب ل ك, across quotation marks inside it, and in its other case endings. Nothing is
chosen here: a written form may be a name of several actors, and the day of the report decides (``Actors.valid``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from riwaya.lexicon.actor_entries import read_actor_entries
from riwaya.lexicon.actor_names import Hit, NameTable, proclitic_forms
from riwaya.lexicon.source import Entry
from riwaya.model import ActorKind, AliasKind
from riwaya.model.values import dataclass
from riwaya.text import Kind, Word, fold
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS
from riwaya.text.words import words as cut_words

S = TypeVar("S", bound=StrEnum)
_FIELDS = frozenset(
    (
        *("id", "gloss", "note", "hit", "miss", "rejected", "name", "name_en", "kind", "aliases", "valid", "parent"),
        *(
            "allies",
            "periods",
            "disguised",
            "head",
            "wikidata",
            "acled",
            "ucdp",
            "gender",
            "adjective",
            "bodies",
            "side",
        ),
        *("posts", "country", "land", "land_en", "without", "ambiguous", "metonyms"),
    )
)
_NISBA = {"": False, "ه": False, "ين": True, "ون": True}
"""Endings of an adjective of origin, and whether the word is then a plural of people."""
_DISGUISED_AT_LEAST = 4
"""Letters of a name's word that people take the trouble to disguise."""


class KnownName(NamedTuple):
    """One written name of an actor. ``kind`` is None for the main name; ``since`` and ``until`` bound its years.

    ``metonym``: a capital that stands for its government. ``ambiguous``: others are called so too, another name of the
    actor or its country must support it.
    """

    actor: str
    text: str
    kind: AliasKind | None = None
    since: str | None = None
    until: str | None = None
    metonym: bool = False
    ambiguous: bool = False


class Standing(NamedTuple):
    """What an actor is for a time: name, nature, whom it belongs to and stands with."""

    name: str
    name_en: str | None
    kind: ActorKind
    parent: str | None = None
    allies: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One entry. ``heads`` are the folded common nouns it is called by later in a text; ``adjectives`` the folded
    masculine nisba of a state; ``countries`` where it is at home."""

    id: str
    base: Standing
    periods: tuple[Standing, ...]
    names: tuple[KnownName, ...]
    heads: tuple[str, ...]
    adjectives: tuple[str, ...]
    countries: tuple[str, ...]
    gender: str
    disguised: bool
    wikidata: str | None
    acled: tuple[str, ...]
    ucdp: tuple[str, ...]

    def standing(self, day: str | None) -> Standing:
        """What the actor is on a day (ISO 8601, or None where it is not known): the last period that holds it."""
        held = [p for p in self.periods if day is not None and within(day, p.since, p.until)]
        return held[-1] if held else self.base


def within(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day lies in a time of days, months or years, both ends counted; True where the day is unknown."""
    if day is None:
        return True
    return (since is None or day[: len(since)] >= since) and (until is None or day[: len(until)] <= until)


class Nationality(NamedTuple):
    """A word that says of which state somebody is. ``people``: it is a plural and may stand for people."""

    state: str
    skip: int
    definite: bool
    people: bool
    gender: str


class Actors:
    """Every known actor by id, and the table of their names. Never changes once made."""

    def __init__(self, entries: Iterable[KnownActor]) -> None:
        self.entries: Mapping[str, KnownActor] = {e.id: e for e in entries}
        self._table: NameTable[KnownName] = NameTable(
            (name.text, name) for entry in self.entries.values() for name in entry.names
        )
        self.starts = self._table.starts
        """Folded word -> where in the table the names begin that it may begin: empty for most words."""
        self._nations = _nations(self.entries.values())
        self.nations: Mapping[str, str] = {
            form: e.countries[0]
            for e in reversed(self.entries.values())
            if len(e.countries) == 1
            for adjective in e.adjectives
            for form in (adjective, adjective + "ه")
        }
        """Folded adjective of a nation, masculine and feminine -> the code of its country."""
        self._disguised = frozenset(
            form
            for e in self.entries.values()
            if e.disguised
            for word in _disguisable(e)
            for form, _ in proclitic_forms(word)
        )

    def nationality(self, folded: str, day: str | None) -> Nationality | None:
        """The state an adjective of origin names (or its people, in a plural), behind article and joined و."""
        found = self._nations.get(folded)
        return None if found is None else next((n for n in found if self._holds(n.state, day)), None)

    def _holds(self, state: str, day: str | None) -> bool:
        base = self.entries[state].base
        return within(day, base.since, base.until)

    def home(self, actor: str) -> str:
        """The state of which an actor is a body, else the actor."""
        parent = self.entries[actor].base.parent
        return parent if parent is not None and parent in self.entries and self.entries[parent].adjectives else actor

    def disguised(self, folded: str) -> bool:
        """True for a folded word that belongs to a name people disguise (``known`` of ``text.cut``)."""
        return folded in self._disguised

    def hits(self, words: Sequence[Word], at: int) -> Iterator[Hit[KnownName]]:
        """Every name that begins at this word, longest first."""
        return self._table.hits(words, at)

    def valid(self, name: KnownName, day: str | None) -> bool:
        """Whether the name, and the actor, hold on this day."""
        base = self.entries[name.actor].base
        return within(day, base.since, base.until) and within(day, name.since, name.until)


def _nations(entries: Iterable[KnownActor]) -> dict[str, list[Nationality]]:
    """Every written form of the adjectives of states; a state as such comes before one of its governments."""
    found: dict[str, list[Nationality]] = {}
    for entry in sorted(entries, key=lambda e: (e.base.parent is not None, e.id)):
        for adjective in entry.adjectives:
            for ending, people in _NISBA.items():
                form = adjective + ending
                for conjunction, definite in product(("", *CONJUNCTIONS), (False, True)):
                    written = conjunction + ARTICLE * definite + form
                    nation = Nationality(entry.id, len(conjunction), definite, people, "f" if ending == "ه" else "m")
                    found.setdefault(written, []).append(nation)
    return found


def _disguisable(entry: KnownActor) -> Iterator[str]:
    for name in entry.names:
        pieces = [w.text for w in cut_words(name.text) if w.kind is Kind.ARABIC]
        if len(pieces) == 1 or name.kind is None:
            yield from (p for p in pieces if len(fold(p)) >= _DISGUISED_AT_LEAST or len(pieces) == 1)


def load_actors(overlays: Sequence[Path] = ()) -> Actors:
    """The known actors with a user's overlays. Raises LexiconError naming file and entry."""
    return Actors(_actor(entry) for entry in read_actor_entries(overlays) if "rejected" not in entry.data)


def _actor(entry: Entry) -> KnownActor:
    entry.only(_FIELDS)
    entry.text("gloss")
    valid = entry.part("valid")
    base = Standing(
        name=entry.text("name"),
        name_en=entry.text("name_en", "") or None,
        kind=_one_of(entry, ActorKind, entry.text("kind")),
        parent=entry.text("parent", "") or None,
        allies=entry.texts("allies"),
        since=valid.data.get("from"),
        until=valid.data.get("to"),
    )
    return KnownActor(
        id=entry.id,
        base=base,
        periods=tuple(_period(entry, item, base) for item in _mappings(entry, "periods")),
        names=tuple(_names(entry, base)),
        heads=tuple(map(fold, entry.texts("head"))),
        adjectives=tuple(map(fold, entry.texts("adjective"))),
        countries=entry.texts("country"),
        gender=entry.text("gender", ""),
        disguised=entry.data.get("disguised") is True,
        wikidata=entry.text("wikidata", "") or None,
        acled=entry.texts("acled"),
        ucdp=entry.texts("ucdp"),
    )


def _period(entry: Entry, item: Mapping[str, Any], base: Standing) -> Standing:
    part = Entry(entry.file, entry.id, item)
    part.only(frozenset(("from", "to", "name", "name_en", "kind", "parent", "allies", "side", "note")))
    return Standing(
        name=part.text("name", base.name),
        name_en=part.text("name_en", base.name_en or "") or None,
        kind=_one_of(entry, ActorKind, part.text("kind", base.kind)),
        parent=part.text("parent", base.parent or "") or None if item.get("parent", "") is not None else None,
        allies=part.texts("allies") or base.allies,
        since=item.get("from"),
        until=item.get("to"),
    )


def _names(entry: Entry, base: Standing) -> Iterator[KnownName]:
    yield KnownName(entry.id, base.name)
    for item in _mappings(entry, "periods"):
        if item.get("name", base.name) != base.name:
            yield KnownName(entry.id, item["name"], None, item.get("from"), item.get("to"))
    for item in _mappings(entry, "aliases"):
        alias = Entry(entry.file, entry.id, item)
        yield KnownName(
            actor=entry.id,
            text=alias.text("text"),
            kind=_one_of(entry, AliasKind, alias.text("kind")),
            since=item.get("from"),
            until=item.get("to"),
            metonym=item.get("metonym") is True,
            ambiguous=item.get("ambiguous") is True,
        )


def _mappings(entry: Entry, key: str) -> Sequence[Mapping[str, Any]]:
    value = entry.data.get(key, ())
    if not isinstance(value, Sequence) or not all(isinstance(v, Mapping) for v in value):
        raise entry.fail(f"field {key!r} must be a list of mappings")
    return value


def _one_of(entry: Entry, kind: type[S], value: str) -> S:
    try:
        return kind(value)
    except ValueError:
        raise entry.fail(f"{value!r} is none of {', '.join(kind)}") from None
