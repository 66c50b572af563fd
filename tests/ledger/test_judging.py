"""Opinions hang on keys, are withdrawn and not erased, and go with a newer reading."""

from dataclasses import replace

import pytest

from riwaya.errors import ChangedError, LedgerError
from riwaya.ledger import Fate, Ledger, assess, diff, judge, list_judgements, verify, withdraw
from riwaya.model import Act, Reading, Span, Verdict
from tests.ledger import world
from tests.ledger.helpers import fill, keep


def first_key(reading: Reading) -> str:
    """Key of a reading's first claim."""
    return reading.claims[0].key


@pytest.fixture
def judged(ledger: Ledger) -> Ledger:
    """A ledger with one report and an opinion on its first claim."""
    reading = world.reading_for(1)
    keep(ledger, [reading])
    judge(ledger, "world-1", first_key(reading), Verdict.ACCEPTED, by="سلمى", comment="كما في البيان")
    return ledger


def test_opinion_is_listed_with_who_gave_it_and_when(judged: Ledger) -> None:
    (opinion,) = list_judgements(judged, name="world-1")
    assert (opinion.judgement.by, opinion.judgement.at) == ("سلمى", "2031-07-01T12:00:00Z")
    assert opinion.judgement.verdict is Verdict.ACCEPTED
    assert list_judgements(judged, keys=["no such key"]) == ()


def test_withdrawn_opinion_stays_on_record(judged: Ledger) -> None:
    (opinion,) = list_judgements(judged)
    withdraw(judged, opinion.number, by="سلمى")
    assert list_judgements(judged)[0].judgement.withdrawn_at == "2031-07-01T12:00:00Z"
    with pytest.raises(LedgerError, match="withdrawn already"):
        withdraw(judged, opinion.number, by="سلمى")
    assert verify(judged).problems == ()


def test_opinions_of_one_case_are_not_seen_in_another(judged: Ledger) -> None:
    keep(judged, [world.reading_for(1)], case="other")
    assert list_judgements(judged, case="other") == ()


def test_opinion_on_nothing_is_refused(judged: Ledger) -> None:
    with pytest.raises(LedgerError, match="no claim or event with the key"):
        judge(judged, "world-1", "no such key", Verdict.REJECTED, by="سلمى")
    with pytest.raises(LedgerError, match="needs the name"):
        judge(judged, "world-1", first_key(world.reading_for(1)), Verdict.REJECTED, by=" ")


def test_equal_key_carries_the_opinion_without_a_word(judged: Ledger) -> None:
    keep(judged, [world.reading_for(1, made_by=world.NEWER)])
    (opinion,) = list_judgements(judged)
    assert not opinion.judgement.needs_another_look
    (change,) = diff(judged)
    assert change.fate is Fate.SAME


def test_overlapping_span_carries_it_marked_for_another_look(judged: Ledger) -> None:
    newer = world.reading_for(1, made_by=world.NEWER, shift=3)
    keep(judged, [newer])
    old, carried = list_judgements(judged)
    assert carried.judgement.key == first_key(newer)
    assert carried.judgement.needs_another_look
    assert (carried.carried_from, carried.judgement.at) == (old.number, old.judgement.at)
    (change,) = diff(judged, name="world-1")
    assert (change.fate, change.key) == (Fate.MOVED, first_key(newer))
    assert [field for field, _, _ in change.fields] == ["content"]


def test_carried_opinion_is_carried_on_by_the_next_reader(judged: Ledger) -> None:
    keep(judged, [world.reading_for(1, made_by=world.NEWER, shift=3)])
    newest = world.reading_for(1, made_by=replace(world.NEWER, riwaya="0.3.0"), shift=5)
    keep(judged, [newest])
    assert list_judgements(judged)[-1].judgement.key == first_key(newest)
    withdraw(judged, list_judgements(judged)[0].number, by="سلمى")
    assert all(opinion.judgement.withdrawn_at for opinion in list_judgements(judged))


def test_looking_again_settles_a_carried_opinion(judged: Ledger) -> None:
    newer = world.reading_for(1, made_by=world.NEWER, shift=3)
    keep(judged, [newer])
    judge(judged, "world-1", first_key(newer), Verdict.ACCEPTED, by="نورس")
    assert not any(opinion.judgement.needs_another_look for opinion in list_judgements(judged))


def test_withdrawn_opinion_is_not_carried(judged: Ledger) -> None:
    withdraw(judged, list_judgements(judged)[0].number, by="سلمى")
    keep(judged, [world.reading_for(1, made_by=world.NEWER, shift=3)])
    assert len(list_judgements(judged)) == 1
    assert diff(judged) == ()


def test_diff_tells_what_a_newer_reader_reads_otherwise(judged: Ledger) -> None:
    newer = world.reading_for(1, made_by=world.NEWER)
    changed = replace(newer.claims[0], act=Act.ACCUSE)
    keep(judged, [replace(newer, claims=(changed, *newer.claims[1:]))])
    (change,) = diff(judged)
    assert (change.fate, change.fields) == (Fate.CHANGED, (("act", str(newer.claims[0].act), "accuse"),))


def test_diff_tells_of_a_judged_claim_that_is_gone(judged: Ledger) -> None:
    newer = world.reading_for(1, made_by=world.NEWER)
    keep(judged, [replace(newer, claims=newer.claims[1:], events=newer.events[1:])])
    (change,) = diff(judged)
    assert (change.fate, change.key) == (Fate.GONE, None)


def test_opinion_on_an_event_follows_its_trigger(ledger: Ledger) -> None:
    reading = world.reading_for(2)
    keep(ledger, [reading])
    judge(ledger, "world-2", reading.events[1].key, Verdict.MENDED, by="سلمى", mended='{"type": "raid"}')
    event = replace(reading.events[1], key="new", trigger=_longer(reading, reading.events[1].trigger))
    keep(ledger, [replace(reading, made_by=world.NEWER, events=(reading.events[0], event, reading.events[2]))])
    assert list_judgements(ledger)[-1].judgement.key == "new"
    (change,) = diff(ledger)
    assert (change.fate, change.key, change.fields) == (Fate.MOVED, "new", ())


def _longer(reading: Reading, span: Span) -> Span:
    return Span.at(reading.report.text, span.start, span.end + 4)


def test_opinion_given_on_what_somebody_else_judged_meanwhile_is_refused(ledger: Ledger) -> None:
    fill(ledger, 2)
    key = world.reading_for(1).claims[0].key
    first = judge(ledger, "world-1", key, Verdict.ACCEPTED, by="سلمى", expected=0)
    with pytest.raises(ChangedError):
        judge(ledger, "world-1", key, Verdict.REJECTED, by="مازن", expected=0)
    judge(ledger, "world-1", key, Verdict.REJECTED, by="مازن", expected=first)
    assert [o.judgement.by for o in list_judgements(ledger)] == ["سلمى", "مازن"]


def test_assessment_begun_from_an_older_version_is_refused(ledger: Ledger) -> None:
    assess(ledger, "incident:1", "{}", by="سلمى", expected=0)
    with pytest.raises(ChangedError):
        assess(ledger, "incident:1", "{}", by="مازن", expected=0)
    assert assess(ledger, "incident:1", "{}", by="مازن", expected=1).version == 2
