"""By what means: one blow that different tellers give means which exclude each other."""

from collections.abc import Hashable, Mapping

from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import one_side
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.lexicon.wording import wording
from riwaya.model import EventType, Question, Reality, Wording

SINGLE = frozenset(
    (
        EventType.AIR_STRIKE,
        EventType.SHELLING,
        EventType.EXPLOSION,
        EventType.SUICIDE_BOMBING,
        EventType.CHEMICAL_ATTACK,
    )
)
"""Blows of one means. "Attack" and "clash" leave the means open and contradict none."""
_MAY_BE_ONE = (
    frozenset((EventType.EXPLOSION, EventType.SUICIDE_BOMBING)),
    frozenset((EventType.SHELLING, EventType.AIR_STRIKE)),
)
"""An air strike is called shelling, and a suicide bombing an explosion: a less exact word, not another account."""


def means(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on the means of one occurrence, between tellers of different camps who each give a single one."""
    asked = [
        t
        for t in strand.tellings
        if t.event.type in SINGLE and t.event.reality is Reality.OCCURRED and not t.denied and not t.event.background
    ]
    given = stands(asked, _answer)
    told = {
        report: {t.event.occurrence for t in asked if t.report.id == report} for report in {t.report.id for t in asked}
    }

    def clash(one: Stand, other: Stand) -> Wording | None:
        if one.answer == other.answer or one_side(one.speaker, other.speaker, kinship):
            return None
        types = frozenset((one.tellings[0].event.type, other.tellings[0].event.type))
        if types in _MAY_BE_ONE or (one.own_voice and other.own_voice) or not _one_blow(one, other, told):
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.means", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.MEANS, given, clash)


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    tools = ", ".join(dict.fromkeys(span.text for span in telling.event.instruments))
    trigger = telling.event.trigger.text
    return telling.event.type, f"{trigger} ({tools})" if tools else trigger


def _one_blow(one: Stand, other: Stand, told: Mapping[str, set[int]]) -> bool:
    """One occurrence of one report, or two reports that each tell of one blow only at one place and day."""
    numbers = {(t.report.id, t.event.occurrence) for t in one.tellings if t.event.occurrence}
    if any((t.report.id, t.event.occurrence) in numbers for t in other.tellings):
        return True
    return any(
        _alone(a, told) and _alone(b, told) and _at_one_place_and_day(a, b)
        for a in one.tellings
        for b in other.tellings
    )


def _alone(telling: Telling, told: Mapping[str, set[int]]) -> bool:
    return len(told[telling.report.id]) == 1


def _at_one_place_and_day(a: Telling, b: Telling) -> bool:
    if a.report.id == b.report.id or not (a.own_days and b.own_days) or a.days != b.days:
        return False
    places = {s.key for s in a.spots if not s.coarse} & {s.key for s in b.spots if not s.coarse}
    return bool(places) and a.days is not None and a.days.fine
