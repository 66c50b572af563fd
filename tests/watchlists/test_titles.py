"""How many words of a name are titles and offices. Nobody here exists."""

import pytest

from riwaya.watchlists.titles import count_titles, is_article, is_office


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رند التلماسي", 0),
        ("السيد رند التلماسي", 1),
        ("الفريق أول ركن رند التلماسي", 3),
        ("آية الله العظمى رند التلماسي", 3),
        ("وزير الخارجية الطيفاني رند التلماسي", 3),
        ("رئيس لجنة الهضبة العليا رند التلماسي", 4),
        ("قائد رند التلماسي الهضبي شحرور", 1),
        ("الشيخ رند التلماسي ضامن شحرور", 1),
        ("الشيخ التلماسي", 1),
        ("الشيخ", 0),
        ("Hadba Forces leader Rand Talmasi", 3),
        ("Khalid leader Rand Talmasi", 0),
        ("Deputy Foreign Minister Rand Talmasi", 3),
        ("Supreme Rand Talmasi", 0),
        ("", 0),
    ],
)
def test_titles_and_offices_in_front_are_counted(text: str, expected: int) -> None:
    assert count_titles(text.split()) == expected


def test_title_that_is_a_given_name_too_is_left_in_the_name() -> None:
    assert count_titles("Sultan Ahmad Talmasi".split()) == 0


@pytest.mark.parametrize(
    ("piece", "expected"),
    [("general", True), ("head of the council", True), ("foreign minister", True), ("Rand", False), ("Sultan", False)],
)
def test_a_piece_behind_a_comma_may_be_an_office(piece: str, expected: bool) -> None:
    assert is_office(piece.split()) is expected


def test_an_assimilated_article_stands_only_before_its_sound() -> None:
    assert is_article(["ash", "shahrur"], 0)
    assert not is_article(["ash", "talmasi"], 0)
