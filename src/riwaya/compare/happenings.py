"""The tellings of one report -> its happenings: what the report itself tells as one stretch of events, kept apart by
place, day, kind of act and "history" from what else it tells."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from riwaya.compare.days import Days, compatible, day_number, gap
from riwaya.compare.families import CORE, SPOKEN, Family, family
from riwaya.compare.score import Score, total
from riwaya.compare.spots import Meeting, Spot, closest
from riwaya.compare.tellings import Statement, Telling
from riwaya.model import ActorKind, EventType, Reality, Report

JOINS = 0.5
"""Least score at which an occurrence joins a happening of its report (chosen on 15 annotated incidents)."""


REACH = 1
"""Sentences over which a statement without an event of its own is taken to speak of a happening."""
JOINS_ON = 4
"""Days between two days of one happening; fighting that goes on is told day by day."""
FRESH, STILL_NEWS = 4, 21
"""Days before publication within which a named day dates news, and beyond which it is history (same data)."""
LONGEST_STRETCH = 7
"""Days of a stretch ("since Wednesday", "this week") that still date a happening; longer ones are campaigns."""


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """What one report tells as one: its tellings, and the places, days, parties and families they name."""

    report: Report
    tellings: tuple[Telling, ...]
    spots: tuple[Spot, ...]
    days: Days | None
    parties: frozenset[str]
    types: frozenset[EventType]
    background: bool
    statements: tuple[Statement, ...] = ()

    @property
    def key(self) -> str:
        """Stable name of a happening: its first event's key."""
        return f"{self.report.id}:{self.tellings[0].event.key}"


About = Mapping[str, frozenset[str]]
"""Event id of a threat, promise or talk -> ids of the events inside the claim that it makes."""


@dataclass(slots=True)
class _Draft:
    tellings: list[Telling] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    types: set[EventType] = field(default_factory=set)
    sentences: set[int] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    background: bool = False
    names: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)

    def take(self, occurrence: Sequence[Telling], about: About) -> None:
        """Add an occurrence's tellings and what they name."""
        for telling in occurrence:
            self.tellings.append(telling)
            self.spots.extend(s for s in telling.spots if s not in self.spots)
            if telling.days is not None and _dates(telling):
                self.days.append(telling.days)
            self.parties.update(w.key for w in telling.agents + telling.patients if w.named)
            self.types.add(telling.event.type)
            self.sentences.add(telling.sentence)
            self.names.add(telling.event.id)
            if not telling.own_voice:
                self.claims.add(telling.claim.id)
            if family(telling.event.type) is Family.CUSTODY or telling.event.type is EventType.KILLING:
                self.held.update(w.key for w in telling.patients if w.kind is ActorKind.PERSON)
            self.about.update(about.get(telling.event.id, ()))


def _dates(telling: Telling) -> bool:
    """Whether a telling's days can date news: what is planned, or lies after the report's own day, cannot."""
    published = day_number(telling.report.published)
    if telling.event.reality is not Reality.OCCURRED or telling.days is None:
        return False
    return published is None or telling.days.first <= published + 1


def happenings(tellings: Sequence[Telling], statements: Sequence[Statement] = ()) -> tuple[Happening, ...]:
    """Gather a report's occurrences, in the order of the text, into happenings; bare statements go with the nearest."""
    drafts: list[_Draft] = []
    about = _about(tellings)
    for occurrence in _occurrences(tellings):
        new = _Draft(background=all(t.event.background for t in occurrence))
        new.take(occurrence, about)
        draft = _best(new, drafts)
        if draft is None:
            drafts.append(new)
        else:
            draft.take(occurrence, about)
    return _with_statements([_finished(draft) for draft in drafts], statements)


def _with_statements(found: Sequence[Happening], statements: Sequence[Statement]) -> tuple[Happening, ...]:
    given: dict[int, list[Statement]] = {}
    for statement in statements:
        near = [
            (abs(t.sentence - statement.sentence), t.sentence > statement.sentence, number)
            for number, happening in enumerate(found)
            if not happening.background
            for t in happening.tellings
        ]
        if near and min(near)[0] <= REACH:
            given.setdefault(min(near)[2], []).append(statement)
    return tuple(replace(h, statements=tuple(given.get(number, ()))) for number, h in enumerate(found))


