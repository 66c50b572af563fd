"""quantities.yaml -> the nouns that are counted, with what a count of them says, and the words around a number."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon.clitic_forms import Proclitics, clitic_forms
from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflect import Form
from riwaya.lexicon.inflected import FIELDS, forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass
from riwaya.text import fold

FILE = "quantities.yaml"
_FIELDS = FIELDS | frozenset(
    (
        "id",
        "gloss",
        "note",
        "kind",
        "dual",
        "of",
        "status",
        "sex_age",
        "side",
        "value",
        "low",
        "scale",
        "words",
        "rejected",
        "hit",
        "miss",
    )
)
_OPENING = frozenset(("between", "vague", "fraction", "one_of"))


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """Something counted: what its figure counts, and what it says of the people. Empty texts where it says nothing."""

    id: str
    of: str
    status: str
    sex_age: str


@dataclass(frozen=True, slots=True)
class AmountWord:
    """A word or phrase around a number; see the head of quantities.yaml for its kinds."""

    kind: str
    value: float | str
    low: int | None
    scale: int
    after: bool


class AmountForm(NamedTuple):
    """An amount word as written: the proclitics before it, and the words that follow the first one in a phrase."""

    word: AmountWord
    before: Proclitics
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantities:
    """Nouns by form; amount words by folded first word, longer phrases first; the last words of bounds before."""

    nouns: FormTable[CountedNoun]
    amounts: Mapping[str, tuple[AmountForm, ...]]
    bounds: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    bound_words: frozenset[str]
    opening: frozenset[str]
    """Folded words other than numbers with which an amount can begin."""
    dual_endings: frozenset[str]
    """Last two letters of the dual forms of the nouns, to pass over other words fast."""


def load_quantities(overlays: Sequence[Path] = ()) -> Quantities:
    """Nouns and amount words with overlays applied. Raises LexiconError."""
    nouns: list[tuple[CountedNoun, tuple[Form, ...]]] = []
    endings: set[str] = set()
    amounts: dict[str, list[AmountForm]] = {}
    bounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        kind = entry.text("kind")
        if kind == "noun":
            noun = CountedNoun(entry.id, entry.text("of", ""), entry.text("status", ""), entry.text("sex_age", ""))
            forms = tuple(forms_of(entry))
            if entry.data.get("dual") is False:
                forms = tuple(f for f in forms if f.number != "d")
            nouns.append((noun, forms))
            endings.update(f.folded[-2:] for f in forms if f.number == "d")
            continue
        word = _amount(entry, kind)
        for written in entry.texts("words"):
            parts = tuple(fold(written).split())
            if kind == "bound" and not word.after:
                bounds.setdefault(parts[-1], []).append((parts, str(word.value)))
            else:
                for folded, before in clitic_forms(written.split()[0]):
                    amounts.setdefault(folded, []).append(AmountForm(word, before, parts[1:]))
    return Quantities(
        FormTable(nouns),
        {folded: tuple(sorted(forms, key=_whole_first)) for folded, forms in amounts.items()},
        {last: tuple(sorted(phrases, key=_longest_first)) for last, phrases in bounds.items()},
        frozenset(part for phrases in bounds.values() for parts, _ in phrases for part in parts),
        frozenset(folded for folded, forms in amounts.items() if any(f.word.kind in _OPENING for f in forms)),
        frozenset(endings),
    )


def _whole_first(form: AmountForm) -> tuple[int, int]:
    return -len(form.rest), form.before.length


def _longest_first(phrase: tuple[tuple[str, ...], str]) -> tuple[int, tuple[str, ...]]:
    return -len(phrase[0]), phrase[0]


def _amount(entry: Entry, kind: str) -> AmountWord:
    value, low, scale = (entry.data.get(k) for k in ("value", "low", "scale"))
    if value is not None and not isinstance(value, int | float | str):
        raise entry.fail("field 'value' must be a number or a text")
    if not isinstance(low, int | None) or not isinstance(scale, int | None):
        raise entry.fail("fields 'low' and 'scale' must be whole numbers")
    return AmountWord(kind, value if value is not None else "", low, scale or 0, entry.text("side", "") == "after")
