"""Times, figures and statuses in words."""

import pytest

from riwaya.model import (
    Bound,
    Counted,
    CountSpan,
    Event,
    EventType,
    Phase,
    Polarity,
    Reality,
    Result,
    Span,
    TimePrecision,
    TimeSpan,
    VictimStatus,
)
from riwaya.pages.phrasing import counted, dates, figure, fineness, statuses
from riwaya.pages.times import days, times_json, times_text


def event(**more):  # type: ignore[no-untyped-def]
    return Event("e1", "k", "c1", EventType.SHELLING, Span(0, 1, "x"), **more)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (event(), ["happened"]),
        (event(polarity=Polarity.DENIED), ["denied: did not happen"]),
        (event(reality=Reality.PLANNED), ["planned"]),
        (event(phase=Phase.ONGOING), ["going on"]),
        (event(result=Result.FOILED, background=True), ["happened", "was stopped", "history, told for context"]),
    ],
)
def test_status_in_words(made: Event, words: list[str]) -> None:
    assert [status.en for status in statuses(made)] == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        ({"value": 7}, "7 killed"),
        ({"value": 1200, "bound": Bound.ABOUT}, "about 1,200 killed"),
        ({"low": 20, "high": 30}, "20 – 30 killed"),
        ({"low": 20}, "at least 20 killed"),
        ({"high": 20}, "at most 20 killed"),
        ({}, "killed"),
        ({"value": 2, "status": VictimStatus.CIVILIAN}, "2 killed, civilians"),
    ],
)
def test_counts_in_words(count: dict[str, object], words: str) -> None:
    assert counted(CountSpan(0, 1, "x", of=Counted.KILLED, **count)).en == words  # type: ignore[arg-type]


def test_a_vague_count_has_no_figure() -> None:
    assert figure(CountSpan(0, 1, "x")).en == ""


def test_one_day_is_told_once_and_needs_no_precision() -> None:
    day = TimeSpan(0, 1, "x", "2031-03-04", "2031-03-04", TimePrecision.DAY)
    assert (dates(day), fineness(day), days(day)) == ("2031-03-04", None, "2031-03-04")


def test_a_night_has_two_days() -> None:
    night = TimeSpan(0, 1, "x", "2031-03-04", "2031-03-05", TimePrecision.NIGHT)
    assert days(night) == "2031-03-04 – 2031-03-05 (night)"


def test_an_open_end_is_shown_as_open() -> None:
    assert dates(TimeSpan(0, 1, "x", "2031-03-04", None, TimePrecision.UNKNOWN)) == "2031-03-04 – …"


def test_what_names_no_day_says_so() -> None:
    assert days(TimeSpan(0, 1, "x")) == "names no day"
    assert times_text([]) == "no time expression found"


def test_the_json_of_when_has_the_contract_s_fields_only() -> None:
    text = times_json("x", None, [TimeSpan(0, 1, "x")])
    assert text == (
        '{"text": "x", "published": null, "times": '
        '[{"text": "x", "from": null, "to": null, "precision": "unknown", "basis": "none"}]}'
    )