def _occurrences(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Mentions of one occurrence together, history apart from news, in the order of their first mention.

    Talk comes last: it joins what was done, and does not lead it.
    """
    groups: dict[tuple[int, bool], list[Telling]] = {}
    for position, telling in enumerate(tellings):
        number = telling.event.occurrence or -1 - position
        groups.setdefault((number, telling.event.background), []).append(telling)
    parts = [part for group in groups.values() for part in _by_scene(group, tellings)]
    return sorted(parts, key=lambda g: all(family(t.event.type) in SPOKEN for t in g))


def _by_scene(group: list[Telling], tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Harm told under one number at places far apart, or each time beside another blow, is two happenings' harm
    ("dozens killed", here and there).

    Blows are left together: that two tellers put one blow at two places is for the question of place to find.
    """
    if not all(family(t.event.type) is Family.HARM for t in group):
        return [group]
    blows = [t for t in tellings if family(t.event.type) is Family.FORCE and t.event.occurrence]
    parts: list[tuple[list[Telling], set[int]]] = []
    for telling in group:
        beside = {b.event.occurrence for b in blows if b.claim is telling.claim or b.sentence == telling.sentence}
        fitting = [p for p in parts if _one_scene(telling, beside, p)]
        if fitting:
            fitting[-1][0].append(telling)
            fitting[-1][1].update(beside)
        else:
            parts.append(([telling], beside))
    return [members for members, _ in parts]


def _one_scene(telling: Telling, beside: set[int], part: tuple[list[Telling], set[int]]) -> bool:
    members, blows = part
    if beside and blows and not beside & blows:
        return False
    return all(closest(telling.own_spots, t.own_spots) is not Meeting.APART for t in members)


def _about(tellings: Sequence[Telling]) -> About:
    inside: dict[tuple[int, int], list[str]] = {}
    for telling in tellings:
        cue = telling.claim.cue
        if cue is not None:
            inside.setdefault((cue.start, cue.end), []).append(telling.event.id)
    return {
        t.event.id: frozenset(
            e
            for (start, end), events in inside.items()
            if start < t.event.trigger.end and t.event.trigger.start < end
            for e in events
        )
        for t in tellings
        if family(t.event.type) in SPOKEN
    }


def _best(new: _Draft, drafts: Iterable[_Draft]) -> _Draft | None:
    ranked = [(belongs(new, draft).value, -number, draft) for number, draft in enumerate(drafts)]
    value, _, draft = max(ranked, key=lambda r: r[:2], default=(0.0, 0, None))
    return draft if value >= JOINS else None


def belongs(new: _Draft, draft: _Draft) -> Score:
    """How well an occurrence fits a happening of the same report."""
    return total((*_fit_place(new, draft), *_fit_days(new, draft), *_fit_act(new, draft), *_fit_telling(new, draft)))


def _fit_place(new: _Draft, draft: _Draft) -> Iterable[Score]:
    meeting = closest(new.spots, draft.spots)
    if meeting is Meeting.UNKNOWN and _fine(new) and _fine(draft):
        yield Score(-0.8, "another name of a place")
    yield {
        Meeting.APART: Score(-3.0, "other place"),
        Meeting.UNKNOWN: Score(0.0, ""),
        Meeting.COARSE: Score(0.3, "same region"),
        Meeting.NEAR: Score(0.7, "neighbouring place"),
        Meeting.SAME: Score(1.5, "same place"),
    }[meeting]


def _fine(draft: _Draft) -> bool:
    return any(not spot.coarse for spot in draft.spots)


def _fit_days(new: _Draft, draft: _Draft) -> Iterable[Score]:
    pairs = [(a, b) for a in new.days for b in draft.days]
    if not pairs:
        return
    if any(compatible(a, b) for a, b in pairs):
        yield Score(0.5, "same days")
    elif min(gap(a, b) for a, b in pairs) > 3:
        yield Score(-3.0, "other days")


def _fit_act(new: _Draft, draft: _Draft) -> Iterable[Score]:
    if new.background != draft.background:
        yield Score(-1.5, "history and news")
    chemical = EventType.CHEMICAL_ATTACK
    if (chemical in new.types) != (chemical in draft.types) and _force(new) and _force(draft):
        yield Score(-1.5, "chemical and other attack")
    elif new.types & draft.types:
        yield Score(0.7, "same act")
    elif {family(t) for t in new.types} & {family(t) for t in draft.types}:
        yield Score(0.3, "same kind of act")
    if new.held & draft.held:
        yield Score(9.0, "the same person held, let go or killed")
    elif bool(new.held) != bool(draft.held) and not new.sentences & draft.sentences:
        yield Score(-0.8, "what befell one person and other acts")
    shared = new.parties & draft.parties
    if shared:
        yield Score(min(1.0, 0.5 * len(shared)), "same parties")


def _force(draft: _Draft) -> bool:
    return any(family(t) is Family.FORCE for t in draft.types)


def _fit_telling(new: _Draft, draft: _Draft) -> Iterable[Score]:
    if not new.background and not draft.background:
        yield Score(1.0, "one report")
    apart = min(abs(a - b) for a in new.sentences for b in draft.sentences)
    if apart <= 1:
        yield Score(0.7 if apart == 0 else 0.4, "one sentence" if apart == 0 else "next sentence")
    if new.claims & draft.claims:
        yield Score(1.0, "one claim")
    if new.about & draft.names or draft.about & new.names:
        yield Score(2.0, "a threat or promise and what it is about")


def _finished(draft: _Draft) -> Happening:
    days = _window(draft.days, None if draft.background else day_number(draft.tellings[0].report.published))
    return Happening(
        report=draft.tellings[0].report,
        tellings=_lent(sorted(draft.tellings, key=lambda t: t.order)),
        spots=tuple(draft.spots),
        days=days,
        parties=frozenset(draft.parties),
        types=frozenset(draft.types),
        background=draft.background,
    )


def _lent(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Where a telling names no place or day, those of the nearest telling of the same happening stand in.

    ``own_days`` stays as it was: lent days date a happening and never contradict anybody.
    """
    placed = [t for t in tellings if any(not s.whole_country for s in t.spots)]
    dated = [t for t in tellings if t.days is not None]

    def nearest(telling: Telling, among: Sequence[Telling]) -> Telling | None:
        return min(among, key=lambda t: (abs(t.sentence - telling.sentence), t.order), default=None)

    lent = []
    for telling in tellings:
        if telling.spots and telling.days is not None:
            lent.append(telling)
            continue
        place = None if telling.spots else nearest(telling, placed)
        day = None if telling.days is not None else nearest(telling, dated)
        spots = telling.spots if place is None else place.spots
        days = telling.days if day is None else day.days
        lent.append(replace(telling, spots=spots, days=days))
    return tuple(lent)


def _window(days: Sequence[Days], published: int | None) -> Days | None:
    """The days most tellings name and those that join on to them.

    News is dated by days near its publication where it names any: a day of history told in passing dates nothing,
    and news that names only days long past is dated by its publication.
    """
    short = [d for d in days if d.fine or d.last - d.first <= LONGEST_STRETCH]
    if published is None:
        short = short or list(days)
    else:
        short = [d for d in short if published - d.last <= STILL_NEWS]
        near = [d for d in short if published - d.last <= FRESH]
        short = near or short
    if not short:
        return None
    named = Counter(short)
    main = max(named, key=lambda d: (d.fine, named[d], d.last, -d.first))
    joined = [main]
    for other in sorted(named, key=lambda d: (gap(d, main), d.first, d.last)):
        if min(gap(other, d) for d in joined) <= JOINS_ON:
            joined.append(other)
    return Days(min(d.first for d in joined), max(d.last for d in joined), main.fine)


def told_apart(one: Happening, other: Happening) -> bool:
    """True where a report gives two of its happenings places or days that exclude each other, or one is history."""
    if one.background != other.background or closest(one.spots, other.spots) is Meeting.APART:
        return True
    if one.days is not None and other.days is not None and gap(one.days, other.days) > 3:
        return True
    return (EventType.CHEMICAL_ATTACK in one.types) != (EventType.CHEMICAL_ATTACK in other.types)


def is_core(happening: Happening) -> bool:
    """True where something was done to somebody or somewhere, not only said or agreed."""
    return any(family(t) in CORE for t in happening.types)
