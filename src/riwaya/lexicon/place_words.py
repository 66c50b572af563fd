"""place_words.yaml -> head nouns, directions and other words that tell where, each by its folded form.

Words that may stand behind joined و ف ب ل ك are looked up in all those forms: ``Joined`` says which word it is and how
many letters before it are particles. Behind ل the article loses its alef, and the particle stays with the word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from riwaya.lexicon.source import Entry, read_entries
from riwaya.model import PlaceKind
from riwaya.model.values import dataclass
from riwaya.text import fold
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

FILE = "place_words.yaml"
_FIELDS = frozenset(
    ("id", "gloss", "note", "words", "many", "kind", "open", "again", "means", "directed", "hit", "miss")
)
_ITS = ("ها", "ه")
"""Its: a part with this ending (ريفها) is part of the place named before."""


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """A noun that stands before a place's name: the kind it makes of it, and whether an unknown name may follow.

    ``many``: a dual or plural, after which a list of names may stand. ``part``: it names a part or the surroundings of
    the place and not the place itself. ``directed``: a compass adjective may follow the name.
    """

    word: str
    kind: PlaceKind
    open: bool = False
    many: bool = False
    part: bool = False
    directed: bool = False


class Joined(NamedTuple):
    """A word found behind ``skip`` letters of joined particles."""

    word: str
    skip: int


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What a folded word of a text can be among the words that tell where; all but the last three by joined form.

    ``again``: a definite noun that takes a place up again. ``wholes``: a nation's land, sky, border or side. ``its``:
    its countryside. ``facilities``: a camp or school without a name. ``held``: areas told by who holds them.
    ``several``: villages and areas as such. ``sides``: the countryside, with a direction after it.
    ``sites``: buildings, positions and settlements told by what they are. ``parts``: a place's parts, with a direction.
    """

    heads: Mapping[str, tuple[PlaceHead, int]]
    directions: Mapping[str, Joined]
    again: Mapping[str, Joined]
    wholes: Mapping[str, Joined]
    its: Mapping[str, Joined]
    means: Mapping[str, tuple[PlaceKind, ...]]
    whole_kinds: Mapping[str, PlaceKind]
    facilities: Mapping[str, tuple[PlaceKind, int]]
    held: Mapping[str, Joined]
    several: Mapping[str, Joined]
    sides: Mapping[str, Joined]
    sites: Mapping[str, tuple[PlaceKind, int]]
    parts: Mapping[str, Joined]
    sets: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


def load_place_words(overlays: Sequence[Path] = ()) -> PlaceWords:
    """The words that tell where. Raises LexiconError."""
    heads: dict[str, PlaceHead] = {}
    means: dict[str, list[PlaceKind]] = {}
    whole_kinds: dict[str, PlaceKind] = {}
    facilities: dict[str, PlaceKind] = {}
    sites: dict[str, PlaceKind] = {}
    sets: dict[str, frozenset[str]] = {}
    for entry in read_entries(FILE, overlays):
        entry.only(_FIELDS)
        sort = entry.id.partition(".")[0]
        if sort in ("head", "part"):
            heads |= {h.word: h for h in _heads(entry, part=sort == "part")}
        for word in map(fold, entry.texts("again")):
            means.setdefault(word, []).extend(PlaceKind(k) for k in entry.texts("means"))
        if sort == "whole":
            whole_kinds |= dict.fromkeys(map(fold, entry.texts("words")), PlaceKind(entry.text("kind")))
        if sort == "site":
            sites |= dict.fromkeys(map(fold, entry.texts("words")), PlaceKind(entry.text("kind")))
        if sort == "facility":
            facilities |= dict.fromkeys(map(fold, entry.texts("words")), PlaceKind(entry.text("kind")))
        sets[entry.id] = frozenset(map(fold, entry.texts("words")))
    return PlaceWords(
        heads={form: (heads[j.word], j.skip) for form, j in joined(heads).items()},
        directions=joined(sets["direction.noun"]),
        again=joined((*means, *sets["again.country"], *sets["again.capital"])),
        wholes=joined(whole_kinds),
        its=joined(word + end for word in sets["part.countryside"] for end in _ITS),
        means={w: tuple(dict.fromkeys(kinds)) for w, kinds in means.items()},
        whole_kinds=whole_kinds,
        facilities={form: (facilities[j.word], j.skip) for form, j in joined(facilities).items()},
        held=joined(sets["controlled_area"]),
        several=joined(sets["several"]),
        sites={form: (sites[j.word], j.skip) for form, j in joined(sites).items()},
        parts=joined(sets["side_part"]),
        sides=joined(ARTICLE + word for word in sets["part.countryside"]),
        sets=sets,
    )


def joined(words: Iterable[str]) -> dict[str, Joined]:
    """Every joined form of these folded words; a form that two words share goes to the one with fewer particles."""
    found: dict[str, Joined] = {}
    for form, one in sorted(((f, j) for w in words for f, j in _forms(w)), key=lambda p: (p[0], p[1].skip, p[1].word)):
        found.setdefault(form, one)
    return found


def _forms(word: str) -> Iterator[tuple[str, Joined]]:
    for conjunction, preposition in product(("", *CONJUNCTIONS), ("", *PREPOSITIONS)):
        if preposition == "ل" and word.startswith(ARTICLE):
            yield conjunction + "لل" + word[2:], Joined(word, len(conjunction))
        else:
            yield conjunction + preposition + word, Joined(word, len(conjunction) + len(preposition))


def _heads(entry: Entry, *, part: bool) -> Iterator[PlaceHead]:
    kind = PlaceKind(entry.text("kind"))
    is_open, directed = entry.data.get("open") is True, entry.data.get("directed") is True
    for words, many in ((entry.texts("words"), False), (entry.texts("many"), True)):
        for word in words:
            yield PlaceHead(fold(word), kind, is_open, many, part, directed)
