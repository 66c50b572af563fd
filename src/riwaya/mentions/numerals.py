"""Words of a text from a given one on -> the number they spell, in figures or words, and where it ends."""

from riwaya.lexicon.numbers import NumberForm, Numbers, NumberWord, Role
from riwaya.model.values import dataclass
from riwaya.text import Kind, Word

_LARGEST = 10**15
"""Figures beyond this are identifiers, not amounts."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words ``first`` to ``last`` (exclusive)."""

    value: int | float
    first: int
    last: int
    written: bool
    """True where it is spelled in words and not in figures."""
    article: bool = False


def figures(folded: str, *, before_scale: bool = False) -> int | float | None:
    """The value of a token of digits: marks part thousands where every group has three digits, else decimals."""
    if folded.isdecimal():
        return int(folded) if len(folded) <= 15 else None
    plain = folded.replace("\u066b", ".").replace("\u066c", ",")
    groups = plain.replace(",", ".").split(".")
    grouped = len(groups[0]) <= 3 and groups[0] != "0" and all(len(g) == 3 for g in groups[1:])
    if grouped and not (before_scale and len(groups) == 2):
        value = int("".join(groups))
        return value if value < _LARGEST else None
    if len(groups) == 2 and len(groups[0]) <= 15:
        return float(f"{groups[0]}.{groups[1][:15]}")
    return None


def cardinal(words: tuple[Word, ...], first: int, limit: int, numbers: Numbers) -> Numeral | None:
    """The cardinal number that begins with word ``first`` and ends before word ``limit``."""
    return _Spelling(words, limit, numbers).read(first)


def ordinal(words: tuple[Word, ...], first: int, limit: int, numbers: Numbers) -> Numeral | None:
    """The ordinal with its article (the fifth, the twenty-first, the thirtieth) that begins with word ``first``."""
    form = numbers.ordinals.get(words[first].folded)
    following = numbers.cardinals.get(words[first + 1].folded) if first + 1 < limit else None
    if form is None:
        form = numbers.cardinals.get(words[first].folded)
        if form is None or not form.before.article or form.word.role is not Role.TENS:
            return None
        return Numeral(int(form.word.value), first, first + 1, True, True)
    value, last = int(form.word.value), first + 1
    if following is not None and value < 10:
        if following.word.role is Role.TEN and not following.before.joined:
            value, last = value + 10, last + 1
        elif following.word.role is Role.TENS and following.before.joined:
            value, last = value + int(following.word.value), last + 1
    return Numeral(value, first, last, True, form.before.article)


