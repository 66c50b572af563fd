"""Beginnings told in one place of an invented report and leant on in another; published Wednesday 15 May 2024."""

import pytest

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.times.dates import read_times
from riwaya.model import TimeBasis
from riwaya.text import cut

PUBLISHED = "2024-05-15"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def days(text: str, lexicon: Lexicon) -> dict[str, tuple[str | None, str | None]]:
    return {t.text: (t.from_, t.to) for t in read_times(cut(text), lexicon, PUBLISHED)[0]}


@pytest.mark.parametrize(
    "told",
    [
        "بدأت الكتيبة في 18 نيسان هجوما على صفيرة.",
        "تشن الكتيبة هجوما على صفيرة منذ 18 نيسان.",
    ],
)
def test_since_an_event_counts_from_the_day_told_for_its_beginning(told: str, lexicon: Lexicon) -> None:
    found = days(f"{told} وقتل عشرون حارسا منذ بدء الهجوم.", lexicon)
    assert found["منذ بدء الهجوم"] == ("2024-04-18", PUBLISHED)


def test_such_a_time_rests_on_the_text_and_needs_no_note(lexicon: Lexicon) -> None:
    text = "تشن الكتيبة هجوما على صفيرة منذ 18 نيسان. وقتل عشرون حارسا منذ بدء الهجوم."
    times, notes = read_times(cut(text), lexicon, PUBLISHED)
    assert times[-1].basis is TimeBasis.TEXT
    assert notes == ()


def test_beginning_of_something_else_dates_nothing(lexicon: Lexicon) -> None:
    found = days("يحاصر الحرس قلعة الملح منذ 18 نيسان. وقتل عشرون منذ بدء الهجوم على صفيرة.", lexicon)
    assert next(v for k, v in found.items() if k.startswith("منذ بدء")) == (None, None)


def test_end_of_something_is_no_beginning(lexicon: Lexicon) -> None:
    found = days("انتهى الهجوم على صفيرة في 18 نيسان. وقتل عشرون منذ بدء الهجوم.", lexicon)
    assert found["منذ بدء الهجوم"] == (None, None)


def test_rounded_length_takes_the_exact_day_it_rounds(lexicon: Lexicon) -> None:
    found = days("بدأت الكتيبة في 18 نيسان حملتها على صفيرة. وتتواصل المعارك منذ نحو شهر.", lexicon)
    assert found["منذ نحو شهر"] == ("2024-04-18", PUBLISHED)


def test_rounded_length_far_from_every_beginning_is_counted_back(lexicon: Lexicon) -> None:
    found = days("بدأت الكتيبة في 2 نيسان حملتها على صفيرة. وتتواصل المعارك منذ نحو شهر.", lexicon)
    assert found["منذ نحو شهر"] == ("2024-04-15", PUBLISHED)


def test_two_days_are_counted_and_not_rounded(lexicon: Lexicon) -> None:
    found = days("بدأت الحملة فجر الأحد. وتدور معارك عنيفة في السهل منذ يومين.", lexicon)
    assert found["منذ يومين"] == ("2024-05-13", PUBLISHED)


def test_without_publication_nothing_is_counted(lexicon: Lexicon) -> None:
    text = "تشن الكتيبة هجوما منذ 18 نيسان 2024. وقتل عشرون منذ بدء الهجوم."
    assert read_times(cut(text), lexicon, None)[0][-1].from_ is None
