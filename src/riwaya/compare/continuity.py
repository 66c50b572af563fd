"""An actor's line in time over all readings -> what cannot follow on what: held twice, dead twice, acting when dead."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from riwaya.compare.days import Days, day_number
from riwaya.compare.questions.sides import one_occurrence
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who
from riwaya.lexicon.wording import wording
from riwaya.model import ActorKind, Continuity, EventType, Question, Reality, Wording
from riwaya.model.values import dataclass

_CUSTODY = frozenset((EventType.DETENTION, EventType.RELEASE, EventType.ESCAPE, EventType.EXCHANGE))
_OPENS = frozenset((EventType.RELEASE, EventType.ESCAPE, EventType.EXCHANGE))
_LIVES = frozenset((EventType.APPOINT, EventType.VISIT, EventType.NEGOTIATE, EventType.ESCAPE, EventType.RELEASE))
_SLACK = 3
"""Days by which two tellings of one happening may differ before they are two (15 annotated incidents)."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What one telling says befell one actor, and when at the earliest and latest."""

    who: Who
    telling: Telling
    days: Days


def continuity(tellings: Sequence[Telling]) -> tuple[Continuity, ...]:
    """Flags on persons whom the lexicon lists or several claims name; each first says what would dissolve it.

    Nobody is profiled who is not a public or commanding actor: a person without a lexicon entry is only ever flagged
    for what the very same name is told of twice, and no line of anybody else is kept.
    """
    lines: dict[str, list[Moment]] = {}
    for moment in _moments(tellings):
        lines.setdefault(moment.who.actor or moment.who.key, []).append(moment)
    flags = [flag for key in sorted(lines) for flag in _flags(key, sorted(lines[key], key=_when))]
    return tuple(flags)


def _moments(tellings: Iterable[Telling]) -> Iterator[Moment]:
    for telling in tellings:
        event = telling.event
        if telling.imputed or telling.denied or event.reality is not Reality.OCCURRED:
            continue
        days = telling.days or _by_publication(telling)
        if days is None:
            continue
        people = telling.patients if event.type in _CUSTODY | {EventType.KILLING, EventType.APPOINT} else telling.agents
        yield from (Moment(who, telling, days) for who in people if who.kind is ActorKind.PERSON and who.named)


def _by_publication(telling: Telling) -> Days | None:
    published = day_number(telling.report.published)
    return None if published is None or telling.event.background else Days(published - 7, published, fine=False)


def _when(moment: Moment) -> tuple[int, int, tuple[str, int, int, str]]:
    return (moment.days.last, moment.days.first, moment.telling.order)


def _flags(key: str, line: Sequence[Moment]) -> Iterator[Continuity]:
    yield from _twice(key, line, EventType.DETENTION, _OPENS, "continuity.detention_twice")
    yield from _twice(key, line, EventType.RELEASE, frozenset((EventType.DETENTION,)), "continuity.release_without")
    yield from _twice(key, line, EventType.KILLING, frozenset(), "continuity.death_twice")
    yield from _after_death(key, line)


def _twice(
    key: str, line: Sequence[Moment], event_type: EventType, between: frozenset[EventType], why: str
) -> Iterator[Continuity]:
    """Two tellings of one kind, on days that exclude each other, with nothing between that lets it happen again."""
    asked = [m for m in line if m.telling.event.type is event_type]
    for one, other in pairwise(_happenings(asked)):
        opened = any(
            m.telling.event.type in between and one.days.first <= m.days.last and m.days.first <= other.days.last
            for m in line
        )
        if not opened:
            yield _flag(key, Question.REPEAT, *_by_one_party(one, other, asked), why)


def _happenings(asked: Sequence[Moment]) -> list[Moment]:
    """The first telling of each happening: another occurrence of the same report, or days that exclude each other."""
    kept: list[Moment] = []
    for moment in asked:
        if all(_told_as_another(moment, other) for other in kept):
            kept.append(moment)
    return kept


def _by_one_party(one: Moment, other: Moment, asked: Sequence[Moment]) -> tuple[Moment, Moment]:
    """The two happenings as one party tells of both, where one does; else their first tellings."""
    firsts, others = ([m for m in asked if m is of or one_occurrence(m.telling, of.telling)] for of in (one, other))
    both = ((a, b) for a in firsts for b in others if a.telling.speaker.key == b.telling.speaker.key)
    return next(both, (one, other))


def _told_as_another(one: Moment, other: Moment) -> bool:
    a, b = one.telling, other.telling
    apart = max(one.days.first - other.days.last, other.days.first - one.days.last)
    if a.report.id == b.report.id:
        both = a.event.occurrence and b.event.occurrence and a.event.occurrence != b.event.occurrence
        return bool(both) and (apart > 0 or a.event.background != b.event.background)
    return apart > _SLACK and a.own_days and b.own_days


def _after_death(key: str, line: Sequence[Moment]) -> Iterator[Continuity]:
    dead = [m for m in line if m.telling.event.type is EventType.KILLING and m.telling.own_days]
    alive = [m for m in line if m.telling.event.type in _LIVES and m.telling.own_days]
    for death in dead[:1]:
        later = [m for m in alive if m.days.first > death.days.last + _SLACK]
        if later:
            yield _flag(key, Question.IDENTITY, death, later[0], "continuity.after_death")


_DISSOLVES = {
    "continuity.detention_twice": ("a release not reported", "a namesake", "a re-announcement"),
    "continuity.release_without": ("a detention not reported", "a namesake", "a re-announcement"),
    "continuity.death_twice": ("a namesake", "a re-announcement", "a first report that was wrong"),
    "continuity.after_death": ("a namesake", "a first report that was wrong", "an act told late"),
}


def _flag(key: str, kind: Question, one: Moment, other: Moment, why: str) -> Continuity:
    return Continuity(
        actor=key,
        kind=kind,
        a=one.telling.ref,
        b=other.telling.ref,
        why=wording(why, who=one.who.name),
        would_dissolve=_DISSOLVES[why],
        rests_on=_candidate(one, other),
    )


def _candidate(one: Moment, other: Moment) -> Wording | None:
    """Nothing but the name links persons of two reports whom no lexicon lists and of whom nobody has decided."""
    alike = one.telling.report.id == other.telling.report.id
    if alike or one.who.actor is not None or (one.who.decided and other.who.decided):
        return None
    return wording("continuity.rests_on_name", who=one.who.name)
