"""A report's times -> the same, those that count from a beginning dated by the day the report tells for it elsewhere.

"Since the offensive began" takes the day of "the offensive that began on 3 May", and "for about a month" the exact day
it rounds. A report tells when something began in one place and leans on it in others.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from riwaya.mentions.times.calendar import parse_day
from riwaya.mentions.times.lengths import Length, read_length
from riwaya.mentions.times.time_terms import Terms
from riwaya.model import TimeBasis, TimePrecision, TimeSpan
from riwaya.model.values import dataclass
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

_AROUND = 10
"""Words to either side of a date in which what began on it, and the word that says it began, are looked for."""
_ROUNDED = {"day": 1, "week": 2, "month": 7, "year": 45}
"""Days by which a rounded length may miss the beginning it counts from (up to 20 in 88 annotated reports)."""
_MOST = 20
"""Beginnings to either side that a time may lean on: more than any report of the news corpus tells."""
_LONG_ENOUGH = {"day": 3}
"""Fewer days are counted and not rounded."""
_COARSE = (TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.PART_OF_YEAR)
_SHORTEST = 3
_TANWIN = "\u0627"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A day on which something began, where it is told, and the words around it."""

    at: int
    first: date
    exact: bool
    words: frozenset[str]


def with_beginnings(t: Terms, times: Sequence[TimeSpan]) -> list[TimeSpan]:
    """Every time, in order; ``t`` looks at the whole document."""
    published = t.published
    if published is None:
        return list(times)
    placed = [(t.document.words_of(time)[0], time) for time in times]
    told = [b for at, time in placed if (b := _beginning(t, at, time, published)) is not None]
    return [_dated(t, at, time, told, published) for at, time in placed]


def _place(beginning: Beginning) -> int:
    return beginning.at


def _dated(t: Terms, at: int, time: TimeSpan, told: Sequence[Beginning], published: date) -> TimeSpan:
    k = bisect_left(told, at, key=_place)
    near = told[max(0, k - _MOST) : k + _MOST]
    found = _of_event(t, at, time, near) if time.from_ is None else _rounded(t, at, time, near, published)
    if found is None:
        return time
    return replace(time, from_=found.first.isoformat(), to=published.isoformat(), basis=TimeBasis.TEXT)


def _beginning(t: Terms, at: int, time: TimeSpan, published: date) -> Beginning | None:
    """The beginning that a time tells: since a date, over the past weeks, or a date beside "began"."""
    first, last = parse_day(time.from_), parse_day(time.to)
    if first is None or last is None or last > published:
        return None
    since = t.at(at, "since")
    counted = any(_length(t, k) is not None for k in t.document.words_of(time))
    if since is not None and _length(t, since.last) is not None:
        return None
    lasting = last == published and first < last and time.precision is not TimePrecision.NIGHT
    if not lasting and not any(t.at(k, "begins") for k in _around(t, at, at)):
        return None
    exact = time.precision not in _COARSE and not counted and (since is not None or first == last)
    words = frozenset(_stem(t.words[k].folded) for k in _around(t, at, at + _AROUND) if t.words[k].kind is Kind.ARABIC)
    return Beginning(at, first, exact, words)


def _around(t: Terms, at: int, last: int) -> range:
    sentence = t.document.sentences[t.document.sentence_of(at)]
    return range(max(sentence.first, at - _AROUND), min(sentence.last, last))


def _of_event(t: Terms, at: int, time: TimeSpan, told: Sequence[Beginning]) -> Beginning | None:
    """The beginning of what "since it began" names: the one told with most of its words, of equals the nearest."""
    since = t.at(at, "since")
    if since is None or time.basis is not TimeBasis.TEXT:
        return None
    words = [k for k in t.document.words_of(time)[1:] if not t.at(k, "begins")]
    named = {stem for k in words if len(stem := _stem(t.words[k].folded)) >= _SHORTEST}
    fitting = [b for b in told if named & b.words and b.at != at]
    return min(fitting, key=lambda b: (-len(named & b.words), not b.exact, abs(b.at - at)), default=None)


def _rounded(t: Terms, at: int, time: TimeSpan, told: Sequence[Beginning], published: date) -> Beginning | None:
    """The exact day that a length of weeks, months or years up to publication rounds."""
    first = parse_day(time.from_)
    opening = t.at(at, "since", "during")
    length = _length(t, at if opening is None else opening.last)
    if first is None or length is None or parse_day(time.to) != published or first == published:
        return None
    if (length.high or 0) < _LONG_ENOUGH.get(length.unit, 0):
        return None
    most = _ROUNDED.get(length.unit, 0)
    near = [b for b in told if b.exact and abs((b.first - first).days) <= most]
    return min(near, key=lambda b: (abs((b.first - first).days), abs(b.at - at)), default=None)


def _length(t: Terms, i: int) -> Length | None:
    length = read_length(t, i)
    return None if length is None or length.definite or length.high is None else length


def _stem(folded: str) -> str:
    """A noun without the letters written to it: conjunction, preposition, article, ending of the accusative."""
    for letters in (CONJUNCTIONS, PREPOSITIONS, (ARTICLE, ARTICLE[1:])):
        cut = next((p for p in letters if folded.startswith(p) and len(folded) - len(p) >= _SHORTEST), "")
        folded = folded[len(cut) :]
    return folded.removesuffix(_TANWIN)
