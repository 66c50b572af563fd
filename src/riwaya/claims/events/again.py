"""Events -> the same, where "for the second time" tells a once-only happening apart from what was told of it earlier.

That somebody was arrested earlier this year and is arrested "for the second time" is two arrests, however alike their
words: the earlier one is history beside the one that is news.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from riwaya.mentions.phrases import Ground
from riwaya.model import Event, EventType, Reality

_ONCE = frozenset((EventType.DETENTION, EventType.KILLING, EventType.RELEASE, EventType.ESCAPE))
_REACH = 4
"""Words behind a trigger within which "for the second time" stands."""


def told_apart(ground: Ground, events: Sequence[Event]) -> tuple[Event, ...]:
    """Every event; earlier tellings that shared the number of one told "again" get a number of their own."""
    again = {(e.type, e.occurrence) for e in events if e.type in _ONCE and _again(ground, e)}
    fresh = max((e.occurrence for e in events), default=0)
    numbers: dict[tuple[EventType, int], int] = {}

    def apart(event: Event) -> Event:
        key = (event.type, event.occurrence)
        if key not in again or _again(ground, event) or not _earlier(ground, event):
            return event
        return replace(event, occurrence=numbers.setdefault(key, fresh + len(numbers) + 1), background=True)

    return tuple(map(apart, events))


def _again(ground: Ground, event: Event) -> bool:
    last = ground.document.words_of(event.trigger).stop
    behind = [ground.folded(j) for j in range(last, last + _REACH)]
    grammar = ground.lexicon.grammar
    told = any(one in grammar["time_of"] and two in grammar["further_time"] for one, two in pairwise(behind))
    return event.reality is Reality.OCCURRED and (told or not grammar["once_more"].isdisjoint(behind[:2]))


def _earlier(ground: Ground, event: Event) -> bool:
    """Whether the time told with the event is one before another that is meant."""
    words = (i for time in event.times for i in ground.document.words_of(time))
    return any(ground.folded(i) in ground.lexicon.grammar["earlier"] for i in words)