class _Spelling:
    """Adds up one number: ``total`` of the finished scales and ``group``, the part under a thousand being read."""

    def __init__(self, words: tuple[Word, ...], limit: int, numbers: Numbers) -> None:
        self.words = words
        self.limit = limit
        self.cardinals = numbers.cardinals
        self.compounds = numbers.compounds

    def form(self, i: int) -> NumberForm | None:
        if i >= self.limit:
            return None
        folded = self.words[i].folded
        if folded in self.compounds and i + 1 < self.limit:
            following = self.cardinals.get(self.words[i + 1].folded)
            if following is not None and following.word.role is Role.TEN and not following.before.length:
                return self.compounds[folded]
        return self.cardinals.get(folded)

    def read(self, first: int) -> Numeral | None:
        if self.words[first].kind is Kind.NUMBER:
            return self._figures(first)
        form = self.form(first)
        if form is None or form.word.role is Role.HALF or form.word.plural:
            return None
        group, last = self._group(first)
        if group is None:
            return None
        return self._scales(first, group, last, form)

    def _figures(self, first: int) -> Numeral | None:
        scale = self.form(first + 1)
        scaled = scale is not None and scale.word.role is Role.SCALE and not scale.before.joined
        value = figures(self.words[first].folded, before_scale=scaled)
        if value is None:
            return None
        last = first + 1
        if last < self.limit and self._thousands(first):
            value, last = int(self.words[first].folded + self.words[last].folded), last + 1
        return self._scales(first, value, last, None)

    def _thousands(self, first: int) -> bool:
        """Whether figures go on behind a space: 350 000."""
        one, two = self.words[first], self.words[first + 1]
        return (
            two.kind is Kind.NUMBER
            and two.start == one.end + 1
            and len(two.folded) == 3
            and len(one.folded) <= 3
            and one.folded.isdecimal()
            and two.folded == "000"
        )

    def _group(self, i: int, *, joined: bool = False) -> tuple[float | None, int]:
        """The part under a thousand (or a scale word alone) that begins at ``i``, and where it ends."""
        form = self.form(i)
        if form is None or form.before.joined < joined or form.word.role is Role.HALF:
            return None, i
        word = form.word
        if word.role is Role.SCALE:
            return None if word.plural else 0, i
        value, last = word.value, i + 1
        role = word.role
        complete = not word.bound
        if role is Role.HUNDREDS:
            more = self.form(last)
            if more is not None and more.before.joined and more.word.role in (Role.DIGIT, Role.TEN, Role.TENS):
                rest, end = self._under_hundred(last)
                if rest is not None:
                    return value + rest, end
            return value, last
        rest, end = self._under_hundred(i)
        if rest is None:
            return None, i
        value, last = rest, end
        hundred = self.form(last)
        if role is Role.DIGIT and last == i + 1 and hundred is not None and _is_hundred(hundred):
            value, last = value * 100, last + 1
            rest, end = self._under_hundred(last) if self._joined(last) else (None, last)
            if rest is not None:
                value, last = value + rest, end
        return (value, last) if complete or last > i + 1 else (None, i)

    def _joined(self, i: int) -> bool:
        form = self.form(i)
        return form is not None and form.before.joined

    def _under_hundred(self, i: int) -> tuple[float | None, int]:
        form = self.form(i)
        if form is None or form.word.role not in (Role.DIGIT, Role.TEN, Role.TENS):
            return None, i
        if form.word.role is Role.DIGIT:
            following = self.form(i + 1)
            if following is not None:
                if following.word.role is Role.TEN and not following.before.length and not following.before.article:
                    return form.word.value + 10, i + 2
                if following.word.role is Role.TENS and following.before.joined and not following.before.preposition:
                    return form.word.value + following.word.value, i + 2
            if form.word.bound:
                return None, i
        return form.word.value, i + 1

    def _scales(self, first: int, group: float, last: int, opening: NumberForm | None) -> Numeral:
        total: float = 0
        smallest = _LARGEST
        while True:
            form = self.form(last)
            if form is None or not self._may_scale(form, smallest, opening=last == first):
                break
            factor = self._factor(form.word, last) if group == 0 else form.word.value
            total += factor * (group or 1)
            smallest, group, last = form.word.scale, 0, last + 1
            half, end = self._half(last, smallest)
            if half:
                total, last = total + half, end
                break
            rest, end = self._rest(last, smallest)
            if rest is None:
                break
            group, last = rest, end
        value = total + group
        whole = int(value) if value == int(value) else value
        return Numeral(whole, first, last, opening is not None, opening is not None and opening.before.article)

    def _may_scale(self, form: NumberForm, smallest: int, *, opening: bool) -> bool:
        word = form.word
        if word.role is not Role.SCALE or word.scale >= smallest:
            return False
        return opening or smallest < _LARGEST or not form.before.joined

    def _factor(self, word: NumberWord, i: int) -> float:
        """A scale word with no number before it; straight before its noun it can be the dual."""
        if not word.construct or "\u064b" in self.words[i].text:
            return word.value
        following = self.words[i + 1] if i + 1 < self.limit else None
        construct = following is not None and following.kind is Kind.ARABIC and len(following.folded) > 2
        return word.construct if construct and self.form(i + 1) is None else word.value

    def _half(self, i: int, scale: int) -> tuple[float, int]:
        form = self.form(i)
        if form is None or form.word.role is not Role.HALF or not form.before.joined:
            return 0, i
        after = self.form(i + 1)
        named = after is not None and after.word.role is Role.SCALE and after.word.scale == scale
        return form.word.value * scale, i + 2 if named else i + 1

    def _rest(self, i: int, scale: int) -> tuple[float | None, int]:
        """What follows a finished scale and belongs to the same number: "and three hundred", "and 500"."""
        form = self.form(i)
        if form is not None and form.before.joined and not form.before.preposition and not form.before.article:
            if form.word.role is Role.SCALE:
                return (0, i) if form.word.scale < scale and not form.word.plural else (None, i)
            return self._group(i, joined=True)
        if (
            i + 1 < self.limit
            and self.words[i + 1].kind is Kind.NUMBER
            and self.words[i].end == self.words[i + 1].start
        ):
            conjunction = self.words[i]
            value = figures(self.words[i + 1].folded)
            fits = value is not None and scale / 1000 <= value < scale and isinstance(value, int)
            if fits and len(conjunction.folded) == 1 and conjunction.kind is Kind.ARABIC:
                return value, i + 2
        return None, i


def _is_hundred(form: NumberForm) -> bool:
    return form.word.role is Role.HUNDREDS and form.word.value == 100 and not form.before.length
