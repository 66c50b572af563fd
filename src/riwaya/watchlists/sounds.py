"""A word in Arabic, Latin or Cyrillic letters -> the sounds it may stand for; two words -> how far they can be one.

Each spelling (a letter or a group of letters) is one sound with the weights of ``data/letters.yaml``. Two words are
laid side by side at the least cost: what one script leaves out (short vowels, hamza, ayn) costs next to nothing,
a consonant that changes costs a whole one. The result is a likeness from 0 to 1.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from riwaya.text.fold import JOINERS
from riwaya.watchlists.packaged import packaged_yaml

Sounds = tuple[int, ...]
"""A word as numbers of sounds; see ``sounds``."""

# What is lost when a sound has no partner, by kind: against a word in a script that writes vowels, and in one that
# does not. Set by hand on the development half of benchmarks/names.tsv; results hardly move within +-25 %.
_LOST = {
    "consonant": (1.0, 1.0),
    "glide": (0.55, 0.7),
    "long": (0.3, 0.3),
    "arabic_long": (0.5, 0.8),
    "short": (0.2, 0.04),
    "weak": (0.1, 0.1),
    "first": (0.4, 0.4),
    "last_h": (0.3, 0.3),
    "last_vowel": (0.35, 0.45),
}
_MASS = {
    "consonant": 1.0,
    "glide": 0.7,
    "long": 0.5,
    "arabic_long": 0.5,
    "short": 0.15,
    "weak": 0.2,
    "last_h": 0.4,
    "last_vowel": 0.3,
}
_LEAST_MASS = 2.2
_SWAPPED = 0.6
_CHANGED_VOWEL = {
    "short": 0.35,
    "weak": 0.3,
    "long": 0.7,
    "arabic_long": 0.8,
    "glide": 0.9,
    "first": 0.35,
    "last_vowel": 0.35,
}
_HA = "\u0647"
_LONGEST = 40
"""Letters of a word that are heard; what follows is cut off, so that hostile input stays cheap."""


class Script(StrEnum):
    """In what letters a word is written; digits and the rest are OTHER."""

    ARABIC = "arabic"
    LATIN = "latin"
    CYRILLIC = "cyrillic"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Sound:
    kind: str
    weights: tuple[tuple[str, float], ...]


def _number(sound: _Sound) -> int:
    return _numbers()[sound]


def script_of(word: str) -> Script:
    """The script of a word's first letter."""
    for c in word:
        if "\u0600" <= c <= "\u06ff" or "\u0750" <= c <= "\u077f" or "\ufb50" <= c <= "\ufeff":
            return Script.ARABIC
        if "\u0400" <= c <= "\u052f":
            return Script.CYRILLIC
        if c.isalpha():
            return Script.LATIN if unicodedata.name(c, "").startswith("LATIN") else Script.OTHER
    return Script.OTHER


@cache
def _letters() -> Mapping[Script, Mapping[str, _Sound]]:
    data = packaged_yaml("letters.yaml")
    return {
        script: {
            unicodedata.normalize("NFC", str(letters)): _Sound(_kind(kind, script), _weights(spec))
            for kind, table in data[script].items()
            for letters, spec in table.items()
        }
        for script in (Script.ARABIC, Script.LATIN, Script.CYRILLIC)
    }


@cache
def _known() -> tuple[_Sound, ...]:
    """Every sound there is, also as it stands first and last: the same numbers in every process."""
    found: dict[_Sound, None] = {}
    for script, table in _letters().items():
        for sound in table.values():
            found[sound] = None
            for row in ([sound], [sound, sound], [sound, sound, sound]):
                found.update(dict.fromkeys(_placed(list(row), script)))
    return tuple(found)


@cache
def _numbers() -> Mapping[_Sound, int]:
    return {sound: number for number, sound in enumerate(_known())}


@cache
def _chat() -> Mapping[str, str]:
    return {str(digit): letters for digit, letters in packaged_yaml("letters.yaml")["chat"].items()}


def _kind(kind: str, script: Script) -> str:
    return "arabic_long" if kind == "long" and script is Script.ARABIC else kind


def _weights(spec: str) -> tuple[tuple[str, float], ...]:
    pairs = (part.partition(":") for part in spec.split())
    return tuple((name, float(weight or 1)) for name, _, weight in pairs)


@lru_cache(maxsize=200_000)
def sounds(word: str) -> Sounds:
    """The sounds of one word (any case, marks as they are). Letters of other scripts are skipped."""
    script = script_of(word)
    if script is Script.OTHER:
        return ()
    table = _letters()[script]
    letters = _prepared(word, script)[:_LONGEST]
    found: list[_Sound] = []
    at, last = 0, ""
    while at < len(letters):
        for length in (4, 3, 2, 1):
            piece = letters[at : at + length]
            if len(piece) == length and piece in table:
                doubled = piece == last and script is not Script.ARABIC  # Arabic doubles a sound without writing it
                if not doubled or table[piece].kind not in ("consonant", "glide"):
                    found.append(table[piece])
                last, at = piece, at + length
                break
        else:
            last, at = "", at + 1
    return tuple(map(_number, _placed(found, script)))


