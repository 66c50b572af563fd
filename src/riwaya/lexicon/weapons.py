"""weapons.yaml -> a table that tells what class of means a word of a text names (rocket, air, chemical ...)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflect import Form
from riwaya.lexicon.inflected import FIELDS, forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model.values import dataclass
from riwaya.text.remembered import Remembered

FILE = "weapons.yaml"
CLASSES = frozenset(
    "chemical suicide air drone rocket artillery explosive gun ground armour riot blade fire weapon naval".split()
)
_FIELDS = FIELDS | {"id", "gloss", "note", "class", "adjective", "hit", "miss"}


@dataclass(frozen=True, slots=True)
class Means:
    """One means of force: its class, and whether its word stands as an attribute and not as a thing."""

    id: str
    kind: str
    adjective: bool


class MeansTable(FormTable[Means]):
    """Means by written form, and the classes alone."""

    def __init__(self, entries: Iterable[tuple[Means, Iterable[Form]]]) -> None:
        super().__init__(entries)
        self.kinds = Remembered(self._kinds)
        """The classes of means that a folded word names."""

    def _kinds(self, folded: str) -> frozenset[str]:
        return frozenset([m.entry.kind for m in self.readings[folded]])


def _means(entry: Entry) -> Means:
    entry.only(_FIELDS)
    kind = entry.text("class")
    if kind not in CLASSES:
        raise entry.fail(f"class {kind!r} is none of {', '.join(sorted(CLASSES))}")
    return Means(entry.id, kind, entry.data.get("adjective") is True)


def load_weapons(overlays: Sequence[Path] = ()) -> MeansTable:
    """The means of force by their written forms. Raises LexiconError."""
    return MeansTable((_means(entry), forms_of(entry)) for entry in read_entries(FILE, overlays))
