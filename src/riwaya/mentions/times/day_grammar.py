"""Time words from one on -> a day or a part of one: yesterday, Tuesday, the night of Sunday to Monday, ten o'clock."""

from riwaya.mentions.times.calendar import (
    Stretch,
    between,
    days_from,
    hijri_day,
    hijri_year_of,
    one,
    weekday_near,
    year_of,
)
from riwaya.mentions.times.calendar import a_day as calendar_day
from riwaya.mentions.times.date_grammar import between_days, read_date
from riwaya.mentions.times.time_terms import Anchor, Found, Hit, Terms
from riwaya.mentions.verbs import is_future, is_verb
from riwaya.model import TimeBasis, TimePrecision
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

_COMING_WITHIN = 14
"""Words before a bare weekday in which "scheduled" or "will" turns it forward (longest distance in the gold: 13)."""
COMMAS = "\u060c,"


def read_day(t: Terms, i: int) -> Found | None:
    """A whole day at ``i``: a word like yesterday, a weekday, a date, "the same day", a feast."""
    return _same_day(t, i) or _near(t, i) or _weekday_or_date(t, i) or _days_of(t, i) or _occasion(t, i)


def _same_day(t: Terms, i: int) -> Found | None:
    hit = t.at(i, "same_day")
    if hit is None:
        return None
    anchor = Anchor(days=int(hit.word.value or 0))
    why = "counts from a day told before it"
    return Found(i, hit.last, None, TimePrecision.DAY, TimeBasis.NONE, why, anchor)


def _near(t: Terms, i: int) -> Found | None:
    hit = t.at(i, "near") or t.at(_over_day_word(t, i), "near")
    if hit is None or not isinstance(hit.word.value, int) or _is_a_noun(t, hit):
        return None
    last = hit.last
    weekday = t.plain(last, "weekday")
    if weekday is not None:
        last = _with_date(t, weekday.last)[0]
    day = None if t.published is None else days_from(t.published, hit.word.value)
    return t.counted(i, last, one(day), TimePrecision.DAY)


def _is_a_noun(t: Terms, hit: Hit) -> bool:
    """ "The day" as a noun: "the day on which", "the third day", "a thousand a day"."""
    if hit.word.value != 0:
        return False
    following = t.folded(hit.last)
    if following in t.lexicon.grammar["relative"] or hit.before.preposition or t.plain(hit.first - 1, "in"):
        return True
    number = t.lexicon.numbers.ordinals.get(following)
    return number is not None and number.before.article


def _over_day_word(t: Terms, i: int) -> int:
    """The word after "day" where that begins a day's name, else ``i``."""
    hit = t.at(i, "unit")
    return hit.last if hit is not None and hit.word.value == "day" and hit.word.number == "singular" else i


def _weekday_or_date(t: Terms, i: int) -> Found | None:
    step = _over_day_word(t, i)
    weekday = t.at(step, "weekday")
    if weekday is None:
        found = read_date(t, step)
        return found.spanning(i) if found is not None else None
    if _is_name(t, i, weekday):
        return None
    last, dated = _with_date(t, weekday.last)
    if dated is not None:
        return dated.spanning(i, last)
    modified = t.plain(weekday.last, "mod")
    direction = "last"
    if modified is not None:
        last = modified.last
        direction = {"next": "next", "this": "last"}.get(str(modified.word.value), "past")
    elif _coming(t, i) and t.published is not None and t.published.weekday() != weekday.word.value:
        direction = "next"
    day = None if t.published is None else weekday_near(t.published, int(weekday.word.value or 0), direction)
    return t.counted(i, last, one(day), TimePrecision.DAY)


def _is_name(t: Terms, i: int, weekday: Hit) -> bool:
    """A family name: straight after a given name, with no word for day."""
    before = t.longest(i - 1) if i > t.start else None
    return before is not None and before.word.kind == "given" and i == weekday.first and not weekday.before.length


