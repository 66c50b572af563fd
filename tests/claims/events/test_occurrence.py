"""Which events are one happening."""

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.occurrence import NEAR, pairs
from tests.claims.events_world import events, scene, told

STRIKE = """غارة جوية على مستودع في بلدة نهروز

قالت وكالة مرسال إن طائرة شنت غارة على مستودع للوقود في بلدة نهروز مساء السبت. وأسفرت الغارة عن مقتل ثلاثة عمال.
وفي حادث منفصل، اعتقلت الشرطة رجلين في مدينة أخرى. وقال شهود إن الغارة دمرت المستودع بالكامل.
"""


def test_a_raid_told_four_times_is_one_happening() -> None:
    raids = [e.occurrence for e in events(STRIKE) if e.trigger.text in ("غارة", "الغارة")]
    assert len(raids) == 4 and len(set(raids)) == 1


def test_other_events_are_others() -> None:
    assert told(STRIKE, "اعتقلت").occurrence != told(STRIKE, "مقتل").occurrence != told(STRIKE, "الغارة").occurrence


def test_happenings_are_numbered_from_one_as_they_are_first_told() -> None:
    first = list(dict.fromkeys(e.occurrence for e in events(STRIKE)))
    assert first == list(range(1, len(first) + 1))


def test_an_event_is_compared_with_a_bounded_number_of_others() -> None:
    seen = scene("هجوم في تلماس. " * (NEAR + 20))
    drafts = [Draft(c, c.trigger.types[0], 1.0) for c in seen.candidates]
    assert max(sum(1 for _ in told) for told in pairs(seen, drafts)) == NEAR
