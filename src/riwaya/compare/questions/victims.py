"""What the harmed were: one teller calls the same people civilians, another fighters."""

from collections.abc import Hashable, Iterable

from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import same_teller
from riwaya.compare.questions.toll import agree, figures
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.comparing import words
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, VictimStatus, Wording
from riwaya.text import fold

_ASKED = frozenset((EventType.KILLING, EventType.INJURY, EventType.DETENTION, EventType.DISAPPEARANCE))


def victim_status(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on whether those harmed were civilians or fighters.

    A list of civilians and a list of soldiers are both part of the dead; two tellers disagree where each gives all of
    them, as one figure or none, another name.
    """
    given = stands([t for t in strand.tellings if t.event.type in _ASKED], _answer)

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one.answer == other.answer or same_teller(one.speaker, other.speaker) or (one.own_voice and other.own_voice):
            return None
        if not any(_same_whole(a, b) for a in one.tellings for b in other.tellings):
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.victim_status", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.VICTIM_STATUS, given, clash)


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    """The one status under which a telling puts all the harmed; None where it names both or none."""
    if telling.denied:
        return None
    said: set[VictimStatus] = {c.status for c in telling.event.counts if c.status is not VictimStatus.UNKNOWN}
    said = said or set(_called(telling))
    if len(said) != 1:
        return None
    label = ", ".join(span.text for span in telling.event.patients) or telling.event.trigger.text
    return said.pop(), label


def _called(telling: Telling) -> Iterable[VictimStatus]:
    spoken = frozenset(word for span in telling.event.patients for word in _tokens(span.text))
    if spoken & words("status.fighter"):
        yield VictimStatus.FIGHTER
    if spoken & words("status.civilian"):
        yield VictimStatus.CIVILIAN


def _tokens(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def _same_whole(one: Telling, other: Telling) -> bool:
    """Whether both can speak of all the harmed: one occurrence of one report, or figures that agree, or none at all."""
    if one.report.id == other.report.id and one.event.occurrence and one.event.occurrence == other.event.occurrence:
        return True
    ones, others = figures(one), figures(other)
    if len(ones) == len(others) == 1:
        return agree(ones[0], others[0])
    return not ones and not others
