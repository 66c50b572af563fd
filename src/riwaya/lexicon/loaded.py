"""loaded.yaml -> words that lean, each with how it leans and, where one exists, the plain word."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import read_entries
from riwaya.model import FramingKind
from riwaya.text import fold

FILE = "loaded.yaml"
_FIELDS = FORM_FIELDS | frozenset(
    ("id", "gloss", "note", "hit", "miss", "rejected", "kind", "plain", "phrases", "after")
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One loaded word. ``plain``: the word without the leaning; ``after``: only loaded behind one of these words."""

    id: str
    kind: FramingKind
    plain: str
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class LoadedWords:
    """Loaded words by written form, and phrases by their first folded word."""

    table: FormTable[Loaded]
    phrases: dict[str, tuple[tuple[Loaded, tuple[str, ...]], ...]]


def load_loaded(overlays: Sequence[Path] = ()) -> LoadedWords:
    """The loaded words with a user's overlays. Raises LexiconError."""
    inflected = []
    phrases: dict[str, list[tuple[Loaded, tuple[str, ...]]]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        if "rejected" in entry.data:
            continue
        try:
            kind = FramingKind(entry.text("kind"))
        except ValueError as error:
            raise entry.fail(f"{error}; known: {', '.join(FramingKind)}") from None
        word = Loaded(entry.id, kind, entry.text("plain", ""), frozenset(map(fold, entry.texts("after"))))
        inflected.append((word, tuple(forms_of(entry))))
        for phrase in entry.texts("phrases"):
            parts = tuple(map(fold, phrase.split()))
            phrases.setdefault(parts[0], []).append((word, parts))
    ordered = {first: tuple(sorted(group, key=lambda p: -len(p[1]))) for first, group in phrases.items()}
    return LoadedWords(FormTable(inflected), ordered)
