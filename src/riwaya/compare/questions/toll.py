"""How many people: a figure as the range it leaves open, and whether two figures speak of the same toll."""

from riwaya.compare.days import gap
from riwaya.compare.questions.sides import parties
from riwaya.compare.tellings import Telling
from riwaya.compare.who import Who, may_be_one
from riwaya.model import ActorKind, Bound, Counted, CountSpan, VictimStatus
from riwaya.model.values import dataclass

TOLLS = frozenset(
    (
        *(Counted.KILLED, Counted.INJURED, Counted.KILLED_OR_INJURED, Counted.MISSING, Counted.DETAINED),
        *(Counted.CAPTURED, Counted.DISPLACED, Counted.FAMILIES),
    )
)
"""Counts of people harmed or taken."""
LONGEST_DIFFERENCE = 7
"""Days by which two stretches may differ and still be one toll's; "since last month" is another toll."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One figure one claim gives, as the range it leaves open; ``high`` None where it has no upper end."""

    telling: Telling
    count: CountSpan
    low: float
    high: float | None

    @property
    def label(self) -> str:
        """The figure as it is shown: "21", "40-70", "70+"."""
        low = f"{self.low:g}"
        if self.high is None:
            return f"{low}+"
        return low if self.high == self.low else f"{low}-{self.high:g}"


def figures(telling: Telling) -> tuple[Figure, ...]:
    """The figures of a telling that can be compared; "a number of" has none."""
    made = (figure(telling, count) for count in telling.event.counts)
    return tuple(f for f in made if f is not None)


def figure(telling: Telling, count: CountSpan) -> Figure | None:
    """A count as a range: "at least" and vague plurals are open above, "about" is a tenth to both sides."""
    value, low, high = count.value, count.low, count.high
    if value is None and low is None and high is None:
        return None
    if count.bound is Bound.AT_LEAST or (value is None and high is None):
        return Figure(telling, count, float(value if value is not None else low or 0), None)
    if count.bound is Bound.AT_MOST:
        return Figure(telling, count, 0.0, float(value if value is not None else high or 0))
    if value is None:
        return Figure(telling, count, float(low or 0), float(high or 0))
    if count.bound is Bound.ABOUT:
        return Figure(telling, count, round(value * 0.9, 1), round(value * 1.1, 1))
    return Figure(telling, count, float(value), float(value))


def agree(one: Figure, other: Figure) -> bool:
    """True where one number can satisfy both."""
    low, high = max(one.low, other.low), [f.high for f in (one, other) if f.high is not None]
    return not high or low <= min(high)


def ratio(one: Figure, other: Figure) -> float:
    """How many times the larger is the smaller, by the ends that face each other."""
    small, large = sorted((one, other), key=lambda f: (f.low, f.high or f.low))
    return large.low / max(1.0, small.high if small.high is not None else small.low)


def same_scope(one: Figure, other: Figure) -> bool:
    """True where nothing says that two figures count other people, or over other days."""
    a, b = one.count, other.count
    if a.of is not b.of or a.sex_age != b.sex_age or a.since != b.since or bool(a.includes) != bool(b.includes):
        return False
    if a.status is not b.status and not _whole_below_part(one, other):
        return False
    return _same_people(one.telling, other.telling) and _same_days(one.telling, other.telling)


def _whole_below_part(one: Figure, other: Figure) -> bool:
    """Civilians are a part of the dead; they are set beside the whole only where they outnumber it."""
    if VictimStatus.UNKNOWN not in (one.count.status, other.count.status):
        return False
    part, whole = (other, one) if one.count.status is VictimStatus.UNKNOWN else (one, other)
    return whole.high is not None and part.low > whole.high


def _same_people(one: Telling, other: Telling) -> bool:
    ones, others = _sides(one), _sides(other)
    if ones and others:
        return any(may_be_one(a, b) for a in ones for b in others)
    return not (ones or others) or not (one.patients and other.patients)


def _sides(telling: Telling) -> tuple[Who, ...]:
    """Whose dead they are, where they are a listed body's; "Russian mercenaries" and "Russians" may be the same men."""
    return tuple(w for w in parties(telling.patients) if w.kind is not ActorKind.PERSON and w.actor is not None)


def _same_days(one: Telling, other: Telling) -> bool:
    a, b = one.days, other.days
    if a is None or b is None:
        return True
    return gap(a, b) <= 1 and abs((a.last - a.first) - (b.last - b.first)) <= LONGEST_DIFFERENCE
