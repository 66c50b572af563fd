"""The tellings of an incident -> its scenes: one act of one day, place and pair of sides each, to be a row."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from riwaya.compare.days import Days, compatible, day_number
from riwaya.compare.families import may_be_one_blow
from riwaya.compare.questions.sides import parties
from riwaya.compare.spots import Meeting, Spot, closest
from riwaya.compare.strands import Strand, strands
from riwaya.compare.tellings import Telling
from riwaya.model import EventType, Reality, Result

Types = Mapping[str, Any]


@dataclass(slots=True)
class Scene:
    """A row in the making. ``tellings`` affirm it, ``denials`` deny it; ``of`` says of how many rows it is one."""

    tellings: list[Telling]
    type: EventType
    days: Days | None
    spot: Spot | None
    denials: list[Telling] = field(default_factory=list)
    number: int = 0
    of: int = 1
    sides: frozenset[str] = field(init=False)
    """Everybody told as acting or suffering in it."""

    def __post_init__(self) -> None:
        self.sides = frozenset(w.key for t in self.tellings for w in parties(t.agents + t.patients))

    @property
    def founder(self) -> Telling:
        """The telling the row's id hangs on: the first published, so that later reports do not change it."""
        return min(self.tellings, key=lambda t: (t.report.published or "9999", t.order))


def scenes(tellings: Sequence[Telling], types: Types, one_row: Sequence[Sequence[str]]) -> list[Scene]:
    """The scenes of an incident, in the order in which they were first told.

    What ``no_happening`` names makes none.
    """
    told = [t for t in tellings if no_happening(t) is None]
    drafts, denied = [], []
    # Most incidents of a large ledger are told once, and nothing has to be set beside anything.
    for strand in strands(told) if len(told) > 1 else map(_alone, told):
        affirmed = [t for t in strand.tellings if not t.denied]
        denials = [t for t in strand.tellings if t.denied]
        if not affirmed:
            denied += denials
            continue
        split = list(_split(affirmed))
        for number, scene in enumerate(split):
            scene.number, scene.of = number, len(split)
            scene.denials = denials
            drafts.append(scene)
    drafts.sort(key=lambda s: (s.founder.report.published or "9999", s.founder.order, s.number))
    made = _harm_joined(_merged(drafts, one_row), types)
    for denial in denied:
        for scene in made:
            if _one_act(scene, denial):
                scene.denials = [*scene.denials, denial]
                break
    return made


def _alone(telling: Telling) -> Strand:
    return Strand((telling,))


def no_happening(telling: Telling) -> str | None:
    """Why a telling is of nothing that happened, as far as it says; None where it may make a row.

    A day after the report that tells it is no day it happened on, whatever the tense was read as. An attack that was
    beaten back was fought; a bomb that was found, a missile that was shot down, a plot that was uncovered was none.
    """
    event = telling.event
    if event.reality is not Reality.OCCURRED:
        return f"told as {event.reality.value}, not as having happened"
    if event.background:
        return "history told for context"
    if telling.imputed:
        return "read into somebody's mind"
    if event.result is Result.FOILED and event.type not in _FOUGHT_OFF:
        return "told as foiled"
    if telling.days is not None and telling.days.first > _last_day_told(telling):
        return "told for a day after the report itself"
    return None


_FOUGHT_OFF = frozenset(
    (EventType.ARMED_CLASH, EventType.GROUND_ATTACK, EventType.RAID, EventType.REPEL, EventType.UNSPECIFIED_ATTACK)
)
_EVENING = "T20"
"""From this hour UTC on it is the next day where the reports of this field are written."""


def _last_day_told(telling: Telling) -> float:
    """The last day a report can tell of as past: its own."""
    published = telling.report.published or ""
    day = day_number(published)
    if day is None:
        return math.inf
    return day + (published[10:13] >= _EVENING)


def _split(affirmed: Sequence[Telling]) -> Iterator[Scene]:
    """By day, where one report itself tells several; then by place, where one telling itself names several."""
    for day, own in _by_day(affirmed):
        spots = _places(own)
        choices: list[Spot | None] = [*spots] or [_spot(own)]
        for spot in choices:
            yield Scene(list(own), _type(own), day, spot)


def _by_day(affirmed: Sequence[Telling]) -> list[tuple[Days | None, list[Telling]]]:
    named = [t.days for t in affirmed if t.days is not None]
    fine = sorted({d for d in named if d.fine}, key=lambda d: (d.first, d.last, d.nightly))
    several = {
        t.report.id
        for t in affirmed
        for u in affirmed
        if t.report.id == u.report.id and t.days in fine and u.days in fine and _apart(t.days, u.days)
    }
    if not several:
        return [(_day(affirmed), list(affirmed))]
    groups: list[tuple[Days, list[Telling]]] = []
    for day in fine:
        if not any(compatible(day, other) for other, _ in groups):
            groups.append((day, []))
    for telling in affirmed:
        home = next((own for day, own in groups if telling.days is not None and compatible(telling.days, day)), None)
        (home if home is not None else groups[0][1]).append(telling)
    return [(day, own) for day, own in groups if own]


def _apart(one: Days | None, other: Days | None) -> bool:
    return one is not None and other is not None and not compatible(one, other)


