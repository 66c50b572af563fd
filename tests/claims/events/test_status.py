"""How each event is told: by signs that leave little doubt, and by the one told before."""

import pytest

from riwaya.claims.events.event_features import sentence_bounds
from riwaya.claims.events.status import plain_status
from riwaya.claims.events.status_signs import status_signs
from riwaya.claims.events.told_before import ToldBefore
from tests.claims.events_world import scene


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("سينسحب اللواء من تلماس", "سينسحب", "planned"),
        ("شن اللواء عملية لاستعادة تلماس", "استعادة", "planned"),
        ("مؤشرات على هجوم وشيك على تلماس", "هجوم", "planned"),
        ("عاد السكان دون قصف أو حصار", "قصف", "denied"),
        ("إذا انسحبت الحركة عاد السكان", "انسحبت", "possible"),
        ("قصفت الحركة الجسر في تلماس", "قصفت", None),
    ],
)
def test_grammar_alone_tells_a_status_or_none(text: str, trigger: str, status: str | None) -> None:
    seen = scene(text)
    candidate = next(c for c in seen.candidates if c.span.text == trigger)
    _, first, last = sentence_bounds(seen, candidate.head)
    assert plain_status(candidate, tuple(status_signs(seen, candidate, first, last))) == status


def test_what_was_told_last_is_kept_by_group_and_altogether() -> None:
    seen = scene("قصفت الحركة الجسر وانسحب اللواء من تلماس")
    before = ToldBefore()
    first, second = seen.candidates
    before.add(first, "occurred")
    before.add(second, "planned")
    assert before.by_group[first.trigger.group] == "occurred"
    assert (before.last, before.status) == (second, "planned")
