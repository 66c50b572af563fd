"""Time words from one on -> a week, month, year or part of one, and how long ago something was."""

from datetime import timedelta

from riwaya.mentions.times.calendar import (
    Stretch,
    a_month,
    a_week,
    a_year,
    between,
    days_from,
    hijri_year,
    one,
    part_of_year,
    third_of_month,
)
from riwaya.mentions.times.date_grammar import (
    EARLIEST,
    LATEST,
    Year,
    month_days,
    read_month,
    read_spelled_year,
    read_year,
)
from riwaya.mentions.times.day_grammar import names_event, read_day
from riwaya.mentions.times.lengths import PRECISIONS, ahead, back_from, read_length
from riwaya.mentions.times.time_terms import Found, Hit, Terms
from riwaya.model import TimePrecision
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

_SHIFT = {"past": -1, "recent": -1, "this": 0, "next": 1}


def read_period(t: Terms, i: int) -> Found | None:
    """A stretch longer than a day at ``i``."""
    return (
        _part(t, i)
        or _season(t, i)
        or _earlier(t, i)
        or _this(t, i)
        or _years_of(t, i)
        or _unit_period(t, i)
        or _month(t, i)
        or _last_n(t, i)
        or _bare_year(t, i)
    )


def _shifted_unit(t: Terms, unit: str, direction: str) -> Stretch | None:
    """Last, this or next week, month or year; this one ends with publication, as what is told in it has happened."""
    if t.published is None:
        return None
    shift = _SHIFT[direction]
    whole: Stretch | None
    if unit == "week":
        day = days_from(t.published, 7 * shift)
        whole = None if day is None else a_week(day)
    elif unit == "month":
        whole = a_month(t.published.year, t.published.month + shift)
    elif unit == "year":
        whole = a_year(t.published.year + shift)
    else:
        day = days_from(t.published, shift)
        whole = one(day)
    if whole is not None and shift == 0:
        return between(whole.first, t.published)
    return whole


def _unit_period(t: Terms, i: int) -> Found | None:
    """Last week, the current year, the year 2019, the month of May."""
    hit = t.at(i, "unit")
    if hit is None or hit.word.number != "singular" or hit.word.value in ("minute", "hour", "day"):
        return None
    unit = str(hit.word.value)
    if unit == "year":
        return _year(t, i, hit)
    if unit == "month" and not hit.before.article:
        month = _month(t, hit.last, sure=True)
        if month is not None:
            return month.spanning(i)
    of_month = _week_of_month(t, i, hit) if unit == "week" and hit.before.article else None
    if of_month is not None:
        return of_month
    modified = t.plain(hit.last, "mod")
    if modified is None or not hit.before.article:
        return None
    days = _shifted_unit(t, unit, str(modified.word.value))
    return t.counted(i, modified.last, days, PRECISIONS[unit])


def _week_of_month(t: Terms, i: int, hit: Hit) -> Found | None:
    """The second week of May: its eighth day to its fourteenth."""
    number = t.ordinal(hit.last)
    of = t.plain(number.last, "of") if number is not None and 1 <= number.value <= 5 else None
    if number is None or of is None:
        return None
    unit = t.plain(of.last, "unit")
    month = _month(t, of.last, sure=True) or (_unit_period(t, of.last) if unit is not None else None)
    if month is None or month.precision is not TimePrecision.MONTH or month.days is None:
        return None
    first = days_from(month.days.first, 7 * (int(number.value) - 1))
    whole = a_month(month.days.first.year, month.days.first.month)
    days = between(first, None if first is None or whole is None else min(first + timedelta(6), whole.last))
    return Found(i, month.last, days, TimePrecision.WEEK, month.basis)


def _year(t: Terms, i: int, hit: Hit) -> Found | None:
    year = read_year(t, i)
    plain = not hit.before.joined and not hit.before.preposition
    if year.value is None and not plain:
        year = _year_behind(t, hit)
    if year.value is not None:
        days = hijri_year(year.value) if year.hijri else a_year(year.value)
        modified = t.plain(year.last - 1, "mod")
        if modified is not None:
            current = t.published is not None and year.value == t.published.year
            return t.counted(i, year.last, _shifted_unit(t, "year", "this") if current else days, TimePrecision.YEAR)
        return t.stated(i, year.last, days, TimePrecision.YEAR)
    modified = t.plain(hit.last, "mod")
    if modified is None or not hit.before.article:
        return None
    return t.counted(i, modified.last, _shifted_unit(t, "year", str(modified.word.value)), TimePrecision.YEAR)


def _year_behind(t: Terms, hit: Hit) -> Year:
    """The figures after a year word that has a preposition or "and" written to it."""
    figures = t.figure(hit.last, EARLIEST, LATEST)
    return Year(figures, "last", hit.last + 1) if figures is not None else Year(None, "last", hit.first)


