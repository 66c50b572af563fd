"""A document's words -> what stands around a number: the noun it counts, its bound, and signs that it is no amount."""

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.quantities import AmountForm, CountedNoun
from riwaya.mentions.numerals import Numeral, cardinal
from riwaya.mentions.times.date_grammar import EARLIEST, LATEST
from riwaya.mentions.verbs import is_verb
from riwaya.model import Bound, Span, TimeSpan
from riwaya.text import Document, Kind
from riwaya.text.clitics import CONJUNCTIONS

_QUOTES = "\"“”«»'’‘("
_ADJECTIVES = 2
"""Words behind the counted noun in which "at least" may follow."""
_FAR = 6
_HEADING = 6
"""Words between "the number of the dead" and its figure (longest distance in the gold: 4)."""


class AmountWords:
    """The words of a document with their amount words; ``start`` and ``limit`` are the sentence being read."""

    def __init__(self, document: Document, lexicon: Lexicon, times: Sequence[TimeSpan]) -> None:
        self.document = document
        self.words = document.words
        self.lexicon = lexicon
        self.nouns = lexicon.quantities.nouns
        self.amounts = lexicon.quantities.amounts
        self.start, self.limit = 0, 0
        self._time_starts = [t.start for t in times]
        self._time_ends = [t.end for t in times]

    def in_time(self, i: int) -> bool:
        """Whether a time expression holds the word."""
        word = self.words[i]
        k = bisect_right(self._time_starts, word.end - 1) - 1
        return k >= 0 and word.start < self._time_ends[k]

    def hit(self, i: int, *kinds: str) -> tuple[AmountForm, int] | None:
        """An amount word or phrase of these kinds at ``i``, and the word after it."""
        if not self.start <= i < self.limit:
            return None
        for form in self.amounts.get(self.words[i].folded, ()):
            last = i + 1 + len(form.rest)
            if form.word.kind not in kinds or last > self.limit:
                continue
            if all(self.words[i + 1 + k].folded == part for k, part in enumerate(form.rest)):
                return form, last
        return None

    def cardinal(self, i: int) -> Numeral | None:
        """The cardinal number at ``i``."""
        if not self.start <= i < self.limit:
            return None
        return cardinal(self.words, i, self.limit, self.lexicon.numbers)

    def span(self, first: int, last: int) -> Span:
        """The characters of words ``first`` to ``last`` without the clitics before them."""
        start = self.words[first].start + self._lead(first)
        return Span.at(self.document.text, start, self.words[last - 1].end)

    def _lead(self, i: int) -> int:
        """Letters of separable clitics at the head of a number word."""
        form = self.lexicon.numbers.cardinals.get(self.words[i].folded)
        amount = self.amounts.get(self.words[i].folded)
        before = form.before if form is not None else amount[0].before if amount else None
        if before is None or (before.article and before.preposition):
            return 0
        return before.length

    def is_name(self, i: int, number: Numeral) -> bool:
        """A number that names or dates something: F-15, 22:30, the 86th division, a list's "1."."""
        if number.written:
            return False
        word, before = self.words[i], self.words[i - 1] if i > self.start else None
        after = self.words[number.last] if number.last < self.limit else None
        year = number.last == i + 1 and EARLIEST <= number.value <= LATEST and len(word.folded) == 4
        if year and self.noun(number.last)[1] is None and not self.hit(number.last, "percent"):
            return True
        if before is not None and before.end == word.start:
            joined = i - 2 >= self.start and self.words[i - 2].end == before.start
            letters = before.kind is Kind.ARABIC and after is not None and after.kind is Kind.ARABIC
            if letters and after is not None and after.start == word.end:
                return True
            if before.kind is Kind.LATIN or (before.text in "-–/:.\\_" and joined):
                return True
        if after is not None and after.start == self.words[number.last - 1].end:
            figures = number.last + 1 < self.limit and self.words[number.last + 1].kind is Kind.NUMBER
            if after.text in "/:" and figures:
                return True
            if i == self.start and after.text in ".-)" and not figures:
                return True
        head = self.hit(i - 1, "unit_head", "time") is not None or self._far_head(i)
        return head and self.noun(number.last)[1] is None

    def _far_head(self, i: int) -> bool:
        """ "The resolution of the council 2231"."""
        for k in range(i - 2, max(self.start, i - _FAR) - 1, -1):
            hit = self.hit(k, "unit_head")
            if hit is not None and hit[0].word.value == "far":
                return True
        return False

    def is_time(self, number: Numeral) -> bool:
        """A number of hours or years, or the day of a month."""
        last = number.last
        if self.hit(last, "time"):
            return True
        forms = self.lexicon.time.table.get(self.words[last].folded, ()) if last < self.limit else ()
        return any(form.word.kind == "month" for form in forms) and not number.written

    def bare_article(self, i: int) -> bool:
        """Whether a bare article stands at ``i`` (before figures)."""
        if not self.start <= i < self.limit:
            return False
        text = self.words[i].text
        return text.endswith("\u0640") and len(self.words[i].folded) <= 3 and len(self.words[i].folded) > 1

    def match(self, i: int) -> tuple[CountedNoun, str] | None:
        """The counted noun at ``i`` and its number, if it is one without a conjunction written to it."""
        if not self.is_arabic(i):
            return None
        for match in self.nouns.lookup(self.words[i].folded):
            if not match.cut.conjunction and not match.cut.preposition and not match.cut.enclitic:
                return match.entry, match.form.number
        return None

    def noun(self, i: int) -> tuple[int | None, tuple[CountedNoun, str] | None, int]:
        """What is counted, straight behind the number or after "of", and the word after it."""
        step = i + 1 if i < self.limit and self.words[i].text in _QUOTES else i
        of = self.hit(step, "partitive") if self.hit(step, "total") is None else None
        if of is not None and not of[0].before.length:
            step = of[1]
            if step < self.limit and self.words[step].text in _QUOTES:
                step += 1
        match = self.match(step)
        if match is not None:
            return step, match, step + 1
        named = self.may_be_noun(step) if of is None else self.is_arabic(step)
        return (step, None, step + 1) if named else (None, None, i)

    def is_arabic(self, i: int) -> bool:
        """Whether an Arabic word stands at ``i`` in this sentence."""
        return self.start <= i < self.limit and self.words[i].kind is Kind.ARABIC

    def may_be_noun(self, i: int) -> bool:
        """Whether the word can be a counted noun that the lexicon does not know."""
        if not self.is_arabic(i):
            return False
        folded = self.words[i].folded
        grammar = self.lexicon.grammar
        if len(folded) < 3 or any(folded in grammar[s] for s in ("preposition", "conjunction", "relative", "negation")):
            return False
        return not is_verb(self.words[i]) and not folded.startswith(CONJUNCTIONS)

    def heading(self, i: int) -> tuple[int | None, tuple[CountedNoun, str] | None]:
        """The noun of "the number of the dead" before its figure."""
        for k in range(i - 1, max(self.start, i - _HEADING) - 1, -1):
            if self.hit(k, "number_of"):
                match = self.match(k + 1)
                return (k + 1, match) if match is not None else (None, None)
        return None, None

    def bound_before(self, i: int) -> tuple[int, Bound]:
        """Where the bound before the number begins, and what it says."""
        k = i - 1
        if k > self.start and self.words[k].text in _QUOTES:
            k -= 1
        if k < self.start:
            return i, Bound.EXACT
        for parts, bound in self.lexicon.quantities.bounds.get(self._bare(k), ()):
            first = k - len(parts) + 1
            if first >= self.start and all(self._bare(first + n) == part for n, part in enumerate(parts)):
                return first, Bound(bound)
        return i, Bound.EXACT

    def _bare(self, i: int) -> str:
        """The folded word; without its proclitics where only so it is a word of some bound."""
        folded = self.words[i].folded
        known = self.lexicon.quantities.bound_words
        if folded in known:
            return folded
        return next((folded[n:] for n in (1, 2) if folded[n:] in known), folded)

    def bound_after(self, numbers_end: int, last: int) -> tuple[Bound | None, int]:
        """A bound behind the number or its noun, and the word after it."""
        for k in range(numbers_end, min(last + _ADJECTIVES, self.limit)):
            hit = self.hit(k, "bound")
            if hit is not None and hit[0].word.after:
                return Bound(str(hit[0].word.value)), max(last, hit[1])
            if self.words[k].kind is Kind.MARK and self.words[k].text not in _QUOTES:
                break
        return None, last

    def total(self, i: int) -> tuple[int | float | None, int]:
        """The figure of "out of five", and the word after it."""
        hit = self.hit(i, "total")
        total = self.cardinal(hit[1]) if hit is not None else None
        return (None, i) if total is None else (total.value, total.last)
