"""A scene and its drafts -> when each event was: the times of its sentence, shared out among the events told there.

All 399 times of events in 88 annotated reports stand in the event's own sentence.
"""

from collections import defaultdict

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.models import Models
from riwaya.claims.events.other_times import is_other_time
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.shared_times import share
from riwaya.claims.events.time_features import time_features
from riwaya.model import TimeSpan

LIKELIEST, OTHERS, SECOND = 0.4, 0.45, 0.7
"""Probabilities from which a time is told of the event it fits best and of further ones, and from which an event has a
second time: by F1 over 108 reports, incidents held out in turn."""

_REACH = 60
"""Words between an event and a time of it at most (39 in 108 annotated reports)."""


def fill_times(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill the times of every draft, in text order."""
    told: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        told[scene.document.sentence_of(draft.candidate.head)].append(draft)
    for number, together in told.items():
        sentence = scene.document.sentences[number]
        times = [time for _, time in scene.times_in(sentence.first, sentence.last)]
        chances = [[_chance(scene, models, draft, time) for time in times] for draft in together]
        share(scene, together, times, chances)
        for draft, own, shared in zip(together, chances, _shared(chances), strict=True):
            draft.times = _kept(times, own, shared)


def _chance(scene: Scene, models: Models, draft: Draft, time: TimeSpan) -> float:
    far = abs(scene.document.word_at(time.start) - draft.candidate.head) > _REACH
    if far or is_other_time(scene, draft.candidate, time):
        return 0.0
    return models.time.chance(time_features(scene, draft.candidate, time, draft.type))


def _shared(chances: list[list[float]]) -> list[list[bool]]:
    """For each event, which of the times may be its own: none that fits another event better, unless it is likely."""
    best = [max(column) for column in zip(*chances, strict=True)]
    return [[p >= (LIKELIEST if p == top else OTHERS) for p, top in zip(own, best, strict=True)] for own in chances]


def _kept(times: list[TimeSpan], chances: list[float], shared: list[bool]) -> list[TimeSpan]:
    """The likeliest of an event's times, and others that are as good as sure."""
    top = max((p for p, own in zip(chances, shared, strict=True) if own), default=0.0)
    return [t for t, p, own in zip(times, chances, shared, strict=True) if own and (p == top or p >= SECOND)]
