"""event_words.yaml -> a table that tells of which classes a word of a text is (light verb, mood, denial ...)."""

from collections.abc import Sequence
from pathlib import Path

from riwaya.lexicon.forms import FormTable, Match
from riwaya.lexicon.inflected import FIELDS, forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.text.remembered import Remembered

FILE = "event_words.yaml"
_FIELDS = FIELDS | {"id", "gloss", "note", "hit", "miss"}
_NONE: frozenset[str] = frozenset()


class EventWords:
    """Classes by written form; lookups are remembered."""

    def __init__(self, table: FormTable[str]) -> None:
        self._table = table
        self.by_form = Remembered(self._classes)
        """The classes that a folded word belongs to, proclitics and pronouns on it allowed."""
        self._tensed = Remembered(self._tense)

    def classes(self, folded: str) -> frozenset[str]:
        """The classes a folded word belongs to, proclitics and pronouns on it allowed."""
        return self.by_form[folded]

    def tense(self, folded: str) -> str:
        """past, present or future where the word is a finite verb of a class; else noun."""
        return self._tensed[folded]

    def _classes(self, folded: str) -> frozenset[str]:
        return frozenset([m.entry for m in self._table.lookup(folded)]) or _NONE

    def _tense(self, folded: str) -> str:
        return next((_tense(m) for m in self._table.lookup(folded) if m.form.verbal), "noun")


def _tense(match: Match[str]) -> str:
    return "future" if match.cut.future else match.form.part.value


def _class(entry: Entry) -> str:
    entry.only(_FIELDS)
    return entry.id


def load_event_words(overlays: Sequence[Path] = ()) -> EventWords:
    """The classes of the words that stand around events. Raises LexiconError."""
    return EventWords(FormTable((_class(entry), forms_of(entry)) for entry in read_entries(FILE, overlays)))
