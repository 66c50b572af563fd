"""Places meet or stand apart, days can be one or cannot."""

import pytest

from riwaya.compare.days import Days, compatible, day_number, days_of, gap
from riwaya.compare.spots import Meeting, Spot, closest, meet, spot
from riwaya.model import Place, PlaceKind, PlacePrecision, TimePrecision, TimeSpan
from tests.compare.world import PLACES


def place(key: str, **rest: object) -> Spot:
    name, kind, latitude, longitude = PLACES[key]
    precision = PlacePrecision.EXACT if latitude is not None else PlacePrecision.COUNTRY
    made = Place(key, name, kind, (), latitude=latitude, longitude=longitude, precision=precision, country="MJ")
    return spot(made)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("harbun", "harbun", Meeting.SAME),
        ("harbun", "suburb", Meeting.SAME),
        ("harbun", "shamran", Meeting.APART),
        ("harbun", "province", Meeting.COARSE),
        ("harbun", "country", Meeting.COARSE),
        ("country", "country", Meeting.COARSE),
        ("province", "port", Meeting.APART),
    ],
)
def test_meeting_of_two_places(one: str, other: str, how: Meeting) -> None:
    assert meet(place(one), place(other)) is how
    assert meet(place(other), place(one)) is how


def test_other_country_is_apart_without_points() -> None:
    here = spot(Place("a", "قرية", PlaceKind.VILLAGE, (), country="MJ"))
    there = spot(Place("b", "ضيعة", PlaceKind.VILLAGE, (), country="ZN"))
    assert meet(here, there) is Meeting.APART


def test_unplaced_names_say_nothing() -> None:
    here = spot(Place("a", "قرية", PlaceKind.VILLAGE, ()))
    there = spot(Place("b", "ضيعة", PlaceKind.VILLAGE, ()))
    assert meet(here, there) is Meeting.UNKNOWN


def test_shared_country_does_not_join_far_towns() -> None:
    assert closest([place("harbun"), place("country")], [place("port"), place("country")]) is Meeting.APART


def test_empty_list_says_nothing() -> None:
    assert closest([], [place("port")]) is Meeting.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        (Days(10, 10), Days(10, 12), True),
        (Days(10, 10), Days(11, 11), False),
        (Days(10, 10, nightly=True), Days(11, 11), True),
        (Days(10, 10, nightly=True), Days(12, 12), False),
    ],
)
def test_midnight_excuses_one_day(one: Days, other: Days, can: bool) -> None:
    assert compatible(one, other) is can
    assert compatible(other, one) is can


def test_gap_counts_days_between() -> None:
    assert gap(Days(10, 11), Days(14, 15)) == 3


def test_finest_time_wins() -> None:
    month = TimeSpan(0, 1, "س", "2031-05-01", "2031-05-31", TimePrecision.MONTH)
    day = TimeSpan(2, 3, "ص", "2031-05-04", "2031-05-04", TimePrecision.DAY)
    found = days_of([month, day])
    assert found is not None
    assert found.fine
    assert found.first == found.last == day_number("2031-05-04")


@pytest.mark.parametrize("text", [None, "", "غدا", "2031-13-40", "2031"])
def test_unreadable_day_is_none(text: str | None) -> None:
    assert day_number(text) is None


def test_reversed_stretch_is_left_out() -> None:
    assert days_of([TimeSpan(0, 1, "س", "2031-05-05", "2031-05-01", TimePrecision.DAY)]) is None
