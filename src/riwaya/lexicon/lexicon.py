"""All lexicon files and a user's overlays -> one immutable Lexicon with its hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from riwaya.lexicon.grammar import Grammar, load_grammar
from riwaya.lexicon.source import fingerprint


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The language and the field's knowledge. ``hash`` covers every data file and overlay, in a fixed order."""

    hash: str
    grammar: Grammar


def load_lexicon(overlays: Sequence[Path] = ()) -> Lexicon:
    """The packaged lexicon with these overlay directories applied in order. Raises LexiconError."""
    names = sorted(f.name for f in (resources.files("riwaya.lexicon") / "data").iterdir() if f.name[0] not in "._")
    return Lexicon(
        hash=fingerprint(names, overlays),
        grammar=load_grammar(overlays),
    )
