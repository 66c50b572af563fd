"""Times of a telling -> the days it can mean, and whether two such stretches can be one."""

from collections.abc import Iterable
from datetime import date

from riwaya.model import TimePrecision, TimeSpan
from riwaya.model.values import dataclass

_NIGHTLY = frozenset((TimePrecision.NIGHT, TimePrecision.PART_OF_DAY))
_FINE = frozenset(
    (TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY, TimePrecision.NIGHT)
)


@dataclass(frozen=True, slots=True)
class Days:
    """First to last day as ordinals; ``fine`` where one day or night is named, ``nightly`` where midnight is near."""

    first: int
    last: int
    fine: bool = True
    nightly: bool = False


def day_number(text: str | None) -> int | None:
    """The ordinal of an ISO day or timestamp, None where there is none to read."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(day).isoformat()


def days_of(times: Iterable[TimeSpan]) -> Days | None:
    """The days a telling names: the finest of its times, or None."""
    found = []
    for time in times:
        first, last = day_number(time.from_), day_number(time.to)
        if first is None and last is None:
            continue
        first = first if first is not None else last
        last = last if last is not None else first
        if first is None or last is None or last < first:
            continue
        fine = time.precision in _FINE and last - first <= 1
        found.append(Days(first, last, fine, time.precision in _NIGHTLY))
    return min(found, key=lambda d: (not d.fine, d.last - d.first, d.first), default=None)


def gap(one: Days, other: Days) -> int:
    """Days between two stretches; 0 where they touch or overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def compatible(one: Days, other: Days) -> bool:
    """True where both can mean one moment: they overlap, or meet at a midnight that one of them is near."""
    between = gap(one, other)
    return between == 0 or (between == 1 and (one.nightly or other.nightly))


LONGEST_OF_AN_INCIDENT = 7
"""A figure over more days than this is a campaign's, not the incident's (15 annotated incidents)."""
