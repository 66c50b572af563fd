"""A document's words -> how far a noun phrase reaches from where it begins.

No parser: Arabic noun phrases end where a verb, a function word, a time or a new indefinite noun after a definite one
begins; known names are taken whole. ``Ground`` holds what is asked again and again for one document.
"""

from collections.abc import Iterable
from dataclasses import field

from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.verbs import verbs_among
from riwaya.model import Span
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind
from riwaya.text.clitics import ARTICLE

LONGEST = 24
"""Words after which a noun phrase is cut, whatever follows."""

_OPENERS = frozenset("“«\"'‘([")
_SHORT_NAME = 3
_LONGEST_NAME = 8
"""A quotation inside a noun phrase is a name only when it has no more words than this."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A document with its lexicon and the known names and times that end or fill a phrase, by first word number."""

    document: Document
    lexicon: Lexicon
    names: dict[int, int]
    """First word of a known actor or place mention -> the word after it (the longest one that begins there)."""
    speakers: dict[int, int]
    """The same for actors only: who can be the subject of a verb of saying."""
    skips: dict[int, int]
    """First word of a known mention -> letters of that word which the mention leaves out (a joined و or ف)."""
    times: dict[int, int]
    quotes: dict[int, int]
    """First word inside a quotation -> its closing mark."""
    closes: frozenset[int]
    inside: tuple[int, ...] = field(repr=False)
    """For each word, the closing mark of the innermost quotation it stands in, or 0."""
    verbs: tuple[bool, ...] = field(repr=False)
    folds: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(
        cls,
        document: Document,
        lexicon: Lexicon,
        *,
        names: Iterable[Span] = (),
        places: Iterable[Span] = (),
        times: Iterable[Span] = (),
    ) -> "Ground":
        """Precompute for one document; ``names`` are the spans of actors, beside those of places and times."""
        names = tuple(names)
        known = (*names, *places)
        return cls(
            document,
            lexicon,
            names=_by_first(document, known),
            speakers=_by_first(document, names),
            skips={document.word_at(s.start): s.start - document.words[document.word_at(s.start)].start for s in known},
            times=_by_first(document, times),
            quotes={q.first: q.last for q in reversed(document.quotations)},
            closes=frozenset(q.last for q in document.quotations),
            inside=_inside(document),
            verbs=verbs_among(document.words),
            folds=tuple([w.folded for w in document.words]),
        )

    def folded(self, i: int) -> str:
        """The folded word at ``i``, or "" outside the document."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""


def _by_first(document: Document, spans: Iterable[Span]) -> dict[int, int]:
    found: dict[int, int] = {}
    for span in spans:
        words = document.words_of(span)
        if words:
            found[words.start] = max(found.get(words.start, 0), words.stop)
    return found


def _inside(document: Document) -> tuple[int, ...]:
    ends = [0] * len(document.words)
    open_: list[int] = []
    starts = {q.first: q.last for q in document.quotations}
    for i in range(len(ends)):
        while open_ and open_[-1] <= i:
            open_.pop()
        if i in starts:
            open_.append(starts[i])
        ends[i] = open_[-1] if open_ else 0
    return tuple(ends)


def bare(folded: str, proclitics: str = "وف") -> str:
    """A folded word without a joined conjunction (or whichever proclitic letters are named)."""
    return folded[1:] if len(folded) > 2 and folded[0] in proclitics else folded


def is_definite(folded: str) -> bool:
    """True for a word with the article, also behind و ف ب ل ك."""
    return (
        folded.startswith((ARTICLE, "لل"))
        or folded[1:].startswith((ARTICLE, "لل"))
        or (folded[2:].startswith(ARTICLE) and folded[0] in "وف")
    )


class Phrase:
    """Walks one noun phrase; made for a single call of ``noun_phrase``."""

    def __init__(self, ground: Ground, first: int, limit: int, attach: frozenset[str], relative: bool) -> None:
        self.ground = ground
        self.first = first
        self.limit = min(limit, first + LONGEST)
        self.attach = attach
        self.relative = relative
        self.definite = False

    def end(self) -> int:
        """The word number after the phrase."""
        i = self.first
        while i < self.limit:
            step = self._step(i)
            if step <= i:
                break
            i = step
        return self._trimmed(i)

    def _trimmed(self, i: int) -> int:
        words = self.ground.document.words
        while (
            i > self.first
            and i - 1 not in self.ground.closes
            and ((words[i - 1].kind is Kind.MARK and words[i - 1].text in '،,؛:-–("“«') or self._hanging(i - 1))
        ):
            i -= 1
        return i

    def _hanging(self, i: int) -> bool:
        """A preposition or relative pronoun left at the end holds nothing."""
        grammar = self.ground.lexicon.grammar
        folded = self.ground.folded(i)
        return i > self.first and (folded in grammar["preposition"] or folded in grammar["relative"])

    def _step(self, i: int) -> int:
        ground = self.ground
        word = ground.document.words[i]
        if i in ground.times and i > self.first:
            return i
        if i in ground.names:
            if i > self.first and self.definite and self._opens_anew(i):
                return i
            self.definite = True
            return min(ground.names[i], self.limit)
        if word.kind is Kind.MARK:
            return self._mark(i)
        if word.kind is not Kind.ARABIC:
            return i + 1
        return self._word(i)

    def _opens_anew(self, i: int) -> bool:
        """A name after a definite noun belongs to the phrase in apposition, unless a joined preposition begins it."""
        folded = self.ground.folded(i)
        if not folded.startswith(("ل", "ب")) or folded[0] in self.attach:
            return False
        return is_definite(folded[1:]) or self.ground.skips.get(i, 0) > 0

    def _mark(self, i: int) -> int:
        ground, text = self.ground, self.ground.document.words[i].text
        if text in _OPENERS:
            close = ground.quotes.get(i + 1)
            if close is not None and close < self.limit and self._is_name(i, close):
                self.definite = True
                return close + 1
            if text in "([":
                return self._bracket(i)
            return i
        if text in "-–/\\" and i > self.first and i + 1 < self.limit:
            return i + 1
        if text in "،," and i > self.first:
            return self._apposition(i)
        return i

    def _is_name(self, i: int, close: int) -> bool:
        """A short quotation is a name; a longer one that ends the sentence is what somebody said."""
        words = self.ground.document.words
        if close - i > _LONGEST_NAME + 1:
            return False
        ends = close + 1 >= len(words) or words[close + 1].text in ".؟!"
        return not ends or close - i <= _SHORT_NAME + 1

    def _bracket(self, i: int) -> int:
        words = self.ground.document.words
        for j in range(i + 1, min(i + 12, self.limit)):
            if words[j].text in ")]":
                return j + 1
        return i

    def _apposition(self, i: int) -> int:
        """A comma goes on only before a known name that the phrase's own head announces (a title before its bearer)."""
        last = self.ground.names.get(i + 1)
        if last is None or last >= self.limit:
            return i
        after = self.ground.document.words[last].text if last < len(self.ground.document.words) else ""
        return last if after in ("،", ",", ".") and self.definite else i

    def _word(self, i: int) -> int:
        ground = self.ground
        grammar = ground.lexicon.grammar
        folded = ground.document.words[i].folded
        plain = bare(folded)
        if folded in grammar["complementizer"] or (i > self.first and folded in grammar["that_pronoun"]):
            return i
        if folded in grammar["negation"] and i > self.first:
            return i
        if folded in grammar["relative"]:
            return i + 1 if self.relative and i > self.first else i
        if folded in grammar["demonstrative"]:
            return i + 1
        if folded in grammar["preposition"] or plain in grammar["preposition"]:
            if i == self.first or folded not in self.attach:
                return i
            if bare(ground.folded(i - 1)) in grammar["some_of"]:
                self.definite = False
            return i + 1
        if i > self.first and (folded in grammar["conjunction"] or plain in grammar["conjunction"]):
            return i
        if ground.verbs[i] and not self._named(i):
            return i
        if i == self.first:
            self.definite = is_definite(folded)
            return i + 1
        return self._further(i, folded)

    def _further(self, i: int, folded: str) -> int:
        definite = is_definite(folded)
        if folded[0] in "بل" and definite and not folded.startswith(ARTICLE):
            if "ل" not in self.attach and "ب" not in self.attach:
                return i
            return i + 1
        if folded[0] == "و" and self.definite and not definite and i not in self.ground.names:
            return i
        if self.definite and not definite:
            return i + 1 if self._named(i) else i
        self.definite = self.definite or definite
        return i + 1

    def _named(self, i: int) -> bool:
        """True where the word lies inside a known name."""
        return any(first <= i < last for first, last in self._near(i))

    def _near(self, i: int) -> Iterable[tuple[int, int]]:
        names = self.ground.names
        return ((j, names[j]) for j in range(max(0, i - 6), i + 1) if j in names)


def noun_phrase(
    ground: Ground, first: int, limit: int, *, attach: frozenset[str] = frozenset(), relative: bool = False
) -> int:
    """The word number after the noun phrase that begins at ``first`` (``first`` itself where none begins there).

    ``limit`` is the word the phrase may not pass; ``attach`` lists the folded prepositions that may go on with it (في,
    من, and ل or ب for joined ones); ``relative`` lets a relative pronoun go on.
    """
    if first >= limit:
        return first
    return Phrase(ground, first, limit, attach, relative).end()
