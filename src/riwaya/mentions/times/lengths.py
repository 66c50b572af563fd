"""Time words from one on -> a length of time: two days, three weeks, 24 hours, a few months."""

from datetime import date

from riwaya.mentions.numerals import Numeral
from riwaya.mentions.times.calendar import Stretch, a_month, a_year, days_from, months_from, one
from riwaya.mentions.times.time_terms import Terms
from riwaya.model import TimePrecision
from riwaya.model.values import dataclass
from riwaya.text import Kind

_MOST_BEHIND = 10
"""The highest number that stands behind its unit."""
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
PRECISIONS = {
    "minute": TimePrecision.HOUR,
    "hour": TimePrecision.HOUR,
    "day": TimePrecision.DAY,
    "week": TimePrecision.WEEK,
    "month": TimePrecision.MONTH,
    "year": TimePrecision.YEAR,
    "decade": TimePrecision.YEAR,
}


@dataclass(frozen=True, slots=True)
class Length:
    """``low`` to ``high`` units, both None for "a few"; ``definite`` with the article (the last three days)."""

    low: float | None
    high: float | None
    unit: str
    about: bool
    definite: bool
    first: int
    last: int


def read_length(t: Terms, i: int) -> Length | None:
    """The length of time at ``i``, hedges before and after it included."""
    about = t.at(i, "about")
    step = about.last if about is not None else i
    found = _counted(t, step) or _few(t, step) or _dual_or_one(t, step)
    if found is None:
        return None
    low, unit, definite, last = found
    high = low
    half = t.at(last, "half")
    if half is not None and half.before.joined and low is not None:
        low = high = low + 0.5
        last = half.last
        if t.plain(last, "unit"):
            last += 1
    other = t.plain(last, "or")
    second = (_counted(t, other.last) or _dual_or_one(t, other.last)) if other is not None else None
    if second is not None and low is not None and second[1] == unit and second[0] is not None and second[0] > low:
        high, last = second[0], second[3]
    few = t.plain(last, "few")
    if few is not None:
        last = few.last
        if low is None or low == 1:
            low = high = None
    hedge = t.plain(last, "about")
    if hedge is not None and hedge.last == last + 1 and t.plain(hedge.last, "unit") is None:
        about, last = hedge, _only_hedge(t, hedge.last, last)
    if about is not None and about.word.value == "bound":
        low = high = None
    return Length(low, high, unit, about is not None, definite, i, last)


def _only_hedge(t: Terms, end: int, last: int) -> int:
    """A hedge behind a length belongs to it where no number follows."""
    return last if t.cardinal(end) is not None or t.kind(end) is Kind.NUMBER else end


def _unit(t: Terms, i: int, *, number: tuple[str, ...]) -> tuple[str, bool, int] | None:
    hit = t.at(i, "unit")
    if hit is None or hit.word.number not in number or hit.before.joined:
        return None
    return str(hit.word.value), hit.before.article, hit.last


def _counted(t: Terms, i: int) -> tuple[float | None, str, bool, int] | None:
    """A number and its unit: three days, 24 hours; and the definite order: the days five, the hours 24."""
    number = t.cardinal(i)
    if number is not None:
        unit = _unit(t, number.last, number=("singular", "plural"))
        if unit is None:
            return None
        definite = number.article or t.figures_at(i) > i or unit[1]
        return number.value, unit[0], definite, unit[2]
    unit = _unit(t, i, number=("plural",))
    if unit is None:
        return None
    number = t.cardinal(unit[2])
    if number is None or (unit[1] and not (number.article or t.figures_at(unit[2]) > unit[2])):
        return None
    return (number.value, unit[0], unit[1], number.last) if unit[1] or _trailing(t, number) else None


def _trailing(t: Terms, number: Numeral) -> bool:
    """Whether an indefinite unit takes the number behind it as its adjective (years seven), and no noun does."""
    closes = t.kind(number.last) is not Kind.ARABIC or t.folded(number.last) in t.lexicon.grammar["preposition"]
    return number.written and number.value <= _MOST_BEHIND and closes


def _few(t: Terms, i: int) -> tuple[float | None, str, bool, int] | None:
    few = t.plain(i, "few")
    step = few.last if few is not None else i
    unit = _unit(t, step, number=("plural",))
    return None if unit is None else (None, unit[0], unit[1], unit[2])


def _dual_or_one(t: Terms, i: int) -> tuple[float | None, str, bool, int] | None:
    unit = _unit(t, i, number=("dual",))
    if unit is not None:
        return 2, *unit
    unit = _unit(t, i, number=("singular",))
    if unit is None:
        return None
    name, definite, last = unit
    single = t.cardinal(last)
    if single is not None and single.value == 1 and single.written:
        last = single.last
    return 1, name, definite, last


def shifted(day: date, amount: float, unit: str, hour: float | None = None) -> date | None:
    """The day so much later (or earlier, for a negative amount); hours count from the hour where it is known."""
    if abs(amount) > 1_000_000:
        return None
    if unit in _MONTHS:
        whole = int(amount * _MONTHS[unit])
        return months_from(day, whole)
    if unit in _DAYS:
        return days_from(day, int(amount * _DAYS[unit]))
    hours = amount / 60 if unit == "minute" else amount
    if hour is not None:
        return days_from(day, int((hour + hours) // 24))
    # without the hour of publication, less than half a day stays within it
    return days_from(day, int((abs(hours) + 11) // 24) * (1 if hours > 0 else -1))


def back_from(day: date, length: Length) -> date | None:
    """The day so long before, counted in whole days: 24 hours are one day, whatever the hour."""
    return None if length.high is None else shifted(day, -length.high, length.unit)


def point(day: date, length: Length, sign: int, hour: float | None) -> Stretch | None:
    """The day so long before or after; for months and years, which nobody counts to the day, all of that one."""
    if length.low is None or length.high is None:
        return None
    ends = [shifted(day, sign * n, length.unit, hour) for n in (length.low, length.high)]
    if None in ends:
        return None
    first, last = sorted(d for d in ends if d is not None)
    if length.unit == "month":
        start, end = a_month(first.year, first.month), a_month(last.year, last.month)
        return None if start is None or end is None else Stretch(start.first, end.last)
    if length.unit in ("year", "decade"):
        start, end = a_year(first.year), a_year(last.year)
        return None if start is None or end is None else Stretch(start.first, end.last)
    if length.about and length.unit == "week":
        wide = days_from(first, -3), days_from(last, 3)
        return one(first) if wide[0] is None or wide[1] is None else Stretch(wide[0], wide[1])
    return Stretch(first, last)


def ahead(day: date, length: Length) -> date | None:
    """The last day of a length that begins with this day."""
    found = point(day, length, 1, None)
    return None if found is None else found.last
