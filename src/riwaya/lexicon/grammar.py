"""grammar.yaml -> named sets of folded function words (relative pronouns, negations, prepositions ...)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from riwaya.lexicon.source import read_entries
from riwaya.model.values import dataclass
from riwaya.text import fold

FILE = "grammar.yaml"
_FIELDS = frozenset(("id", "gloss", "note", "words"))


@dataclass(frozen=True, slots=True)
class Grammar:
    """Named closed classes; ``grammar["negation"]`` is a set of folded words."""

    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


def load_grammar(overlays: Sequence[Path] = ()) -> Grammar:
    """The closed classes, each with the overlay's words in place of the package's where one names it."""
    sets = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        sets[entry.id] = frozenset(map(fold, entry.texts("words")))
    return Grammar(sets)
