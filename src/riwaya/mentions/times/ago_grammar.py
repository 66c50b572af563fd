"""Time words from one on -> a time told by its distance: two days ago, within a week, two days before the battle."""

from riwaya.mentions.times.lengths import PRECISIONS, Length, point, read_length
from riwaya.mentions.times.spent_grammar import A_LENGTH, over, spans_days, to_come
from riwaya.mentions.times.time_terms import Anchor, Found, Hit, Terms
from riwaya.model import TimeBasis
from riwaya.text import Kind
from riwaya.text.clitics import PREPOSITIONS

_BY = PREPOSITIONS[0]
_OLDEST, _LATEST = 1500, 2099
"""Years that may be told behind the word for year."""
_FROM_AN_EVENT = "counts from an event of the text"


def read_ago(t: Terms, i: int) -> Found | None:
    """Two days ago; within two days; two days later, from a time told before; for two years."""
    hit = t.at(i, "before", "after", "within", "throughout", "during")
    if hit is None:
        return None
    counted = _from_event(t, i, hit)
    if counted is not None:
        return counted
    length = read_length(t, hit.last)
    if length is None or length.definite or _is_named(t, length):
        return None
    precision = PRECISIONS[length.unit]
    if hit.word.kind in ("during", "throughout") and length.low is None and t.plain(length.last, "day_part"):
        return None
    if hit.word.kind == "during" and spans_days(length):
        return over(t, i, length)
    if hit.word.kind in ("throughout", "during") or (hit.word.kind == "within" and length.unit in ("minute", "hour")):
        return t.open(i, length.last, A_LENGTH, precision)
    if hit.word.kind == "within":
        return to_come(t, i, length)
    of, on = t.plain(length.last, "of"), t.plain(length.last, "on")
    if of is not None or (on is not None and hit.word.kind == "after"):
        return Found(i, length.last, None, precision, TimeBasis.TEXT, _FROM_AN_EVENT)
    if hit.word.kind == "after":
        return _later(t, i, length)
    if length.low is None:
        return t.open(i, length.last, "says roughly how long ago, and names no days", precision)
    days = None if t.published is None else point(t.published, length, -1, t.hour)
    return t.counted(i, length.last, days, precision)


def _is_named(t: Terms, length: Length) -> bool:
    """Whether a year or month is not counted and its name follows: during the year 2013, before the month of May."""
    if length.low != 1 or length.unit not in ("month", "year"):
        return False
    return t.figure(length.last, _OLDEST, _LATEST) is not None or t.plain(length.last, "month") is not None


def _later(t: Terms, i: int, length: Length) -> Found | None:
    """So long after a time told before; a few hours later is the same day."""
    precision = PRECISIONS[length.unit]
    if length.unit in ("hour", "minute") and (length.high or 0) <= 12:
        return Found(i, length.last, None, precision, TimeBasis.NONE, _FROM_AN_EVENT, Anchor())
    if length.high is None or length.unit not in ("day", "week"):
        return Found(i, length.last, None, precision, TimeBasis.TEXT, _FROM_AN_EVENT)
    days = int(length.high * (7 if length.unit == "week" else 1))
    return Found(i, length.last, None, precision, TimeBasis.NONE, _FROM_AN_EVENT, Anchor(days))


def _from_event(t: Terms, i: int, hit: Hit) -> Found | None:
    """ "Before the battle began by two days": the length stands behind, with a preposition written to it."""
    if hit.word.kind not in ("before", "after"):
        return None
    for k in range(hit.last + 1, min(hit.last + 7, t.limit)):
        if t.kind(k) is Kind.MARK:
            return None
        length = event_length(t, k)
        if length is not None:
            return Found(i, length.last, None, PRECISIONS[length.unit], TimeBasis.TEXT, _FROM_AN_EVENT)
    return None


def event_length(t: Terms, i: int) -> Length | None:
    """A length at ``i`` whose first word has a preposition written to it."""
    unit = t.at(i, "unit")
    number = t.lexicon.numbers.cardinals.get(t.folded(i))
    written = (unit.before.preposition if unit else "") or (number.before.preposition if number else "")
    if written != _BY:
        return None
    length = read_length(t, i)
    return None if length is None or length.definite else length
