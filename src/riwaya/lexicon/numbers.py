"""numbers.yaml -> one table from every written form of a number word to its value and how it joins others."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon.clitic_forms import Proclitics, clitic_forms
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass

FILE = "numbers.yaml"
_FIELDS = frozenset(
    (
        "id",
        "gloss",
        "note",
        "role",
        "value",
        "scale",
        "construct",
        "bound",
        "plural",
        "before_noun",
        "words",
        "hit",
        "miss",
    )
)


class Role(StrEnum):
    """How a number word joins the ones beside it."""

    DIGIT = "digit"
    TEN = "ten"
    TENS = "tens"
    HUNDREDS = "hundreds"
    SCALE = "scale"
    HALF = "half"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One number word. ``construct``: its value straight before the noun it counts, where that differs."""

    role: Role
    value: float
    scale: int = 0
    construct: int = 0
    bound: bool = False
    plural: bool = False
    before_noun: bool = False


class NumberForm(NamedTuple):
    """A number word as written, with the proclitics before it."""

    word: NumberWord
    before: Proclitics


@dataclass(frozen=True, slots=True)
class Numbers:
    """Folded form -> number word; cardinals and ordinals apart, since some words are both."""

    cardinals: Mapping[str, NumberForm]
    compounds: Mapping[str, NumberForm]
    """Cut readings of words that are also whole: "one", before "ten", is "and one" of "and eleven"."""
    ordinals: Mapping[str, NumberForm]


def load_numbers(overlays: Sequence[Path] = ()) -> Numbers:
    """The number words with overlays applied. Raises LexiconError."""
    cardinals: dict[str, NumberForm] = {}
    compounds: dict[str, NumberForm] = {}
    ordinals: dict[str, NumberForm] = {}
    for entry in read_entries(FILE, overlays):
        word = _word(entry)
        table = ordinals if word.role is Role.ORDINAL else cardinals
        for written in entry.texts("words"):
            for folded, before in clitic_forms(written):
                known = table.get(folded)
                # a word that is whole without proclitics wins over one that is cut
                form = NumberForm(word, before)
                if known is None or before.length < known.before.length:
                    table[folded] = form
                elif word.bound and before.joined:
                    compounds[folded] = form
    return Numbers(cardinals, compounds, ordinals)


def _word(entry: Entry) -> NumberWord:
    entry.only(_FIELDS)
    role = entry.text("role")
    if role not in tuple(Role):
        raise entry.fail(f"role {role!r} is unknown; known: {', '.join(Role)}")
    figures = {}
    for field in ("value", "scale", "construct"):
        figure = entry.data.get(field, 0)
        if not isinstance(figure, int | float) or isinstance(figure, bool):
            raise entry.fail(f"field {field!r} must be a number")
        figures[field] = figure
    return NumberWord(
        role=Role(role),
        value=figures["value"],
        scale=int(figures["scale"]),
        construct=int(figures["construct"]),
        bound=entry.data.get("bound") is True,
        plural=entry.data.get("plural") is True,
        before_noun=entry.data.get("before_noun") is True,
    )
