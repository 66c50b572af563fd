from hypothesis import given
from hypothesis import strategies as st

from riwaya.text import fold


def test_hamza_seats_ta_marbuta_and_alef_maqsura_fold_together() -> None:
    assert fold("أُعلِنَت") == fold("اعلنت")
    assert fold("قرية") == fold("قريه")
    assert fold("مستشفى") == fold("مستشفي")


def test_tatweel_marks_and_direction_controls_leave_no_trace() -> None:
    assert fold("نـــورا\u200cن\u202b") == fold("نوران")


def test_arabic_and_persian_digits_become_ascii() -> None:
    assert fold("٢٠٢٤") == fold("۲۰۲۴") == "2024"


def test_presentation_forms_fold_to_plain_letters() -> None:
    assert fold("ﻗﺎﻝ") == "قال"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
