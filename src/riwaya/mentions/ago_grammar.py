"""Time words from one on -> a time told by its distance: two days ago, within a week, two days before the battle."""

from dataclasses import replace

from riwaya.mentions.calendar import between, days_from
from riwaya.mentions.day_grammar import expected, names_event
from riwaya.mentions.lengths import PRECISIONS, Length, ahead, back_from, point, read_length
from riwaya.mentions.time_terms import Anchor, Found, Hit, Terms
from riwaya.mentions.verbs import is_verb
from riwaya.model import TimeBasis
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, PREPOSITIONS, PRESENT_PREFIXES

_BY = PREPOSITIONS[0]
_TO = PREPOSITIONS[1]
_ENDLESS = float("inf")
_A_DAY = 24
_SEVERAL = 2
_CLAUSE = 14
"""Words before a length in which its verb is looked for."""
_LONGEST_NUMBER = 3
"""Words before a unit in which its number may begin."""
_A_LENGTH = "says how long, and not when"
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
    if length is None or length.definite:
        return None
    precision = PRECISIONS[length.unit]
    if hit.word.kind in ("during", "throughout") and length.low is None and t.plain(length.last, "day_part"):
        return None
    if hit.word.kind == "during" and _spans_days(length):
        return _over(t, i, length)
    if hit.word.kind in ("throughout", "during") or (hit.word.kind == "within" and length.unit in ("minute", "hour")):
        return t.open(i, length.last, _A_LENGTH, precision)
    if hit.word.kind == "within":
        return _to_come(t, i, length)
    of, on = t.plain(length.last, "of"), t.plain(length.last, "on")
    if of is not None or (on is not None and hit.word.kind == "after"):
        return Found(i, length.last, None, precision, TimeBasis.TEXT, _FROM_AN_EVENT)
    if hit.word.kind == "after":
        return _later(t, i, length)
    if length.low is None:
        return t.open(i, length.last, "says roughly how long ago, and names no days", precision)
    days = None if t.published is None else point(t.published, length, -1, t.hour)
    return t.counted(i, length.last, days, precision)


def _spans_days(length: Length) -> bool:
    """Whether a length is told exactly and reaches from one day into another."""
    least = {"minute": _ENDLESS, "hour": _A_DAY, "day": _SEVERAL}.get(length.unit, 1)
    return length.low is not None and length.low >= least


def _over(t: Terms, i: int, length: Length) -> Found:
    """A length in which something was done has passed when it is told; one in which something will be done begins."""
    modified = t.plain(length.last, "mod")
    if modified is not None:
        length = replace(length, last=modified.last)
    coming = modified is not None and modified.word.value == "next"
    if coming or (modified is None and expected(t, i)):
        return _to_come(t, i, length)
    if modified is None and _going_on(t, i):
        return t.open(i, length.last, _A_LENGTH, PRECISIONS[length.unit])
    days = None if t.published is None else between(back_from(t.published, length), t.published)
    return t.counted(i, length.last, days, PRECISIONS[length.unit])


def _going_on(t: Terms, i: int) -> bool:
    """Whether the verb before ``i`` is in the present: what it tells may be meant to be done within the length."""
    verb = next((k for k in range(i - 1, max(t.start, i - _CLAUSE) - 1, -1) if is_verb(t.words[k])), None)
    return verb is not None and t.folded(verb).startswith(PRESENT_PREFIXES[0])


def _to_come(t: Terms, i: int, length: Length) -> Found:
    end = None if t.published is None else ahead(t.published, length)
    start = None if t.published is None else point(t.published, length, 1, None)
    low = start.first if start is not None and length.low != length.high else None
    tomorrow = None if t.published is None else days_from(t.published, 1)
    return t.counted(i, length.last, between(low or tomorrow, end), PRECISIONS[length.unit])


def read_spent(t: Terms, i: int) -> Found | None:
    """In five days; seven years of war: a length that has passed when it is told."""
    if t.plain(i, "in"):
        length = read_length(t, i + 1)
        if length is None or length.definite or (length.low or 0) < _SEVERAL or not _spans_days(length):
            return None
        return None if t.plain(length.last, "mod") else _over(t, i + 1, length)
    found = (read_length(t, k) for k in range(max(t.start, i - _LONGEST_NUMBER), i + 1))
    whole = next((f for f in found if f is not None and f.last > i), None)
    if whole is None or whole.definite or not _spans_days(whole) or not t.plain(whole.last, "of"):
        return None
    defined = t.folded(whole.last + 1).startswith(ARTICLE)
    return _over(t, whole.first, whole) if defined and names_event(t, whole.last + 1) else None


def read_lasting(t: Terms, i: int) -> Found | None:
    """For several years, for three months: how long, with the preposition written to the first word."""
    hit = t.at(i, "unit", "few")
    if hit is None:
        return _lasting_counted(t, i)
    if hit.before.preposition != _TO or hit.before.article:
        return _lasting_counted(t, i) if hit.word.kind == "unit" and not hit.before.length else None
    length = read_length(t, i if hit.word.kind == "unit" else hit.last)
    if length is None or length.definite or (hit.word.kind == "unit" and hit.word.number == "singular"):
        return None
    return t.open(i, length.last, _A_LENGTH, PRECISIONS[length.unit])


def _lasting_counted(t: Terms, i: int) -> Found | None:
    """For three months, read at its unit: the preposition is written to the number before it."""
    number = t.lexicon.numbers.cardinals.get(t.folded(i - 1))
    if number is None or number.before.preposition != _TO:
        return None
    length = read_length(t, i - 1)
    return None if length is None or length.definite else t.open(i - 1, length.last, _A_LENGTH, PRECISIONS[length.unit])


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
