"""A scene and its drafts -> when each event was: the times of its sentence, shared out among the events told there.

All 399 times of events in 88 annotated reports stand in the event's own sentence.
"""

from collections import defaultdict

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.models import Models
from riwaya.claims.events.other_times import is_other_time
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.setting_features import time_features
from riwaya.claims.initials import initials
from riwaya.model import TimeSpan

LIKELIEST, OTHERS, SECOND = 0.35, 0.5, 0.7
"""Probabilities from which a time is told of the event it fits best and of further ones, and from which an event has a
second time: by F1 over 88 reports, incidents held out in turn (one bar of 0.45 for all: 0.02 lower)."""

_SUBJECT = 4
"""Words before an event in which the verb stands whose subject it is."""


def fill_times(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill the times of every draft, in text order."""
    told: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        told[scene.document.sentence_of(draft.candidate.head)].append(draft)
    for number, together in told.items():
        sentence = scene.document.sentences[number]
        times = [time for _, time in scene.times_in(sentence.first, sentence.last)]
        chances = [[_chance(scene, models, draft, time) for time in times] for draft in together]
        _pass_on(scene, together, times, chances)
        _join(scene, together, chances)
        for draft, own, shared in zip(together, chances, _shared(chances), strict=True):
            draft.times = _kept(times, own, shared)


def _chance(scene: Scene, models: Models, draft: Draft, time: TimeSpan) -> float:
    if is_other_time(scene, draft.candidate, time):
        return 0.0
    return models.time.chance(time_features(scene, draft.candidate, time, draft.type))


def _join(scene: Scene, together: list[Draft], chances: list[list[float]]) -> None:
    """Two events with nothing but "and" between them were at one time (in all 20 such pairs of the annotated reports
    that have one): the surer answer holds for both."""
    for k in range(1, len(together)):
        if _joined(scene, together[k - 1].candidate, together[k].candidate):
            chances[k - 1] = chances[k] = list(map(max, chances[k - 1], chances[k]))


def _joined(scene: Scene, a: Candidate, b: Candidate) -> bool:
    """Whether no verb, comma, clause, cause or time stands between two events, and the second begins with "and"."""
    conjunction, _ = initials(scene.document.words[b.head].folded)
    apart = scene.signs[a.last : b.head].strip() or scene.times_in(a.head, b.head)
    return bool(conjunction) and not apart and all("light.cause" not in scene.classes[j] for j in range(a.last, b.head))


def _pass_on(scene: Scene, together: list[Draft], times: list[TimeSpan], chances: list[list[float]]) -> None:
    """A time between a cause and its result, in a clause that the causing verb opens ("led the shelling since Sunday to
    the deaths of ..."), is told of the result too (in 9 of 10 such cases of the annotated reports)."""
    for k in range(1, len(together)):
        a, b = together[k - 1].candidate, together[k].candidate
        if not _leads(scene, a):
            continue
        for n, time in enumerate(times):
            if a.head < scene.document.word_at(time.start) < b.head:
                chances[k][n] = max(chances[k][n], chances[k - 1][n])


def _leads(scene: Scene, a: Candidate) -> bool:
    """Whether a verb of causing opens the clause, and the event is its subject."""
    first = scene.document.sentences[scene.document.sentence_of(a.head)].first
    tense = scene.lexicon.event_words.tense
    return any(
        "light.cause" in scene.classes[j] and tense(scene.document.words[j].folded) != "noun"
        for j in range(max(first, a.head - _SUBJECT), a.head)
    )


def _shared(chances: list[list[float]]) -> list[list[bool]]:
    """For each event, which of the times may be its own: none that fits another event better, unless it is likely."""
    best = [max(column) for column in zip(*chances, strict=True)]
    return [[p >= (LIKELIEST if p == top else OTHERS) for p, top in zip(own, best, strict=True)] for own in chances]


def _kept(times: list[TimeSpan], chances: list[float], shared: list[bool]) -> list[TimeSpan]:
    """The likeliest of an event's times, and others that are as good as sure."""
    top = max((p for p, own in zip(chances, shared, strict=True) if own), default=0.0)
    return [t for t, p, own in zip(times, chances, shared, strict=True) if own and (p == top or p >= SECOND)]
