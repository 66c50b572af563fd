"""Time words from one on -> a length in which something was done or lasted: in five days, seven years of war."""

from dataclasses import replace

from riwaya.mentions.times.calendar import between, days_from
from riwaya.mentions.times.day_grammar import expected, names_event
from riwaya.mentions.times.lengths import PRECISIONS, Length, ahead, back_from, point, read_length
from riwaya.mentions.times.time_terms import Found, Terms
from riwaya.mentions.verbs import is_verb
from riwaya.text.clitics import ARTICLE, PREPOSITIONS, PRESENT_PREFIXES

_TO = PREPOSITIONS[1]
_LEAST = {"minute": float("inf"), "hour": 24, "day": 2}
"""From how many of a unit on a length reaches from one day into another; one of the longer units does."""
_SEVERAL = 2
_PHRASE = 4
"""Words before "in" in which a superlative stands."""
_CLAUSE = 14
"""Words before a length in which its verb is looked for."""
_LONGEST_NUMBER = 3
"""Words before a unit in which its number may begin."""
A_LENGTH = "says how long, and not when"


def read_spent(t: Terms, i: int) -> Found | None:
    """In five days; seven years of war: a length that has passed when it is told."""
    if t.plain(i, "in"):
        length = read_length(t, i + 1)
        if length is None or length.definite or (length.low or 0) < _SEVERAL or not spans_days(length):
            return None
        return None if t.plain(length.last, "mod") or _sets_above(t, i) else over(t, i + 1, length)
    found = (read_length(t, k) for k in range(max(t.start, i - _LONGEST_NUMBER), i + 1))
    whole = next((f for f in found if f is not None and f.last > i), None)
    if whole is None or whole.definite or not spans_days(whole) or not t.plain(whole.last, "of"):
        return None
    defined = t.folded(whole.last + 1).startswith(ARTICLE)
    return over(t, whole.first, whole) if defined and names_event(t, whole.last + 1) else None


def _sets_above(t: Terms, i: int) -> bool:
    """Whether something is the highest or the worst in a length, which measures how rare it is."""
    return any(t.at(k, "unmatched") for k in range(max(t.start, i - _PHRASE), i))


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
    return t.open(i, length.last, A_LENGTH, PRECISIONS[length.unit])


def _lasting_counted(t: Terms, i: int) -> Found | None:
    """For three months, read at its unit: the preposition is written to the number before it."""
    number = t.lexicon.numbers.cardinals.get(t.folded(i - 1))
    if number is None or number.before.preposition != _TO:
        return None
    length = read_length(t, i - 1)
    return None if length is None or length.definite else t.open(i - 1, length.last, A_LENGTH, PRECISIONS[length.unit])


def spans_days(length: Length) -> bool:
    """Whether a length is told exactly and reaches from one day into another."""
    return length.low is not None and length.low >= _LEAST.get(length.unit, 1)


def over(t: Terms, i: int, length: Length) -> Found:
    """A length in which something was done has passed when it is told; one in which something will be done begins."""
    modified = t.plain(length.last, "mod")
    if modified is not None:
        length = replace(length, last=modified.last)
    coming = modified is not None and modified.word.value == "next"
    if coming or (modified is None and expected(t, i)):
        return to_come(t, i, length)
    if modified is None and _going_on(t, i):
        return t.open(i, length.last, A_LENGTH, PRECISIONS[length.unit])
    days = None if t.published is None else between(back_from(t.published, length), t.published)
    return t.counted(i, length.last, days, PRECISIONS[length.unit])


def _going_on(t: Terms, i: int) -> bool:
    """Whether the verb before ``i`` is in the present: what it tells may be meant to be done within the length."""
    verb = next((k for k in range(i - 1, max(t.start, i - _CLAUSE) - 1, -1) if is_verb(t.words[k])), None)
    return verb is not None and t.folded(verb).startswith(PRESENT_PREFIXES[0])


def to_come(t: Terms, i: int, length: Length) -> Found:
    """From the day after publication to the end of the length."""
    end = None if t.published is None else ahead(t.published, length)
    start = None if t.published is None else point(t.published, length, 1, None)
    low = start.first if start is not None and length.low != length.high else None
    tomorrow = None if t.published is None else days_from(t.published, 1)
    return t.counted(i, length.last, between(low or tomorrow, end), PRECISIONS[length.unit])
