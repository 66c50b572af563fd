"""A document and its day of publication -> its time expressions with the days they name; never today's date.

The grammars beside this module read one expression each (``day_grammar``, ``period_grammar``, ``since``); here they
are tried in order at every word, and expressions that count from a day told before them are tied to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.times.ago_grammar import event_length, read_ago
from riwaya.mentions.times.beginnings import with_beginnings
from riwaya.mentions.times.calendar import Stretch, between, days_from, one, parse_day
from riwaya.mentions.times.clock_grammar import read_clock
from riwaya.mentions.times.day_grammar import into_next_day, read_day, read_part_of_day, read_weekdays
from riwaya.mentions.times.lengths import point, read_length
from riwaya.mentions.times.period_grammar import read_period
from riwaya.mentions.times.since import read_since
from riwaya.mentions.times.spent_grammar import read_lasting, read_spent
from riwaya.mentions.times.time_terms import NO_PUBLICATION, Anchor, Found, Terms
from riwaya.model import Note, NoteKind, TimeBasis, TimePrecision, TimeSpan
from riwaya.model import Span as TextSpan
from riwaya.text import Document, cut

Grammar = Callable[[Terms, int], Found | None]

_ANYWHERE: tuple[Grammar, ...] = (read_day, read_period)
_OPENED_BY: tuple[tuple[frozenset[str], tuple[Grammar, ...]], ...] = (
    (frozenset(("since", "since_then")), (read_since,)),
    (frozenset(("between", "of")), (read_weekdays,)),
    (frozenset(("before", "after", "within", "throughout", "during")), (read_ago,)),
    (frozenset(("in", "unit")), (read_spent,)),
    (frozenset(("unit", "few")), (read_lasting,)),
    (frozenset(("between", "about", "clock")), (read_clock,)),
    (frozenset(("day_part", "last_night", "tonight", "early")), (read_part_of_day,)),
    (frozenset(("near", "same_day", "weekday", "unit", "days_of", "occasion", "month")), (read_day,)),
    (frozenset(("part", "season", "earlier", "this", "years_of", "unit", "month", "last")), (read_period,)),
)
"""Which grammars an expression's first word calls, in the order in which they are tried."""
_CLAUSE_ENDS = ".!\u060c,\u061b\u061f"
_OPENING = frozenset().union(*(kinds for kinds, _ in _OPENED_BY)) | {"name", "vague", "now"}


def read_times(
    document: Document, lexicon: Lexicon, published: str | None, *, nested: bool = False
) -> tuple[tuple[TimeSpan, ...], tuple[Note, ...]]:
    """Every time expression in text order, not overlapping, and a note for each that names no days.

    ``nested`` gives also the date inside "since the battle began on 3 May": the whole tells how long what is counted
    lasted, the date inside when the battle began.
    """
    t = Terms(document, lexicon, published)
    times: list[TimeSpan] = []
    why: dict[int, str] = {}
    anchor: tuple[Stretch, int] | None = None
    told: Stretch | None = None
    for number, sentence in enumerate(document.sentences):
        t.start, t.limit = sentence.first, sentence.last
        for found in _sentence(t):
            resolved = found
            if found.anchor is not None:
                near = anchor[0] if anchor is not None and number - anchor[1] <= 1 else None
                resolved = _tied(t, found, found.anchor, told if found.anchor.since else near)
            if resolved.days is not None:
                told = resolved.days
                if resolved.days.single and resolved.precision is not TimePrecision.YEAR:
                    anchor = (resolved.days, number)
                elif resolved.precision is TimePrecision.NIGHT:
                    anchor = (Stretch(resolved.days.first, resolved.days.first), number)
            span = _span(document, resolved, t.lead(resolved.first))
            times.append(span)
            why[span.start] = resolved.why
            if nested and resolved.inner is not None:
                times.append(_span(document, resolved.inner, t.lead(resolved.inner.first)))
    t.start, t.limit = 0, len(t.words)
    times = with_beginnings(t, times)
    notes = (
        Note(NoteKind.UNRESOLVED_TIME, TextSpan(s.start, s.end, s.text), why[s.start]) for s in times if s.from_ is None
    )
    return tuple(times), tuple(notes)


def when(text: str, published: str | None, lexicon: Lexicon) -> tuple[TimeSpan, ...]:
    """The time expressions of a text on its own, for ``riwaya when``."""
    return read_times(cut(text), lexicon, published)[0]


def resolve_relative(time: TimeSpan, anchor: TimeSpan, lexicon: Lexicon, published: str | None = None) -> TimeSpan:
    """A time that counts from an event ("two days before the battle"), once the event's own time is known.

    Since the event is up to ``published``. ``time`` comes back as it is where it says no length, or where the anchor
    names no days.
    """
    first, last = parse_day(anchor.from_), parse_day(anchor.to)
    if first is None or last is None or time.from_ is not None:
        return time
    t = Terms(cut(time.text), lexicon, published)
    days = _counted_from(t, Stretch(first, last))
    if days is None:
        return time
    return replace(time, from_=days.first.isoformat(), to=days.last.isoformat(), basis=TimeBasis.TEXT)


