"""Who began: two tellers that each stand with the attacker the other names, over one fight."""

from collections.abc import Hashable, Sequence
from itertools import product

from riwaya.compare.days import compatible
from riwaya.compare.families import FIGHTS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import among, one_side, parties
from riwaya.compare.spots import Meeting, closest
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Wording

_BEGINS = FIGHTS - {EventType.ARMED_CLASH}


def who_started(tellings: Sequence[Telling], kinship: Kinship) -> Findings:
    """Rows on who attacked whom, over all fighting of an incident.

    Attack and counter-attack told by one teller, or by a third, are two operations; only where each side says that
    the other attacked does the incident have two beginnings.
    """
    given = stands([t for t in tellings if _begins(t)], _answer)

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one_side(one.speaker, other.speaker, kinship):
            return None
        ones, others = _attackers(one), _attackers(other)
        if _reversed(one, other, kinship) or _reversed(other, one, kinship):
            labels = {"doer": one.label, "other": other.label}
            return wording("why.who_started", a=one.speaker.name, b=other.speaker.name, **labels)
        if not (among(one.speaker, others, kinship) and among(other.speaker, ones, kinship)):
            return None
        if among(one.speaker, ones, kinship) or among(other.speaker, others, kinship) or not _one_fight(one, other):
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.who_started", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.WHO_STARTED, given, clash, lambda stand: stand.speaker.key)


def _reversed(one: Stand, other: Stand, kinship: Kinship) -> bool:
    """Whether one report tells one attack with its roles the other way round: whoever one lets be attacked, or who
    itself speaks of another's attack, did it in the words of the other, who was its target."""
    if not (one.speaker.named or one.own_voice) or not other.speaker.named:
        return False
    for a, b in product(one.tellings, other.tellings):
        if a.report.id != b.report.id or not a.event.occurrence or a.event.occurrence != b.event.occurrence:
            continue
        if not among(other.speaker, parties(b.patients), kinship) or among(other.speaker, parties(b.agents), kinship):
            continue
        attacked = (*parties(a.patients), one.speaker)
        if any(
            among(who, parties(b.agents), kinship) and not among(who, parties(a.agents), kinship) for who in attacked
        ):
            return True
    return False


def _begins(telling: Telling) -> bool:
    event = telling.event
    return event.type in _BEGINS and event.reality is Reality.OCCURRED and not telling.denied and not event.background


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    attackers = parties(telling.agents)
    if not attackers or telling.speaker.key in {who.key for who in attackers}:
        return None
    names = ", ".join(sorted({who.name for who in attackers}))
    return frozenset(who.key for who in attackers), names


def _attackers(stand: Stand) -> tuple[Who, ...]:
    return tuple(dict.fromkeys(who for t in stand.tellings for who in parties(t.agents)))


def _one_fight(one: Stand, other: Stand) -> bool:
    return any(
        closest(a.spots, b.spots) is not Meeting.APART
        and (a.days is None or b.days is None or compatible(a.days, b.days))
        for a in one.tellings
        for b in other.tellings
    )
