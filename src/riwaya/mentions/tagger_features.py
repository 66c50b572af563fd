"""One written word and the shipped figures on words -> the features by which the tagger knows it, for each offset."""

from collections.abc import Iterator, Mapping

from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

OFFSETS = (-2, -1, 0, 1, 2)
"""Where a word stands, seen from the one being tagged."""

_NEAR = frozenset("wctak")
_FAR = frozenset("wc")
"""First letters of the features that are asked of neighbours, and of the words beyond them."""


def own_features(folded: str, kind: Kind, figures: Mapping[str, str]) -> Iterator[str]:
    """What a word shows by itself. ``figures``: form -> cluster and digits, as ``count_words.py`` wrote them."""
    if kind is not Kind.ARABIC:
        yield "w=0" if kind is Kind.NUMBER else "w=" + folded if kind is Kind.MARK else "w=Latin"
        yield f"k={kind.value}"
        return
    joined = is_joined(folded, figures)
    plain = folded[1:] if joined else folded
    yield "w=" + plain
    if joined:
        yield "joined"
    bare = plain.removeprefix(ARTICLE)
    if bare != plain:
        yield "a"
    for n in (2, 3):
        if len(bare) > n:
            yield f"s{n}=" + bare[-n:]
            yield f"p{n}=" + bare[:n]
    yield f"l={min(len(bare), 7)}"
    found = figures.get(plain)
    if found is None:
        yield "c=?"
    else:
        yield from _figures("", found)
    if plain[:1] in PREPOSITIONS and len(plain) > 3:
        rest = ARTICLE + plain[2:] if plain.startswith(PREPOSITIONS[1] * 2) else plain[1:]
        under = figures.get(rest)
        if under is not None:
            yield "q=" + plain[0]
            yield "qw=" + rest
            yield from _figures("q", under)


def is_joined(folded: str, figures: Mapping[str, str]) -> bool:
    """True where the first letter is a joined "and": the form as a whole has no figures of its own."""
    return len(folded) > 4 and folded.startswith(CONJUNCTIONS[0]) and folded not in figures


def _figures(prefix: str, line: str) -> Iterator[str]:
    cluster, digits = line.split(" ")
    yield prefix + "c=" + cluster
    yield prefix + "cc=" + cluster[0]
    for place, digit in enumerate(digits):
        if digit != "0":
            yield f"{prefix}t{place}={digit}"


def names_at(feature: str) -> tuple[str, str, str, str, str]:
    """What one of a word's own features is called at each of ``OFFSETS``; "" where it is not asked there."""
    first = feature[0]
    if first not in _NEAR:
        return "", "", feature, "", ""
    if first not in _FAR or feature.startswith("cc"):
        return "", "-1" + feature, feature, "1" + feature, ""
    return "-2" + feature, "-1" + feature, feature, "1" + feature, "2" + feature


def features_at(own: tuple[str, ...], offset: int) -> Iterator[str]:
    """A word's own features as they are asked at an offset."""
    at = OFFSETS.index(offset)
    for feature in own:
        name = names_at(feature)[at]
        if name:
            yield name
