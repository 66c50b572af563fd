"""Words of three scripts laid side by side by their sounds."""

import pytest

from riwaya.watchlists.sounds import first_agrees, likeness, skeleton, sounds


@pytest.mark.parametrize(
    ("arabic", "others"),
    [
        ("شحرور", ("Shahrour", "Chahrour", "Şahrur", "Шахрур")),
        ("قصرة", ("Qasra", "Kasrah", "Gasra")),
        ("جدعان", ("Jadaan", "Djadane", "Cedan", "Gad'an")),
        ("ضاحي", ("Dahi", "Dhahi", "Zahi")),
        ("غضبان", ("Ghadban", "Gazban", "Ghathban")),
    ],
)
def test_usual_transliterations_sound_alike(arabic: str, others: tuple[str, ...]) -> None:
    assert min(likeness(sounds(arabic), sounds(other)) for other in others) > 0.85


@pytest.mark.parametrize(("a", "b"), [("شحرور", "Samour"), ("قصرة", "Nasra"), ("Dahi", "Rami")])
def test_other_consonants_sound_unlike(a: str, b: str) -> None:
    assert likeness(sounds(a), sounds(b)) < 0.72


def test_chat_digits_stand_for_letters() -> None:
    assert likeness(sounds("7amdan"), sounds("حمدان")) > 0.95


def test_doubled_letters_are_one_sound() -> None:
    assert sounds("Hassan") == sounds("Hasan")


def test_vowel_marks_are_not_heard() -> None:
    assert sounds("شَحْرُور") == sounds("شحرور")


def test_likeness_is_symmetric() -> None:
    a, b = sounds("Qasra"), sounds("قصرة")
    assert likeness(a, b) == likeness(b, a)


def test_what_is_no_letter_has_no_sound() -> None:
    assert sounds("123") == sounds("") == sounds("漢字") == ()
    assert likeness((), sounds("Rand")) == 0


def test_skeleton_merges_what_spellings_confuse() -> None:
    assert skeleton(sounds("Qasra")) == skeleton(sounds("قصرة"))


def test_initial_agrees_with_the_name_it_begins() -> None:
    assert first_agrees(sounds("R"), sounds("رند"))
    assert not first_agrees(sounds("R"), sounds("سالم"))