def _coming(t: Terms, i: int) -> bool:
    words = 0
    for k in range(i - 1, t.start - 1, -1):
        words += t.kind(k) is not Kind.MARK
        if words > _COMING_WITHIN:
            return False
        if t.at(k, "coming"):
            return True
    return _told_by_future(t, i)


def _told_by_future(t: Terms, i: int) -> bool:
    """Whether the verb before a weekday is in the future; the day behind an event noun is when that happened."""
    if names_event(t, i - 1):
        return False
    verb = next((k for k in range(i - 1, max(t.start, i - _COMING_WITHIN) - 1, -1) if is_verb(t.words[k])), None)
    return verb is not None and is_future(t.words[verb])


def expected(t: Terms, i: int) -> bool:
    """Whether what is told before ``i`` is still to come: a word such as "scheduled", or a verb in the future."""
    around = range(max(t.start, i - _COMING_WITHIN), i)
    return _coming(t, i) or any(is_future(t.words[k]) for k in around)


def names_event(t: Terms, i: int) -> bool:
    """Whether a noun that may tell an event stands there."""
    return any(not m.form.verbal for m in t.lexicon.triggers.lookup(t.folded(i)))


def _with_date(t: Terms, i: int) -> tuple[int, Found | None]:
    """A date straight after a weekday, also in brackets or after a comma."""
    bracket = t.is_mark(i, "(")
    step = i + 1 if bracket or t.is_mark(i, COMMAS) else i
    dated = read_date(t, step)
    if dated is None:
        return i, None
    last = dated.last
    if bracket:
        if not t.is_mark(last, ")"):
            return i, None
        last += 1
    return last, dated


def _days_of(t: Terms, i: int) -> Found | None:
    """The two days Thursday and Friday; the two days 3 and 4 May."""
    hit = t.at(i, "days_of")
    if hit is None:
        return None
    dated = read_date(t, hit.last)
    if dated is not None:
        return dated.spanning(i)
    first = t.plain(hit.last, "weekday")
    second = _joined_weekday(t, first.last) if first is not None else None
    if first is None or second is None:
        return None
    return _two_days(t, i, first, second, TimePrecision.DAY)


def _joined_weekday(t: Terms, i: int) -> Hit | None:
    """A weekday at ``i`` with "and" written to it, or after a stroke."""
    step = i + 1 if t.is_mark(i, "/-–—\\") else i
    hit = t.at(step, "weekday")
    return hit if hit is not None and not hit.before.preposition else None


def _two_days(t: Terms, i: int, first: Hit, second: Hit, precision: TimePrecision) -> Found:
    """From one weekday to a later one, the later one the last before publication."""
    days = None
    if t.published is not None:
        direction = "next" if _coming(t, i) and t.published.weekday() != second.word.value else "last"
        if precision is TimePrecision.NIGHT and t.published.weekday() == first.word.value:
            direction = "next"  # the night that publication's own day runs into
        end = weekday_near(t.published, int(second.word.value or 0), direction)
        back = (int(second.word.value or 0) - int(first.word.value or 0)) % 7
        days = None if end is None else between(days_from(end, -back), end)
    return t.counted(i, second.last, days, precision)


def _occasion(t: Terms, i: int) -> Found | None:
    hit = t.at(i, "occasion")
    if hit is None:
        return None
    word, day = hit.word, None
    if t.published is not None and word.hijri:
        year = hijri_year_of(t.published, word.month, word.day)
        day = None if year is None else hijri_day(year, word.month, word.day)
    elif t.published is not None:
        day = calendar_day(year_of(t.published, word.month, word.day, "last"), word.month, word.day)
    return t.counted(i, hit.last, one(day), TimePrecision.DAY)


def read_part_of_day(t: Terms, i: int) -> Found | None:
    """A part of a day at ``i``, of a day named after it or, standing alone, of the day the text is at."""
    last_night = t.at(i, "last_night", "tonight")
    if last_night is not None:
        return _night_by_report(t, last_night)
    early = t.at(i, "early")
    if early is not None:
        return _early(t, i, early)
    hit = t.at(i, "day_part")
    if hit is None:
        return None
    if hit.word.night:
        two = _two_nights(t, i, hit)
        if two is not None:
            return two
    step = hit.last
    if t.plain(step, "early"):
        step += 1
    of = t.plain(step, "of")
    day = read_day(t, of.last if of is not None else step)
    if day is not None:
        return _of_day(t, i, hit, day)
    return _alone(t, i, hit)


