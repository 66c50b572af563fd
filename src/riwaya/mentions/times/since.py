"""Words from a "since" on -> the stretch from what it names to publication, or the point it stands for."""

from dataclasses import replace
from datetime import date

from riwaya.mentions.times.ago_grammar import read_ago
from riwaya.mentions.times.calendar import Stretch, between
from riwaya.mentions.times.clock_grammar import read_clock
from riwaya.mentions.times.day_grammar import names_event, read_day, read_part_of_day
from riwaya.mentions.times.lengths import PRECISIONS, back_from, point, read_length
from riwaya.mentions.times.period_grammar import read_period
from riwaya.mentions.times.time_terms import Anchor, Found, Hit, Terms
from riwaya.model import TimeBasis, TimePrecision
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

_LONGEST_BEGINNING = 12
"""Words between "since the start of ..." and the date that closes it (longest in the gold: 11)."""
_DATES = frozenset(("day_part", "weekday", "unit", "month", "near", "part", "season", "early", "before", "this"))
_MIDDLE_FIRST, _MIDDLE = 11, 15
"""The first day of the middle third of a month, and the day from which "since the middle" counts."""
_QUOTES = "#\"“”«»'’‘"
_BACK, _NEAR = 14, 8
"""Words before and behind "since two days" in which a verb that goes on, or a negation, makes it a stretch (longest in
the gold: 13 before, 5 behind). Months, years and several weeks are stretches in 11 of the gold's 13 cases, and need no
such word."""


def read_since(t: Terms, i: int) -> Found | None:
    """The time that "since" at ``i`` opens."""
    then = t.at(i, "since_then")
    if then is not None:
        why = "counts from a time told before it"
        return Found(i, then.last, None, TimePrecision.UNKNOWN, TimeBasis.NONE, why, Anchor(since=True))
    hit = t.at(i, "since")
    if hit is None:
        return None
    found = read_clock(t, hit.last) or read_part_of_day(t, hit.last) or read_day(t, hit.last)
    found = found or read_period(t, hit.last)
    if found is not None:
        return _until_now(t, to_publication(t, found.spanning(i)))
    return _length(t, hit) or _beginning(t, hit)


def to_publication(t: Terms, found: Found) -> Found:
    """The same beginning, lasting to the day of publication."""
    if found.days is None or t.published is None:
        return found
    days = between(_beginning_of(found, found.days), t.published) or found.days
    return Found(found.first, found.last, days, found.precision, found.basis, found.why)


def _beginning_of(found: Found, days: Stretch) -> date:
    """Since the middle of a month is since its fifteenth."""
    middle = found.precision is TimePrecision.PART_OF_MONTH and days.first.day == _MIDDLE_FIRST
    return days.first.replace(day=_MIDDLE) if middle else days.first


def _until_now(t: Terms, found: Found) -> Found:
    """ "And until this moment" belongs to it."""
    until = t.at(found.last, "until")
    now = t.plain(until.last, "now") if until is not None else t.at(found.last, "name")
    if now is None or (until is None and not now.before.joined):
        return found
    return found.spanning(found.first, now.last)


def _length(t: Terms, hit: Hit) -> Found | None:
    length = read_length(t, hit.last)
    if length is None or length.definite:
        return None
    precision = PRECISIONS[length.unit]
    if length.low is None or length.unit == "decade":
        return t.open(hit.first, length.last, "says roughly how long ago, and names no days", precision)
    if t.published is None:
        return t.counted(hit.first, length.last, None, precision)
    long = length.unit in ("month", "year") or (length.unit == "week" and length.low > 1)
    if long or _goes_on(t, hit.first, length.last):
        return t.counted(hit.first, length.last, between(back_from(t.published, length), t.published), precision)
    return t.counted(hit.first, length.last, point(t.published, length, -1, t.hour), precision)


def _goes_on(t: Terms, first: int, last: int) -> bool:
    around = (*range(max(t.start, first - _BACK), first), *range(last, min(t.limit, last + _NEAR)))
    negations = t.lexicon.grammar["negation"]
    return any(t.at(k, "ongoing") or t.folded(k) in negations for k in around)


def _beginning(t: Terms, hit: Hit) -> Found | None:
    """Since the start of something, up to the date that says when; without a date it waits for the event's own."""
    start = t.plain(hit.last, "start")
    if start is None and not names_event(t, hit.last):
        return None
    begun = hit.last + 1 if start is None else start.last
    k, end = begun, min(begun + _LONGEST_BEGINNING, t.limit)
    while k < end and (t.kind(k) is not Kind.MARK or t.words[k].text in _QUOTES):
        name = t.at(k, "name")
        if name is not None:
            k = name.last
            continue
        opens = t.figures[k] or not _DATES.isdisjoint(t.kinds[k])
        found = (read_part_of_day(t, k) or read_day(t, k) or read_period(t, k) or read_ago(t, k)) if opens else None
        if found is not None and found.days is not None:
            whole = to_publication(t, found.spanning(hit.first))
            return replace(whole, inner=found)
        k += 1
    last = _phrase(t, begun)
    why = "counts from an event whose day is not told beside it"
    return Found(hit.first, last, None, TimePrecision.UNKNOWN, TimeBasis.TEXT, why)


def _phrase(t: Terms, i: int) -> int:
    """The word after a noun and the definite words that follow it."""
    if t.kind(i) is not Kind.ARABIC or t.folded(i) in t.lexicon.grammar["preposition"]:
        return i
    last = i + 1
    while t.kind(last) is Kind.ARABIC and t.folded(last).startswith(ARTICLE) and last < i + 4:
        last += 1
    return last
