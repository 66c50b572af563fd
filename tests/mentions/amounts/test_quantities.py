"""Amounts in invented news sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.amounts.quantities import Quantity, read_quantities
from riwaya.mentions.times.dates import read_times
from riwaya.model import Bound, Counted, VictimStatus
from riwaya.text import cut
from tests.mentions.number_words import spelled

LEXICON = load_lexicon()


def amounts(text: str) -> tuple[Quantity, ...]:
    document = cut(text)
    times, _ = read_times(document, LEXICON, "2024-05-15")
    return read_quantities(document, LEXICON, times)


def only(text: str) -> Quantity:
    (found,) = amounts(text)
    return found


@pytest.mark.parametrize(
    ("text", "span", "value", "of"),
    [
        ("قتل 12 مدنيا في صفيرة", "12", 12, None),
        ("وسقوط ثمانية عشر قتيلا", "ثمانية عشر", 18, Counted.KILLED),
        ("أسقط الحرس طائرتين فوق التلال", "طائرتين", 2, Counted.AIRCRAFT),
        ("وامرأتان في القصف", "امرأتان", 2, None),
        ("أطلقت مقاتلتا الاتحاد النار", "مقاتلتا", 2, Counted.AIRCRAFT),
        ("أصابت الصواريخ الخمسة الجسر", "الخمسة", 5, Counted.MISSILES),
        ("قتل مقاتل واحد في الحي", "واحد", 1, None),
        ("دمر أحد المباني القديمة", "أحد", 1, Counted.BUILDINGS),
        ("بثمانية صواريخ موجهة", "ثمانية", 8, Counted.MISSILES),
        ("عشر قرى", "عشر", 10, Counted.PLACES),
        ("على بعد 20 كيلومترا", "20", 20, Counted.KM),
        ("نزحت مئة عائلة", "مئة", 100, Counted.FAMILIES),
        ("دمر 90 بالمئة من المباني", "90 بالمئة", 90, Counted.PERCENT),
        ("سيطروا على نصف مساحة السهل", "نصف", 50, Counted.PERCENT),
        ("نزح نصف مليون شخص", "نصف مليون", 500_000, None),
        ("ارتفع عدد القتلى إلى 55", "55", 55, Counted.KILLED),
    ],
)
def test_amount_and_what_it_counts(text: str, span: str, value: float, of: Counted | None) -> None:
    found = only(text)
    assert (found.span.text, found.value, found.of) == (span, value, of)


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "bound"),
    [
        ("41 قتيلا على الأقل", 41, 41, None, Bound.AT_LEAST),
        ("قتل أكثر من 60 مدنيا", 60, 60, None, Bound.AT_LEAST),
        ("ما لا يقل عن ستة أطفال", 6, 6, None, Bound.AT_LEAST),
        ("وبأكثر من عشرين جريحا", 20, 20, None, Bound.AT_LEAST),
        ("أقل من 40 جريحا", 40, None, 40, Bound.AT_MOST),
        ("لا يتجاوز 40 جريحا", 40, None, 40, Bound.AT_MOST),
        ("نحو 176 مقاتلا", 176, None, None, Bound.ABOUT),
        ("قرابة مئتي أسرة", 200, None, None, Bound.ABOUT),
        ("قتل 15 طفلا", 15, 15, 15, Bound.EXACT),
        ("بين 40 و70 قتيلا", None, 40, 70, Bound.EXACT),
        ("ثلاثة أو خمسة مسلحين", None, 3, 5, Bound.EXACT),
        ("قتل 40-50 مسلحا", None, 40, 50, Bound.EXACT),
        ("عشرات القتلى", None, 20, None, Bound.AT_LEAST),
        ("مئات الآلاف من السكان", None, 200_000, None, Bound.AT_LEAST),
        ("نزح الآلاف", None, 2_000, None, Bound.AT_LEAST),
        ("عدد من القرى", None, None, None, Bound.EXACT),
    ],
)
def test_bounds_ranges_and_vague_plurals(
    text: str, value: float | None, low: float | None, high: float | None, bound: Bound
) -> None:
    found = only(text)
    assert (found.value, found.low, found.high, found.bound) == (value, low, high, bound)


@pytest.mark.parametrize(
    "text",
    [
        "قاد الفرقة 86",
        "القرار 2254",
        "قرار المجلس الاتحادي 2231",
        "طائرة من طراز إف 15 عادت",
        "صاروخ بركان H2",
        "طائرة F-15 عادت",
        "الساعة 22:30",
        "في 3 نيسان 2022",
        "منذ 30 عاما",
        "الذكرى الثالثة للثورة",
        "في الرابعة عشرة من عمره",
        "عاد ميتا من الجبل",
        "وصلوا إلى بئر السبع",
        "كانت كمينا محكما",
        "لم يصب أحد",
        "عاد المدنيين إلى القرية",
        "خلال 24 ساعة",
    ],
)
def test_numbers_that_count_nothing_are_left(text: str) -> None:
    assert amounts(text) == ()


def test_noun_gives_status_and_age() -> None:
    assert only("قتل 12 مدنيا").status is VictimStatus.CIVILIAN
    assert only("قتل جنديان").status is VictimStatus.FIGHTER
    assert only("قتل خمسة أطفال").sex_age == "child"
    assert only("قتل 14 من العناصر المسلحة").status is VictimStatus.FIGHTER
    assert only("قتل 14 شخصا").status is VictimStatus.UNKNOWN


def test_part_of_a_total_keeps_the_total() -> None:
    found = only("أسقطت ثلاثة من أصل خمسة صواريخ")
    assert (found.value, found.out_of, found.of) == (3, 5, Counted.MISSILES)


def test_joined_number_counts_what_the_one_before_it_counted() -> None:
    found = amounts("أطلقت ثلاثة صواريخ نحو صفيرة وواحدا باتجاه الميناء واثنين باتجاه الجسر")
    assert [(q.value, q.of) for q in found] == [(3, Counted.MISSILES), (1, Counted.MISSILES), (2, Counted.MISSILES)]


def test_rise_from_one_figure_to_another_is_no_range() -> None:
    assert [q.value for q in amounts("ارتفعت الحصيلة من 5 إلى 30 قتيلا")] == [5, 30]


def test_words_of_the_phrase_and_its_noun_are_named() -> None:
    document = cut("قتل نحو 30 حارسا")
    (found,) = read_quantities(document, LEXICON)
    assert document.span(found.first, found.last).text == "نحو 30 حارسا"
    assert found.noun == 3


@given(st.integers(2, 999_999), st.sampled_from(["m", "f"]))
def test_any_number_of_killed_is_read_from_its_words(number: int, gender: str) -> None:
    text = spelled(number, gender=gender, case="oblique")
    found = only(f"وأعلن الحرس مقتل {text} مسلح في صفيرة")
    assert (found.value, found.span.text) == (number, text)


WORDS = st.sampled_from(
    [
        "بين",
        "40",
        "و",
        "70",
        "قتيلا",
        "عشرات",
        "الآلاف",
        "مئات",
        "من",
        "أصل",
        "خمسة",
        "وعشرين",
        "ألف",
        "ألفا",
        "مليون",
        "ونصف",
        "أكثر",
        "من",
        "على",
        "الأقل",
        "%",
        "في",
        "المئة",
        "واحد",
        "طائرتين",
        "أحد",
        "الجنود",
        "،",
        "-",
        "الـ",
        "24",
        "ثلاثة",
        "أو",
        "عدة",
        "نصف",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_any_words_give_ordered_spans_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = read_quantities(cut(text), LEXICON)
    assert all(text[q.span.start : q.span.end] == q.span.text for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.low <= q.high for q in found if q.low is not None and q.high is not None)


@given(st.text(max_size=60))
def test_any_characters_are_read_without_an_error(text: str) -> None:
    read_quantities(cut(text), LEXICON)
