"""Time words from one on -> a date: day, month and year in either calendar, in words or figures."""

from riwaya.mentions.times.calendar import (
    Stretch,
    a_day,
    a_month,
    between,
    hijri_day,
    hijri_month,
    hijri_year_of,
    one,
    year_of,
)
from riwaya.mentions.times.time_terms import Found, Hit, Terms
from riwaya.model import TimePrecision
from riwaya.model.values import dataclass
from riwaya.text import Kind

EARLIEST, LATEST = 1900, 2099
"""Years a bare number of four figures may be (chosen on the news corpus: numbers outside are amounts)."""
_OLDEST = 1500
"""The earliest year told behind a month or the word for year."""
_HIJRI_EARLIEST, _HIJRI_LATEST = 1300, 1500
_SLASHES = "/-–\\"


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name, both names where two are written, ending before word ``last``."""

    value: int
    hijri: bool
    last: int
    weak: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or which way to look for it ("past", "this", "next"), ending before word ``last``."""

    value: int | None
    direction: str
    last: int
    hijri: bool = False


def read_month(t: Terms, i: int) -> Month | None:
    """The month at ``i``; a second name of the same month, after a stroke or in brackets, belongs to it."""
    hit = t.at(i, "month")
    if hit is None or not isinstance(hit.word.value, int):
        return None
    last, weak = hit.last, hit.word.weak
    step = last + 1 if t.is_mark(last, _SLASHES + "(") else last
    second = t.plain(step, "month")
    if second is not None and second.word.value == hit.word.value and second.word.hijri == hit.word.hijri:
        last, weak = second.last, False
        if t.is_mark(step - 1, "(") and t.is_mark(last, ")"):
            last += 1
    return Month(hit.word.value, hit.word.hijri, last, weak)


def read_year(t: Terms, i: int, *, hijri: bool = False) -> Year:
    """The year told at ``i``, straight after a month or a part of one; ``last`` is ``i`` where there is none."""
    modified = t.plain(i, "mod")
    if modified is not None and modified.word.value != "recent":
        more = read_year(t, modified.last, hijri=hijri)
        if more.value is not None:
            return more
        return Year(None, str(modified.word.value), modified.last)
    step = i + 1 if t.plain(i, "of") and t.at(i + 1, "unit") else i
    marker = t.plain(step, "unit")
    if marker is not None and marker.word.value == "year" and marker.word.number == "singular":
        return _marked_year(t, i, marker)
    bare = _figures_of_year(t, i, hijri)
    return bare or Year(None, "last", i)


def _marked_year(t: Terms, i: int, marker: Hit) -> Year:
    figures = _figures_of_year(t, marker.last, False)
    if figures is not None:
        return figures
    modified = t.plain(marker.last, "mod")
    if modified is not None and t.published is not None and marker.before.article:
        shift = {"past": -1, "recent": -1, "this": 0, "next": 1}[str(modified.word.value)]
        return Year(t.published.year + shift, "last", modified.last)
    return Year(None, "last", i)


def _figures_of_year(t: Terms, i: int, hijri: bool) -> Year | None:
    value = t.figure(i, _HIJRI_EARLIEST if hijri else _OLDEST, _HIJRI_LATEST if hijri else LATEST)
    if value is not None and not hijri and value < EARLIEST and _counts_something(t, i + 1):
        return None
    if value is not None:
        mark = t.plain(i + 1, "hijri", "gregorian")
        last = mark.last if mark is not None else i + 1
        return Year(value, "last", last, hijri or (mark is not None and mark.word.kind == "hijri"))
    spelled = None if hijri else read_spelled_year(t, i)
    if spelled is not None:
        return spelled
    marked = t.figure(i, _HIJRI_EARLIEST, _HIJRI_LATEST)
    mark = t.plain(i + 1, "hijri")
    return Year(marked, "last", mark.last, True) if marked is not None and mark is not None else None


def read_spelled_year(t: Terms, i: int) -> Year | None:
    """A year in words: two thousand and sixteen."""
    number = t.cardinal(i)
    if number is None or not number.written or not EARLIEST <= number.value <= LATEST or number.value % 100 == 0:
        return None
    return None if _counts_something(t, number.last) else Year(int(number.value), "last", number.last)


def _counts_something(t: Terms, i: int) -> bool:
    """Whether a noun that figures count stands there."""
    return bool(t.lexicon.quantities.nouns.lookup(t.folded(i)))


