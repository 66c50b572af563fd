"""evidence.yaml -> the words for what claims rest on, each with its kind, and the verbs of showing and sharing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.lexicon.forms import FormTable
from riwaya.lexicon.inflected import FIELDS as FORM_FIELDS
from riwaya.lexicon.inflected import forms_of
from riwaya.lexicon.source import read_entries
from riwaya.model import EvidenceKind
from riwaya.text import fold

FILE = "evidence.yaml"
_FIELDS = FORM_FIELDS | frozenset(("id", "gloss", "note", "hit", "miss", "rejected", "kind", "needs"))


@dataclass(frozen=True, slots=True)
class Thing:
    """A word for a thing claims rest on. ``needs``: one of these folded words must stand within a few words of it."""

    id: str
    kind: EvidenceKind
    needs: frozenset[str]


def load_evidence(overlays: Sequence[Path] = ()) -> FormTable[Thing]:
    """The evidence words with a user's overlays. Raises LexiconError."""
    found = []
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        if "rejected" in entry.data:
            continue
        try:
            kind = EvidenceKind(entry.text("kind"))
        except ValueError as error:
            raise entry.fail(f"{error}; known: {', '.join(EvidenceKind)}") from None
        found.append((Thing(entry.id, kind, frozenset(map(fold, entry.texts("needs")))), tuple(forms_of(entry))))
    return FormTable(found)
