"""What parties on opposite sides of an incident both state: told first, with admissions against interest marked."""

from collections.abc import Sequence
from itertools import combinations

from riwaya.compare.families import FIGHTS, HARMS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Stand, refs, stands
from riwaya.compare.questions.count import counted
from riwaya.compare.questions.sides import Pairs, hostile_pairs, parties
from riwaya.compare.questions.toll import agree, figures, same_scope
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import CommonGround, EventType, Reality, Wording


def common_ground(strands: Sequence[Strand], kinship: Kinship) -> tuple[CommonGround, ...]:
    """For each act: that it took place, who did it, and figures, as far as two hostile parties both say so."""
    told = [t for strand in strands for t in strand.tellings]
    hostile = hostile_pairs(told, kinship)
    found: list[CommonGround] = []
    for strand in strands:
        tellings = [t for t in strand.tellings if _stated(t)]
        found += _shared(stands(tellings, _took_place), hostile)
        found += _shared(stands(tellings, _doer), hostile)
        found += _figures(tellings, hostile)
    return tuple(found)


def _stated(telling: Telling) -> bool:
    event = telling.event
    if telling.own_voice or telling.imputed or telling.denied or event.background or not telling.speaker.named:
        return False
    return event.reality is Reality.OCCURRED


def _took_place(telling: Telling) -> tuple[str, str] | None:
    return ("took place", telling.event.type.value) if telling.event.type in FIGHTS | HARMS else None


def _doer(telling: Telling) -> tuple[frozenset[str], str] | None:
    doers = parties(telling.agents)
    if not doers or telling.event.type is EventType.ARMED_CLASH:
        return None
    return frozenset(who.key for who in doers), ", ".join(sorted({who.name for who in doers}))


def _shared(given: Sequence[Stand], hostile: Pairs) -> list[CommonGround]:
    found = []
    for answer in dict.fromkeys(stand.answer for stand in given):
        same = [stand for stand in given if stand.answer == answer]
        both = _facing(same, hostile)
        if not both:
            continue
        names = _names(both)
        if answer == "took place":
            kind = both[0].tellings[0].event.type.value
            statement = wording("common.occurrence", parties=_listed(names), type=wording(f"type.{kind}"))
        else:
            statement = wording("common.doer", parties=_listed(names), answer=both[0].label)
        found.append(_ground(statement, both))
    return found


def _figures(tellings: Sequence[Telling], hostile: Pairs) -> list[CommonGround]:
    given = [f for t in tellings for f in figures(t) if counted(f)]
    for a, b in combinations(given, 2):
        pair = frozenset((a.telling.speaker.key, b.telling.speaker.key))
        if pair in hostile and same_scope(a, b) and agree(a, b):
            ones = [Stand(f.telling.speaker, f.label, f.label, (f.telling,), own_voice=False) for f in (a, b)]
            label = a.label if a.label == b.label else f"{a.label}, {b.label}"
            names = _listed(_names(ones))
            return [
                _ground(
                    wording("common.count", parties=names, answer=f"{label} {a.count.of.value.replace('_', ' ')}"), ones
                )
            ]
    return []


def _facing(given: Sequence[Stand], hostile: Pairs) -> list[Stand]:
    """The stands of parties that face at least one other of them."""
    keys = [stand.speaker.key for stand in given]
    return [s for s in given if any(frozenset((s.speaker.key, k)) in hostile for k in keys if k != s.speaker.key)]


def _ground(statement: Wording, given: Sequence[Stand]) -> CommonGround:
    tellings = [t for stand in given for t in stand.tellings]
    admitting = dict.fromkeys(s.speaker.name for s in given if any(_against_interest(t, s.speaker) for t in s.tellings))
    return CommonGround(statement, tuple(_names(given)), refs(tellings), tuple(admitting))


def _against_interest(telling: Telling, speaker: Who) -> bool:
    """A party that tells its own blow against somebody, or its own dead."""
    did = any(who.key == speaker.key for who in parties(telling.agents)) and telling.event.type in FIGHTS | HARMS
    return did or (telling.event.type in HARMS and any(who.key == speaker.key for who in parties(telling.patients)))


def _names(given: Sequence[Stand]) -> list[str]:
    return list(dict.fromkeys(stand.speaker.name for stand in given))


def _listed(names: Sequence[str]) -> str:
    return " + ".join(names)
