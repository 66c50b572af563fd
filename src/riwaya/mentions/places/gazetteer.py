"""The packaged place tables and a user's files -> one immutable Gazetteer that answers which places a name may mean.

Two tables come with the package: `lexicon/data/places.tsv`, written for conflict reports, and `weights/geonames.tsv`,
made by `training/build_gazetteer.py`. Rows are parsed when a report first asks for a name's first word, so that loading
costs a few milliseconds however long the tables are. A user's files add to them (`mentions/places/files.py`).
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from importlib import resources
from pathlib import Path

from riwaya.mentions.places.files import read_place_file
from riwaya.mentions.places.site import Site, curated_rows, curated_site, packaged_site
from riwaya.model import PlaceKind
from riwaya.model.values import dataclass
from riwaya.text import fold

CURATED = "places.tsv"
_FIRST_WORD = re.compile(r"^([^ \t\n]+)[^\n]*(?:\n\1[ \t][^\n]*)*", re.MULTILINE)

# Shares of a name's occurrences that stand right after a head noun of places, in 30,000 news reports of 2018 (the ANT
# corpus; `weights/placeness.tsv`). Below _COMMON stand words like "the role"; above _SURE_ALWAYS towns such as Derna;
# between the two lie both Vienna and "the movement" (a town in Daraa): size decides whether evidence is asked for.
_COMMON = 0.012
_SURE, _SURE_ALWAYS = 0.05, 0.12
_CHIEF = frozenset((PlaceKind.CITY, PlaceKind.GOVERNORATE, PlaceKind.AREA))
_SHORT = 3
_SURE_QUARTER = 0.3
"""Quarters are called after martyrs, peace and olives: they need more."""
_ENOUGH = 20
"""Occurrences from which the share is trusted."""
_KNOWN_CITY = 200_000
_METROPOLIS, _COMMON_METROPOLIS = 500_000, 0.004
"""Great cities stand without a head noun; words that only look like one fall below this as well."""


class Grade(IntEnum):
    """How surely a name, standing alone, names a place."""

    COMMON = 0
    """A common word or a person's name: it takes a head noun, or a list of places, to be read as a place."""
    RARE = 1
    """Too seldom in news to tell: it takes a preposition of place or a neighbour."""
    SURE = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name of one or more words, and the places called so."""

    words: tuple[str, ...]
    sites: tuple[Site, ...]


class Gazetteer:
    """Names by first folded word. The answers never change; parsed rows are remembered."""

    def __init__(
        self, sites: Iterable[tuple[str, Site]], curated: str = "", blocks: str = "", shares: str = ""
    ) -> None:
        self._blocks = {m[1]: m.span() for m in _FIRST_WORD.finditer(blocks)}
        self._text = blocks
        self._shares = dict(line.split("\t", 1) for line in shares.splitlines())
        self._given: dict[str, list[tuple[str, Site]]] = {}
        for folded, site in sites:
            self._given.setdefault(folded.partition(" ")[0], []).append((folded, site))
        self._curated: dict[str, list[tuple[str, str, int]]] = {}
        for row in curated_rows(CURATED, curated):
            self._curated.setdefault(row[0].partition(" ")[0], []).append(row)
        self._firsts = frozenset((*self._blocks, *self._curated, *self._given))
        self._seen: dict[str, tuple[Name, ...]] = {}

    def starting(self, first: str) -> tuple[Name, ...]:
        """Every name whose first folded word is this one, longest first."""
        if first not in self._firsts:
            return ()
        known = self._seen.get(first)
        if known is None:
            known = self._seen[first] = self._parse(first)
        return known

    def named(self, folded: str) -> tuple[Site, ...]:
        """The places called exactly so (folded words joined by one space)."""
        words = tuple(folded.split(" "))
        return next((n.sites for n in self.starting(words[0]) if n.words == words), ())

    def grade(self, name: Name) -> Grade:
        """How surely the name alone names a place."""
        if len(name.words) == 1 and len(name.words[0]) < _SHORT:
            return Grade.COMMON
        if len(name.words) > 1 or any(s.kind is PlaceKind.COUNTRY for s in name.sites):
            return Grade.SURE
        figures = self._shares.get(name.words[0])
        if figures is None:
            return Grade.RARE
        seen, after = map(int, figures.split("\t"))
        share = after / seen
        if seen < _ENOUGH:
            return Grade.RARE if after else Grade.COMMON
        if share < _SURE_QUARTER and all(s.kind is PlaceKind.DISTRICT for s in name.sites):
            return Grade.COMMON
        size = max(s.population for s in name.sites)
        if share < (_COMMON_METROPOLIS if size >= _METROPOLIS else _COMMON):
            return Grade.COMMON
        known = size >= _KNOWN_CITY or (share >= _SURE and any(s.curated and s.kind in _CHIEF for s in name.sites))
        return Grade.SURE if known or share >= _SURE_ALWAYS else Grade.RARE

    def _parse(self, first: str) -> tuple[Name, ...]:
        grown: dict[str, list[Site]] = {}
        for folded, site in self._given.get(first, ()):
            grown.setdefault(folded, []).append(site)
        for folded, row, number in self._curated.get(first, ()):
            grown.setdefault(folded, []).append(curated_site(CURATED, row, number))
        start, end = self._blocks.get(first, (0, 0))
        for line in self._text[start:end].splitlines():
            folded, site = packaged_site(line)
            grown.setdefault(folded, []).append(site)
        names = [Name(tuple(folded.split(" ")), tuple(dict.fromkeys(sites))) for folded, sites in grown.items()]
        return tuple(sorted(names, key=lambda n: (-len(n.words), n.words)))


def load_gazetteer(paths: Sequence[Path] = ()) -> Gazetteer:
    """The packaged places and those of the user's files (see `files.py`). Raises LexiconError with file and line."""
    weights = resources.files("riwaya.mentions") / "weights"
    return Gazetteer(
        [pair for path in paths for pair in read_place_file(path)],
        (resources.files("riwaya.lexicon") / "data" / CURATED).read_text("utf-8"),
        (weights / "geonames.tsv").read_text("utf-8"),
        (weights / "placeness.tsv").read_text("utf-8"),
    )


def gazetteer_of(sites: Iterable[Site], names: Iterable[tuple[str, Site]] = ()) -> Gazetteer:
    """A gazetteer of these places only, each by its name and whatever further names are given."""
    pairs = [(fold(s.name), s) for s in sites] + [(fold(name), site) for name, site in names]
    return Gazetteer(pairs)
