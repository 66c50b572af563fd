"""Arabic in a terminal line is isolated and cannot steer the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.pages.isolates import PDI, RLI, isolated, plain, runs


def test_each_arabic_run_is_isolated_and_latin_between_stays_outside() -> None:
    assert isolated("جيش لاوند says, قوات الهضبة") == f"{RLI}جيش لاوند{PDI} says, {RLI}قوات الهضبة{PDI}"


def test_figures_and_brackets_inside_arabic_stay_inside() -> None:
    assert isolated("قتل 7 في (السد)") == f"{RLI}قتل 7 في (السد){PDI}"


def test_a_bracket_whose_other_half_lies_outside_stays_outside() -> None:
    assert isolated("(named in both: جيش لاوند)") == f"(named in both: {RLI}جيش لاوند{PDI})"
    assert isolated("جيش لاوند (near السد)") == f"{RLI}جيش لاوند{PDI} (near {RLI}السد{PDI})"


def test_two_sides_that_a_semicolon_parts_keep_their_order() -> None:
    told = isolated("says it was قوات الهضبة; جيش لاوند denies it")
    assert told == f"says it was {RLI}قوات الهضبة{PDI}; {RLI}جيش لاوند{PDI} denies it"


def test_isolates_can_be_left_off() -> None:
    assert isolated("السد", on=False) == "السد"


def test_escapes_and_overrides_are_left_out() -> None:
    assert plain("ال\x1b[31mسد\u202e\u2067 \x07x\ud800") == "ال[31mسد x"


@given(st.text())
def test_isolates_are_always_balanced(text: str) -> None:
    line = isolated(text)
    assert line.count(RLI) == line.count(PDI)
    assert "\n" not in line and "\x1b" not in line


@given(st.text())
def test_runs_put_together_are_the_text(text: str) -> None:
    assert "".join(piece for _, piece in runs(text)) == text
