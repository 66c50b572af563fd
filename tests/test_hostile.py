"""Any text gives a reading or a clear error: no exception, no hang, every span equal to its text, near-linear time."""

import sys
from functools import cache
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.claims.read import Tools, load_tools, read
from riwaya.errors import InputError
from riwaya.intake.decoding import check_arabic, decode
from riwaya.model import Reading, dumps, loads, make_report, to_json
from riwaya.pages.reading_page import reading_page
from riwaya.pages.terminal import reading_text

CONTROLS = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b\u200c\u200d\ufeff\x00\x1b\ud800\udfff"
)
NEWS = (
    "قالت", "قوات", "الهضبة", "إن", "جيش", "لاوند", "قصف", "السد", "«", "»", '"', "(", ")", ":", "،", ".", "\n", "أن", "نفى",
    "مقتل", "سبعة", "على", "الأقل", "أمس", "ليل", "الأحد", "3", "٧", "وأضاف", "المتحدث", "قوله", "عن", "مصدر", "إما", "أو",
    "هـ.ـجوم", "حيث", "التي", "لم", "منذ", "2031", "/", "-", "بيان", "في", "من", "و", "ف", "ال", "ـ", "ً",
)  # fmt: skip


@cache
def tools() -> Tools:
    return load_tools()


def check(text: str, published: str | None = "2031-03-04") -> Reading:
    report = make_report(text, ref="hostile", published=published)
    reading = read(report, tools())
    assert reading.report is report
    for span in spans(to_json(reading)):
        assert text[span["start"] : span["end"]] == span["text"] != ""
    return reading


def spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for item in value.values() for span in spans(item)]
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    return []


relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(st.text())
def test_any_text_gives_a_reading(text: str) -> None:
    check(text)


@relaxed
@given(st.text(alphabet="قالتنفىأنإجيشهو «»\"':.،\n" + CONTROLS))
def test_arabic_with_controls_and_lone_surrogates_gives_a_reading(text: str) -> None:
    reading = check(text)
    assert "\x1b" not in reading_text(reading)
    assert "\u202e" not in reading_page(reading)


@relaxed
@given(st.lists(st.sampled_from(NEWS), max_size=80))
def test_news_words_in_any_order_give_a_reading_that_survives_its_json(words: list[str]) -> None:
    reading = check(" ".join(words))
    assert loads(Reading, dumps(reading)) == reading


@relaxed
@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_an_error_that_says_what_to_do(data: bytes) -> None:
    try:
        text = decode(data)
        check_arabic(text)
    except InputError as error:
        assert str(error).startswith(("is ", "has "))
    else:
        check(text)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-32"])
def test_wrong_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(InputError):
        check_arabic(decode("قالت قوات الهضبة إن السد بخير.".encode(encoding)))


SENTENCE = "قالت قوات الهضبة إن جيش لاوند قصف سد الخابية ليل الأحد وقتل سبعة من مقاتليها، "
LONG = {
    "one line": lambda n: SENTENCE * (n // len(SENTENCE)),
    "sentences": lambda n: (SENTENCE[:-2] + ".\n") * (n // len(SENTENCE)),
    "one word": lambda n: "ه" * n,
    "spaces": lambda n: "قالت" + " " * n + "الهضبة",
    "quotes nested": lambda n: "«قال " * (n // 5) + "»" * (n // 5),
    "quotes alone": lambda n: '"' * n,
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "cues alone": lambda n: "قال إن " * (n // 7),
    "commas": lambda n: "، و" * (n // 3),
    "figures": lambda n: "1" * n,
    "counted": lambda n: "سبعة وسبعين ألفاً و" * (n // 19),
    "dots between letters": lambda n: "د.ـا.ع.ـش " * (n // 10),
    "names": lambda n: "محمد بن علي بن " * (n // 15),
    "dates": lambda n: "ليل الأحد الاثنين 3 آذار 2031 " * (n // 30),
    "controls": lambda n: CONTROLS * (n // len(CONTROLS)),
}


def steps(text: str) -> int:
    """Calls of functions, Python's own included, that a reading takes: what the clock would show, but the same always."""
    count = 0

    def tally(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    report = make_report(text, ref="hostile", published="2031-03-04")
    sys.setprofile(tally)
    try:
        read(report, tools())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", LONG)
def test_work_grows_near_linearly(kind: str) -> None:
    """Four times the text takes about four times the steps (a square would take sixteen)."""
    steps(LONG[kind](100))  # what is made once is made here
    small, large = steps(LONG[kind](2_000)), steps(LONG[kind](8_000))
    assert large < 6 * small + 5_000, (small, large)


@pytest.mark.parametrize("kind", LONG)
def test_a_long_text_of_one_kind_gives_a_reading(kind: str) -> None:
    check(LONG[kind](20_000))


def test_quotations_nested_a_thousand_deep_give_a_reading() -> None:
    check("قال المتحدث: " + "«قال آخر: " * 1000 + "السد بخير" + "»" * 1000)


def test_ten_megabytes_on_one_line_give_a_reading() -> None:
    line = "ه" * 5_000_000
    assert read(make_report(line, ref="ten"), tools()).report.text == line


def test_a_quarter_megabyte_of_words_on_one_line_gives_a_reading() -> None:
    line = "السد بخير والماء وفير، " * 6_000
    assert read(make_report(line, ref="words"), tools()).report.text == line
