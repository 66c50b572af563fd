"""Days, weeks, months and years -> the first and last day they cover; pure arithmetic, no words and no clock.

Weeks run from Sunday to Saturday, as the region's press counts them; a part of a month is a third of it.
"""

from calendar import monthrange
from datetime import date, timedelta

from riwaya.model.values import dataclass

NEAR_FUTURE = 90
"""Days a date without a year may lie ahead before it is taken for last year's (chosen on the training half of the
gold, where all but announced dates lie behind publication; no date there lies more than 61 days ahead)."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first and the last day, both included."""

    first: date
    last: date

    @property
    def single(self) -> bool:
        """True for one day."""
        return self.first == self.last


def days_from(day: date, count: int) -> date | None:
    """The day so many days on; None outside the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def one(day: date | None) -> Stretch | None:
    """A single day as a stretch."""
    return None if day is None else Stretch(day, day)


def between(first: date | None, last: date | None) -> Stretch | None:
    """Both days and what lies between; None where one is missing or they stand the wrong way round."""
    return None if first is None or last is None or first > last else Stretch(first, last)


def a_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def a_month(year: int, month: int) -> Stretch | None:
    """All of a month; months beyond twelve run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def a_year(year: int) -> Stretch | None:
    """All of a year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def a_week(day: date) -> Stretch | None:
    """The week, Sunday to Saturday, that holds the day."""
    first = days_from(day, -((day.weekday() + 1) % 7))
    return None if first is None else between(first, days_from(first, 6))


def months_from(day: date, count: int) -> date | None:
    """The same day of the month so many months on, or the month's last day where it is shorter."""
    month = a_month(day.year, day.month + count)
    return None if month is None else month.first.replace(day=min(day.day, month.last.day))


def third_of_month(month: Stretch, part: str) -> Stretch:
    """The first, middle or last ten days or so."""
    first, last = {"start": (1, 10), "early": (1, 10), "middle": (11, 20)}.get(part, (21, month.last.day))
    return Stretch(month.first.replace(day=first), month.first.replace(day=last))


def part_of_year(year: int, part: str) -> Stretch | None:
    """ "The beginning" is a quarter, "the very start" and "the end" a month, the middle June and July."""
    months = {"start": (1, 1), "early": (1, 3), "middle": (6, 7), "late": (10, 12), "end": (12, 12)}[part]
    first, last = a_month(year, months[0]), a_month(year, months[1])
    return None if first is None or last is None else Stretch(first.first, last.last)


def weekday_near(published: date, weekday: int, direction: str) -> date | None:
    """The last such weekday with publication's own day ("last"), the one before it ("past"), or the next ("next")."""
    back = (published.weekday() - weekday) % 7
    if direction == "past":
        return days_from(published, -(back or 7))
    if direction == "next":
        return days_from(published, 7 - back)
    return days_from(published, -back)


def year_of(published: date, month: int, day: int, direction: str) -> int:
    """The year meant by a date without one: the latest past one, or this year's where it lies only little ahead."""
    here = a_day(published.year, month, day) or a_month(published.year, month).last  # type: ignore[union-attr]
    if direction == "past":
        return published.year if here <= published else published.year - 1
    if direction == "next":
        return published.year if here >= published else published.year + 1
    if direction == "this":
        return published.year
    ahead = (here - published).days
    if ahead > NEAR_FUTURE:
        return published.year - 1
    next_year = a_day(published.year + 1, month, day)
    if next_year is not None and (next_year - published).days <= NEAR_FUTURE // 3:
        return published.year + 1
    return published.year


def hijri_day(year: int, month: int, day: int) -> date | None:
    """A day of the Umm al-Qura calendar, or None outside its table (1343 to 1500)."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> Stretch | None:
    """All of a Hijri month."""
    first = hijri_day(year, month, 1)
    if first is None:
        return None
    return between(first, hijri_day(year, month, 30) or hijri_day(year, month, 29))


def hijri_year(year: int) -> Stretch | None:
    """All of a Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return None if first is None or last is None else Stretch(first.first, last.last)


def hijri_year_of(published: date, month: int, day: int) -> int | None:
    """The Hijri year of the nearest such day not more than NEAR_FUTURE days ahead."""
    from hijridate import Gregorian

    try:
        year = int(Gregorian(published.year, published.month, published.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None
    for candidate in (year + 1, year, year - 1):
        found = hijri_day(candidate, month, day)
        if found is not None and (found - published).days <= NEAR_FUTURE:
            return candidate
    return None


def parse_day(text: str | None) -> date | None:
    """The day at the head of an ISO date or time, or None."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def parse_hour(text: str | None) -> float | None:
    """The hour of the day in an ISO time, or None where only a day is given."""
    if text is None or len(text) < 16 or text[10] not in "T ":
        return None
    hour, minute = text[11:13], text[14:16]
    return int(hour) + int(minute) / 60 if hour.isdecimal() and minute.isdecimal() else None
