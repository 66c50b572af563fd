"""Day arithmetic: weeks from Sunday, thirds of months, nearest years, the Hijri calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.mentions.times.calendar import (
    NEAR_FUTURE,
    a_day,
    a_month,
    a_week,
    hijri_day,
    hijri_month,
    months_from,
    parse_day,
    parse_hour,
    part_of_year,
    third_of_month,
    weekday_near,
    year_of,
)

DAYS = st.dates(date(1900, 1, 1), date(2090, 1, 1))


@given(DAYS)
def test_week_runs_from_sunday_to_saturday_and_holds_its_day(day: date) -> None:
    week = a_week(day)
    assert week is not None
    assert week.first <= day <= week.last
    assert (week.first.weekday(), week.last.weekday()) == (6, 5)


@given(DAYS, st.integers(0, 6))
def test_bare_weekday_is_the_last_one_with_publication(day: date, weekday: int) -> None:
    found = weekday_near(day, weekday, "last")
    assert found is not None
    assert found.weekday() == weekday
    assert 0 <= (day - found).days <= 6


@given(DAYS, st.integers(0, 6))
def test_past_and_next_weekday_leave_publication_out(day: date, weekday: int) -> None:
    past, coming = weekday_near(day, weekday, "past"), weekday_near(day, weekday, "next")
    assert past is not None
    assert coming is not None
    assert 1 <= (day - past).days <= 7
    assert 1 <= (coming - day).days <= 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_date_without_year_is_past_or_little_ahead(day: date, month: int, of_month: int) -> None:
    found = date(year_of(day, month, of_month, "last"), month, of_month)
    assert -366 <= (found - day).days <= NEAR_FUTURE


@given(DAYS, st.sampled_from(["start", "middle", "end"]))
def test_thirds_lie_in_their_month(day: date, part: str) -> None:
    month = a_month(day.year, day.month)
    assert month is not None
    third = third_of_month(month, part)
    assert month.first <= third.first <= third.last <= month.last


def test_thirds_cover_the_month_without_overlap() -> None:
    month = a_month(2024, 2)
    assert month is not None
    parts = [third_of_month(month, part) for part in ("start", "middle", "end")]
    assert [(p.first.day, p.last.day) for p in parts] == [(1, 10), (11, 20), (21, 29)]


def test_months_back_from_a_long_month_end_on_its_last_day() -> None:
    assert months_from(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert months_from(date(2024, 1, 15), -13) == date(2022, 12, 15)


@pytest.mark.parametrize(
    ("part", "months"), [("start", (1, 1)), ("early", (1, 3)), ("late", (10, 12)), ("end", (12, 12))]
)
def test_parts_of_a_year(part: str, months: tuple[int, int]) -> None:
    found = part_of_year(2023, part)
    assert found is not None
    assert (found.first.month, found.last.month) == months


def test_hijri_days_and_months() -> None:
    assert hijri_day(1445, 9, 10) == date(2024, 3, 20)
    ramadan = hijri_month(1445, 9)
    assert ramadan is not None
    assert (ramadan.first, ramadan.last) == (date(2024, 3, 11), date(2024, 4, 9))
    assert hijri_day(1200, 1, 1) is None


def test_impossible_days_and_texts_are_none() -> None:
    assert a_day(2023, 2, 30) is None
    assert parse_day("yesterday") is None
    assert parse_day(None) is None
    assert parse_day("2024-05-15T10:00:00Z") == date(2024, 5, 15)
    assert parse_hour("2024-05-15T10:30:00Z") == 10.5
    assert parse_hour("2024-05-15") is None
