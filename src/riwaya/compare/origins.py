"""Answers -> who first said each, of which camp, and whether it stands on its own; never a bare number."""

from collections.abc import Sequence

from riwaya.compare.answers import Given
from riwaya.compare.families import FIGHTS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Stand, refs
from riwaya.compare.questions.sides import among, one_side, parties
from riwaya.compare.tellings import SELF_SPEAKING, Telling
from riwaya.compare.who import Who
from riwaya.model import ActorKind, Camp, Corroboration, EventType, Independence, Origin, Question, Reality


def corroboration(given: Sequence[Given], tellings: Sequence[Telling], kinship: Kinship) -> tuple[Corroboration, ...]:
    """One row an answer with all its origins; relays of one speaker, in whatever outlets, are one origin."""
    struck, doers = _sides(tellings)
    return tuple(
        Corroboration(
            one.question, one.label, tuple(_origin(stand, one, struck, doers, kinship) for stand in one.stands)
        )
        for one in given
    )


def _sides(tellings: Sequence[Telling]) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    blows = [t for t in tellings if t.event.type in FIGHTS and not t.event.background and not t.denied]
    struck = dict.fromkeys(w for t in blows for w in parties(t.patients))
    doers = dict.fromkeys(w for t in blows for w in parties(t.agents))
    return tuple(struck), tuple(doers)


def _origin(stand: Stand, given: Given, struck: tuple[Who, ...], doers: tuple[Who, ...], kinship: Kinship) -> Origin:
    camp = _camp(stand, struck, doers, kinship)
    independent, why = _independence(stand, given, camp, struck, kinship)
    relays = sorted({name for t in stand.tellings for name in (*t.relays, t.report.outlet or "") if name})
    return Origin(stand.speaker.name, camp, independent, refs(stand.tellings), tuple(relays), why)


def _camp(stand: Stand, struck: tuple[Who, ...], doers: tuple[Who, ...], kinship: Kinship) -> Camp:
    speaker = stand.speaker
    if not speaker.named:
        return Camp.UNNAMED
    if stand.own_voice or speaker.kind is ActorKind.MONITOR:
        return Camp.THIRD_PARTY
    if among(speaker, doers, kinship) and not any(w.key == speaker.key for w in struck):
        return Camp.ACCUSED
    if among(speaker, struck, kinship):
        return Camp.ACCUSER_OR_ALLY
    return Camp.THIRD_PARTY


def _independence(
    stand: Stand, given: Given, camp: Camp, struck: tuple[Who, ...], kinship: Kinship
) -> tuple[Independence, str]:
    speaker = stand.speaker
    if not speaker.named:
        return Independence.NOT_SHOWN, "not named; may be any of the others"
    if stand.own_voice:
        return _outlet(stand, given)
    if _own_doing(stand, kinship):
        return Independence.SHOWN, "speaks of its own doing"
    if any(t.event.reality is Reality.POSSIBLE for t in stand.tellings):
        return Independence.NOT_SHOWN, "told as likely, with no ground given"
    if speaker.kind is ActorKind.MONITOR:
        return Independence.SHOWN, "watches with a network of its own"
    if speaker.kind is ActorKind.MEDIA and speaker.actor is None:
        return Independence.NOT_SHOWN, "media that name no source of their own"
    hit = any(one_side(speaker, w, kinship) for w in struck)
    if given.question is Question.PERPETRATOR and not (hit and _face_to_face(stand)):
        return Independence.NOT_SHOWN, "says so of another, and shows nothing"
    if hit:
        return Independence.SHOWN, "the side that was struck, of what it met with"
    return Independence.NOT_SHOWN, "what it rests on is not told"


def _outlet(stand: Stand, given: Given) -> tuple[Independence, str]:
    reports = {t.report.id for t in stand.tellings}
    for other in given.stands:
        if not other.own_voice and reports & {t.report.id for t in other.tellings}:
            return Independence.DEPENDENT, f"the outlet repeats {other.speaker.name}, whom the same report names"
    return Independence.NOT_SHOWN, "the outlet in its own voice, no source told"


def _own_doing(stand: Stand, kinship: Kinship) -> bool:
    return any(
        t.claim.act in SELF_SPEAKING or any(stand.speaker.key == who.key for who in parties(t.agents))
        for t in stand.tellings
        if t.event.type in FIGHTS or t.denied
    )


def _face_to_face(stand: Stand) -> bool:
    """Whoever is attacked on the ground sees by whom; whoever is struck from afar concludes it."""
    return any(t.event.type in (EventType.GROUND_ATTACK, EventType.ARMED_CLASH, EventType.RAID) for t in stand.tellings)
