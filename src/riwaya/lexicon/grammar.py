"""grammar.yaml -> named sets of folded function words (relative pronouns, negations, prepositions ...)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from riwaya.lexicon.source import read_entries
from riwaya.text import fold

FILE = "grammar.yaml"
_FIELDS = frozenset(("id", "gloss", "note", "words"))


class Grammar(dict[str, frozenset[str]]):
    """Named closed classes; ``grammar["negation"]`` is a set of folded words. Asked 3,000 times a report."""

    def __init__(self, sets: Mapping[str, frozenset[str]]) -> None:
        super().__init__(sets)
        self._together: dict[tuple[str, ...], frozenset[str]] = {}

    def any_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """The words of several classes, put together once."""
        known = self._together.get(names)
        if known is None:
            known = self._together[names] = frozenset[str]().union(*(self[name] for name in names))
        return known


def load_grammar(overlays: Sequence[Path] = ()) -> Grammar:
    """The closed classes, each with the overlay's words in place of the package's where one names it."""
    sets = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        sets[entry.id] = frozenset(map(fold, entry.texts("words")))
    return Grammar(sets)
