"""The terminal text says who says what, and how the article told it."""

from riwaya.model import MadeBy, Reading, make_report
from riwaya.pages.isolates import PDI, RLI
from riwaya.pages.terminal import reading_text
from tests.pages.hostile import poisoned
from tests.pages.world import reading

TEXT = reading_text(reading(), isolates=False)


def test_speaker_neutral_verb_and_content_stand_together() -> None:
    assert "4. الناطق باسم جيش لاوند  says\n   قوات الهضبة هي التي هاجمت السد" in TEXT


def test_the_article_s_own_verb_is_named_as_its_own_and_doubt_is_told() -> None:
    assert "[accusation; the article’s verb زعم; the article doubts it]" in TEXT


def test_a_nested_claim_names_who_passed_it_on_and_where_it_stands() -> None:
    assert "6. مصدر في اللجنة ← وكالة الأفق  says" in TEXT
    assert "inside 5]" in TEXT


def test_time_count_and_status_are_told() -> None:
    assert "when: ليل الأحد = 2031-03-02 – 2031-03-03 (night)" in TEXT
    assert "at least 7 killed, fighters سبعة جنود على الأقل" in TEXT
    assert "told as: happened; was stopped" in TEXT


def test_contradictions_come_first_and_notes_last() -> None:
    assert TEXT.index("Who started") < TEXT.index("1. ") < TEXT.index("Left unresolved")


def test_it_is_labelled_as_a_machine_reading() -> None:
    assert "Machine reading – not checked by a person." in TEXT


def test_why_names_rules_and_confidence() -> None:
    assert "cue.ar.qala (0.80 verb and named speaker)" in reading_text(reading(), why=True, isolates=False)
    assert "cue.ar.qala" not in TEXT


def test_isolates_are_there_unless_asked_off() -> None:
    assert RLI in reading_text(reading()) and PDI in reading_text(reading())
    assert RLI not in TEXT


def test_a_reading_with_nothing_in_it_says_so() -> None:
    nothing = Reading(MadeBy("0", "grammar", "", None), make_report("السد", ref="x"))
    assert "No claim was read from this report." in reading_text(nothing)


def test_no_control_character_reaches_the_terminal() -> None:
    text = reading_text(poisoned(reading()), why=True)
    assert not {"\x00", "\u202e", "\ud800", "\x1b"} & set(text)
