"""Drafts of one report -> which of them are meant as the same happening.

Event by event, in text order: each joins the happening whose events it is likeliest the same as, on the average of all
of them, or begins a new one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.models import Models
from riwaya.claims.events.retelling import Telling, pair_features
from riwaya.claims.events.scene import Scene
from riwaya.claims.linear import Piece
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType as T

SAME = 0.38
"""Mean probability of being the same from which an event joins a happening. Pairs alone are found best from .30 to .35
(six-fold cross-validation over 88 reports; .02 more on 60 not trained on); gathering the reports of an incident bears
a happening torn in two better than two joined (B-cubed of the 36 reports .848 at .35, .858 at .38)."""

_KIN = (
    frozenset((*ATTACK, T.ARMED_CLASH, T.RAID, T.ARMED_ENTRY, T.OTHER_CONFLICT)),
    frozenset((T.EVACUATION, T.WITHDRAW, T.DISPLACE, T.ESCAPE, T.RELEASE, T.EXCHANGE)),
    frozenset((T.AGREE, T.CEASEFIRE, T.NEGOTIATE, T.COOPERATE)),
    frozenset((T.CAPTURE_TERRITORY, T.ARMED_ENTRY, T.WITHDRAW)),
    frozenset((T.INTERCEPT, T.REPEL)),
    frozenset((T.AID, T.AID_BLOCKED)),
)
"""Types under which one happening is told by two words."""

_KINDRED = {t: frozenset((t,)).union(*(kin for kin in _KIN if t in kin)) for t in T}

NEAR = 60
"""Events told last that an event is compared with, so that a hostile text takes near-linear time; few reports of
corpus/conflict.jsonl tell as many."""


def fill_occurrences(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Number the happenings from 1 in the order they are first told."""
    fresh = 1
    for number, told in enumerate(pairs(scene, drafts)):
        chances: dict[int, float] = {}
        for earlier, features in told:
            occurrence = drafts[earlier].occurrence
            chances[occurrence] = chances.get(occurrence, 0.0) + models.occurrence.chance(features)
        sizes = Counter(d.occurrence for d in drafts[max(0, number - NEAR) : number])
        mean = {occurrence: round(total / sizes[occurrence], 6) for occurrence, total in chances.items()}
        best = max(mean, key=lambda o: (mean[o], -o), default=fresh)
        joined = mean.get(best, 0.0) > SAME
        drafts[number].occurrence = best if joined else fresh
        fresh += not joined


def pairs(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Iterator[tuple[int, list[Piece]]]]:
    """For each draft: the earlier ones it may be the same as, by number, each with features for whether it is."""
    tellings = [Telling.of(scene, d) for d in drafts]
    often = Counter(d.type for d in drafts)
    for number in range(len(drafts)):
        yield _earlier(tellings, number, often)


def _earlier(tellings: Sequence[Telling], number: int, often: Counter[T]) -> Iterator[tuple[int, list[Piece]]]:
    two = tellings[number]
    between = 0
    for earlier in range(number - 1, max(-1, number - 1 - NEAR), -1):
        one = tellings[earlier]
        if _comparable(one.draft, two.draft):
            yield earlier, pair_features(one, two, between, often[two.draft.type])
        between += one.draft.type is two.draft.type


def _comparable(one: Draft, two: Draft) -> bool:
    return (
        two.type in _KINDRED[one.type]
        or one.type in two.candidate.trigger.types
        or two.type in one.candidate.trigger.types
    )