def _prepared(word: str, script: Script) -> str:
    bare = "".join(c for c in word if c not in JOINERS)
    letters = unicodedata.normalize("NFC", bare.replace("\u0130", "i").lower())
    if script is Script.LATIN and any(c.isdigit() for c in letters):
        letters = "".join(_chat().get(c, c) for c in letters)
    if script is Script.LATIN:
        table = _letters()[script]
        letters = "".join(c if c in table or c in "'" else _unmarked(c) for c in letters)
    return letters


def _unmarked(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def _placed(found: list[_Sound], script: Script) -> list[_Sound]:
    """A vowel that begins a word may be any vowel, and is not left out lightly; an h that ends one may be silent."""
    if not found:
        return found
    first, last = found[0], found[-1]
    if first.kind in ("short", "weak", "long", "arabic_long"):
        weights = (("A", 1.0), ("I", 1.0), ("U", 1.0)) if script is Script.ARABIC else first.weights
        found[0] = _Sound("first", weights)
    if len(found) > 2 and last.kind == "consonant" and last.weights[0][0] == "h" and script is Script.LATIN:
        found[-1] = _Sound("last_h", last.weights)
    elif len(found) > 2 and last.kind == "short" and last.weights[0][0] in ("I", "U"):
        found[-1] = _Sound("last_vowel", last.weights)  # Arabic writes a vowel that ends a word
    elif len(found) > 1 and script is Script.ARABIC and last == _letters()[script][_HA]:
        found[-1] = _Sound("weak", (("h", 1.0), ("A", 0.95)))  # ta marbuta is often written so
    return found


@cache
def _change(a: int, b: int) -> float:
    """The cost of laying one sound on another."""
    one, other = _known()[a], _known()[b]
    weights = dict(other.weights)
    shared = max((min(weight, weights.get(name, 0.0)) for name, weight in one.weights), default=0.0)
    if one.kind in _CHANGED_VOWEL and other.kind in _CHANGED_VOWEL:
        return (1 - shared) * max(_CHANGED_VOWEL[one.kind], _CHANGED_VOWEL[other.kind])
    if shared:
        return 1 - shared
    return 1.0 if one.kind == other.kind else 1.2


@cache
def _lost(sound: int, unvowelled: bool) -> float:
    return _LOST[_known()[sound].kind][unvowelled]


@cache
def _mass(sound: int) -> float:
    return _MASS.get(_known()[sound].kind, 0.4)


@lru_cache(maxsize=200_000)
def _unvowelled(word: Sounds) -> bool:
    return not any(_known()[s].kind in ("short", "last_vowel") for s in word)


@lru_cache(maxsize=500_000)
def likeness(a: Sounds, b: Sounds) -> float:
    """How far two words can be spellings of one, 0 to 1. Symmetric."""
    if a == b:
        return 1.0 if a else 0.0
    if not a or not b:
        return 0.0
    if b < a:
        a, b = b, a
    if _far(skeleton(a), skeleton(b)):
        return 0.0
    heavy = max(_LEAST_MASS, (sum(map(_mass, a)) + sum(map(_mass, b))) / 2)
    return max(0.0, 1 - _distance(a, b) / heavy)


@lru_cache(maxsize=200_000)
def _far(a: str, b: str) -> bool:
    """Whether so many consonants differ that no spelling explains it: then no closer look is taken."""
    return sum(abs(a.count(c) - b.count(c)) for c in {*a, *b}) >= 5


def _distance(a: Sounds, b: Sounds) -> float:
    """Weighted edit distance with swapped neighbours."""
    lost_a = [_lost(s, _unvowelled(b)) for s in a]
    lost_b = [_lost(s, _unvowelled(a)) for s in b]
    before: list[float] = []
    row = [0.0]
    for cost in lost_b:
        row.append(row[-1] + cost)
    for i, x in enumerate(a):
        previous, row = row, [row[0] + lost_a[i]]
        for j, y in enumerate(b):
            best = previous[j] + (0.0 if x == y else _change(x, y))
            best = min(best, previous[j + 1] + lost_a[i], row[j] + lost_b[j])
            if i and j and x == b[j - 1] and a[i - 1] == y and x != y:
                best = min(best, before[j - 1] + _SWAPPED)
            row.append(best)
        before = previous
    return row[-1]


# What is one class when lists are searched: sounds that spellings confuse. h and vowels have none.
_CLASSES = {
    **dict.fromkeys(("b", "p"), "b"),
    **dict.fromkeys(("f", "v"), "f"),
    **dict.fromkeys(("t", "d"), "t"),
    **dict.fromkeys(("th", "s", "z", "dh", "sh", "zh", "ch", "ts"), "s"),
    **dict.fromkeys(("j", "g", "gh", "q", "k", "x", "kh", "ks"), "k"),
    **dict.fromkeys("lmnr"),
}


@lru_cache(maxsize=200_000)
def skeleton(word: Sounds) -> str:
    """The consonants of a word as classes, for looking up words that may be spellings of it."""
    classes = (_CLASSES.get(_known()[s].weights[0][0], "") or _known()[s].weights[0][0] for s in word if _hard(s))
    return "".join(classes)


@cache
def _hard(sound: int) -> bool:
    return _known()[sound].kind == "consonant" and _known()[sound].weights[0][0] in _CLASSES


def first_agrees(a: Sounds, b: Sounds) -> bool:
    """Whether two words may begin with one sound, for initials."""
    return bool(a) and bool(b) and _change(a[0], b[0]) <= 0.3
