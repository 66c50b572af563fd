"""A text -> its words to index; words asked for -> what to look for; a text and a query -> where it is met.

Spelling variants are made one by folding on both sides. Proclitics are put on the query and not cut off the text: a
word of the text keeps its place, so that a phrase is found, and nothing has to be decided about what a letter is.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice, product

from riwaya.model import FoldedQuery, FoldedText, Span
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, FUTURE, PREPOSITIONS
from riwaya.text.fold import JOINERS, fold
from riwaya.text.remembered import Remembered

_DROP_JOINERS = dict.fromkeys(map(ord, JOINERS))
_JOIN = re.escape(JOINERS)
# A run of letters and digits; characters that stand inside a word without ending it go with it.
_WORD = re.compile(rf"[^\W_]+(?:[{_JOIN}]+[^\W_]+)*[{_JOIN}]*")
_LONGEST = 64
"""Longer runs are no words of any language; they are cut so that no index is made to hold a page as one word."""
_IMPERFECT = ("ي", "ت", "ن", "ا")
_ASKED = re.compile(r'(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))')


def search_text(text: str) -> FoldedText:
    """A text's words, folded and as they are spelt, each in its place in both."""
    plain = list(_words(text))
    return FoldedText(" ".join(map(_FOLDED.__getitem__, plain)), " ".join(plain))


def folded_name(name: str | None) -> str | None:
    """A name asked for, folded as texts are; None stays None."""
    return None if name is None else search_text(name).folded


def search_query(words: str, *, exact: bool = False) -> FoldedQuery:
    """What to look for: every word; ``"words in quotation marks"`` side by side; not what follows a minus sign.

    ``exact`` takes the words as they are spelt: no other hamza, ta marbuta, digit, article or proclitic. Vowel marks
    and tatweel never count.
    """
    terms: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    for match in _ASKED.finditer(words):
        minus, *runs = match.groups()
        run = list(_words(next(filter(None, runs), "")))
        if run:
            alternatives = (" ".join(run),) if exact else _spoken(tuple(map(_FOLDED.__getitem__, run)))
            (without if minus else terms).append(alternatives)
    return FoldedQuery(tuple(terms), tuple(without), exact)


def search_hits(text: str, query: FoldedQuery) -> tuple[Span, ...]:
    """Where a text meets the terms of a query, in the order of the text."""
    words = list(map((_PLAIN if query.exact else _FORMS).__getitem__, _WORD.findall(text)))
    wanted: dict[str, set[tuple[str, ...]]] = {}
    for alternative in (run for term in query.terms for run in term):
        first, *_ = run = tuple(alternative.split(" "))
        wanted.setdefault(first, set()).add(run)
    if wanted.keys().isdisjoint(words):
        return ()
    counted = [i for i, word in enumerate(words) if word]  # what is nothing but joiners is no word
    words = [words[i] for i in counted]
    found = {
        (counted[i], counted[i + len(run) - 1])
        for i, word in enumerate(words)
        if word in wanted
        for run in wanted[word]
        if tuple(words[i : i + len(run)]) == run
    }
    return _spans(text, found)


def _spans(text: str, found: Collection[tuple[int, int]]) -> tuple[Span, ...]:
    """Runs of words by the numbers of their first and last -> where they stand."""
    numbers = {number for run in found for number in run}
    last = max(numbers, default=-1)
    places = {n: match.span() for n, match in enumerate(islice(_WORD.finditer(text), last + 1)) if n in numbers}
    return tuple(Span.at(text, places[first][0], places[end][1]) for first, end in sorted(found))


def _words(text: str) -> Iterator[str]:
    return filter(None, map(_PLAIN.__getitem__, _WORD.findall(text)))


def _plain(word: str) -> str:
    return word.translate(_DROP_JOINERS)[:_LONGEST].lower()


def _folded(plain: str) -> str:
    # Folding can open a presentation form into several words; the parts are written as one to keep their place.
    return re.sub(r"[\W_]+", "", fold(plain)) or plain


_PLAIN: Remembered[str, str] = Remembered(_plain)
_FOLDED: Remembered[str, str] = Remembered(_folded)
_FORMS: Remembered[str, str] = Remembered(lambda word: _FOLDED[_PLAIN[word]])
"""Folded straight from how a word is written: a page of results goes through ten thousand words."""


def _spoken(run: tuple[str, ...]) -> tuple[str, ...]:
    """A run of words with every proclitic its first word may bear; inside a run words stand as they were asked for."""
    first, *rest = run
    return tuple(" ".join((word, *rest)) for word in sorted(set(_with_proclitics(first))))


def _with_proclitics(word: str) -> Iterator[str]:
    """The word as it may be written with what Arabic joins to it.

    A word asked for with its article bears what stands before one and is also looked for alone, but not with one letter
    joined, or a query for Raqqa would find the words for paper (waraqa) and theft (sariqa). A bare word may stand with
    the article. The future letter goes before imperfects only.
    """
    yield word
    if not any("\u0600" <= c <= "\u06ff" for c in word):
        return
    bare, has_article = _without_article(word)
    if has_article and len(bare) > 2:
        yield bare
    for conjunction in ("", *CONJUNCTIONS):
        for preposition in ("", *PREPOSITIONS):
            yield conjunction + ("لل" if preposition == "ل" else preposition + ARTICLE) + bare
            if not has_article:
                yield conjunction + preposition + bare
        if not has_article and bare.startswith(_IMPERFECT):
            yield conjunction + FUTURE + bare


def _without_article(word: str) -> tuple[str, bool]:
    """The word without the article and what stands before one, and whether it had one."""
    for conjunction, preposition in product(("", *CONJUNCTIONS), ("", *PREPOSITIONS)):
        head = conjunction + ("لل" if preposition == "ل" else preposition + ARTICLE)
        if word.startswith(head) and len(word) - len(head) >= 2:
            return word[len(head) :], True
    return word, False
