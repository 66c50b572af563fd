"""Nobody attacks himself: possessives in a party's own words."""

from riwaya.claims.events.own_side import own_side
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, ActorKind, ActorSpan, Claim, Event, EventType, Span, Voice
from riwaya.text import cut
from tests.claims.world import lexicon

TEXT = "الهجوم الذي شنته جبهة ساران على مواقع قواتهم عند الجسر"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def attack(
    speaker: str, kind: ActorKind, *, on: str = "مواقع قواتهم", type: EventType = EventType.GROUND_ATTACK
) -> str | None:
    ground = Ground.of(cut(TEXT), lexicon())
    whole = Span(0, len(TEXT), TEXT)
    claim = Claim("c1", "k", Voice.ATTRIBUTED, whole, source_actor=speaker)
    doer, target = at("جبهة ساران"), at(on)
    event = Event(
        "e1",
        "k",
        "c1",
        type,
        at("الهجوم"),
        agents=(ActorSpan(doer.start, doer.end, doer.text, "front"),),
        patients=(ActorSpan(target.start, target.end, target.text, "front"),),
    )
    actors = [Actor(speaker, "x", kind, ()), Actor("front", "جبهة ساران", ActorKind.ARMED_GROUP, ())]
    return own_side(ground, [event], [claim], actors)[0].patients[0].actor


def test_their_forces_in_a_partys_words_are_the_speakers() -> None:
    assert attack("ministry", ActorKind.STATE_BODY) == "ministry"


def test_a_monitor_or_an_unnamed_source_has_no_forces() -> None:
    assert attack("monitor", ActorKind.MONITOR) == "front"
    assert attack("source", ActorKind.UNNAMED_SOURCE) == "front"


def test_the_doer_who_speaks_of_himself_is_left_alone() -> None:
    assert attack("front", ActorKind.ARMED_GROUP) == "front"


def test_without_a_possessive_nothing_changes() -> None:
    assert attack("ministry", ActorKind.STATE_BODY, on="الجسر") == "front"


def test_other_events_may_be_done_to_oneself() -> None:
    assert attack("ministry", ActorKind.STATE_BODY, type=EventType.WITHDRAW) == "front"
