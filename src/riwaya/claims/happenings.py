"""A scene -> drafts: which candidates tell an event, and of which type each is."""

from riwaya.claims.draft import Draft
from riwaya.claims.event_features import event_features
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.claims.type_features import Told, settled, type_features
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType

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
            draft = Draft(candidate, candidate.trigger.types[0], sure)
            draft.because.append(candidate.trigger.id)
            draft.because += models.event.reasons(features, 2)
            drafts.append(draft)
    _settle(scene, models, drafts)
    return drafts


def _settle(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its type, again until nothing changes."""
    told: list[Told] = []
    open_drafts = [d for d in drafts if len(d.candidate.trigger.types) > 1]
    for _ in range(ROUNDS):
        changed = False
        for draft in open_drafts:
            best = _best(scene, models, draft, told)
            changed = changed or best is not draft.type
            draft.type = best
        fresh = [Told(d.candidate, d.type) for d in drafts if d.type in ATTACK]
        if fresh == told and not changed:
            break
        told = fresh


def _best(scene: Scene, models: Models, draft: Draft, told: list[Told]) -> EventType:
    candidate = draft.candidate
    plain = settled(scene, candidate)
    if plain is not None:
        return plain
    others = [t for t in told if t.candidate.head != candidate.head]
    scores = {t: models.type.chance(f) for t, f in type_features(scene, candidate, others).items()}
    return max(candidate.trigger.types, key=lambda t: scores[t])
