"""place_words.yaml -> head nouns, directions and other words that tell where, each by its folded form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import PlaceKind
from riwaya.text import fold

FILE = "place_words.yaml"
_FIELDS = frozenset(
    ("id", "gloss", "note", "words", "many", "kind", "open", "again", "means", "directed", "hit", "miss")
)


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A noun that stands before a place's name: the kind it makes of it, and whether an unknown name may follow.

    ``many``: a dual or plural, after which a list of names may stand. ``part``: it names a part or the surroundings of
    the place and not the place itself. ``directed``: a compass adjective may follow the name.
    """

    kind: PlaceKind
    open: bool = False
    many: bool = False
    part: bool = False
    directed: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Heads by folded form, what a definite noun takes up again, and named sets of folded words."""

    heads: Mapping[str, PlaceHead]
    again: Mapping[str, tuple[PlaceKind, ...]]
    wholes: Mapping[str, PlaceKind]
    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


def load_place_words(overlays: Sequence[Path] = ()) -> PlaceWords:
    """The words that tell where. Raises LexiconError."""
    heads: dict[str, PlaceHead] = {}
    again: dict[str, list[PlaceKind]] = {}
    wholes: dict[str, PlaceKind] = {}
    sets: dict[str, frozenset[str]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        sort = entry.id.partition(".")[0]
        if sort in ("head", "part"):
            _add_heads(entry, heads, part=sort == "part")
        for word in map(fold, entry.texts("again")):
            again.setdefault(word, []).extend(PlaceKind(k) for k in entry.texts("means"))
        if sort == "whole":
            wholes |= dict.fromkeys(map(fold, entry.texts("words")), PlaceKind(entry.text("kind")))
        sets[entry.id] = frozenset(map(fold, entry.texts("words")))
    return PlaceWords(heads, {w: tuple(dict.fromkeys(kinds)) for w, kinds in again.items()}, wholes, sets)


def _add_heads(entry: Entry, heads: dict[str, PlaceHead], *, part: bool) -> None:
    kind = PlaceKind(entry.text("kind"))
    is_open, directed = entry.data.get("open") is True, entry.data.get("directed") is True
    for words, many in ((entry.texts("words"), False), (entry.texts("many"), True)):
        for word in words:
            heads[fold(word)] = PlaceHead(kind, is_open, many, part, directed)
