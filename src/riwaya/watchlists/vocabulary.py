"""The room's data -> one immutable ``Vocabulary``: given names, small words, words of organisations, how common.

``plain`` is the form in which Latin and Cyrillic words are looked up, the lexicon's ``fold`` that of Arabic ones.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log2
from types import MappingProxyType
from typing import TypeVar

from riwaya.text import fold
from riwaya.watchlists.packaged import packaged_rows, packaged_yaml
from riwaya.watchlists.sounds import Script, script_of

T = TypeVar("T")
_DOUBLED = re.compile(r"([^\W\daeiou])\1+")
_LETTERS = {"\u0130": "i", "\u0131": "i", "\u00f8": "o", "\u0142": "l", "\u0259": "a", "\u00df": "ss"}
_QUOTES = dict.fromkeys(map(ord, "'`\u2018\u2019\u201b\u02bb\u02bc\u02bf\u02be\u2032\u00b4\u201c\u201d\"\u00ab\u00bb"))

# How much two persons' agreeing on a name part says: from 1.2 for one never counted down to 0.35 for Muhammad.
_MOST, _LEAST, _STEP, _GIVEN_MOST = 1.2, 0.35, 0.13, 0.75


@cache
def _as_latin() -> Mapping[str, str]:
    table: Mapping[str, str] = packaged_yaml("letters.yaml")["cyrillic_as_latin"]
    return table


@cache
def _cyrillic() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_as_latin(), key=len, reverse=True)))


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word for looking up: Arabic folded; others in lower case, without marks and quotes, doubled consonants once."""
    if script_of(word) is Script.ARABIC:
        return fold(word)
    spaced = "".join(_LETTERS.get(c, c) for c in word.translate(_QUOTES)).lower()
    if script_of(word) is Script.CYRILLIC:
        spaced = _cyrillic().sub(lambda found: _as_latin()[found[0]], spaced)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(c))
    return _DOUBLED.sub(r"\1", bare) if not bare.isdigit() else bare


@dataclass(frozen=True, slots=True)
class Notion:
    """One word of organisations' names in all its languages."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the room knows of words, by their plain form."""

    given: Mapping[str, frozenset[str]]
    """Spelling -> the given names it may be."""
    servant_of: frozenset[str]
    prefix_names: frozenset[str]
    """Given names that are often put before another, and as often left out."""
    notions: Mapping[str, frozenset[Notion]]
    """Word, or words joined by a space -> what it may mean."""
    small: Mapping[str, frozenset[str]]
    """What a small word does -> the words."""
    numbers: Mapping[str, int]
    bodies: Mapping[str, frozenset[str]]
    """A whole name, plain, words apart by spaces -> the public bodies it may name."""
    counts: Mapping[str, int]

    def weight(self, word: str) -> float:
        """How much an agreement on this name part says."""
        ids = self.given.get(word, frozenset())
        count = max((self.counts.get("=" + i, 0) for i in ids), default=self.counts.get(word, 0))
        most = _GIVEN_MOST if ids else _MOST
        return max(_LEAST, min(most, _MOST - _STEP * log2(1 + count)))


@cache
def vocabulary() -> Vocabulary:
    """The packaged vocabulary."""
    particles = packaged_yaml("particles.yaml")
    return Vocabulary(
        given=_by_form((row[0], _words(row[1], row[2])) for row in packaged_rows("given.tsv")),
        servant_of=frozenset(particles["servant_of"]),
        prefix_names=frozenset(particles["prefix_names"]),
        notions=_by_form((Notion(row[0], row[1]), _words(row[2], row[3])) for row in packaged_rows("bodies.tsv")),
        small=MappingProxyType({name: _small(value) for name, value in particles.items() if name != "number"}),
        numbers={form: n for n, value in particles["number"].items() for form in _small(value)},
        bodies=_by_form((row[0], map(joined, row[1].split("|"))) for row in packaged_rows("known_bodies.tsv")),
        counts={row[0]: int(row[1]) for row in packaged_rows("part_counts.tsv")},
    )


def joined(name: str) -> str:
    """A whole name as plain words without articles, apart by single spaces."""
    articles = {plain(a) for kind in packaged_yaml("particles.yaml")["article"].values() for a in kind}
    words = (plain(w) for w in re.split(r"[\s\-\u2010-\u2015_.,/]+", name.translate(_QUOTES)))
    return " ".join(w for w in words if w and w not in articles)


def _words(*cells: str) -> list[str]:
    return [plain(word.replace("_", " ")) for cell in cells for word in cell.split()]


def _small(value: object) -> frozenset[str]:
    if isinstance(value, Mapping):
        return frozenset(plain(str(word)) for words in value.values() for word in words)
    assert isinstance(value, list)
    return frozenset(plain(str(word)) for word in value)


def _by_form(rows: Iterable[tuple[T, Iterable[str]]]) -> Mapping[str, frozenset[T]]:
    found: dict[str, set[T]] = {}
    for id_, forms in rows:
        for form in forms:
            found.setdefault(form, set()).add(id_)
    return MappingProxyType({form: frozenset(ids) for form, ids in found.items()})


@cache
def known_names(id_: str) -> tuple[str, ...]:
    """Every name of a public body of ``known_bodies.tsv``."""
    return next((tuple(row[1].split("|")) for row in packaged_rows("known_bodies.tsv") if row[0] == id_), ())