def _counted_from(t: Terms, anchor: Stretch) -> Stretch | None:
    hit = t.at(0, "before", "after", "since")
    if hit is None:
        return None
    if hit.word.kind == "since":
        return between(anchor.first, t.published) or anchor
    length = next((found for k in range(hit.last + 1, t.limit) if (found := event_length(t, k))), None)
    length = length or read_length(t, hit.last)
    if length is None:
        return None
    sign = -1 if hit.word.kind == "before" else 1
    if length.unit in ("hour", "minute"):
        return anchor if length.high is None or length.high <= 12 else point(anchor.first, length, sign, None)
    return point(anchor.first if sign < 0 else anchor.last, length, sign, None)


def _sentence(t: Terms) -> list[Found]:
    found: list[Found] = []
    i = t.start
    while i < t.limit:
        step = i + 1
        if t.figures[i] or not _OPENING.isdisjoint(t.kinds[i]):
            one_time, step = _read(t, i)
            if one_time is not None:
                found.append(one_time)
        i = step
    return found


def _read(t: Terms, i: int) -> tuple[Found | None, int]:
    """The expression that begins at ``i``, and the word to go on with."""
    hit = t.longest(i)
    if hit is not None and hit.word.kind == "name":
        return None, hit.last
    for grammar in _grammars(t, i):
        found = grammar(t, i)
        if found is not None and found.last > i:
            return _recurring(t, found), found.last
    if hit is not None and hit.word.kind in ("vague", "now"):
        return _fixed(t, i)
    return None, i + 1


def _grammars(t: Terms, i: int) -> Iterator[Grammar]:
    kinds = t.kinds[i]
    for opening, grammars in _OPENED_BY:
        if not opening.isdisjoint(kinds):
            yield from grammars
    if t.figures[i]:
        yield from _ANYWHERE


def _recurring(t: Terms, found: Found) -> Found:
    """ "On 18 March of every year", "every Friday": no one day."""
    yearly = t.plain(found.last, "yearly")
    if yearly is None and not t.plain(found.first - 1, "every"):
        return found
    last = found.last if yearly is None else yearly.last
    return t.open(found.first, last, "comes back, and names no one day", found.precision)


def _fixed(t: Terms, i: int) -> tuple[Found | None, int]:
    hit = t.at(i, "vague", "now")
    if hit is None:
        return None, i + 1
    if hit.word.kind == "now":
        before = t.longest(i - 1) if i > t.start else None
        if before is not None and before.word.kind == "until":
            return None, hit.last
        return t.counted(i, hit.last, one(t.published), TimePrecision.DAY), hit.last
    if hit.word.open and hit.before.article and not t.plain(i - 1, "in"):
        return None, hit.last
    if hit.word.final and not (hit.last == t.limit or t.is_mark(hit.last, _CLAUSE_ENDS)):
        return None, hit.last
    return t.open(i, hit.last, "says roughly when, and names no days"), hit.last


def _tied(t: Terms, found: Found, anchor: Anchor, told: Stretch | None) -> Found:
    """The expression counted from the time told before it; a bare part of a day falls back on publication."""
    if anchor.since:
        if told is None or t.published is None:
            return found
        days = between(told.first, t.published)
        return found if days is None else replace(found, days=days, basis=TimeBasis.TEXT)
    if told is not None and not (anchor.night and told.first == t.published):
        day = days_from(told.first, anchor.days)
        days = one(day)
        if days is not None and anchor.night:
            days = into_next_day(days, t)
        return replace(found, days=days, basis=TimeBasis.TEXT if days is not None else TimeBasis.NONE)
    falls_back = found.precision in (
        TimePrecision.PART_OF_DAY,
        TimePrecision.NIGHT,
        TimePrecision.HOUR,
        TimePrecision.MINUTE,
    )
    part = t.at(found.first, "day_part")
    counts = t.at(found.first, "after", "same_day") if part is None else None
    if not falls_back or t.longest(found.first) is None or counts is not None:
        return found
    if t.published is None:
        return replace(found, why=NO_PUBLICATION)
    first = days_from(t.published, -1) if anchor.night else t.published
    days = between(first, t.published)
    return found if days is None else replace(found, days=days, basis=TimeBasis.REPORT)


def _span(document: Document, found: Found, lead: int) -> TimeSpan:
    start = document.words[found.first].start + lead
    end = document.words[found.last - 1].end
    days = found.days
    return TimeSpan(
        start,
        end,
        document.text[start:end],
        from_=None if days is None else days.first.isoformat(),
        to=None if days is None else days.last.isoformat(),
        precision=found.precision,
        basis=found.basis,
    )
