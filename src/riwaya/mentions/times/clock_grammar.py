"""Time words from one on -> a time of day, on the day told beside it or before it."""

from riwaya.mentions.times.day_grammar import read_day, read_part_of_day
from riwaya.mentions.times.time_terms import Anchor, Found, Terms
from riwaya.model import TimeBasis, TimePrecision
from riwaya.text import Kind

_LONGEST_BRACKET = 8
"""Words of a bracket that tells the hour again (longest in the corpus: 6)."""


def read_clock(t: Terms, i: int) -> Found | None:
    """A time of day at ``i``: ten o'clock, 22:30 (19:30 GMT), between 3:25 and 3:53 in the morning, Moscow time."""
    step = _over(t, i, "between")
    step = _over(t, step, "about")
    clock = t.at(step, "clock")
    if clock is None:
        return None
    last = _hour(t, clock.last)
    if last is None:
        return None
    minute = any(t.is_mark(k, ":") for k in range(clock.last, last))
    precision = TimePrecision.MINUTE if minute else TimePrecision.HOUR
    day: Found | None = None
    while True:
        part = t.plain(last, "day_part")
        day = day or (read_part_of_day(t, last) if part is not None else _day_after_hour(t, last))
        if day is not None and day.last > last:
            last = day.last
            continue
        if part is not None and part.last > last:
            last = part.last
            continue
        step = _bracket(t, _zone(t, last))
        if step == last:
            break
        last = step
    if day is not None and day.anchor is None:
        return Found(i, last, day.days, precision, day.basis, day.why)
    why = "a time of day, and no day is told"
    return Found(i, last, None, precision, TimeBasis.NONE, why, Anchor())


def _over(t: Terms, i: int, kind: str) -> int:
    """The word after a hit of this kind at ``i``, with one small word before it stepped over, else ``i``."""
    hit = t.at(i, kind) or (t.at(i + 1, kind) if t.kind(i) is Kind.ARABIC and len(t.folded(i)) <= 3 else None)
    return hit.last if hit is not None else i


def _day_after_hour(t: Terms, i: int) -> Found | None:
    of = t.plain(i, "of")
    step = of.last if of is not None else i
    return (read_part_of_day(t, step) if of is not None else None) or read_day(t, step)


def _hour(t: Terms, i: int) -> int | None:
    """The word after the figures or the ordinal of an hour, with its half or minutes, and an hour it runs to."""
    spelled = t.ordinal(i)
    if spelled is not None:
        last = spelled.last
        half = t.at(last, "half")
        return half.last if half is not None and half.before.joined else last
    if t.kind(i) is not Kind.NUMBER:
        return None
    last = _figures(t, i)
    joined = t.kind(last) is Kind.ARABIC and len(t.folded(last)) == 1 and t.kind(last + 1) is Kind.NUMBER
    if joined and any(t.is_mark(k, ":") for k in range(i, last)):
        return _figures(t, last + 1)
    return last


def _figures(t: Terms, i: int) -> int:
    return i + 3 if t.is_mark(i + 1, ":") and t.kind(i + 2) is Kind.NUMBER else i + 1


def _zone(t: Terms, i: int) -> int:
    zone = t.at(i, "zone")
    if zone is None:
        return i
    return zone.last + 1 if t.kind(zone.last) in (Kind.ARABIC, Kind.LATIN) else zone.last


def _bracket(t: Terms, i: int) -> int:
    """The word after a bracket that tells the hour again in another zone."""
    if not t.is_mark(i, "(") or t.kind(i + 1) is not Kind.NUMBER:
        return i
    closing = next((k for k in range(i, i + _LONGEST_BRACKET) if t.is_mark(k, ")")), None)
    return i if closing is None else closing + 1
