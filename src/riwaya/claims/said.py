"""Claims and events with a document's times -> when statements were made, and times counted from events of the text.

"Two days before the battle began, X disclosed ...": the time dates neither the battle nor what was disclosed, but the
disclosing; and it can be counted once another sentence says when the battle was.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.triggers import ATTACK
from riwaya.mentions.times.dates import resolve_relative
from riwaya.model import Claim, Event, EventType, TimeBasis, TimeSpan, Voice
from riwaya.text import Document


def counted(
    times: Sequence[TimeSpan], events: Sequence[Event], lexicon: Lexicon, published: str | None = None
) -> dict[TimeSpan, TimeSpan]:
    """Each time that names an event of the text -> the same, counted from when that happening is told to have been."""
    found = {}
    told = sorted((e.trigger.start, n) for n, e in enumerate(events))
    happenings: dict[int, list[Event]] = {}
    fights: list[Event] = []
    for event in events:
        if not event.background:
            happenings.setdefault(event.occurrence, []).append(event)
            if event.type in _FIGHT and any(t.from_ is not None for t in event.times):
                fights.append(event)
    for time in times:
        if time.basis is not TimeBasis.TEXT or time.from_ is not None:
            continue
        inside = told[bisect_left(told, (time.start, 0)) : bisect_left(told, (time.end, 0))]
        named = min((n for _, n in inside if time.holds(events[n].trigger)), default=None)
        if named is None:
            continue
        same = happenings.get(events[named].occurrence, ())
        akin = fights[:_FIRST] if events[named].type in _FIGHT else ()
        days = (t for e in (*same, *akin) for t in e.times if t.from_ is not None and not t.overlaps(time))
        anchor = next(days, None)  # of a battle that is dated nowhere: of the attack it belongs to
        found[time] = resolve_relative(time, anchor, lexicon, published) if anchor is not None else time
    return found


_FIGHT = frozenset((*ATTACK, EventType.ARMED_CLASH, EventType.RAID))
_FIRST = 2
"""Fights of the report that a time may count from: the first dated, one of which may be told by the time itself."""


def rightly_dated(events: Sequence[Event], found: dict[TimeSpan, TimeSpan]) -> tuple[Event, ...]:
    """Every event, times counted from events put in; no happening is dated by a time that counts from itself."""
    if not found:
        return tuple(events)
    return tuple(
        replace(e, times=tuple(found.get(t, t) for t in e.times if t not in found or not t.holds(e.trigger)))
        if any(t in found for t in e.times)
        else e
        for e in events
    )


def when_said(
    document: Document, claims: Sequence[Claim], times: Sequence[TimeSpan], events: Sequence[Event]
) -> tuple[Claim, ...]:
    """Every claim, with the times that stand in its sentence before its content and date no event."""
    dating = {(t.start, t.end) for e in events for t in e.times}
    free = [t for t in times if (t.start, t.end) not in dating]
    holders = Holders(claims)
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.voice is Voice.ATTRIBUTED and claim.cue is not None and claim.cue.end <= claim.content.start:
            number = document.sentence_of(document.word_at(claim.cue.start))
            by_sentence.setdefault(number, []).append(claim)
    said: dict[str, tuple[TimeSpan, ...]] = {}
    for time in free:
        told = by_sentence.get(document.sentence_of(document.word_at(time.start)), [])
        first = bisect_left(told, time.end, key=lambda c: c.content.start)
        next_claim = told[first] if first < len(told) else None
        if next_claim is not None and holders.attributed(time) is None:
            said[next_claim.id] = (*said.get(next_claim.id, ()), time)
    return tuple(replace(c, said=said[c.id]) if c.id in said else c for c in claims)
