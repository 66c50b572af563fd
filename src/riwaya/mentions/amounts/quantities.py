"""A document -> its amounts: figures and number words, duals, vague plurals and shares, with bounds and nouns.

Ordinals, dates, times of day and numbers that are names (the 86th division, resolution 2254, H2) are no amounts.
"""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.lexicon.inflect import Part
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.numbers import Role
from riwaya.lexicon.quantities import CountedNoun
from riwaya.mentions.amounts.amount_words import AmountWords
from riwaya.mentions.numerals import Numeral
from riwaya.model import Bound, Counted, Span, TimeSpan, VictimStatus
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind

_JOINING = 1
"""Letters of a conjunction that stands as a word of its own before figures."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in words ``first`` to ``last`` (exclusive), bound, number and counted noun together.

    ``value`` is None for a range and for vague plurals; those that name no figure at all ("a number of") have no
    ``low`` either. ``noun`` is the word number of what is counted. ``of`` is None where only the event can tell (people
    may be killed, injured or freed). ``out_of`` is the total in "three out of five". ``span`` holds the number words.
    """

    first: int
    last: int
    span: Span
    value: int | float | None
    low: int | float | None
    high: int | float | None
    bound: Bound = Bound.EXACT
    noun: int | None = None
    of: Counted | None = None
    status: VictimStatus = VictimStatus.UNKNOWN
    sex_age: str | None = None
    out_of: int | float | None = None


def read_quantities(document: Document, lexicon: Lexicon, times: Sequence[TimeSpan] = ()) -> tuple[Quantity, ...]:
    """Every amount in text order; words inside ``times`` are left to them."""
    reader = _Reader(document, lexicon, times)
    cardinals, opening = lexicon.numbers.cardinals, lexicon.quantities.opening
    endings = lexicon.quantities.dual_endings
    found: list[Quantity] = []
    for sentence in document.sentences:
        reader.start, reader.limit = sentence.first, sentence.last
        for i in range(sentence.first, sentence.last):
            if i < reader.after:
                continue
            word = document.words[i]
            folded = word.folded
            if word.kind is Kind.NUMBER or folded in cardinals or folded in opening:
                quantity = reader.amount(i)
            elif word.kind is Kind.ARABIC and folded[-2:] in endings:
                quantity = reader.dual(i)
            else:
                continue
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


