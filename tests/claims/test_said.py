"""When a statement was made, and times that count from an event, in the invented valley of Nuran."""

from dataclasses import replace

from riwaya.claims.attribution.claims import claims_of
from riwaya.claims.said import counted, rightly_dated, when_said
from riwaya.mentions.times.dates import read_times
from riwaya.model import Event, EventType, Span, TimeBasis, TimePrecision, TimeSpan, Voice, make_report
from tests.claims.world import Read, lexicon

TEXT = "وقبل بدء المعارك الأخيرة بيومين، كشف سالم حداد أن الجسر مغلق. واندلعت المعارك ليل الأربعاء."
NIGHT = TimeSpan(85, 97, "ليل الأربعاء", "2031-05-07", "2031-05-08", TimePrecision.NIGHT, TimeBasis.REPORT)


def battle(word: int, *times: TimeSpan) -> Event:
    start = [i for i in range(len(TEXT)) if TEXT.startswith("المعارك", i)][word]
    trigger = Span(start, start + 7, "المعارك")
    return Event(f"e{word}", "k", "c1", EventType.ARMED_CLASH, trigger, times=times, occurrence=1)


def test_a_time_that_counts_from_a_battle_dates_the_disclosing_and_not_the_battle() -> None:
    read = Read(TEXT)
    times, _ = read_times(read.ground.document, lexicon(), "2031-05-14")
    relative = next(t for t in times if t.basis is TimeBasis.TEXT)
    events = (battle(0, relative), battle(1, NIGHT))
    found = counted([relative], events, lexicon())
    assert (found[relative].from_, found[relative].to) == ("2031-05-05", "2031-05-05")
    dated = rightly_dated(events, found)
    assert [e.times for e in dated] == [(), (NIGHT,)]
    claims = claims_of(read.ground, make_report(TEXT, ref="t"), read.drafts, read.speakers.found)
    told = when_said(read.ground.document, claims, [found[relative]], dated)
    said = [c.said for c in told if c.voice is Voice.ATTRIBUTED]
    assert said == [(found[relative],)]


def test_without_a_day_for_the_battle_the_time_stays_open() -> None:
    times, _ = read_times(Read(TEXT).ground.document, lexicon(), "2031-05-14")
    relative = next(t for t in times if t.basis is TimeBasis.TEXT)
    assert counted([relative], [battle(0, relative)], lexicon())[relative] == relative


def test_a_time_that_dates_an_event_dates_no_statement() -> None:
    read = Read("يوم الاثنين قال سالم حداد إن الجسر مغلق.")
    claims = claims_of(read.ground, make_report(read.text, ref="t"), read.drafts, read.speakers.found)
    (time,), _ = read_times(read.ground.document, lexicon(), "2031-05-14")
    assert [c.said for c in when_said(read.ground.document, claims, [time], []) if c.said] == [(time,)]
    event = replace(battle(0), times=(time,))
    assert [c.said for c in when_said(read.ground.document, claims, [time], [event]) if c.said] == []
