"""Marks stand in the text's own flow: nothing is lost, everything nests, controls are shown and not obeyed."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from riwaya.pages.marks import Mark, paragraphs, passage, visible
from tests.pages.hostile import Page

TEXT = "قال الناطق إن السد بخير.\n\nوأضاف أن الطريق مفتوح."
marks = st.builds(
    lambda start, length, kind, depth: Mark(start, start + length, kind, "c1", "w", "3", depth),
    st.integers(0, len(TEXT)),
    st.integers(1, 30),
    st.sampled_from(("own", "content", "source", "cue", "event")),
    st.integers(1, 7),
)


def shown(markup: str) -> Page:
    return Page(f"<div>{markup}</div>")


@given(st.lists(marks, max_size=12))
def test_any_marks_nest_and_lose_no_word(given_marks: list[Mark]) -> None:
    lines = [shown(p) for p in paragraphs(TEXT, given_marks)]
    assert [page.text for page in lines] == [line for line in TEXT.split("\n") if line]
    assert not any(page.crossed or page.open or page.nested_links for page in lines)


@given(st.text())
def test_text_without_controls_is_shown_as_it_is(text: str) -> None:
    plain = "".join(c for c in text if c.isprintable())
    assert shown(visible(plain)).text == plain


def test_crossing_spans_are_cut_and_only_the_first_piece_has_the_anchor() -> None:
    (line,) = paragraphs("abcdef", [Mark(0, 4, "content", "c1", "w-1"), Mark(2, 6, "content", "c2", "w-2", depth=2)])
    assert line == Markup(
        '<span class="content d1" id="w-1">ab<span class="content d2" id="w-2">cd</span></span>'
        '<span class="content d2">ef</span>'
    )


def test_the_number_stands_once_after_the_last_piece() -> None:
    (line,) = paragraphs("abcd", [Mark(0, 2, "content", "c1"), Mark(1, 3, "cue", "c2", "w-2", "7")])
    assert line.count('data-n="7"') == 1
    assert line.index("c</a>" if "c</a>" in line else "c<span") < len(line)


def test_a_mark_over_two_lines_goes_on_in_the_second() -> None:
    first, second = paragraphs("ab\ncd", [Mark(1, 4, "content", "c1", "w-1")])
    assert first.count("content") == second.count("content") == 1
    assert "w-1" in first and "w-1" not in second


def test_a_link_never_stands_in_a_link() -> None:
    (line,) = paragraphs("abc", [Mark(0, 3, "cue", "c1"), Mark(1, 2, "event", "e1")])
    assert line.count("<a ") == 1 and 'class="event"' in line


def test_direction_overrides_are_shown_by_code_point() -> None:
    assert "\u202e" not in visible("a\u202eb")
    assert shown(visible("a\u202eb")).text == "aU+202Eb"


def test_a_passage_keeps_one_line_and_links_nowhere() -> None:
    assert passage("ab\ncd", 1, 4, [Mark(0, 3, "event", "")]) == Markup('<span class="event">b </span>c')
