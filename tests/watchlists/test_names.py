"""A written name taken apart."""

import pytest

from riwaya.watchlists.names import Kind, numbers, read_name, written_names


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(part.text, part.kind) for part in read_name(text).parts]


def test_kunya_is_one_part_with_the_name_it_governs() -> None:
    assert kinds("Abu Abd al-Rahman al-Talmasi") == [("Abu Abd al Rahman", Kind.KUNYA), ("Talmasi", Kind.PLAIN)]


def test_servant_compound_is_one_part() -> None:
    assert kinds("عبد الرحمن شحرور") == [("عبد الرحمن", Kind.SERVANT), ("شحرور", Kind.PLAIN)]


def test_servant_compound_in_one_word_is_one_part() -> None:
    assert kinds("Abdurrahman Chahrour")[0] == ("Abdurrahman", Kind.SERVANT)


def test_sons_and_articles_are_taken_off() -> None:
    assert [t for t, _ in kinds("Rand ibn Salim al-Talmasi")] == ["Rand", "Salim", "Talmasi"]


def test_comma_turns_the_name_round() -> None:
    name = read_name("AL-TALMASI, Rand Salim")
    assert [p.text for p in name.parts] == ["Rand", "Salim", "TALMASI"]
    assert name.turned


def test_generation_behind_a_comma_is_none_of_the_parts() -> None:
    name = read_name("Talmasi, Rand, Jr.")
    assert [p.text for p in name.parts] == ["Rand", "Talmasi"]
    assert name.generation == "younger"


def test_titles_in_front_are_taken_off() -> None:
    name = read_name("Brigadier General Dr. Rand al-Talmasi")
    assert [p.text for p in name.parts] == ["Rand", "Talmasi"]
    assert name.titles == 3


def test_hamza_alef_is_no_article() -> None:
    assert kinds("إلهام شحرور")[0][0] == "إلهام"
    assert read_name("إلهام شحرور").parts[0].article is False


def test_name_of_the_religion_is_one_part() -> None:
    assert [t for t, _ in kinds("نور الدين شحرور")] == ["نور الدين", "شحرور"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rand / Abu Ghayth", ("Rand", "Abu Ghayth")),
        ("Rand a.k.a. Abu Ghayth", ("Rand", "Abu Ghayth")),
        ("رند الملقب بأبو غيث", ("رند", "أبو غيث")),
        ("Rand (Abu Ghayth)", ("Rand", "Abu Ghayth", "Rand (Abu Ghayth)")),
        ("Rand", ("Rand",)),
    ],
)
def test_names_in_one_string_are_taken_apart(text: str, expected: tuple[str, ...]) -> None:
    assert written_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("77th", {77}),
        ("٧٧", {77}),
        ("السابعة والسبعون", {77}),
        ("the Third", {3}),
        ("السابعة عشر", {17}),
        ("none", set()),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, expected: set[int]) -> None:
    assert numbers(text.split()) == expected
