"""How it ended: one side says the attack was stopped, the other that it went through."""

from collections.abc import Hashable, Sequence

from riwaya.compare.days import compatible
from riwaya.compare.families import BLOWS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import among, one_side, parties
from riwaya.compare.spots import Meeting, closest
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Result, Wording

STOPPED, THROUGH = "stopped", "through"
_AIRBORNE = frozenset((EventType.SHELLING, EventType.AIR_STRIKE, EventType.EXPLOSION, EventType.UNSPECIFIED_ATTACK))


def outcome(tellings: Sequence[Telling], kinship: Kinship) -> Findings:
    """Rows on how the fighting of an incident ended, between tellers who are on its two sides.

    That an army held one village and lost another, told by a third, is both true; so only the sides themselves, or
    those who speak for them, contradict each other here.
    """
    fighters = _fighters(tellings)
    intercepted = any(t.event.type is EventType.INTERCEPT for t in tellings)
    given = stands(tellings, lambda t: _answer(t, fighters, intercepted, kinship))

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one.answer == other.answer or one_side(one.speaker, other.speaker, kinship):
            return None
        stopped, through = (one, other) if one.answer == STOPPED else (other, one)
        if not (among(stopped.speaker, fighters, kinship) and among(through.speaker, fighters, kinship)):
            return None
        if not any(_may_be_one_fight(a, b) for a in stopped.tellings for b in through.tellings):
            return None
        return wording("why.outcome", a=stopped.speaker.name, b=through.speaker.name)

    return rows(Question.OUTCOME, given, clash)


def _fighters(tellings: Sequence[Telling]) -> tuple[Who, ...]:
    types = BLOWS | {EventType.INTERCEPT, EventType.REPEL, EventType.CAPTURE_TERRITORY, EventType.ARMED_CLASH}
    people = (
        who for t in tellings if t.event.type in types and not t.event.background for who in t.agents + t.patients
    )
    return tuple(dict.fromkeys(parties(people)))


def _answer(
    telling: Telling, fighters: tuple[Who, ...], intercepted: bool, kinship: Kinship
) -> tuple[Hashable, str] | None:
    event = telling.event
    if telling.denied or event.background or event.reality is not Reality.OCCURRED or not telling.speaker.named:
        return None
    if event.result is Result.FOILED or event.type in (EventType.REPEL, EventType.INTERCEPT):
        return (STOPPED, event.trigger.text) if event.result is not Result.PARTIAL else None
    if event.type is EventType.CAPTURE_TERRITORY or (event.type in BLOWS and event.result is Result.SUCCEEDED):
        return THROUGH, event.trigger.text
    if intercepted and event.type in _AIRBORNE and telling.spots and not parties(telling.agents):
        return THROUGH, event.trigger.text
    return None


def _may_be_one_fight(a: Telling, b: Telling) -> bool:
    if closest(a.spots, b.spots) is Meeting.APART:
        return False
    return a.days is None or b.days is None or compatible(a.days, b.days)
