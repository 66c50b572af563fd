"""Number words and figures read back to the number that was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon.numbers import load_numbers
from riwaya.mentions.numerals import cardinal, figures, ordinal
from riwaya.text import cut
from tests.mentions.number_words import spelled

NUMBERS = load_numbers()


def read(text: str) -> tuple[float, int] | None:
    words = cut(text).words
    found = cardinal(words, 0, len(words), NUMBERS)
    return None if found is None else (found.value, found.last)


@given(
    st.one_of(st.integers(1, 3_000), st.integers(1, 999_999_999)),
    st.sampled_from(["m", "f"]),
    st.sampled_from(["nominative", "oblique"]),
)
def test_every_number_written_in_words_is_read_back_whole(number: int, gender: str, case: str) -> None:
    text = spelled(number, gender=gender, case=case)
    assert read(text) == (number, len(text.split())), text


@given(st.integers(1, 999_999), st.sampled_from(["قتيلا", "من الحراس", "وأصيب"]))
def test_number_ends_where_its_noun_begins(number: int, after: str) -> None:
    text = spelled(number)
    assert read(f"{text} {after}") == (number, len(text.split()))


@given(st.integers(0, 10**12))
def test_figures_are_read_as_written_in_either_set_of_digits(number: int) -> None:
    arabic = str(number).translate({ord(str(d)): chr(0x660 + d) for d in range(10)})
    assert read(str(number)) == read(arabic) == (number, 1)


@given(st.integers(1_000, 999_999_999))
def test_grouped_figures_are_one_number(number: int) -> None:
    for mark in ".,٬":
        assert read(f"{number:,}".replace(",", mark)) == (number, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5 مليون", 1_500_000),
        ("2.5 مليون", 2_500_000),
        ("سبعة آلاف وثلاثمئة", 7_300),
        ("سبعة آلاف وثلاث مئة", 7_300),
        ("12 ألفا و500", 12_500),
        ("350 ألف", 350_000),
        ("350 000", 350_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ألفا مقاتل", 2_000),
        ("ألفاً من", 1_000),
        ("ألفي جندي", 2_000),
        ("مائة وخمسة", 105),
    ],
)
def test_mixed_spelling(text: str, value: float) -> None:
    found = read(text)
    assert found is not None
    assert found[0] == value


def test_plural_scale_alone_and_bound_forms_are_no_numbers() -> None:
    assert read("آلاف السكان") is None
    assert read("أحد السكان") is None
    assert read("ملايين السكان") is None


def test_list_of_numbers_is_not_added_up() -> None:
    assert read("خمسة وثلاثة") == (5, 1)
    assert read("عشرون وخمسة") == (20, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [("السابع", 7), ("الحادي عشر", 11), ("الحادية والعشرين", 21), ("الثلاثين", 30), ("الخامس عشر", 15)],
)
def test_ordinals(text: str, value: int) -> None:
    words = cut(text).words
    found = ordinal(words, 0, len(words), NUMBERS)
    assert found is not None
    assert (found.value, found.last) == (value, len(words))


def test_figures_beyond_any_amount_are_none() -> None:
    assert figures("9" * 40) is None
    assert figures("1.2.3") is None
