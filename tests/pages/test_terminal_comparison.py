"""The comparison as text: each side's answers by question, then where they disagree."""

from riwaya.model import Comparison
from riwaya.pages.terminal_comparison import comparison_text
from tests.pages.hostile import poisoned
from tests.pages.incident import comparison

TEXT = comparison_text(comparison(), isolates=False)


def test_common_ground_comes_first_and_disagreements_are_marked() -> None:
    assert TEXT.index("= both tell of it") < TEXT.index("Who started  ≠") < TEXT.index("≠ Hill Forces says 7")


def test_each_side_s_answer_stands_with_its_name() -> None:
    assert "    قوات الهضبة: جيش لاوند" in TEXT


def test_revisions_and_figures_name_who_says_them() -> None:
    assert "↺ Hill Forces" in TEXT and "killed: 7–… (جيش لاوند), 9 (the report itself)" in TEXT


def test_a_flag_says_what_would_dissolve_it() -> None:
    assert "It would dissolve if there were: a namesake" in TEXT


def test_what_one_source_tells_is_one_line() -> None:
    assert "Told by one source only\n  Negotiation  (hill-1)" in TEXT


def test_nothing_to_compare_says_so() -> None:
    assert "No incident was gathered" in comparison_text(Comparison(()))


def test_no_control_character_reaches_the_terminal() -> None:
    assert not {"\x00", "\u202e", "\ud800"} & set(comparison_text(poisoned(comparison())))
