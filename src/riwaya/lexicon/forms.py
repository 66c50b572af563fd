"""Entries with their written forms -> a table that answers, for a word of a text, which entries it can be and how."""

from collections.abc import Container, Iterable
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from riwaya.lexicon.inflect import Form, Part
from riwaya.text import Cut, cuts
from riwaya.text.clitics import stems
from riwaya.text.remembered import Remembered

E = TypeVar("E")

_TAKES_ARTICLE = frozenset((Part.MASDAR, Part.PARTICIPLE, Part.NOUN))


class Match(NamedTuple, Generic[E]):
    """One way to read a word: the entry, which of its forms, and how the word was cut to get there."""

    entry: E
    form: Form
    cut: Cut


class FormTable(Generic[E]):
    """Folded form -> entries. Lookups are remembered; the table itself never changes once made."""

    def __init__(self, entries: Iterable[tuple[E, Iterable[Form]]]) -> None:
        self._table: dict[str, tuple[tuple[E, Form], ...]] = {}
        grown: dict[str, list[tuple[E, Form]]] = {}
        for entry, forms in entries:
            for form in dict.fromkeys(forms):
                grown.setdefault(form.folded, []).append((entry, form))
        self._table = {folded: tuple(pairs) for folded, pairs in grown.items()}
        self.readings = Remembered(self._matches)
        """Every way to read a folded word, readings with fewer pieces cut off first."""

    def __contains__(self, folded: str) -> bool:
        return folded in self._table

    def forms(self) -> Iterable[str]:
        """Every folded form the table knows."""
        return self._table.keys()

    def opens_with(self, phrases: Container[str]) -> Remembered[str, bool]:
        """Folded word -> whether it may be a form of the table, or (a joined letter put aside) open a phrase."""
        return Remembered(partial(self._opens, phrases))

    def _opens(self, phrases: Container[str], folded: str) -> bool:
        return folded in phrases or folded[1:] in phrases or bool(self.readings[folded])

    def lookup(self, folded: str) -> tuple[Match[E], ...]:
        """Every way to read a folded word, readings with fewer pieces cut off first."""
        return self.readings[folded]

    def _matches(self, folded: str) -> tuple[Match[E], ...]:
        if self._table.keys().isdisjoint(stems(folded)):
            return ()  # as most words of a text are no words of one table
        found = [
            Match(entry, form, cut)
            for cut in cuts(folded)
            for entry, form in self._table.get(cut.stem, ())
            if _fits(form, cut)
        ]
        found.sort(key=_pieces)
        return tuple(found)


def _pieces(match: Match[Any]) -> tuple[int, int]:
    cut = match.cut
    return bool(cut.enclitic) + bool(cut.preposition) + bool(cut.conjunction), -len(cut.stem)


def _fits(form: Form, cut: Cut) -> bool:
    """Whether this form can stand with these clitics."""
    if cut.future and form.part is not Part.PRESENT:
        return False
    if cut.article and form.part not in _TAKES_ARTICLE:
        return False
    if form.verbal and cut.preposition and not (cut.preposition == "ل" and form.part is Part.PRESENT):
        return False
    if form.part is Part.FIXED and cut.enclitic:
        return False
    return not (form.accusative and (cut.article or cut.enclitic or cut.preposition))
