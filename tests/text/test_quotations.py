from riwaya.text import cut


def _quoted(text: str) -> list[str]:
    document = cut(text)
    return [document.span(q.first, q.last).text for q in document.quotations]


def test_typographic_and_straight_marks() -> None:
    assert _quoted('قال «سقط الجسر» ثم "عاد الهدوء".') == ["سقط الجسر", "عاد الهدوء"]


def test_nested_quotations_are_both_found() -> None:
    assert _quoted("“قال ’نعم‘ ثم «لا» ومضى”")[0] == "قال ’نعم‘ ثم «لا» ومضى"


def test_a_mark_left_open_does_not_swallow_the_next_quotation() -> None:
    assert _quoted('أكد أن "الجسر سقط. وأضافت "مرسال" أن النهر فاض') == ["مرسال"]


def test_a_thousand_open_marks_are_read_in_a_moment() -> None:
    assert _quoted("«" * 3000 + "نص" + "»" * 3000)
