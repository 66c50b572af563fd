"""Times that are beside an invented event and not when it was, by the words around them."""

from riwaya.claims.events.other_times import is_other_time
from riwaya.claims.events.scene import Scene
from riwaya.mentions import Mentions
from riwaya.mentions.times.dates import read_times
from riwaya.text import cut
from tests.claims.events_world import lexicon


def other(text: str, trigger: str, time: str) -> bool:
    document = cut(text)
    times, _ = read_times(document, lexicon(), "2031-05-14", nested=True)
    scene = Scene.of(document, Mentions(times=times), (), lexicon())
    candidate = next(c for c in scene.candidates if c.span.text == trigger)
    return is_other_time(scene, candidate, next(t for t in times if t.text == time))


def test_what_is_the_first_or_the_worst_since_a_time_did_not_last_since_then() -> None:
    assert other("شن الحرس أعنف هجوم على تلماس منذ شهر", "هجوم", "منذ شهر")
    assert other("وهي الغارة الأولى على تلماس منذ الأحد", "الغارة", "منذ الأحد")
    assert not other("يشن الحرس هجوما على تلماس منذ شهر", "هجوما", "منذ شهر")


def test_more_than_so_many_since_a_time_is_no_superlative() -> None:
    assert not other("مقتل أكثر من ستين حارسا منذ الأحد", "مقتل", "منذ الأحد")


def test_superlative_of_another_sentence_says_nothing() -> None:
    assert not other("هذا أكبر سوق في تلماس. ويشن الحرس هجوما منذ الأحد.", "هجوما", "منذ الأحد")


def test_days_after_an_event_are_not_the_day_of_that_event() -> None:
    text = "انسحب الحرس بعد يومين من الهجوم على تلماس"
    assert other(text, "الهجوم", "بعد يومين")
    assert not other(text, "انسحب", "بعد يومين")


def test_day_after_an_event_is_not_the_day_of_that_event() -> None:
    assert other("اجتمع المجلس في اليوم التالي للهجوم على تلماس", "للهجوم", "اليوم التالي")


def test_at_least_is_no_superlative() -> None:
    assert not other("مقتل تسعة على الأقل منذ الأحد", "مقتل", "منذ الأحد")


def test_date_of_a_beginning_dates_nothing_outside() -> None:
    text = "قتل مئة حارس منذ بدء القتال في 3 نيسان"
    assert other(text, "قتل", "3 نيسان")
    assert not other(text, "القتال", "3 نيسان")


def test_what_somebody_was_or_is_called_dates_nothing() -> None:
    assert other("قتل سبعة من حركة الشروق (الراية سابقا) في تلماس", "قتل", "سابقا")
    assert other("يقاتل الحرس حركة الشروق (الراية حاليا)", "يقاتل", "حاليا")
    assert not other("قتل سبعة حراس (قصفت تلماس سابقا) في نهروز", "قصفت", "سابقا")
    assert not other("قصف الحرس تلماس سابقا", "قصف", "سابقا")
