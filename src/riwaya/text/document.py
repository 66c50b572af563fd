"""A text -> its words, sentences and quotations together, the ground every later room stands on."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from riwaya.model import Span
from riwaya.text.quotations import Quotation, quotations
from riwaya.text.sentences import Sentence, sentences
from riwaya.text.words import Word, words


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut up; word numbers index ``words`` throughout the rooms."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    _starts: tuple[int, ...] = field(repr=False)

    def span(self, first: int, last: int) -> Span:
        """The span of words ``first`` to ``last`` (exclusive; at least one word)."""
        return Span.at(self.text, self.words[first].start, self.words[last - 1].end)

    def word_at(self, offset: int) -> int:
        """The number of the word that holds this code point, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words_of(self, span: Span) -> range:
        """The numbers of the words that the span touches."""
        first = self.word_at(span.start)
        if self.words and self.words[first].end <= span.start:
            first += 1
        last = first
        while last < len(self.words) and self.words[last].start < span.end:
            last += 1
        return range(first, last)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds the word."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= word:
                low = middle + 1
            else:
                high = middle
        return low


def cut(text: str, known: Callable[[str], bool] | None = None) -> Document:
    """Cut a text; ``known`` tells which folded words may stand disguised (see ``words``)."""
    tokens = words(text, known) if known is not None else words(text)
    return Document(
        text=text,
        words=tokens,
        sentences=sentences(text, tokens),
        quotations=quotations(text, tokens),
        _starts=tuple(w.start for w in tokens),
    )