def _day(tellings: Sequence[Telling]) -> Days | None:
    """The day most reports give, the finest and then the earliest first."""
    reports = {(t.days, t.report.id) for t in tellings if t.days is not None}
    told = Counter(day for day, _ in reports)
    return min(told, key=lambda d: (not d.fine, -told[d], d.last - d.first, d.first, d.nightly), default=None)


def _places(tellings: Sequence[Telling]) -> list[Spot]:
    """The fine places that one telling names together and that lie apart; empty where none does."""
    for telling in tellings:
        fine = [s for s in telling.own_spots if not s.coarse and s.latitude is not None]
        if len(fine) > 1 and all(closest([a], [b]) < Meeting.NEAR for a in fine for b in fine if a != b):
            return sorted(fine, key=lambda s: s.key)
    return []


def _spot(tellings: Sequence[Telling]) -> Spot | None:
    named = Counter(s for t in tellings for s in t.spots[:2])
    pinned = min(named, key=lambda s: (s.whole_country, s.coarse, s.latitude is None, -named[s], s.key), default=None)
    return pinned


def _type(tellings: Sequence[Telling]) -> EventType:
    told = Counter(t for t, _ in {(t.event.type, t.report.id) for t in tellings})
    return min(told, key=lambda t: (-told[t], t.value))


def _fits(one: Scene, other: Scene) -> bool:
    """Same day, place and sides, as far as both are told."""
    if one.days is not None and other.days is not None and not compatible(one.days, other.days):
        return False
    if one.spot is not None and other.spot is not None and closest([one.spot], [other.spot]) < Meeting.COARSE:
        return False
    return not (one.sides and other.sides) or bool(one.sides & other.sides)


def _joined(one: Scene, other: Scene, of: EventType) -> Scene:
    finer = [s for s in (one.spot, other.spot) if s is not None]
    spot = min(finer, key=lambda s: (s.whole_country, s.coarse, s.latitude is None), default=None)
    days = [d for d in (one.days, other.days) if d is not None]
    return replace(
        one,
        tellings=sorted({t.order: t for t in (*one.tellings, *other.tellings)}.values(), key=lambda t: t.order),
        denials=sorted({t.order: t for t in (*one.denials, *other.denials)}.values(), key=lambda t: t.order),
        type=of,
        spot=spot,
        days=min(days, key=lambda d: (not d.fine, d.last - d.first, d.first), default=None),
    )


def _merged(drafts: list[Scene], one_row: Sequence[Sequence[str]]) -> list[Scene]:
    """Acts that the table has as one row (a clash and the taking of the place) become one."""
    made: list[Scene] = []
    for draft in drafts:
        for n, scene in enumerate(made):
            group = next((g for g in one_row if draft.type.value in g and scene.type.value in g), None)
            if group is not None and draft.of == scene.of == 1 and _fits(scene, draft):
                first = min((scene.type, draft.type), key=lambda t: group.index(t.value))
                made[n] = _joined(scene, draft, first)
                break
        else:
            made.append(draft)
    return made


def _harm_joined(drafts: list[Scene], types: Types) -> list[Scene]:
    """Deaths and damage go with the act told beside them; they stay by themselves where no act is told."""
    made = [s for s in drafts if not types[s.type.value].get("harm")]
    for harm in (s for s in drafts if types[s.type.value].get("harm")):
        homes = [n for n, scene in enumerate(made) if _can_harm(scene, types) and _fits(scene, harm)]
        if not homes:
            made.append(harm)
            continue
        best = min(homes, key=lambda n: (-_nearness(made[n], harm), n))
        made[best] = _joined(made[best], harm, made[best].type)
    return made


def _can_harm(scene: Scene, types: Types) -> bool:
    return scene.type in _VIOLENT or bool(types[scene.type.value].get("harm"))


_VIOLENT = frozenset(
    (
        *(EventType.ARMED_CLASH, EventType.GROUND_ATTACK, EventType.SHELLING, EventType.AIR_STRIKE, EventType.RAID),
        *(EventType.CHEMICAL_ATTACK, EventType.EXPLOSION, EventType.SUICIDE_BOMBING, EventType.UNSPECIFIED_ATTACK),
        *(EventType.REPEL, EventType.CAPTURE_TERRITORY, EventType.SIEGE, EventType.PROTEST, EventType.TORTURE),
    )
)


def _nearness(scene: Scene, harm: Scene) -> int:
    """How much ties harm to an act: told under one number first, then by one speaker in one report, then one report."""
    best = 0
    for a in harm.tellings:
        for b in scene.tellings:
            if a.report.id != b.report.id:
                continue
            one = a.event.occurrence == b.event.occurrence != 0
            best = max(best, 3 if one else 2 if a.claim.id == b.claim.id else 1)
    return best


def _one_act(scene: Scene, denial: Telling) -> bool:
    if denial.days is not None and scene.days is not None and not compatible(denial.days, scene.days):
        return False
    spots: Iterable[Spot] = (scene.spot,) if scene.spot is not None else ()
    return may_be_one_blow(scene.type, denial.event.type) and closest(spots, denial.spots) is not Meeting.APART
