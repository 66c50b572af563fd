"""A folded word -> the ways it may be cut into proclitics, stem and enclitic; the only place that knows these letters.

No cut is chosen here: whoever asks looks the stems up, and a cut whose stem is no known form falls away.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
FUTURE = "س"
PRESENT_PREFIXES = ("ي", "ت", "ن")
TANWIN = "ا"
PLURAL_ENDINGS = ("وا", "ون")
TO = ("ل", "لل")
TO_THE = TO[1]
"""The preposition melted with the article: spans keep both letters."""
AND = CONJUNCTIONS[0]
TA_MARBUTA = "ة"
ALEF_BELOW = "إ"
"""Tells two particles apart that folding makes one."""
PROCLITICS = "".join((*CONJUNCTIONS, *PREPOSITIONS[:2]))
NISBA_ENDINGS = ("ي", "يه", "يا")
"""Endings of adjectives made from nouns."""
FEMININE_ENDINGS = ("ه", "ات", "اء")
ARTICLE = "ال"
ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_FEMININE = {"ها": ("f", "s"), "ه": ("m", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d"), "نا": ("", "p")}


class Cut(NamedTuple):
    """One way to cut a folded word: conjunction, preposition or future letter, article, stem, enclitic pronoun."""

    conjunction: str
    preposition: str
    future: bool
    article: bool
    stem: str
    enclitic: str
    length: int
    """How many leading letters of the folded word are proclitics without the article (separable in a span)."""

    @property
    def agreement(self) -> tuple[str, str] | None:
        """Gender ("m", "f" or "" for either) and number ("s", "d", "p") of the enclitic's antecedent."""
        return _FEMININE.get(self.enclitic)


def _proclitics(word: str) -> Iterator[tuple[str, str, bool, bool, str]]:
    heads = [("", word)] + [(c, word[1:]) for c in CONJUNCTIONS if word.startswith(c) and len(word) > 2]
    for conjunction, rest in heads:
        yield conjunction, "", False, False, rest
        if rest.startswith(ARTICLE) and len(rest) > 3:
            yield conjunction, "", False, True, rest[2:]
        if rest.startswith(FUTURE) and len(rest) > 3:
            yield conjunction, "", True, False, rest[1:]
        for preposition in PREPOSITIONS:
            if rest.startswith(preposition) and len(rest) > 2:
                yield conjunction, preposition, False, False, rest[1:]
                if rest.startswith(ARTICLE, 1) and len(rest) > 4:
                    yield conjunction, preposition, False, True, rest[3:]
        if rest.startswith("لل") and len(rest) > 3:
            yield conjunction, "ل", False, True, rest[2:]


def _stems(stem: str) -> Iterator[tuple[str, str]]:
    yield stem, ""
    for enclitic in ENCLITICS:
        if stem.endswith(enclitic) and len(stem) - len(enclitic) >= 2:
            bare = stem[: -len(enclitic)]
            yield bare, enclitic
            if bare.endswith("ت"):
                yield bare[:-1] + "ه", enclitic  # ta marbuta opens before a pronoun
            elif bare.endswith("ا"):
                yield bare[:-1] + "ي", enclitic  # alef maqsura turns to alef before a pronoun
            elif bare.endswith("و"):
                yield bare + "ا", enclitic  # the plural verb loses its silent alef
                yield bare[:-1] + "ء", enclitic
            elif bare.endswith("ي"):
                yield bare[:-1] + "ء", enclitic


@lru_cache(maxsize=100_000)
def cuts(folded: str) -> tuple[Cut, ...]:
    """Every way to cut a folded word, whole word first; a word cut to fewer than two letters is not offered."""
    found = []
    for conjunction, preposition, future, article, rest in _proclitics(folded):
        length = len(conjunction) + (1 if preposition or future else 0)
        for stem, enclitic in _stems(rest):
            if article and enclitic:
                continue
            found.append(Cut(conjunction, preposition, future, article, stem, enclitic, length))
    return tuple(found)


@lru_cache(maxsize=100_000)
def stems(folded: str) -> tuple[str, ...]:
    """The stems of these cuts, each once."""
    return tuple({cut.stem: None for cut in cuts(folded)})
