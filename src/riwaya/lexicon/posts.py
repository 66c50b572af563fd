"""posts.yaml -> the words that tell that somebody leads a body, holds a post in it or belongs to it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.remembered import Remembered

FILE = "posts.yaml"
_FIELDS = FORM_FIELDS | frozenset(("id", "gloss", "note", "hit", "miss", "rejected", "how", "phrases"))


class How(StrEnum):
    """What stands behind the word: the body it is about, or the noun of a post."""

    LEADS = "leads"
    RANKS = "ranks"
    PREDICATE = "predicate"


@dataclass(frozen=True, slots=True)
class PostWord:
    """One way of telling a post. ``gloss`` is the post itself, save for predicates, whose noun says it."""

    id: str
    gloss: str
    how: How


@dataclass(frozen=True, slots=True)
class PostWords:
    """Words by written form, and phrases by their first folded word."""

    table: FormTable[PostWord]
    phrases: Mapping[str, tuple[tuple[PostWord, tuple[str, ...]], ...]]
    opens: Remembered[str, bool]
    """Whether a folded word may be, or open, one of these: a cheap question that most words answer with no."""


def load_posts(overlays: Sequence[Path] = ()) -> PostWords:
    """The words with a user's overlays. Raises LexiconError."""
    inflected = []
    phrases: dict[str, list[tuple[PostWord, tuple[str, ...]]]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        if "rejected" in entry.data:
            continue
        word = _word(entry)
        inflected.append((word, tuple(forms_of(entry))))
        for phrase in entry.texts("phrases"):
            parts = tuple(map(fold, phrase.split()))
            phrases.setdefault(parts[0], []).append((word, parts))
    table, grouped = FormTable(inflected), {first: tuple(group) for first, group in phrases.items()}
    return PostWords(table, grouped, table.opens_with(grouped))


def _word(entry: Entry) -> PostWord:
    try:
        return PostWord(entry.id, entry.text("gloss"), How(entry.text("how")))
    except ValueError as error:
        raise entry.fail(f"{error}; known: {', '.join(How)}") from None
