"""A document -> its time words by word number, and what one reading of them stands for."""

from dataclasses import replace
from datetime import date

from riwaya.lexicon.clitic_forms import Proclitics
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.time import TimeForm, TimeWord
from riwaya.mentions.numerals import Numeral, cardinal, ordinal
from riwaya.mentions.times.calendar import Stretch, parse_day, parse_hour
from riwaya.model import TimeBasis, TimePrecision
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind
from riwaya.text.clitics import ARTICLE, PREPOSITIONS
from riwaya.text.fold import JOINERS


@dataclass(frozen=True, slots=True)
class Hit:
    """A time word or phrase in words ``first`` to ``last`` (exclusive)."""

    word: TimeWord
    before: Proclitics
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Counted from a day that the text told before: so many days on, and into the next day for a night."""

    days: int = 0
    night: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in words ``first`` to ``last`` (exclusive) and the days it names."""

    first: int
    last: int
    days: Stretch | None
    precision: TimePrecision
    basis: TimeBasis
    why: str = ""
    """For an expression that names no days: the reason, as its note says it."""
    anchor: Anchor | None = None
    inner: "Found | None" = None
    """The date inside "since the start of the battle on 3 May", which dates the start itself."""

    def spanning(self, first: int, last: int | None = None) -> "Found":
        """The same time told in more words."""
        return replace(self, first=first, last=self.last if last is None else last)


_NONE: frozenset[str] = frozenset()
NO_PUBLICATION = "counts from publication, and the report has no date"


class Terms:
    """The time words of a document; ``limit`` is the end of the sentence being read."""

    def __init__(self, document: Document, lexicon: Lexicon, published: str | None) -> None:
        self.document = document
        self.words = document.words
        self.lexicon = lexicon
        self.published: date | None = parse_day(published)
        self.hour = parse_hour(published)
        self.limit = len(self.words)
        self.start = 0
        table, kinds = lexicon.time.table, lexicon.time.kinds
        self._forms = [table.get(w.folded, ()) for w in self.words]
        self.kinds = [kinds.get(w.folded, _NONE) for w in self.words]
        ordinals = lexicon.numbers.ordinals
        self.figures = [w.kind is Kind.NUMBER or w.folded in ordinals for w in self.words]
        """Whether a number that can begin a date stands there: figures, with a bare article or not, or an ordinal."""
        for i, word in enumerate(self.words[1:]):
            if word.kind is Kind.NUMBER and self.figures_at(i) > i:
                self.figures[i] = True

    def folded(self, i: int) -> str:
        """The folded word at ``i``, or "" outside the sentence."""
        return self.words[i].folded if self.start <= i < self.limit else ""

    def kind(self, i: int) -> Kind | None:
        """The kind of the word at ``i``, or None outside the sentence."""
        return self.words[i].kind if self.start <= i < self.limit else None

    def at(self, i: int, *kinds: str) -> Hit | None:
        """The longest time word of one of these kinds that begins at ``i``."""
        if not self.start <= i < self.limit or self.kinds[i].isdisjoint(kinds):
            return None
        for form in self._forms[i]:
            if form.word.kind in kinds:
                last = self._end(form, i)
                if last:
                    return Hit(form.word, form.before, i, last)
        return None

    def longest(self, i: int) -> Hit | None:
        """The longest time word of any kind that begins at ``i``."""
        for form in self._forms[i]:
            last = self._end(form, i)
            if last:
                return Hit(form.word, form.before, i, last)
        return None

    def _end(self, form: TimeForm, i: int) -> int:
        if not form.rest:
            return i + 1
        last = i + 1 + len(form.rest)
        if last > self.limit:
            return 0
        matches = all(self.words[i + 1 + k].folded == part for k, part in enumerate(form.rest))
        return last if matches else 0

    def plain(self, i: int, *kinds: str) -> Hit | None:
        """Like ``at``, for a word without conjunction or preposition written to it."""
        hit = self.at(i, *kinds)
        return hit if hit is not None and not hit.before.length else None

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether one of these punctuation marks stands at ``i``."""
        return self.kind(i) is Kind.MARK and self.words[i].text in marks

    def lead(self, i: int) -> int:
        """How many characters of the word at ``i`` are clitics that a span leaves out."""
        hit = self.longest(i)
        numbers, folded = self.lexicon.numbers, self.words[i].folded
        number = numbers.ordinals.get(folded) or numbers.cardinals.get(folded)
        before = hit.before if hit is not None else number.before if number is not None else None
        if before is None or not before.length:
            return 0
        # "to" and the article melt together and stay
        letters = int(before.joined) if before.article and before.preposition == PREPOSITIONS[1] else before.length
        text = self.words[i].text
        end = 0
        while letters and end < len(text):
            letters -= text[end] not in JOINERS
            end += 1
        while end < len(text) and text[end] in JOINERS:
            end += 1
        return end if end < len(text) else 0

    def cardinal(self, i: int) -> Numeral | None:
        """The cardinal number at ``i``; a bare article before figures is stepped over."""
        if not self.start <= i < self.limit:
            return None
        step = self.figures_at(i)
        if step > i:
            return cardinal(self.words, step, self.limit, self.lexicon.numbers)
        return cardinal(self.words, i, self.limit, self.lexicon.numbers)

    def figures_at(self, i: int) -> int:
        """The word with the figures where a bare article stands before them, else ``i`` itself."""
        following = self.kind(i + 1) is Kind.NUMBER and self.kind(i) is Kind.ARABIC
        return i + 1 if following and len(self.folded(i)) <= 3 and self._bare_article(i) else i

    def _bare_article(self, i: int) -> bool:
        return self.folded(i).endswith(ARTICLE) or self.words[i].text.endswith("\u0640")

    def ordinal(self, i: int) -> Numeral | None:
        """The ordinal number at ``i``."""
        if not self.start <= i < self.limit:
            return None
        return ordinal(self.words, i, self.limit, self.lexicon.numbers)

    def figure(self, i: int, low: int, high: int) -> int | None:
        """The whole number in figures at ``i`` if it lies in these bounds."""
        if self.kind(i) is not Kind.NUMBER or not self.folded(i).isdecimal() or len(self.folded(i)) > 4:
            return None
        value = int(self.folded(i))
        return value if low <= value <= high else None

    def counted(self, first: int, last: int, days: Stretch | None, precision: TimePrecision) -> Found:
        """A time counted from publication."""
        if self.published is None:
            return Found(first, last, None, precision, TimeBasis.NONE, NO_PUBLICATION)
        why = "" if days is not None else "no such day in the calendar"
        return Found(first, last, days, precision, TimeBasis.REPORT if days else TimeBasis.NONE, why)

    def stated(self, first: int, last: int, days: Stretch | None, precision: TimePrecision) -> Found:
        """A time that the text itself dates."""
        why = "" if days is not None else "no such day in the calendar"
        return Found(first, last, days, precision, TimeBasis.TEXT if days else TimeBasis.NONE, why)

    def open(self, first: int, last: int, why: str, precision: TimePrecision = TimePrecision.UNKNOWN) -> Found:
        """A time that names no days."""
        return Found(first, last, None, precision, TimeBasis.NONE, why)
