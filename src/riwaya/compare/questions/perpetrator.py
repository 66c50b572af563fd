"""Who did it: an accusation and the accused party's denial, or two doers of one act of whom only one can be right."""

from collections.abc import Callable, Hashable
from itertools import combinations

from riwaya.compare.days import gap
from riwaya.compare.families import FIGHTS, Family, family
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, look_alike, revised, rows, stands
from riwaya.compare.questions.sides import (
    Pairs,
    among,
    exclude_each_other,
    one_occurrence,
    parties,
    same_teller,
    target,
)
from riwaya.compare.spots import Meeting, meet
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who, may_be_one
from riwaya.lexicon.wording import wording
from riwaya.model import Act, ActorKind, EventType, LookAlikeKind, Question, Reality, Wording

ASKED = FIGHTS | {
    EventType.KILLING,
    EventType.INJURY,
    EventType.DETENTION,
    EventType.DESTROY_PROPERTY,
    EventType.TORTURE,
}
"""Types with a doer who may be disputed."""
TWO_SIDED = frozenset((EventType.ARMED_CLASH,))
"""Both sides are doers: naming one does not deny the other."""


def perpetrator(strand: Strand, hostile: Pairs, kinship: Kinship) -> Findings:
    """Rows on who did the act of a strand; a party's "not us" beside "it was another" is compatible.

    ``hostile`` are those who strike each other anywhere in the incident: that tells blow and counter-blow from two
    doers of one blow.
    """
    tellings = _told_as_done(strand)
    given = stands(tellings, _answer)
    doers = {id(stand): _doers(stand) for stand in given}
    struck: dict[int, frozenset[str]] = {}

    def targets(stand: Stand) -> frozenset[str]:
        if id(stand) not in struck:
            struck[id(stand)] = _targets(stand, strand)
        return struck[id(stand)]

    findings = Findings()

    def clash(one: Stand, other: Stand) -> Wording | None:
        if same_teller(one.speaker, other.speaker) or (one.own_voice and other.own_voice):
            return None
        if _denies(one) and _denies(other):
            return None
        if _denies(one):
            one, other = other, one
        ones, others = doers[id(one)], doers[id(other)]
        if _denies(other):
            return _denied(one, other, kinship)
        if not _listed(ones + others) or not _one_act(one, other, targets, hostile):
            return None
        if _excluding(one, other, ones, others):
            labels = {"doer": one.label, "other": other.label}
            return wording("why.perpetrator.other", a=one.speaker.name, b=other.speaker.name, **labels)
        return None

    findings.add(rows(Question.PERPETRATOR, given, clash))
    _revisions(given, doers, findings)
    _compatible(given, doers, findings)
    return findings


def _told_as_done(strand: Strand) -> list[Telling]:
    """What is told as done, and suspicions about just that; what might yet be done is another matter."""
    done = [t for t in strand.tellings if t.event.type in ASKED and t.event.reality is Reality.OCCURRED]
    numbers = {(t.report.id, t.event.occurrence) for t in done}
    return done + [
        t
        for t in strand.tellings
        if t.event.type in ASKED
        and t.event.reality is Reality.POSSIBLE
        and (t.report.id, t.event.occurrence) in numbers
    ]


def doers_of(telling: Telling) -> tuple[Who, ...]:
    """Who is told as doer; where somebody denies and the doer is a bare word ("our forces"), the speaker itself."""
    named = parties(telling.agents)
    if telling.claim.act is Act.ACCUSE:
        named = tuple(who for who in named if who.key != telling.speaker.key)
    if not named and telling.denied and telling.agents:
        return parties((telling.speaker,))
    return named


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    doers = doers_of(telling)
    if not doers:
        return None
    names = ", ".join(sorted({who.name for who in doers}))
    key = (telling.denied, frozenset(who.key for who in doers))
    return key, wording("answer.not", what=names).en if telling.denied else names


def _doers(stand: Stand) -> tuple[Who, ...]:
    return tuple(dict.fromkeys(who for t in stand.tellings for who in doers_of(t)))


def _denies(stand: Stand) -> bool:
    return stand.tellings[0].denied


