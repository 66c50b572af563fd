"""How it ended: one side says the attack was stopped, the other that it went through."""

from collections.abc import Hashable, Sequence

from riwaya.compare.days import compatible
from riwaya.compare.families import BLOWS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import one_side, parties
from riwaya.compare.spots import Meeting, closest
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Result, Wording

STOPPED, DOWNED, THROUGH = "stopped", "downed", "through"
"""Downed is stopped too, but only what flies: that drones were shot down says nothing of ground that was taken."""
_COMES_DOWN = frozenset((EventType.EXPLOSION, EventType.SHELLING))


def outcome(tellings: Sequence[Telling], kinship: Kinship) -> Findings:
    """Rows on how the fighting of an incident ended, between tellers who are on its two sides.

    That an army held one village and lost another, told by a third, is both true; so only the sides themselves, or
    those who speak for them, contradict each other here.
    """
    against = _against(tellings)
    intercepted = any(t.event.type is EventType.INTERCEPT for t in tellings)
    given = stands(tellings, lambda t: _answer(t, intercepted))

    def clash(one: Stand, other: Stand) -> Wording | None:
        if (one.answer == THROUGH) == (other.answer == THROUGH) or one_side(one.speaker, other.speaker, kinship):
            return None
        if not any(one_side(one.speaker, a, kinship) and one_side(other.speaker, b, kinship) for a, b in against):
            return None
        stopped, through = (other, one) if one.answer == THROUGH else (one, other)
        if not any(_may_be_one_fight(a, b) for a in stopped.tellings for b in through.tellings):
            return None
        return wording("why.outcome", a=stopped.speaker.name, b=through.speaker.name)

    return rows(Question.OUTCOME, given, clash)


def _against(tellings: Sequence[Telling]) -> tuple[tuple[Who, Who], ...]:
    """Parties of whom one is told as striking, taking from, or stopping the other, each pair both ways round."""
    types = BLOWS | {EventType.INTERCEPT, EventType.REPEL, EventType.CAPTURE_TERRITORY}
    told = [t for t in tellings if t.event.type in types and not t.event.background and not t.denied]
    pairs = {(a, b) for t in told for a in parties(t.agents) for b in parties(t.patients)}
    strikers = {a for t in told if t.event.type in BLOWS for a in parties(t.agents)}
    stoppers = {a for t in told if t.event.type not in BLOWS for a in parties(t.agents)}
    pairs |= {(a, b) for a in strikers for b in stoppers}
    return tuple(sorted({p for a, b in pairs if a.key != b.key for p in ((a, b), (b, a))}, key=_named))


def _named(pair: tuple[Who, Who]) -> tuple[str, str, str, str]:
    return (pair[0].key, pair[1].key, pair[0].name, pair[1].name)


def _answer(telling: Telling, intercepted: bool) -> tuple[Hashable, str] | None:
    event = telling.event
    if telling.denied or event.background or event.reality is not Reality.OCCURRED or not telling.speaker.named:
        return None
    if event.result is Result.FOILED or event.type in (EventType.REPEL, EventType.INTERCEPT):
        answer = DOWNED if event.type is EventType.INTERCEPT else STOPPED
        return (answer, event.trigger.text) if event.result is not Result.PARTIAL else None
    if event.type is EventType.CAPTURE_TERRITORY or (event.type in BLOWS and event.result is Result.SUCCEEDED):
        return THROUGH, event.trigger.text
    if intercepted and event.type in _COMES_DOWN and telling.own_spots and not telling.agents:
        return THROUGH, event.trigger.text
    return None


def _may_be_one_fight(a: Telling, b: Telling) -> bool:
    if closest(a.spots, b.spots) is Meeting.APART:
        return False
    if a.event.type is EventType.INTERCEPT and b.event.type is EventType.CAPTURE_TERRITORY:
        return False
    return a.days is None or b.days is None or compatible(a.days, b.days)