def read_date(t: Terms, i: int) -> Found | None:
    """A day of a month at ``i``: 15 May 2024, the fifth of May, 15/5/2024, 18 and 19 May."""
    figures = _numeric(t, i)
    if figures is not None:
        return figures
    day = _day_number(t, i)
    if day is None:
        return None
    value, step, spelled = day
    second, step = _second_day(t, step)
    of = t.plain(step, "of")
    step = of.last if of is not None else step
    unit = t.plain(step, "unit")
    if unit is not None and unit.word.value == "month" and unit.word.number == "singular":
        if unit.before.article and of is not None:
            return _day_of_period(t, i, value, unit)
        step = unit.last
    month = read_month(t, step)
    if month is None or t.words[step].start > t.words[step - 1].end + 2:
        return None
    if month.weak and spelled and of is None:
        return None
    year = read_year(t, month.last, hijri=month.hijri)
    first = _resolve(t, month, value, year)
    found = first if second is None else between_days(first, _resolve(t, month, second, year))
    stated = year.value is not None
    last = max(year.last, month.last)
    precision = TimePrecision.DAY
    return t.stated(i, last, found, precision) if stated else t.counted(i, last, found, precision)


def between_days(first: Stretch | None, last: Stretch | None) -> Stretch | None:
    """From one stretch's first day to the other's last."""
    return None if first is None or last is None else between(first.first, last.last)


def _day_number(t: Terms, i: int) -> tuple[int, int, bool] | None:
    """Day of the month at ``i``: its number, the word after it, and whether it is spelled."""
    step = t.figures_at(i)
    value = t.figure(step, 1, 31)
    if value is not None:
        return value, step + 1, False
    spelled = t.ordinal(i)
    if spelled is not None and 1 <= spelled.value <= 31:
        return int(spelled.value), spelled.last, True
    return None


def _second_day(t: Terms, i: int) -> tuple[int | None, int]:
    joined = t.kind(i) is Kind.ARABIC and len(t.folded(i)) == 1
    if joined or t.is_mark(i, "-–"):
        value = t.figure(i + 1, 1, 31)
        if value is not None:
            return value, i + 2
    form = t.lexicon.numbers.ordinals.get(t.folded(i))
    spelled = t.ordinal(i) if form is not None and form.before.joined else None
    if spelled is not None:
        return int(spelled.value), spelled.last
    return (None, i + 1) if t.is_mark(i, "/") and t.at(i + 1, "month") else (None, i)


def _day_of_period(t: Terms, i: int, day: int, unit: Hit) -> Found | None:
    """The tenth of this month, the tenth of last month."""
    modified = t.plain(unit.last, "mod")
    if modified is None:
        return None
    days = None
    if t.published is not None:
        shift = {"past": -1, "recent": -1, "this": 0, "next": 1}[str(modified.word.value)]
        month = a_month(t.published.year, t.published.month + shift)
        days = one(a_day(month.first.year, month.first.month, day)) if month is not None else None
    return t.counted(i, modified.last, days, TimePrecision.DAY)


def _resolve(t: Terms, month: Month, day: int, year: Year) -> Stretch | None:
    if month.hijri:
        value = year.value
        if value is None and t.published is not None:
            value = hijri_year_of(t.published, month.value, day)
        return one(hijri_day(value, month.value, day)) if value is not None else None
    if year.value is not None:
        return one(a_day(year.value, month.value, day))
    if t.published is None:
        return None
    return one(a_day(year_of(t.published, month.value, day, year.direction), month.value, day))


def month_days(t: Terms, month: Month, year: Year) -> Stretch | None:
    """All days of a month told with or without its year."""
    if month.hijri:
        value = year.value
        if value is None and t.published is not None:
            value = hijri_year_of(t.published, month.value, 1)
        return hijri_month(value, month.value) if value is not None else None
    if year.value is not None:
        return a_month(year.value, month.value)
    if t.published is None:
        return None
    # "last May", told in May, is last year's
    day = 31 if year.direction == "past" else 1
    return a_month(year_of(t.published, month.value, day, year.direction), month.value)


def _numeric(t: Terms, i: int) -> Found | None:
    """15/5/2024, 15-05-2024, 2024-05-15, 15.5.2024."""
    parts, last = _parts(t, i)
    if len(parts) != 3:
        return None
    if parts[0] >= EARLIEST:
        parts = parts[::-1]
    day, month, year = parts
    if not (1 <= day <= 31 and 1 <= month <= 12 and EARLIEST <= year <= LATEST):
        return None
    found = a_day(year, month, day)
    return None if found is None else t.stated(i, last, one(found), TimePrecision.DAY)


def _parts(t: Terms, i: int) -> tuple[list[int], int]:
    if t.kind(i) is not Kind.NUMBER:
        return [], i
    folded = t.folded(i)
    if folded.count(".") == 2 and len(folded) <= 10 and "," not in folded:
        return [int(p) for p in folded.split(".")], i + 1
    touching = (
        t.kind(i + 4) is Kind.NUMBER
        and t.kind(i + 2) is Kind.NUMBER
        and t.is_mark(i + 1, "/-")
        and t.folded(i + 1) == t.folded(i + 3)
    )
    tokens = [t.folded(k) for k in (i, i + 2, i + 4)]
    if not touching or not all(p.isdecimal() and len(p) <= 4 for p in tokens):
        return [], i
    return [int(p) for p in tokens], i + 5
