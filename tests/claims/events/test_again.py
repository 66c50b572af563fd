"""For the second time: a once-only happening told twice, in the invented valley of Nuran."""

from riwaya.claims.events.again import told_apart
from riwaya.mentions.phrases import Ground
from riwaya.model import Event, EventType, Span, TimeSpan
from riwaya.text import cut
from tests.claims.world import lexicon

TEXT = "أعلنت الوزارة اعتقال حداد في وقت سابق من هذا العام، ثم أعلنت اعتقاله للمرة الثانية في ساران"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def events(kind: EventType = EventType.DETENTION) -> tuple[Event, Event]:
    earlier = at("وقت سابق من هذا العام")
    time = TimeSpan(earlier.start, earlier.end, earlier.text, "2031-01-01", "2031-05-13")
    return (
        Event("e1", "k", "c1", kind, at("اعتقال"), times=(time,), occurrence=1),
        Event("e2", "k", "c2", kind, at("اعتقاله"), occurrence=1),
    )


def told(*given: Event) -> list[tuple[int, bool]]:
    return [(e.occurrence, e.background) for e in told_apart(Ground.of(cut(TEXT), lexicon()), given)]


def test_the_earlier_telling_gets_a_number_of_its_own_and_is_history() -> None:
    assert told(*events()) == [(2, True), (1, False)]


def test_what_can_happen_many_times_is_left_alone() -> None:
    assert told(*events(EventType.SHELLING)) == [(1, False), (1, False)]


def test_without_a_second_time_an_earlier_telling_is_the_same_happening() -> None:
    assert told(events()[0]) == [(1, False)]
