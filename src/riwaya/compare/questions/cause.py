"""What it came of: damage that one teller lays at somebody's door, and another at the fighting's."""

from collections.abc import Hashable, Sequence

from riwaya.compare.families import FIGHTS
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import one_side, parties
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Wording

DONE, CAME = "done", "came of the fighting"


def cause(strand: Strand, told: Sequence[Telling], kinship: Kinship) -> Findings:
    """Rows on whether damage was done by somebody or came of a fight that the same claim tells beside it."""
    asked = [
        t for t in strand.tellings if t.event.type is EventType.DESTROY_PROPERTY and t.event.reality is Reality.OCCURRED
    ]
    if len(asked) < 2:
        return Findings()
    fights = {
        (t.report.id, t.claim.id, t.sentence) for t in told if t.event.type in FIGHTS and len(parties(t.agents)) != 1
    }

    def answer(telling: Telling) -> tuple[Hashable, str] | None:
        doers = parties(telling.agents)
        if telling.denied:
            return None
        if doers:
            return DONE, ", ".join(sorted({who.name for who in doers}))
        if (telling.report.id, telling.claim.id, telling.sentence) in fights:
            return CAME, telling.event.trigger.text
        return None

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one.answer == other.answer or one_side(one.speaker, other.speaker, kinship):
            return None
        done, came = (one, other) if one.answer == DONE else (other, one)
        if done.own_voice and came.own_voice:
            return None
        return wording("why.cause", a=done.speaker.name, b=came.speaker.name, doer=done.label)

    return rows(Question.CAUSE, stands(asked, answer), clash)
