"""Words to index, words asked for, and where a text meets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.text.search import folded_name, search_hits, search_query, search_text

_any_text = st.text(st.characters(codec=None, exclude_categories=()))
_arabic = st.text("ابتجحدرسعفقكلمنهويةىأإءـَُّ٠٤47 .،", min_size=1)


def test_folded_and_plain_words_stand_in_the_same_places() -> None:
    words = search_text("قالَ: إنّ المدرسـة أُغلقت #غارة_جوية 1,500")
    assert words.folded.split() == ["قال", "ان", "المدرسه", "اغلقت", "غاره", "جويه", "1", "500"]
    assert words.plain.split() == ["قال", "إن", "المدرسة", "أغلقت", "غارة", "جوية", "1", "500"]


def test_lonely_joiners_are_no_words() -> None:
    assert search_text("ـــ \u200f \u064b").plain == ""


def test_endless_run_of_letters_is_cut() -> None:
    assert len(search_text("ب" * 5000).folded) == 64


@given(_any_text)
def test_any_text_gives_words_both_databases_can_keep(text: str) -> None:
    words = search_text(text)
    assert len(words.folded.split(" ")) == len(words.plain.split(" "))
    for kept in (words.folded, words.plain):
        kept.encode("utf-8")
        assert all(word.replace(" ", "").isalnum() for word in kept.split())
        assert "\0" not in kept


@given(_arabic)
def test_text_is_met_by_a_query_of_its_own_words(text: str) -> None:
    for exact in (False, True):
        query = search_query(text, exact=exact)
        if query.terms:
            assert search_hits(text, query)


@given(_any_text, _any_text)
def test_hits_are_stretches_of_the_text(text: str, asked: str) -> None:
    for hit in search_hits(text, search_query(f"{asked} {text[:20]}")):
        assert text[hit.start : hit.end] == hit.text


def test_word_without_article_is_looked_for_with_every_proclitic() -> None:
    (term,) = search_query("جسر").terms
    assert {"جسر", "الجسر", "وجسر", "بالجسر", "للجسر", "ولجسر", "فكالجسر"} <= set(term)
    assert "سجسر" not in term


def test_imperfect_is_looked_for_with_the_future_letter() -> None:
    assert {"سيعبر", "وسيعبر"} <= set(search_query("يعبر").terms[0])


def test_word_with_article_gains_no_single_letter() -> None:
    (term,) = search_query("الجسر").terms
    assert {"الجسر", "بالجسر", "وللجسر", "جسر"} <= set(term)
    assert not {"بجسر", "وجسر", "لجسر"} & set(term)


@pytest.mark.parametrize("asked", ["والجسر", "بالجسر", "للجسر", "وبالجسر"])
def test_proclitics_of_the_query_are_taken_off(asked: str) -> None:
    assert search_query(asked).terms == search_query("الجسر").terms


def test_phrase_takes_proclitics_on_its_first_word_only() -> None:
    (term,) = search_query('"جسر العتيق"').terms
    assert "بجسر العتيق" in term
    assert all(run.endswith(" العتيق") for run in term)


def test_minus_and_quotation_marks_of_any_kind_are_understood() -> None:
    query = search_query("«جسر قديم» -هدم “نهر واسع”", exact=True)
    assert query.terms == (("جسر قديم",), ("نهر واسع",))
    assert query.without == (("هدم",),)


def test_unclosed_quotation_mark_is_only_a_sign() -> None:
    assert search_query('"جسر قديم', exact=True).terms == (("جسر",), ("قديم",))


def test_hits_cover_whole_words_with_their_marks() -> None:
    text = "عبروا بِالجِسْـرِ ثم جسرا آخر"
    assert [hit.text for hit in search_hits(text, search_query("الجسر"))] == ["بِالجِسْـرِ"]


def test_a_name_asked_for_is_folded_as_texts_are_and_none_stays_none() -> None:
    assert folded_name("إدارة نوران") == search_text("ادارة نوران").folded
    assert folded_name(None) is None