def _month(t: Terms, i: int, *, sure: bool = False) -> Found | None:
    month = read_month(t, i)
    if month is None:
        return None
    year = read_year(t, month.last, hijri=month.hijri)
    told = year.last > month.last
    if month.weak and not sure and not told and not _introduced(t, i):
        return None
    days = month_days(t, month, year)
    last = max(month.last, year.last)
    if year.value is not None:
        return t.stated(i, last, days, TimePrecision.MONTH)
    if days is not None and year.direction == "this" and t.published is not None:
        days = between(days.first, min(days.last, t.published)) or days
    return t.counted(i, last, days, TimePrecision.MONTH)


def _introduced(t: Terms, i: int) -> bool:
    before = t.longest(i - 1) if i > t.start else None
    return before is not None and before.word.kind in ("in", "since", "during", "until", "of", "part")


def _part(t: Terms, i: int) -> Found | None:
    """The beginning, middle or end of a month, week or year."""
    hit = t.at(i, "part")
    if hit is None:
        return None
    part = str(hit.word.value)
    unit = t.plain(hit.last, "unit")
    this = t.plain(hit.last, "this")
    if this is not None and t.plain(this.last, "unit"):
        whole = _this(t, hit.last)
    else:
        whole = _month(t, hit.last, sure=True) or (
            _unit_period(t, hit.last) or _under_way(t, part, unit) if unit else _bare_year_after(t, hit.last)
        )
    if whole is None:
        return None
    whole = whole.spanning(i)
    if whole.days is None:
        return whole
    days, precision = _cut(t, whole, part)
    return Found(i, whole.last, days, precision, whole.basis, whole.why)


def _under_way(t: Terms, part: str, unit: Hit) -> Found | None:
    """The month or year whose part is told and which is not named is the one under way; the end of a week is none."""
    name, following = str(unit.word.value), t.folded(unit.last)
    known = name in ("month", "year") or (name == "week" and part in ("start", "early"))
    if not known or unit.word.number != "singular" or not unit.before.article or following.startswith(ARTICLE):
        return None
    return t.counted(unit.first, unit.last, _shifted_unit(t, name, "this"), PRECISIONS[name])


def _cut(t: Terms, whole: Found, part: str) -> tuple[Stretch | None, TimePrecision]:
    assert whole.days is not None
    first = whole.days.first
    if whole.precision is TimePrecision.MONTH:
        month = a_month(first.year, first.month)
        if month is not None and first.day == 1 and month.last >= whole.days.last:
            return third_of_month(month, part), TimePrecision.PART_OF_MONTH
        return _third(whole.days, part), TimePrecision.PART_OF_MONTH
    if whole.precision is TimePrecision.YEAR and first.month == 1 and first.day == 1:
        return part_of_year(first.year, part), TimePrecision.PART_OF_YEAR
    if whole.precision is TimePrecision.YEAR:
        return _third(whole.days, part), TimePrecision.PART_OF_YEAR
    if whole.precision is TimePrecision.DAY:
        return whole.days, TimePrecision.DAY
    week = a_week(first)
    return (None if week is None else _third(week, part)), TimePrecision.DAY


def _third(days: Stretch, part: str) -> Stretch:
    length = (days.last - days.first).days + 1
    third = length // 3
    if part in ("start", "early"):
        return Stretch(days.first, days_from(days.first, max(third - 1, 0)) or days.last)
    if part == "middle":
        middle = days_from(days.first, third) or days.first
        return Stretch(middle, days_from(days.last, -third) or days.last)
    return Stretch(days_from(days.last, -max(third - 1, 0)) or days.first, days.last)


def _season(t: Terms, i: int) -> Found | None:
    hit = t.at(i, "season")
    if hit is None:
        return None
    year = read_year(t, hit.last)
    start = int(hit.word.value or 0)
    if year.value is None:
        if year.last == hit.last or t.published is None or not hit.before.article:
            return None
        value = t.published.year + (0 if year.direction == "this" else _SHIFT[year.direction])
        if year.direction == "past" and start + 2 < t.published.month:
            value = t.published.year
    else:
        value = year.value
    first, last = a_month(value, start), a_month(value, start + 2)
    days = None if first is None or last is None else Stretch(first.first, last.last)
    make = t.stated if year.value is not None else t.counted
    return make(i, year.last, days, TimePrecision.PART_OF_YEAR)


