"""A text -> its words, sentences and quotations together, the ground every later room stands on."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import field

from riwaya.model import Span
from riwaya.model.values import dataclass
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
    _numbers: tuple[int, ...] = field(repr=False)
    """For each word, the number of its sentence."""

    def span(self, first: int, last: int) -> Span:
        """The span of words ``first`` to ``last`` (exclusive; at least one word)."""
        return Span.at(self.text, self.words[first].start, self.words[last - 1].end)

    def word_at(self, offset: int) -> int:
        """The number of the word that holds this code point, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def words_of(self, span: Span) -> range:
        """The numbers of the words that the span touches."""
        starts, at = self._starts, span.start
        first = max(bisect_right(starts, at) - 1, 0)
        if starts and self.words[first].end <= at:
            first += 1
        return range(first, bisect_left(starts, span.end, first))

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that holds the word."""
        if 0 <= word < len(self._numbers):
            return self._numbers[word]
        return 0 if word < 0 else max(0, len(self.sentences) - 1)


def cut(text: str, known: Callable[[str], bool] | None = None) -> Document:
    """Cut a text; ``known`` tells which folded words may stand disguised (see ``words``)."""
    tokens = words(text, known) if known is not None else words(text)
    found = sentences(text, tokens)
    return Document(
        text=text,
        words=tokens,
        sentences=found,
        quotations=quotations(text, tokens),
        _starts=tuple([w.start for w in tokens]),
        _numbers=tuple([number for number, s in enumerate(found) for _ in range(s.first, s.last)]),
    )