class _Reader(AmountWords):
    """Reads one amount at a time; ``after`` is the word number behind the last one read."""

    def __init__(self, document: Document, lexicon: Lexicon, times: Sequence[TimeSpan]) -> None:
        super().__init__(document, lexicon, times)
        self.after = 0
        self._last: tuple[int, Quantity] | None = None
        self._dual_before = -1

    def dual(self, i: int) -> Quantity | None:
        """The amount that a dual noun at ``i`` is."""
        return self._kept(self._dual(i))

    def amount(self, i: int) -> Quantity | None:
        """The amount that begins with word ``i``; a bound before it belongs to it and is looked up from here."""
        if self.in_time(i):
            return None
        return self._kept(self._between(i) or self._number(i) or self._vague(i) or self._share(i) or self._one_of(i))

    def _kept(self, quantity: Quantity | None) -> Quantity | None:
        if quantity is None:
            return None
        self.after = quantity.last
        if self._last is not None and self._last[0] == self.start and quantity.noun is None:
            quantity = self._inherited(quantity, self._last[1])
        self._last = self.start, quantity
        return quantity

    def _inherited(self, quantity: Quantity, earlier: Quantity) -> Quantity:
        """ "Three missiles at the city and two at the port": a joined number counts what the one before it counted."""
        first = self.words[quantity.first].folded
        form = self.lexicon.numbers.cardinals.get(first)
        if form is None or not form.before.joined or quantity.of is not None:
            return quantity
        return replace(quantity, noun=earlier.noun, of=earlier.of, status=earlier.status, sex_age=earlier.sex_age)

    def _number(self, i: int) -> Quantity | None:
        number = self.cardinal(i)
        if number is None or self.is_name(i, number) or self.is_time(number):
            return None
        if number.article or self.bare_article(i - 1):
            return self._definite(i, number)
        if number.value == 1 and number.written:
            return self._single(i, number)
        if number.written and self._unfinished(number):
            return None
        return self._finished(i, number.last, number.value)

    def _unfinished(self, number: Numeral) -> bool:
        """Part of an ordinal (the fourteenth), or a form that stands only before a noun and has none."""
        cardinals, ordinals = self.lexicon.numbers.cardinals, self.lexicon.numbers.ordinals
        first = cardinals[self.words[number.first].folded].word
        if first.role is Role.TEN and number.first > self.start:
            before = self.words[number.first - 1].folded
            if before in ordinals and ordinals[before].before.article:
                return True
        last = cardinals.get(self.words[number.last - 1].folded)
        return last is not None and last.word.before_noun and not self.may_be_noun(number.last)

    def _finished(self, i: int, last: int, value: int | float, high: int | float | None = None) -> Quantity | None:
        """The number with its bound, noun and total."""
        if high is None:
            high, last = self._range(i, last, value)
        first, bound = self.bound_before(i)
        percent = self.hit(last, "percent")
        numbers_end = last if percent is None else percent[1]
        noun, match, last = self.noun(numbers_end)
        out_of, last = self.total(last)
        if noun is None and out_of is not None:
            noun, match, last = self.noun(last)
        if noun is None and percent is None:
            noun, match = self.heading(i)
        after, last = self.bound_after(numbers_end, last)
        bound = after or bound
        quantity = self._make(first, last, (i, numbers_end), value, bound, high=high)
        quantity = self._classed(quantity, noun, match)
        if percent is not None:
            quantity = replace(quantity, of=Counted.PERCENT)
        return replace(quantity, out_of=out_of)

    def _make(
        self,
        first: int,
        last: int,
        numbers: tuple[int, int],
        value: int | float,
        bound: Bound,
        *,
        high: int | float | None = None,
    ) -> Quantity:
        span = self.span(*numbers)
        if high is not None:
            return Quantity(first, last, span, None, value, high, bound)
        low = value if bound in (Bound.EXACT, Bound.AT_LEAST) else None
        top = value if bound in (Bound.EXACT, Bound.AT_MOST) else None
        return Quantity(first, last, span, value, low, top, bound)

    def _definite(self, i: int, number: Numeral) -> Quantity | None:
        """ "The five missiles", told as missiles-the-five or the-five missiles."""
        match = self.match(i - 1)
        if match is not None and match[1] != "s":
            return self._classed(
                self._make(i - 1, number.last, (i, number.last), number.value, Bound.EXACT), i - 1, match
            )
        noun = self.match(number.last)
        if noun is None or not self.bare_article(i - 1):
            return None
        made = self._make(i, number.last + 1, (i, number.last), number.value, Bound.EXACT)
        return self._classed(made, number.last, noun)

    def _single(self, i: int, number: Numeral) -> Quantity | None:
        """ "One" behind its noun, or joined to an amount before it: "three at the city and one at the port"."""
        for k in (i - 1, i - 2):
            match = self.match(k)
            if match is not None and match[1] == "s":
                return self._classed(self._make(k, number.last, (i, number.last), 1, Bound.EXACT), k, match)
        form = self.lexicon.numbers.cardinals[self.words[i].folded]
        if form.before.joined and self._last is not None and self._last[0] == self.start:
            return self._make(i, number.last, (i, number.last), 1, Bound.EXACT)
        return None

    def _range(self, i: int, last: int, low: int | float) -> tuple[int | float | None, int]:
        """The upper figure of "three or five", "40-50"; "from 5 to 30" is a rise and no range."""
        hit = self.hit(last, "range")
        if hit is not None:
            if self.hit(i - 1, "partitive"):
                return None, last
            step = hit[1]
        elif last < self.limit and self.words[last].text in "-–":
            step = last + 1
        else:
            return None, last
        second = self.cardinal(step)
        if second is None or second.value <= low or self.is_time(second):
            return None, last
        return second.value, second.last

    def _between(self, i: int) -> Quantity | None:
        hit = self.hit(i, "between")
        first = self.cardinal(hit[1]) if hit is not None else None
        if first is None or hit is None:
            return None
        step = first.last
        if step < self.limit and len(self.words[step].folded) == _JOINING and self.words[step].kind is Kind.ARABIC:
            step += 1
        second = self.cardinal(step)
        if second is not None and self.is_time(second):
            self.after = second.last
            return None
        if second is None or second.value <= first.value:
            return None
        quantity = self._finished(hit[1], second.last, first.value, second.value)
        return None if quantity is None else replace(quantity, first=i, span=self.span(i, second.last))

    def _classed(self, quantity: Quantity, noun: int | None, match: tuple[CountedNoun, str] | None) -> Quantity:
        if match is None:
            return replace(quantity, noun=noun)
        entry = match[0]
        return replace(
            quantity,
            noun=noun,
            of=Counted(entry.of) if entry.of else None,
            status=VictimStatus(entry.status) if entry.status else VictimStatus.UNKNOWN,
            sex_age=entry.sex_age or None,
        )

    def _vague(self, i: int) -> Quantity | None:
        hit = self.hit(i, "vague")
        if hit is None:
            return None
        form, last = hit
        low = form.word.low
        more = self.hit(last, "vague")
        if more is not None and more[0].word.low is not None:
            if low is None:
                form, last, low = more[0], more[1], more[0].word.low
            elif more[0].word.scale and more[0].word.scale > form.word.scale:
                low, last = low * more[0].word.scale, more[1]
            more = self.hit(last, "vague")
            if more is not None and more[0].word.scale > form.word.scale and low is not None:
                low, last = low * more[0].word.scale, more[1]
        if self.hit(last, "time"):
            return None
        if form.word.value == "alone":
            return Quantity(i, last, self.span(i, last), None, None, None)
        noun, match, end = self.noun(last)
        if form.before.article and noun == last and match is None:
            # "the hundreds" are counted alone; what follows is another part of the sentence
            noun, end = None, last
        behind = self.match(i - 1)
        if low is None and match is None and behind is not None and behind[1] == "p":
            noun, match, end = i - 1, behind, last
        if low is None and noun is None:
            return None
        bound = Bound.EXACT if low is None else Bound.AT_LEAST
        quantity = Quantity(i, end, self.span(i, last), None, low, None, bound)
        return self._classed(quantity, noun, match)

    def _share(self, i: int) -> Quantity | None:
        """Half of the plain; half a million people."""
        hit = self.hit(i, "fraction")
        if hit is None or not isinstance(hit[0].word.value, int | float):
            return None
        share, last = float(hit[0].word.value), hit[1]
        scale = self.lexicon.numbers.cardinals.get(self.words[last].folded) if last < self.limit else None
        if scale is not None and scale.word.scale and not scale.before.length:
            amount = share / 100 * scale.word.value
            return self._finished(i, last + 1, int(amount) if amount == int(amount) else amount)
        if last >= self.limit or self.hit(last, "time") or self.hit(i - 1, "time"):
            return None
        first, bound = self.bound_before(i)
        value = int(share) if share == int(share) else share
        noun = last if self.words[last].kind is Kind.ARABIC and self.may_be_noun(last) else None
        return replace(self._make(first, last, (i, last), value, bound), noun=noun, of=Counted.PERCENT)

    def _one_of(self, i: int) -> Quantity | None:
        hit = self.hit(i, "one_of")
        match = self.match(hit[1]) if hit is not None and not hit[0].before.article else None
        if hit is None or match is None or match[1] != "p":
            return None
        return self._classed(self._make(i, hit[1] + 1, (i, hit[1]), 1, Bound.EXACT), hit[1], match)

    def _dual(self, i: int) -> Quantity | None:
        """Two of something in one word; a form that is also a plural tells no number and is left."""
        matches = [m for m in self.nouns.lookup(self.words[i].folded) if not m.cut.enclitic]
        if not matches or any(m.form.number != "d" or m.form.part is not Part.NOUN for m in matches):
            return None
        match = matches[0]
        # the second of two duals describes the first; "one of the signatories" is a plural
        if self.in_time(i) or self._dual_before == i or self.hit(i - 1, "one_of"):
            return None
        start = self.words[i].start + (0 if match.cut.article and match.cut.preposition else match.cut.length)
        span = Span.at(self.document.text, start, self.words[i].end)
        last = i + 1
        number = self.cardinal(last)
        if number is not None and number.value == 2:
            last = number.last
        bound, last = self.bound_after(last, last)
        self._dual_before = i + 1
        quantity = self._make(i, last, (i, i + 1), 2, bound or Bound.EXACT)
        return self._classed(replace(quantity, span=span), i, (match.entry, "d"))
