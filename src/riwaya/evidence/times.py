"""A file's times and an event's days -> whether they meet, with what is not known of clocks and zones left open.

Days are those of the place. A time in UTC becomes the place's by its longitude, give or take what zones differ from the
sun; a clock whose zone is not told is taken as the place's, and never disagrees by less than zones can differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from riwaya.evidence.checks import Check, Question, Standing
from riwaya.evidence.metadata.facts import Facts, Moment
from riwaya.evidence.wording import say
from riwaya.model import TimeSpan, Wording

_SATELLITE = frozenset(("satellite time", "first position", "last position"))
_SPANS = (
    ("first position", "last position"),
    ("satellite time", "satellite time"),
    ("taken", "taken"),
    ("recorded", "recorded"),
    ("first picture", "last picture"),
    ("first message", "last message"),
)
"""Times of recording, the surest first. When a document was made or changed says nothing of what it tells."""
_ANY_ZONE = (timedelta(hours=-12), timedelta(hours=14))
_BEHIND_SUN, _AHEAD_OF_SUN = timedelta(hours=2), timedelta(hours=4)
"""No zone in force today is further from its place's solar time, summer time in western China and Spain included."""
_CLOCK_APART = timedelta(hours=26)
"""As much as two clocks of the world can differ by their zones."""
_MUCH_MORE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Clock:
    """A person's dated judgement on a file's clock: seconds it was ahead of the right time, and its zone if known."""

    by: str
    at: str
    ahead: int = 0
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """When a file was recorded: from, to, ``offsets`` from it to the place's time at least and most; as written."""

    start: datetime
    end: datetime
    offsets: tuple[timedelta, timedelta]
    zoned: bool
    written: str
    also: tuple[Wording, ...] = ()


def check_time(
    about: str, facts: Facts, days: Sequence[TimeSpan], *, clock: Clock | None = None, longitude: float | None = None
) -> Check:
    """Set a file's time of recording against the days of an event."""
    recorded = when_recorded(facts, clock=clock, longitude=longitude)
    dated = [(d.from_, d.to or d.from_) for d in days if d.from_ is not None]
    told = "; ".join(dict.fromkeys(a if a == b else f"{a} – {b}" for a, b in dated if b))
    if recorded is None or not dated:
        key = (
            "time.neither" if recorded is None and not dated else "time.no_time" if recorded is None else "time.no_days"
        )
        file = recorded.written if recorded is not None else ""
        return Check(about, Question.TIME, Standing.CANNOT_TELL, say(key, file=file, told=told))
    found = [_compare(recorded, _start(a), _start(b) + timedelta(days=1)) for a, b in dated if b]
    standing, key = min(found, key=lambda one: _ORDER.index(one[1]))
    also = recorded.also
    if standing is Standing.AGREES and not recorded.zoned:
        also = (*also, say("time.zone_taken"))
    return Check(about, Question.TIME, standing, say(key, file=recorded.written, told=told), also)


_ORDER = ("time.agrees", "time.wide", "time.zone", "time.clock", "time.disagrees")
"""Of several days that a claim names for an event the file needs to meet one."""


def when_recorded(facts: Facts, *, clock: Clock | None, longitude: float | None) -> Recorded | None:
    """The surest time of recording that a file tells, corrected where a person judged its clock."""
    told = {moment.what: moment for moment in facts.moments}
    pair = next(((told[a], told[b]) for a, b in _SPANS if a in told and b in told), None)
    if pair is None:
        return None
    try:
        start, end = (datetime.fromisoformat(m.at) for m in pair)
    except ValueError:
        return None
    zone = pair[0].zone
    also: tuple[Wording, ...] = ()
    original = _written(start, end, zone)
    try:
        if clock is not None and not _by_satellite(pair[0]):
            start, end = (t - timedelta(seconds=clock.ahead) for t in (start, end))
            zone = clock.zone or zone
            also = (say("time.corrected", by=clock.by, on=clock.at[:10], original=original),)
        shift = _offset(zone)
        start, end = start - shift, end - shift
    except (OverflowError, ValueError):
        return None
    offsets = _offsets(longitude) if zone else (timedelta(), timedelta())
    return Recorded(start, end, offsets, bool(zone), _written(start + shift, end + shift, zone), also)


def _by_satellite(moment: Moment) -> bool:
    return moment.what in _SATELLITE and moment.zone == "utc"


def _offsets(longitude: float | None) -> tuple[timedelta, timedelta]:
    if longitude is None:
        return _ANY_ZONE
    sun = timedelta(hours=longitude / 15)
    return sun - _BEHIND_SUN, sun + _AHEAD_OF_SUN


def _offset(zone: str) -> timedelta:
    if zone in ("", "utc"):
        return timedelta()
    return datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").utcoffset() or timedelta()


def _written(start: datetime, end: datetime, zone: str) -> str:
    ends = [t.isoformat(" ", "minutes") for t in dict.fromkeys((start, end))]
    return " – ".join(ends) + (f" {zone.upper()}" if zone else "")


def _start(day: str | None) -> datetime:
    return datetime.fromisoformat((day or "")[:10])


def _compare(recorded: Recorded, begin: datetime, end: datetime) -> tuple[Standing, str]:
    """How a recording stands to a stretch of days of the place."""
    least, most = recorded.offsets
    slack = timedelta() if recorded.zoned else _CLOCK_APART
    if recorded.end + most + slack < begin or recorded.start + least - slack >= end:
        return Standing.DISAGREES, "time.disagrees"
    meets = all(recorded.start + by < end and recorded.end + by >= begin for by in (least, most))
    if not meets:
        return Standing.CANNOT_TELL, "time.zone" if recorded.zoned else "time.clock"
    if recorded.end - recorded.start > end - begin + _MUCH_MORE:
        return Standing.CANNOT_TELL, "time.wide"
    return Standing.AGREES, "time.agrees"
