"""titles.yaml and actor_words.yaml -> what a word says of an actor: that it is a title, a body, fighters, a source."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflect import Form
from riwaya.lexicon.inflected import FIELDS, forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import ActorKind
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE
from riwaya.text.remembered import Remembered

TITLES = "titles.yaml"
WORDS = "actor_words.yaml"
_TO = "ل"
_DEFINITE = (ARTICLE, _TO * 2)
"""Beginnings of words listed with their article."""
_FIELDS = FIELDS | {
    "id",
    "gloss",
    "note",
    "hit",
    "miss",
    "role",
    "kind",
    "bare",
    "like",
    "view",
    "of",
    "crowd",
    "written",
    "then",
    "unless",
    "alone",
    "rejected",
}


class Role(StrEnum):
    """What a word does in an actor's phrase."""

    POST = "post"
    SPEAKS = "speaks"
    RANK = "rank"
    RANK_MORE = "rank_more"
    HONORIFIC = "honorific"
    OCCUPATION = "occupation"
    PEER = "peer"
    NAMING = "naming"
    ALIAS = "alias"
    LEGAL = "legal"
    BODY = "body"
    ALLIES = "allies"
    FIGHTERS = "fighters"
    MEMBER = "member"
    PEOPLE = "people"
    SOURCE = "source"
    ACCOUNT = "account"
    ONE_OF = "one_of"
    SHARE = "share"
    TENS = "tens"
    PORTION = "portion"
    MANY = "many"
    ABOUT = "about"
    LABEL = "label"
    TIED = "tied"
    FOR = "for"
    FOR_OWN = "for_own"
    WITHIN = "within"
    GLUE = "glue"
    KUNYA = "kunya"


@dataclass(frozen=True, slots=True)
class ActorWord:
    """A word class. ``kind``: of the actor it begins; ``bare``: the definite noun alone may be an actor of its own;
    ``like``: folded nouns of actors it may point back to; ``view``: a label that tells what the report thinks;
    ``of``: a joined "of" goes on with whose it is; ``crowd``: people whom a report only counts;
    ``written``: it is read only as it is written in the lexicon, hamza and madda and all; ``then``: only before one
    of these words, ``unless``: never before one of those; ``alone``: whether the noun may stand by itself."""

    id: str
    role: Role
    gloss: str
    kind: ActorKind | None = None
    bare: bool = False
    like: frozenset[str] = frozenset()
    view: bool = False
    of: bool = False
    crowd: bool = False
    written: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    alone: bool = True

    def fits(self, following: str) -> bool:
        """Whether the word can be this one, with that folded word behind it."""
        return following not in self.unless and (not self.then or following in self.then)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as an actor word: ``skip`` letters are separable particles, ``particle`` a joined
    preposition, ``owner`` a possessive pronoun on it."""

    word: ActorWord
    form: Form
    stem: str
    skip: int
    particle: str
    definite: bool
    owner: str


class ActorWords:
    """Both tables. Lookups are remembered."""

    def __init__(self, table: FormTable[ActorWord]) -> None:
        self._table = table
        self.readings = Remembered(self._readings)
        """Every way to read a folded word, fewest particles first, duals last: in -in a plural is oftener meant."""

    def role(self, folded: str, *roles: Role) -> Reading | None:
        """The first reading of a folded word that has one of these roles."""
        return next((r for r in self.of(folded) if r.word.role in roles), None)

    def of(self, folded: str) -> tuple[Reading, ...]:
        """Every way to read a folded word, fewest particles first, duals last: in -in a plural is oftener meant."""
        return self.readings[folded]

    def _readings(self, folded: str) -> tuple[Reading, ...]:
        return tuple(
            Reading(
                word=m.entry,
                form=m.form,
                stem=m.form.folded,
                # "lil" has swallowed the article's alef and stays with the word in a span
                skip=len(m.cut.conjunction)
                + (0 if m.cut.article and m.cut.preposition == _TO else len(m.cut.preposition)),
                particle=m.cut.preposition,
                definite=m.cut.article or bool(m.cut.enclitic) or m.form.folded.startswith(_DEFINITE),
                owner=m.cut.enclitic,
            )
            for m in sorted(self._table.lookup(folded), key=lambda m: m.form.number == "d")
        )


def load_actor_words(overlays: Sequence[Path] = ()) -> ActorWords:
    """The words that tell of actors, a user's overlays applied. Raises LexiconError."""
    entries = [e for file in (TITLES, WORDS) for e in read_entries(file, overlays) if "rejected" not in e.data]
    return ActorWords(FormTable((_word(entry), tuple(forms_of(entry))) for entry in entries))


def _word(entry: Entry) -> ActorWord:
    entry.only(_FIELDS)
    try:
        role = Role(entry.text("role"))
        kind = ActorKind(entry.text("kind")) if "kind" in entry.data else None
    except ValueError as error:
        raise entry.fail(f"{error}; roles: {', '.join(Role)}; kinds: {', '.join(ActorKind)}") from None
    return ActorWord(
        id=entry.id,
        role=role,
        gloss=entry.text("gloss"),
        kind=kind,
        bare=entry.data.get("bare") is True,
        like=frozenset(map(fold, entry.texts("like"))),
        view=entry.data.get("view") is True,
        of=entry.data.get("of") is True,
        crowd=entry.data.get("crowd") is True,
        written=frozenset(entry.texts("noun")) if entry.data.get("written") is True else frozenset(),
        then=frozenset(map(fold, entry.texts("then"))),
        unless=frozenset(map(fold, entry.texts("unless"))),
        alone=entry.data.get("alone") is not False,
    )
