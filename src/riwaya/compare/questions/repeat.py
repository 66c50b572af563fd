"""Again: the same person told held, let go or killed twice, with nothing told in between that lets it happen again."""

from collections.abc import Sequence

from riwaya.compare.continuity import continuity
from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, refs
from riwaya.compare.tellings import Telling
from riwaya.model import Continuity, Disagreement, Position, Question, Ref


def repeat(tellings: Sequence[Telling], kinship: Kinship) -> Findings:
    """A row for every break of continuity inside one incident, every mention of either happening under its position."""
    found = [flag for flag in continuity(tellings) if flag.kind is Question.REPEAT]
    return Findings([_row(flag, tellings) for flag in found])


def _row(flag: Continuity, tellings: Sequence[Telling]) -> Disagreement:
    return Disagreement(Question.REPEAT, (_position(flag.a, tellings), _position(flag.b, tellings)), flag.why)


def _position(ref: Ref, tellings: Sequence[Telling]) -> Position:
    one = next(t for t in tellings if t.report.ref == ref.report and t.event.id == ref.event)
    same = [
        t
        for t in tellings
        if t.report.id == one.report.id
        and t.event.type is one.event.type
        and t.event.occurrence == one.event.occurrence
    ]
    return Position(one.speaker.name, one.event.trigger.text, refs(same))
