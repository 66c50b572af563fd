"""Who it was: one killing or arrest of one person, whom two tellers give different names."""

from collections.abc import Hashable

from riwaya.compare.kinship import Kinship
from riwaya.compare.positions import Findings, Stand, rows, stands
from riwaya.compare.questions.sides import exclude_each_other, same_teller
from riwaya.compare.questions.toll import figures
from riwaya.compare.strands import Strand
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import ActorKind, EventType, Question, Reality, Wording

_ASKED = frozenset((EventType.KILLING, EventType.DETENTION, EventType.RELEASE, EventType.DISAPPEARANCE))


def identity(strand: Strand, kinship: Kinship) -> Findings:
    """Rows on who was killed, held or let go, where each teller names one person and gives no larger figure."""
    asked = [
        t
        for t in strand.tellings
        if t.event.type in _ASKED and not t.denied and t.event.reality is Reality.OCCURRED and not t.event.background
    ]
    given = stands(asked, _answer)

    def clash(one: Stand, other: Stand) -> Wording | None:
        if same_teller(one.speaker, other.speaker) or one.own_voice or other.own_voice or not _one_act(one, other):
            return None
        if not exclude_each_other(_named(one), _named(other)):
            return None
        labels = {"doer": one.label, "other": other.label}
        return wording("why.identity", a=one.speaker.name, b=other.speaker.name, **labels)

    return rows(Question.IDENTITY, given, clash)


def _answer(telling: Telling) -> tuple[Hashable, str] | None:
    people = tuple(who for who in telling.patients if who.kind is ActorKind.PERSON and who.named)
    if len(people) != 1 or len(telling.patients) != 1 or any(f.low > 1 for f in figures(telling)):
        return None
    return _person(people[0]), people[0].name


def _person(who: Who) -> str:
    return who.actor or who.key


def _named(stand: Stand) -> tuple[Who, ...]:
    people = (who for t in stand.tellings for who in t.patients if who.kind is ActorKind.PERSON)
    return tuple(dict.fromkeys(Who(who.actor or f"name:{who.name}", who.name, who.kind, who.actor) for who in people))


def _one_act(one: Stand, other: Stand) -> bool:
    """One occurrence of one report; or, over reports, one doer on one day at one place."""
    numbers = {(t.report.id, t.event.occurrence) for t in one.tellings if t.event.occurrence}
    for a in other.tellings:
        if (a.report.id, a.event.occurrence) in numbers:
            return True
        for b in one.tellings:
            if a.report.id != b.report.id and _alike(a, b):
                return True
    return False


def _alike(a: Telling, b: Telling) -> bool:
    return (
        a.days is not None
        and a.days == b.days
        and bool({s.key for s in a.spots if not s.coarse} & {s.key for s in b.spots if not s.coarse})
        and bool({w.key for w in a.agents} & {w.key for w in b.agents})
    )
