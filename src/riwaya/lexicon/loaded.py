"""loaded.yaml -> words that lean, each with how it leans and, where one exists, the plain word."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import ActorKind, FramingKind
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.remembered import Remembered

FILE = "loaded.yaml"
_FIELDS = FORM_FIELDS | frozenset(
    (
        *("id", "gloss", "note", "hit", "miss", "rejected", "kind", "plain"),
        *("phrases", "after", "not_after", "on", "national", "frames"),
    )
)


class Frames(StrEnum):
    """Towards whom a word leans: whoever is named by it, or the doer or the one done to of the act it tells."""

    NAMED = "named"
    DOER = "doer"
    DONE_TO = "done_to"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One loaded word. ``plain``: the word without the leaning.

    Only loaded behind one of the words ``after``, never behind one of ``not_after`` (there it is part of a name), only
    right behind the name of an actor of a kind in ``on``, only before an adjective of nationality where ``national``.
    """

    id: str
    kind: FramingKind
    plain: str
    after: frozenset[str]
    not_after: frozenset[str]
    on: frozenset[ActorKind]
    national: bool
    frames: Frames


@dataclass(frozen=True, slots=True)
class LoadedWords:
    """Loaded words by written form, and phrases by their first folded word."""

    table: FormTable[Loaded]
    phrases: dict[str, tuple[tuple[Loaded, tuple[str, ...]], ...]]
    opens: Remembered[str, bool]
    """Whether a folded word may be, or open, one of these: a cheap question that most words answer with no."""


def load_loaded(overlays: Sequence[Path] = ()) -> LoadedWords:
    """The loaded words with a user's overlays. Raises LexiconError."""
    inflected = []
    phrases: dict[str, list[tuple[Loaded, tuple[str, ...]]]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        if "rejected" in entry.data:
            continue
        word = _loaded(entry)
        inflected.append((word, tuple(forms_of(entry))))
        for phrase in entry.texts("phrases"):
            parts = tuple(map(fold, phrase.split()))
            phrases.setdefault(parts[0], []).append((word, parts))
    ordered = {first: tuple(sorted(group, key=lambda p: -len(p[1]))) for first, group in phrases.items()}
    table = FormTable(inflected)
    return LoadedWords(table, ordered, table.opens_with(ordered))


def _loaded(entry: Entry) -> Loaded:
    try:
        kind = FramingKind(entry.text("kind"))
        on = frozenset(map(ActorKind, entry.texts("on")))
        frames = Frames(entry.text("frames", "named"))
    except ValueError as error:
        raise entry.fail(
            f"{error}; known kinds: {', '.join(FramingKind)}; on: {', '.join(ActorKind)}; frames: {', '.join(Frames)}"
        ) from None
    return Loaded(
        id=entry.id,
        kind=kind,
        plain=entry.text("plain", ""),
        after=frozenset(map(fold, entry.texts("after"))),
        not_after=frozenset(map(fold, entry.texts("not_after"))),
        on=on,
        national=entry.data.get("national") is True,
        frames=frames,
    )
