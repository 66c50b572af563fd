"""evidence.yaml -> the words for what claims rest on, each with its kind, and the verbs of showing and sharing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import EvidenceKind
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.remembered import Remembered

FILE = "evidence.yaml"
_FIELDS = FORM_FIELDS | frozenset(
    ("id", "gloss", "note", "hit", "miss", "rejected", "kind", "needs", "owned", "phrases", "without")
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A word for a thing claims rest on.

    ``needs``: one of these folded words must stand near it; ``owned``: it counts only with its holder named behind it.
    """

    id: str
    kind: EvidenceKind
    needs: frozenset[str]
    owned: bool


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """Things by written form, and phrases by their first folded word."""

    table: FormTable[Thing]
    phrases: Mapping[str, tuple[tuple[Thing, tuple[str, ...]], ...]]
    opens: Remembered[str, bool]
    """Whether a folded word may be, or open, one of these: a cheap question that most words answer with no."""


def load_evidence(overlays: Sequence[Path] = ()) -> EvidenceWords:
    """The evidence words with a user's overlays. Raises LexiconError."""
    inflected = []
    phrases: dict[str, list[tuple[Thing, tuple[str, ...]]]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        if "rejected" in entry.data:
            continue
        thing = _thing(entry)
        without = frozenset(map(fold, entry.texts("without")))
        inflected.append((thing, tuple(f for f in forms_of(entry) if f.folded not in without)))
        for phrase in entry.texts("phrases"):
            parts = tuple(map(fold, phrase.split()))
            phrases.setdefault(parts[0], []).append((thing, parts))
    table, grouped = FormTable(inflected), {first: tuple(group) for first, group in phrases.items()}
    return EvidenceWords(table, grouped, table.opens_with(grouped))


def _thing(entry: Entry) -> Thing:
    try:
        kind = EvidenceKind(entry.text("kind"))
    except ValueError as error:
        raise entry.fail(f"{error}; known: {', '.join(EvidenceKind)}") from None
    needs = frozenset(map(fold, entry.texts("needs")))
    return Thing(entry.id, kind, needs, entry.data.get("owned") is True)