def _earlier(t: Terms, i: int) -> Found | None:
    """Earlier this year, later today, earlier on Monday."""
    hit = t.at(i, "earlier")
    if hit is None:
        return None
    whole = read_day(t, hit.last) or _this(t, hit.last) or _unit_period(t, hit.last)
    if whole is None:
        return None
    whole = whole.spanning(i)
    days = whole.days
    if days is None or t.published is None or days.single or not days.first <= t.published <= days.last:
        return whole
    if hit.word.value == "past":
        return Found(i, whole.last, between(days.first, t.published), whole.precision, whole.basis)
    unit = {TimePrecision.WEEK: "week", TimePrecision.MONTH: "month"}.get(whole.precision, "year")
    ends = {"week": a_week(t.published), "month": a_month(t.published.year, t.published.month)}
    end = ends.get(unit, a_year(t.published.year))
    later = None if end is None else between(t.published, end.last)
    return Found(i, whole.last, later, whole.precision, whole.basis)


def _this(t: Terms, i: int) -> Found | None:
    """This week, this month, this year; this morning."""
    hit = t.at(i, "this")
    if hit is None:
        return None
    unit = t.plain(hit.last, "unit")
    if unit is not None and unit.before.article and unit.word.number == "singular":
        name = str(unit.word.value)
        if name in ("week", "month", "year"):
            return t.counted(i, unit.last, _shifted_unit(t, name, "this"), PRECISIONS[name])
    part = t.plain(hit.last, "day_part")
    if part is not None and part.before.article:
        day = one(t.published)
        return t.counted(i, part.last, day, TimePrecision.NIGHT if part.word.night else TimePrecision.PART_OF_DAY)
    near = t.plain(hit.last, "near")
    if near is not None and near.word.value == 0:
        return t.counted(i, near.last, one(t.published), TimePrecision.DAY)
    return None


def _years_of(t: Terms, i: int) -> Found | None:
    """The years 2014 and 2016."""
    hit = t.at(i, "years_of")
    if hit is None:
        return None
    first = t.figure(hit.last, EARLIEST, LATEST)
    second = t.figure(hit.last + 2, EARLIEST, LATEST)
    if first is None or second is None or second < first:
        return None
    start, end = a_year(first), a_year(second)
    days = None if start is None or end is None else Stretch(start.first, end.last)
    return t.stated(i, hit.last + 3, days, TimePrecision.YEAR)


def _bare_year(t: Terms, i: int) -> Found | None:
    """A number of four figures that a preposition of time, or the name of a happening, stands before."""
    before = t.longest(i - 1) if i > t.start else None
    if before is not None and before.word.kind in ("in", "since", "until", "during", "before", "after", "between"):
        return _bare_year_after(t, i) or _spelled(t, i)
    return _bare_year_after(t, i) if names_event(t, i - 1) and t.kind(i + 1) is not Kind.ARABIC else None


def _spelled(t: Terms, i: int) -> Found | None:
    year = read_spelled_year(t, i)
    return (
        None if year is None or year.value is None else t.stated(i, year.last, a_year(year.value), TimePrecision.YEAR)
    )


def _bare_year_after(t: Terms, i: int) -> Found | None:
    value = t.figure(i, EARLIEST, LATEST)
    if value is None:
        return None
    following = t.words[i + 1] if t.kind(i + 1) is Kind.ARABIC else None
    if following is not None and t.lexicon.quantities.nouns.lookup(following.folded):
        return None
    if t.plain(i + 1, "unit") or t.is_mark(i + 1, ":/"):
        return None
    if t.is_mark(i + 1, "-–"):
        second = t.figure(i + 2, EARLIEST, LATEST)
        if second is not None and second > value:
            start, end = a_year(value), a_year(second)
            if start is not None and end is not None:
                return t.stated(i, i + 3, Stretch(start.first, end.last), TimePrecision.YEAR)
    return t.stated(i, i + 1, a_year(value), TimePrecision.YEAR)


def _last_n(t: Terms, i: int) -> Found | None:
    """The last three days, the past 24 hours, the coming weeks."""
    opening = t.at(i, "last")
    length = read_length(t, opening.last if opening is not None else i)
    if length is None:
        return None
    modified = t.plain(length.last, "mod")
    if opening is None and (not length.definite or modified is None):
        return None
    last = modified.last if modified is not None else length.last
    direction = str(modified.word.value) if modified is not None else "past"
    precision = PRECISIONS[length.unit]
    if length.unit == "hour" and length.high is None and direction != "next":
        return t.counted(i, last, one(t.published), precision)
    if length.high is None or direction == "this":
        return t.open(i, last, "says roughly when, and names no days", precision)
    if opening is None and length.high == 1:
        return None
    days = None
    if t.published is not None and direction == "next":
        days = between(days_from(t.published, 1), ahead(t.published, length))
    elif t.published is not None:
        days = between(back_from(t.published, length), t.published)
    return t.counted(i, last, days, precision)
