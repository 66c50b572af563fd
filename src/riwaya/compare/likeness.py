"""Outlines of two happenings -> how much speaks for their being one incident, with the reasons."""

from functools import lru_cache

from riwaya.compare.days import gap
from riwaya.compare.families import CORE
from riwaya.compare.outline import Outline, families_of
from riwaya.compare.score import Score, total, weight
from riwaya.compare.spots import Meeting, closest
from riwaya.model import EventType

WELL_PLACED = 0.3
"""Share of a happening's tellings that must name a place before its place weighs fully (36 reports)."""
LARGE = 10.0
"""A figure that two reports share by chance less easily than a small one."""
_PLACES = {
    Meeting.UNKNOWN: Score(0.0, ""),
    Meeting.COARSE: Score(0.4, "same region"),
    Meeting.NEAR: Score(1.0, "neighbouring place"),
    Meeting.SAME: Score(1.8, "same place"),
}


def likeness(one: Outline, other: Outline) -> Score:
    """How much speaks for two reports' happenings being one incident."""
    return total(_parts(one, other))


def alike(one: Outline, other: Outline) -> float:
    """The value of their likeness."""
    return weight(_parts(one, other))


def _parts(one: Outline, other: Outline) -> tuple[Score, ...]:
    if one.report == other.report:
        return (Score(-2.0, "told apart by one report") if told_apart(one, other) else Score(1.0, "one report"),)
    return (_place(one, other), *_but_place(one, other))


def reaches(one: Outline, other: Outline, least: float, *, near: bool) -> float | None:
    """The value of their likeness where it is at least this. Places take the longest to weigh, and most pairs do not
    need it: not even the best meeting possible would make them alike. ``near`` is False where they share no block of a
    place, and so can only have a region in common.
    """
    if one.report == other.report:
        value = alike(one, other)
    else:
        rest = _but_place(one, other)
        best = _PLACES[Meeting.SAME if near else Meeting.COARSE].value + _ROUNDING
        if sum([part.value for part in rest]) + best < least:
            return None
        value = weight((_place(one, other), *rest))
    return value if value >= least else None


_ROUNDING = 0.01
"""More than sums of a few figures with two decimals are rounded by."""


def _but_place(one: Outline, other: Outline) -> list[Score]:
    return [*_days(one, other), *_acts(one.types, other.types), *_words(one, other)]


def told_apart(one: Outline, other: Outline) -> bool:
    """True where a report gives two of its happenings places or days that exclude each other, or one is history."""
    if one.background != other.background or closest(one.places, other.places) is Meeting.APART:
        return True
    if one.days is not None and other.days is not None and gap(one.days, other.days) > 3:
        return True
    return (EventType.CHEMICAL_ATTACK in one.types) != (EventType.CHEMICAL_ATTACK in other.types)


def _place(one: Outline, other: Outline) -> Score:
    meeting = closest(one.places, other.places)
    if meeting is Meeting.APART:
        weight = min(1.0, min(one.placed, other.placed) / WELL_PLACED)
        return Score(round(-1.5 - 1.5 * weight, 2), "other place")
    return _PLACES[meeting]


_UNDATED = Score(-1.0, "undated")
_SAME_DAYS = (Score(0.6, "same days"), Score(1.0, "same days"))
_OTHER_DAYS, _DAYS_APART = Score(-4.0, "other days"), Score(-0.6, "some days apart")
_HISTORY = Score(-0.8, "history in one report, news in the other")


def _days(one: Outline, other: Outline) -> list[Score]:
    a, b = one.window, other.window
    if a is None or b is None:
        return [_UNDATED]
    found = [_HISTORY] if one.background != other.background else []
    between = gap(a, b)
    if between == 0:
        found.insert(0, _SAME_DAYS[a.fine and b.fine])
    elif between > 5:
        found.insert(0, _OTHER_DAYS)
    elif between > 2:
        found.insert(0, _DAYS_APART)
    return found


_CHEMICAL, _OTHER_ACT = Score(-0.8, "chemical and other attack"), Score(-0.7, "other kind of act")


@lru_cache(maxsize=65536)
def _acts(ones: frozenset[EventType], others: frozenset[EventType]) -> tuple[Score, ...]:
    chemical = EventType.CHEMICAL_ATTACK
    found = [_CHEMICAL] if (chemical in ones) != (chemical in others) else []
    core = _core(ones & others)
    if core:
        found.append(Score(min(0.9, 0.5 + 0.2 * core), "same acts"))
    elif not families_of(ones) & families_of(others):
        found.append(_OTHER_ACT)
    return tuple(found)


def _core(types: frozenset[EventType]) -> int:
    return sum(1 for event_type in types if families_of(frozenset((event_type,))) <= CORE)


def _words(one: Outline, other: Outline) -> list[Score]:
    found = []
    if not one.parties.isdisjoint(other.parties):
        found.append(Score(min(1.5, 0.5 * len(one.parties & other.parties)), "same parties"))
    if not one.headline.isdisjoint(other.headline):
        found.append(Score(min(1.0, 0.3 * len(one.headline & other.headline)), "like headlines"))
    if not one.figures.isdisjoint(other.figures):
        figures = one.figures & other.figures
        large = sum(1 for _, value in figures if value >= LARGE)
        found.append(Score(min(0.9, 0.4 * len(figures) + 0.4 * large), "same figures"))
    return found
