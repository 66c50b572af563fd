"""Did it happen: one teller says so, another says that it did not, whoever is said to have done it."""

from collections.abc import Hashable

from riwaya.compare.days import day_number
from riwaya.compare.families import HARMS, same_act
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, look_alike, rows, stands
from riwaya.compare.questions.sides import one_side, target
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import Act, LookAlikeKind, Question, Reality, Wording


def occurrence(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on whether the act of a strand took place.

    A denial that names a doer is an answer to who did it, and is left to that question. "No damage" in the first hour
    and damage later is an update.
    """
    findings = Findings()
    given = stands([t for t in strand.tellings if t.event.reality is Reality.OCCURRED], _answer)

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one.answer == other.answer or (one.own_voice and other.own_voice):
            return None
        yes, no = (one, other) if one.answer else (other, one)
        if no.own_voice or one_side(yes.speaker, no.speaker, kinship):
            return None
        if not any(same_act(a.event.type, b.event.type) for a in yes.tellings for b in no.tellings):
            return None
        if not _same_people(yes, no):
            return None
        if no.tellings[0].event.type in HARMS and not _after(no, yes):
            why = wording("alike.update", doer="0", other=yes.label)
            findings.look_alikes.append(look_alike(LookAlikeKind.UPDATE, no.tellings[0], yes.tellings[0], why))
            return None
        return wording("why.occurrence", a=yes.speaker.name, b=no.speaker.name)

    findings.add(rows(Question.OCCURRENCE, given, clash))
    return findings


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    if telling.denied and (telling.agents or telling.claim.act is not Act.DENY or not telling.speaker.named):
        return None  # a doer's denial answers another question; "has not been seen" is no denial
    trigger = telling.event.trigger.text
    return not telling.denied, wording("answer.not", what=trigger).en if telling.denied else trigger


def _same_people(yes: Stand, no: Stand) -> bool:
    """That our own men were not hurt does not say that nobody was; that civilians are no target, not that none is."""
    denied = target(no.tellings)
    return not denied or bool(target(yes.tellings) & denied)


def _after(no: Stand, yes: Stand) -> bool:
    """Whether the denial is not older than what it denies, by publication; in one report it answers it."""
    a = min(t.report.published or "" for t in no.tellings)
    b = min(t.report.published or "" for t in yes.tellings)
    if {t.report.id for t in no.tellings} & {t.report.id for t in yes.tellings}:
        return True
    return day_number(a) is not None and a >= b
