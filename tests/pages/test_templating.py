"""Sentences of Riwaya's own as HTML: what runs the other way is isolated, days stay whole, numbers keep their sign."""

from riwaya.pages.templating import arabic, english


def test_days_are_not_broken_at_their_hyphens() -> None:
    assert english("2031-05-04 to 2031-05-06") == (
        '<span class="day">2031-05-04</span> to <span class="day">2031-05-06</span>'
    )
    assert arabic("من 2031-05-04") == 'من <bdi dir="ltr"><span class="day">2031-05-04</span></bdi>'


def test_a_number_keeps_its_sign_before_it_in_a_line_from_right_to_left() -> None:
    assert arabic("الموضع (-34.78, 81.38) بعيد") == 'الموضع (<bdi dir="ltr">-34.78, 81.38</bdi>) بعيد'
    assert arabic("قذائف الـ-120") == 'قذائف الـ-<bdi dir="ltr">120</bdi>'


def test_markup_in_a_sentence_is_shown_and_not_obeyed() -> None:
    assert english("<b>2031-05-04") == '&lt;b&gt;<span class="day">2031-05-04</span>'
