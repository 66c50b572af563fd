"""The shipped list of written forms that are most likely finite verbs -> a test for one word of a document."""

from functools import cache
from importlib import resources

from riwaya.text import Kind, Word
from riwaya.text.clitics import CONJUNCTIONS, FUTURE, PRESENT_PREFIXES
from riwaya.text.remembered import Remembered


@cache
def _forms() -> frozenset[str]:
    listed = resources.files("riwaya.mentions") / "weights" / "verbs.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())


def is_future(word: Word) -> bool:
    """True where the word is the letter of the future before a verb in the present."""
    folded = word.folded
    bare = folded[1:] if folded.startswith(CONJUNCTIONS) else folded
    return bare.startswith(FUTURE) and bare[1:2] in PRESENT_PREFIXES and bare[1:] in _forms()


def is_verb(word: Word) -> bool:
    """True where the word, a joined و or ف and the future letter put aside, is more likely a finite verb than not.

    Precision 0.92 and recall 0.86 on a fifth of UD_Arabic-PUD kept out of training (``training/train_verbs.py``).
    """
    return word.kind is Kind.ARABIC and _LIKELY[word.text, word.folded]


def verbs_among(words: tuple[Word, ...]) -> tuple[bool, ...]:
    """The same for every word of a document; three steps ask it of the same words one after another."""
    asked, told = _Last.told
    if words is not asked:
        told = tuple([w.kind is Kind.ARABIC and _LIKELY[w.text, w.folded] for w in words])
        _Last.told = words, told
    return told


class _Last:
    """The words asked of last, and the answer."""

    told: tuple[tuple[Word, ...], tuple[bool, ...]] = ((), ())


def _likely(word: tuple[str, str]) -> bool:
    text, folded = word
    if text.endswith("ة"):
        return False
    forms = _forms()
    if folded in forms:
        return True
    if folded.startswith(CONJUNCTIONS) and len(folded) > 3:
        folded = folded[1:]
        if folded in forms:
            return not _begins_with_waw(text)
    return folded.startswith(FUTURE) and len(folded) > 4 and folded[1:] in forms and folded[1] in "ياتن"


def _begins_with_waw(text: str) -> bool:
    """A noun whose first letter is و (وادي), which folding makes "and led": such verbs have a hamza and end in ى."""
    return text[1] == "ا" and text[-1] == "ي"


_LIKELY = Remembered(_likely)
"""A word as written and folded -> whether it is among the listed forms, with or without what is joined to it."""
