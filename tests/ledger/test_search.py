"""Arabic search finds the word however it was spelt or joined; the exact switch finds only the spelling."""

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger import Ledger, open_ledger, search
from riwaya.text.search import search_query
from tests.ledger.helpers import fill, keep, plain

TEXTS = {
    1: "أعلنت إدارة المعبر إغلاق الطريق المؤدي إلى ليلاك",
    2: "اعلنت ادارة المعبر فتح الطريق الى ليلاك",
    3: "قال المرصد إن القصف طال بلدة السنابك ومدرسة فيها",
    4: "وقال مسؤول إن مدرسه السنابك أُغلقت",
    5: "سُمِعَ دويّ انفجارين قرب مستشفى البيلسان",
    6: "نُقل الجرحى إلى مستشفي البيلسان وبالمستشفى نقص في الدواء",
    7: "أصيب ٤٧ شخصاً في السـمــاق",
    8: "أصيب 47 شخصا بالسماق وللسماق طريق واحد",
}


@pytest.fixture
def texts(ledger: Ledger) -> Ledger:
    """A ledger of the texts above."""
    keep(ledger, [plain(text, number) for number, text in TEXTS.items()])
    return ledger


def found(ledger: Ledger, words: str, *, exact: bool = False) -> set[int]:
    """Numbers of the texts that are found."""
    page = search(ledger, search_query(words, exact=exact))
    assert page.total == len(page.reports)
    return {int(report.ref.partition("-")[2]) for report in page.reports}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("إدارة", {1, 2}),  # hamza
        ("اداره", {1, 2}),  # ta marbuta
        ("مدرسة", {3, 4}),
        ("إلى", {1, 2, 6}),  # alef maqsura
        ("مستشفى", {5, 6}),
        ("السماق", {7, 8}),  # tatweel in the text
        ("الســماق", {7, 8}),  # tatweel in the query
        ("دوي", {5}),  # marks in the text
        ("أُغْلِقَتْ", {4}),  # marks in the query
        ("47", {7, 8}),  # digits
        ("٤٧", {7, 8}),
        ("قال", {3, 4}),  # proclitics
        ("مدرسة السنابك", {3, 4}),
        ("سماق", {7, 8}),
        ("بالسماق", {7, 8}),  # a proclitic in the query
        ("المستشفى", {5, 6}),
        ('"الطريق المؤدي"', {1}),  # a phrase
        ('"المؤدي الطريق"', set()),
        ("ليلاك -المؤدي", {2}),
        ("ليلاك قصف", set()),
    ],
)
def test_variants_are_found(texts: Ledger, words: str, expected: set[int]) -> None:
    assert found(texts, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("إدارة", {1}),
        ("ادارة", {2}),
        ("مدرسة", set()),
        ("ومدرسة", {3}),
        ("٤٧", {7}),
        ("47", {8}),
        ("السماق", {7}),
        ("أغلقت", {4}),
        ('"قال المرصد"', {3}),
    ],
)
def test_exact_switch_finds_the_spelling_only(texts: Ledger, words: str, expected: set[int]) -> None:
    assert found(texts, words, exact=True) == expected


def test_words_of_a_definite_name_are_not_found_in_longer_words(ledger: Ledger) -> None:
    keep(ledger, [plain("عثر على ورقة وسرقة من فرقة", 1), plain("زار وفد الرقة", 2)])
    assert found(ledger, "الرقة") == {2}


def test_newest_comes_first(texts: Ledger) -> None:
    refs = [report.ref for report in search(texts, search_query("السماق")).reports]
    assert refs == ["plain-8", "plain-7"]


def test_search_looks_into_one_case_only(ledger: Ledger) -> None:
    keep(ledger, [plain("خبر من ليلاك", 1)], case="north")
    keep(ledger, [plain("خبر آخر من ليلاك", 2)], case="south")
    assert [r.ref for r in search(ledger, search_query("ليلاك"), case="south").reports] == ["plain-2"]
    with pytest.raises(LedgerError, match="there are: north, south"):
        search(ledger, search_query("ليلاك"), case="west")


def test_nothing_asked_is_told(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="at least one word"):
        search(ledger, search_query(" ؟! "))


@pytest.mark.parametrize("words", ['"', "' OR 1=1 --", "NEAR(a b)", "folded:x", "a* OR b", "(", "\\", "x & !y | z:*"])
def test_signs_of_the_databases_own_languages_are_only_signs(texts: Ledger, words: str) -> None:
    query = search_query(words)
    if query.terms:
        assert search(texts, query).total == 0


def test_very_long_text_is_stored_and_found_by_its_beginning(location: str) -> None:
    ledger = open_ledger(location)
    text = "بداية " + " ".join(f"كلمة{n}" for n in range(150_000))
    keep(ledger, [plain(text)])
    assert found(ledger, "بداية") == {1}
    assert found(ledger, "كلمة77") == {1}
    ledger.close()


def test_common_word_is_counted_whole_and_paged(ledger: Ledger) -> None:
    fill(ledger, 60)
    page = search(ledger, search_query("أنباء"), limit=5, offset=10)
    assert (page.total, len(page.reports)) == (60, 5)
