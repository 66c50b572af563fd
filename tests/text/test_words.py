from hypothesis import given
from hypothesis import strategies as st

from riwaya.text import Kind, cut
from riwaya.text.words import undisguise, words


def test_words_stand_at_their_own_characters() -> None:
    text = "سقطت 12 قذيفة على «تل نوران»، في14 أيار"
    for word in words(text):
        assert text[word.start : word.end] == word.text


def test_digits_glued_to_letters_are_words_of_their_own() -> None:
    assert [w.text for w in words("في14 أيار")] == ["في", "14", "أيار"]


def test_a_disguised_name_is_one_word_where_the_name_is_known() -> None:
    found = [w for w in words("هجوم “سا.رو.خ” على التل", lambda w: w == "ساروخ") if w.disguised]
    assert [w.folded for w in found] == ["ساروخ"]
    assert found[0].text == "سا.رو.خ"


def test_digits_and_latin_letters_stand_for_arabic_ones() -> None:
    assert "ساروخ" in undisguise("س1روـ.ـخ")


def test_a_full_stop_without_a_space_is_no_disguise() -> None:
    assert [w.text for w in words("سقطت البلدة.وقال الناطق", lambda w: False)] == [
        "سقطت",
        "البلدة",
        ".",
        "وقال",
        "الناطق",
    ]


@given(st.text())
def test_every_text_is_cut_without_overlap_and_in_order(text: str) -> None:
    end = 0
    for word in cut(text, lambda w: len(w) % 2 == 0).words:
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end


def test_kinds_are_told_apart() -> None:
    assert [w.kind for w in words("قال NATO 7 !")] == [Kind.ARABIC, Kind.LATIN, Kind.NUMBER, Kind.MARK]
