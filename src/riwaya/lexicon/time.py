"""time.yaml -> one table from the first word of every time word or phrase to what it is, proclitics included."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon.clitic_forms import Proclitics, clitic_forms
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass
from riwaya.text import fold

FILE = "time.yaml"
_FIELDS = frozenset(
    (
        *("id", "gloss", "note", "kind", "value", "words", "calendar", "weak", "night", "number", "open"),
        *("final", "month", "day", "rejected", "hit", "miss"),
    )
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One entry: what part it plays (``kind``) and what it stands for. See the head of time.yaml."""

    id: str
    kind: str
    value: int | str | None = None
    hijri: bool = False
    weak: bool = False
    night: bool = False
    number: str = "singular"
    open: bool = False
    final: bool = False
    month: int = 0
    day: int = 0


class TimeForm(NamedTuple):
    """A time word as written: the proclitics before it, and the words that follow the first one in a phrase."""

    word: TimeWord
    before: Proclitics
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Folded first word -> forms, longer phrases first."""

    table: Mapping[str, tuple[TimeForm, ...]]
    kinds: Mapping[str, frozenset[str]]
    """Folded first word -> the kinds of its forms, to pass over most words fast."""


def load_time(overlays: Sequence[Path] = ()) -> TimeWords:
    """The time words with overlays applied. Raises LexiconError."""
    table: dict[str, list[TimeForm]] = {}
    for entry in read_entries(FILE, overlays):
        word = _word(entry)
        for written in entry.texts("words"):
            first, *rest = written.split()
            for folded, before in clitic_forms(first):
                table.setdefault(folded, []).append(TimeForm(word, before, tuple(map(fold, rest))))
    return TimeWords(
        {folded: tuple(sorted(forms, key=_whole_first)) for folded, forms in table.items()},
        {folded: frozenset(form.word.kind for form in forms) for folded, forms in table.items()},
    )


def _whole_first(form: TimeForm) -> tuple[int, int]:
    return -len(form.rest), form.before.length


def _word(entry: Entry) -> TimeWord:
    entry.only(_FIELDS)
    value = entry.data.get("value")
    if value is not None and not isinstance(value, int | str):
        raise entry.fail("field 'value' must be a number or a text")
    figures = {}
    for field in ("month", "day"):
        figure = entry.data.get(field, 0)
        if not isinstance(figure, int):
            raise entry.fail(f"field {field!r} must be a number")
        figures[field] = figure
    return TimeWord(
        id=entry.id,
        kind=entry.text("kind"),
        value=value,
        hijri=entry.text("calendar", "") == "hijri",
        weak=entry.data.get("weak") is True,
        night=entry.data.get("night") is True,
        number=entry.text("number", "singular"),
        open=entry.data.get("open") is True,
        final=entry.data.get("final") is True,
        month=figures["month"],
        day=figures["day"],
    )
