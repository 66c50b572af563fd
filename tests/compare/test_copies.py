"""Near-copies are found by their shingles, and two reporters on one event are none."""

from riwaya.compare.copies import copies, overlap, sketch
from riwaya.model import Report, make_report


def report(text: str, name: str, hour: int) -> Report:
    return make_report(text, ref=name, outlet=name, published=f"2031-05-04T{hour:02}:00:00Z")


WIRE = " ".join(f"لفظ{n}" for n in range(200))


def test_reprint_with_another_lead_and_a_cut_tail_is_a_copy() -> None:
    reprint = "عنوان جديد للصحيفة " + " ".join(WIRE.split()[:150])
    ((first, second),) = copies([report(reprint, "ب", 9), report(WIRE, "أ", 8)])
    assert (first.ref, second.ref) == ("أ", "ب")


def test_other_words_on_the_same_event_are_no_copy() -> None:
    other = " ".join(f"قول{n}" if n % 3 else f"لفظ{n}" for n in range(200))
    assert copies([report(WIRE, "أ", 8), report(other, "ب", 9)]) == ()


def test_spelling_habits_make_no_difference() -> None:
    assert overlap(sketch("أكدت المؤسسة إلى آخره مدينة على"), sketch("اكدت الموسسه الي اخره مدينه علي")) == 1.0


def test_one_report_is_no_group() -> None:
    assert copies([report(WIRE, "أ", 8)]) == ()


def test_empty_and_short_texts_do_no_harm() -> None:
    assert copies([report("", "أ", 8), report("كلمة", "ب", 9)]) == ()
