"""A scene -> drafts: which candidates tell an event, and of which type each is."""

from math import exp

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.event_features import event_features
from riwaya.claims.events.models import Models
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.type_features import Attacks, Told, around_features, own_features, settled
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType
from riwaya.model.values import dataclass

TELLS = 0.4
"""Probability from which a candidate is an event: best F1 of 0.3 to 0.5 on the gold, incidents held out in turn."""

ROUNDS = 3
"""Types of attacks hang on each other (the attack, again); they are settled after two rounds almost always."""


def find_happenings(scene: Scene, models: Models) -> list[Draft]:
    """The events told, in text order, each with its type."""
    drafts: list[Draft] = []
    for candidate in scene.candidates:
        features = event_features(scene, candidate)
        sure = models.event.chance(features)
        if sure >= TELLS:
            usual = candidate.trigger.types[0]
            draft = Draft(candidate, usual, sure, {usual: 1.0})
            draft.because.append(candidate.trigger.id)
            draft.because += models.event.reasons(features, 2)
            drafts.append(draft)
    _settle(scene, models, drafts)
    return drafts


def _settle(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its type, again until nothing changes."""
    told: list[Told] = []
    open_drafts = [_Open.of(scene, models, d) for d in drafts if len(d.candidate.trigger.types) > 1]
    for _ in range(ROUNDS):
        changed = False
        attacks = Attacks(told)
        for open_ in open_drafts:
            open_.weigh(scene, models, attacks)
            best = max(open_.draft.types, key=open_.draft.types.__getitem__)
            changed = changed or best is not open_.draft.type
            open_.draft.type = best
        fresh = [Told(d.candidate, d.type) for d in drafts if d.type in ATTACK]
        if fresh == told and not changed:
            break
        told = fresh


@dataclass(frozen=True, slots=True)
class _Open:
    """A draft that may be of several types, with what its own surroundings say of each."""

    draft: Draft
    settled: EventType | None
    weights: dict[EventType, float]

    @classmethod
    def of(cls, scene: Scene, models: Models, draft: Draft) -> "_Open":
        plain = settled(scene, draft.candidate)
        own = own_features(scene, draft.candidate) if plain is None else {}
        return cls(draft, plain, {t: models.type.log_odds(f) for t, f in own.items()})

    def weigh(self, scene: Scene, models: Models, attacks: Attacks) -> None:
        """How likely each type is; of equals the one named first stands first."""
        if self.settled is not None:
            self.draft.types = {self.settled: 1.0}
            return
        others = around_features(scene, self.draft.candidate, attacks)
        odds = {t: weight + models.type.log_odds(others[t]) for t, weight in self.weights.items()}
        top = max(odds.values())
        raised = {t: exp(value - top) for t, value in odds.items()}
        total = sum(raised.values())
        self.draft.types = {t: value / total for t, value in raised.items()}