def _denied(one: Stand, other: Stand, kinship: Kinship) -> Wording | None:
    """An accusation and its denial by the accused, by who stands beside it, or in answer within one report."""
    accused = tuple(a for a in _doers(one) if any(may_be_one(a, b) for b in _doers(other)))
    if other.own_voice or not accused:
        return None
    if not among(other.speaker, accused, kinship) and not _answers(one, other):
        return None
    return wording("why.perpetrator.denied", a=one.speaker.name, b=other.speaker.name, doer=one.label)


def _answers(one: Stand, other: Stand) -> bool:
    """Whether a denial by a third is told, as a denial, of the very occurrence that the accusation is told of."""
    return any(b.claim.act is Act.DENY and one_occurrence(a, b) for a in one.tellings for b in other.tellings)


def _listed(doers: tuple[Who, ...]) -> bool:
    """Whether all doers are in the lexicon or persons: "the extremist group" may be anybody the other teller names."""
    return all(who.actor is not None or who.kind is ActorKind.PERSON for who in doers)


def _one_act(one: Stand, other: Stand, targets: Callable[[Stand], frozenset[str]], hostile: Pairs) -> bool:
    """Two doers are told of one act where one report says so, or where both tell of one target.

    Doers that fight each other strike each other, and fight over one place: only for the harm to a third may either
    have done it, and each must be told so in so many words.
    """
    if any(frozenset((a.key, b.key)) in hostile for a in _doers(one) for b in _doers(other)):
        harm = all(family(t.event.type) is Family.HARM for t in one.tellings + other.tellings)
        return harm and bool(target(one.tellings) & target(other.tellings))
    if any(one_occurrence(a, b) for a in one.tellings for b in other.tellings):
        return True
    return bool(targets(one) & targets(other)) or any(
        _one_spot_and_day(a, b) for a in one.tellings for b in other.tellings
    )


def _one_spot_and_day(one: Telling, other: Telling) -> bool:
    """An attack on the ground on one named place, on one named day, by whom both tell."""
    if one.event.type is not EventType.GROUND_ATTACK or other.event.type is not EventType.GROUND_ATTACK:
        return False
    a, b = one.days, other.days
    if a is None or b is None or not (a.fine and b.fine) or gap(a, b):
        return False
    return any(not s.coarse and meet(s, t) is Meeting.SAME for s in one.spots for t in other.spots)


def _targets(stand: Stand, strand: Strand) -> frozenset[str]:
    numbered = {(t.report.id, t.event.occurrence) for t in stand.tellings if t.event.occurrence}
    own = {id(t) for t in stand.tellings}
    return target(t for t in strand.tellings if id(t) in own or (t.report.id, t.event.occurrence) in numbered)


def _excluding(one: Stand, other: Stand, ones: tuple[Who, ...], others: tuple[Who, ...]) -> bool:
    if any(t.event.type in TWO_SIDED for t in one.tellings + other.tellings):
        return False
    if _opposed(one, others) or _opposed(other, ones):
        return False
    return exclude_each_other(ones, others)


def _opposed(stand: Stand, doers: tuple[Who, ...]) -> bool:
    """Whether those doers are whom this stand tells as struck: blow and counter-blow, not two doers of one act."""
    return any(may_be_one(p, d) for t in stand.tellings for p in parties(t.patients) for d in doers)


def _revisions(given: tuple[Stand, ...], doers: dict[int, tuple[Who, ...]], findings: Findings) -> None:
    """A party that names one doer and then another."""
    for one, other in combinations(given, 2):
        if one.speaker.key != other.speaker.key or not one.speaker.named or one.own_voice:
            continue
        if not all(who.actor is not None for stand in (one, other) for who in doers[id(stand)]):
            continue  # a unit without an entry may be the named party's own
        if not _denies(one) and not _denies(other) and _excluding(one, other, doers[id(one)], doers[id(other)]):
            findings.add(revised(Question.PERPETRATOR, one, other))


def _compatible(given: tuple[Stand, ...], doers: dict[int, tuple[Who, ...]], findings: Findings) -> None:
    for denial in given:
        for stand in given:
            if not _denies(denial) or _denies(stand) or denial.own_voice:
                continue
            if exclude_each_other(doers[id(denial)], doers[id(stand)]):
                why = wording("alike.compatible", b=denial.speaker.name, doer=stand.label)
                findings.look_alikes.append(
                    look_alike(LookAlikeKind.COMPATIBLE, stand.tellings[0], denial.tellings[0], why)
                )
