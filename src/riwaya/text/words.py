"""A text -> its words, numbers and marks, each with offsets and folded form; disguised words are put together again."""

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from itertools import islice, product

from riwaya.model.values import dataclass
from riwaya.text.fold import JOINERS, fold


class Kind(IntEnum):
    """What a token is made of."""

    ARABIC = 0
    NUMBER = 1
    LATIN = 2
    MARK = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One token: code points ``start`` to ``end`` of the text, what stands there, and its folded form."""

    start: int
    end: int
    text: str
    folded: str
    kind: Kind
    disguised: bool = False


_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc"
_JOIN = re.escape(JOINERS)
_TOKEN = re.compile(
    rf"(?P<arabic>[{_LETTER}][{_LETTER}{_JOIN}]*)"
    rf"|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    rf"|(?P<latin>[^\W\d_{_LETTER}](?:[^\W\d_{_LETTER}]|['\u2019\-](?=[^\W\d_{_LETTER}])|\d)*)"
    rf"|(?P<mark>[^\s{_JOIN}])"
)
_KINDS = {"arabic": Kind.ARABIC, "number": Kind.NUMBER, "latin": Kind.LATIN, "mark": Kind.MARK}

# A disguise: Arabic letters with foreign characters between them and no space. Digits and Latin letters stand for the
# Arabic letters that chat spelling gives them; everything else is only there to break the word.
# Tried once a run of letters and never given back, or a megabyte of letters would take a day.
_RUN = rf"[{_LETTER}{_JOIN}]"
_DISGUISE = re.compile(rf"(?<!{_RUN}){_RUN}++(?:[0-9a-zA-Z.*_\-·•@$/\\|+~^]{{1,3}}{_RUN}++)+")
_STANDS_FOR = {
    "1": "ا",
    "2": "ا",
    "3": "ع",
    "4": "ا",
    "5": "خ",
    "6": "ط",
    "7": "ح",
    "8": "ق",
    "9": "ص",
    "0": "ه",
    "a": "ا",
    "o": "ه",
    "e": "ي",
    "i": "ي",
    "s": "س",
    "d": "د",
    "b": "ب",
    "@": "ا",
    "$": "س",
}
_MOST_READINGS = 64
_LONGEST_DISGUISE = 40


def undisguise(text: str) -> tuple[str, ...]:
    """The folded words a disguised spelling may stand for: foreign characters read as letters, or as mere breaks."""
    choices: list[tuple[str, ...]] = []
    for character in fold(text):
        if character in _STANDS_FOR:
            choices.append((_STANDS_FOR[character], ""))
        else:
            choices.append((character if character.isalpha() else "",))
    return tuple(dict.fromkeys("".join(letters) for letters in islice(product(*choices), _MOST_READINGS)))


def _never(word: str) -> bool:
    return False


def words(text: str, known: Callable[[str], bool] = _never) -> tuple[Word, ...]:
    """The tokens of a text in order.

    ``known`` tells whether a folded word is one that people disguise (a lexicon's names); only then is a run of
    letters, digits and dots read as one disguised word.
    """
    disguises = dict(_disguised(text, known))
    found: list[Word] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, after = match.span()
        if start < end:
            continue
        if start in disguises:
            word = disguises[start]
        else:
            piece = match.group()
            seen = _SEEN.get(piece)
            word = Word(start, after, piece, *(_seen(match) if seen is None else seen))
        end = word.end
        found.append(word)
    return tuple(found)


_SEEN: dict[str, tuple[str, Kind]] = {}
_MOST_SEEN = 200_000
_LONGEST_SEEN = 64


def _seen(match: re.Match[str]) -> tuple[str, Kind]:
    """Folded form and kind of a token; both hang on its characters alone, and are remembered."""
    piece = match.group()
    known = fold(piece), _KINDS[match.lastgroup or "mark"]
    if len(_SEEN) >= _MOST_SEEN:
        _SEEN.clear()
    if len(piece) <= _LONGEST_SEEN:
        _SEEN[piece] = known
    return known


def _disguised(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, Word]]:
    if known is _never:
        return
    for match in _DISGUISE.finditer(text):
        piece = match.group()
        if len(piece) > _LONGEST_DISGUISE:
            continue
        reading = next((w for w in undisguise(piece) if known(w)), None)
        if reading is not None:
            start = match.start() + len(piece) - len(piece.lstrip(JOINERS))
            yield start, Word(start, match.end(), text[start : match.end()], reading, Kind.ARABIC, True)