def _night_by_report(t: Terms, hit: Hit) -> Found:
    shift = -1 if hit.word.kind == "last_night" else 0
    days = None
    if t.published is not None:
        days = between(days_from(t.published, shift), days_from(t.published, 0))
    return t.counted(hit.first, hit.last, days, TimePrecision.NIGHT)


def _early(t: Terms, i: int, early: Hit) -> Found | None:
    """Late on Sunday evening; in the first hours of dawn on Sunday."""
    of = t.plain(early.last, "of")
    step = of.last if of is not None else early.last
    hit = t.at(step, "day_part")
    found = read_part_of_day(t, step) if hit is not None else read_day(t, step)
    return found.spanning(i) if found is not None else None


def _two_nights(t: Terms, i: int, hit: Hit) -> Found | None:
    step = _over_day_word(t, hit.last)
    first = t.plain(step, "weekday")
    second = _joined_weekday(t, first.last) if first is not None else None
    if first is None or second is None:
        return None
    follows = (int(second.word.value or 0) - int(first.word.value or 0)) % 7 == 1
    return _two_days(t, i, first, second, TimePrecision.NIGHT) if follows else None


def _of_day(t: Terms, i: int, hit: Hit, day: Found) -> Found:
    precision = TimePrecision.NIGHT if hit.word.night else TimePrecision.PART_OF_DAY
    days = day.days
    if hit.word.night and days is not None and days.single:
        days = into_next_day(days, t)
    anchor = None
    if day.anchor is not None:
        anchor = Anchor(day.anchor.days, hit.word.night)
    return Found(i, day.last, days, precision, day.basis, day.why, anchor)


def into_next_day(days: Stretch, t: Terms) -> Stretch:
    """A night runs into the next day, but not past publication, as it is told as over."""
    after = days_from(days.first, 1)
    if after is None or days.first == t.published:
        return days
    return Stretch(days.first, after)


def _alone(t: Terms, i: int, hit: Hit) -> Found | None:
    """A part of a day without a day: an adverb, or with its article after a preposition."""
    spelled = hit.word.open or "\u064b" in t.words[hit.last - 1].text
    article = hit.before.article or t.folded(hit.last - 1).startswith(ARTICLE)
    if not spelled and not (article and _introduced(t, i)):
        return None
    if t.plain(hit.last, "mod"):
        return None
    precision = TimePrecision.NIGHT if hit.word.night else TimePrecision.PART_OF_DAY
    why = "a part of a day, and no day is told"
    return Found(i, hit.last, None, precision, TimeBasis.NONE, why, Anchor(0, hit.word.night))


def _introduced(t: Terms, i: int) -> bool:
    before = t.longest(i - 1) if i > t.start else None
    kinds = ("in", "during", "before", "after", "since", "throughout", "until", "early")
    return before is not None and before.word.kind in kinds


def read_weekdays(t: Terms, i: int) -> Found | None:
    """From one day to another: between 18 and 25 May, from Friday to Sunday."""
    opening = t.at(i, "between", "of")
    if opening is None or opening.last >= t.limit or not (t.figures[opening.last] or t.kinds[opening.last]):
        return None
    first = read_day(t, opening.last)
    if first is None or first.days is None:
        return None
    joined = t.kind(first.last) is Kind.ARABIC and len(t.folded(first.last)) == 1
    until = t.at(first.last, "until")
    if opening.word.kind == "of" and until is None:
        return None
    step = until.last if until is not None else first.last + int(joined)
    second = read_day(t, step)
    if second is None or second.days is None or (opening.word.kind == "between" and until is not None):
        return None
    days = between_days(first.days, second.days)
    return None if days is None else Found(i, second.last, days, TimePrecision.DAY, second.basis)
