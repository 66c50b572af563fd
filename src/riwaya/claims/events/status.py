"""A scene and its drafts -> how each event is told: as happened, under way, planned, denied ...; as history."""

from collections.abc import Collection

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.draft import Draft
from riwaya.claims.events.event_features import sentence_bounds
from riwaya.claims.events.history_features import history_features
from riwaya.claims.events.models import Models
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.status_features import status_features
from riwaya.claims.events.status_signs import own_tense, status_signs
from riwaya.claims.events.told_before import ToldBefore
from riwaya.model import Act, Phase, Polarity, Reality, Result

HISTORY = 0.35
"""Probability from which an event is background: best F1 of 0.2 to 0.45 on 108 annotated reports, held out in turn."""


def fill_status(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its status and whether it is history."""
    before = ToldBefore()
    for draft in drafts:
        _, first, last = sentence_bounds(scene, draft.candidate.head)
        signs = tuple(status_signs(scene, draft.candidate, first, last))
        ruled = plain_status(draft.candidate, signs) or by_act(scene, draft)
        if ruled is None:
            ruled, _ = models.status.best(status_features(scene, draft.candidate, draft.type, signs, before))
        draft.status = ruled
        features = history_features(scene, draft.candidate, draft.type, draft.status)
        draft.background = models.background.chance(features) >= HISTORY
        before.add(draft.candidate, draft.status)


_PLAIN = {"negated": "denied", "disclaimed": "denied", "purpose": "planned", "to come": "planned", "if": "possible"}
"""Signs that leave little doubt: right for 45 of 54 events of 108 annotated reports; too rare for a model to learn."""


def plain_status(candidate: Candidate, signs: Collection[str]) -> str | None:
    """The status that the sentence's grammar alone gives an event, whatever is told; else None."""
    if own_tense(candidate) == "future":
        return "planned"
    return next((status for sign, status in _PLAIN.items() if sign in signs), None)


_BY_ACT = {Act.DEMAND: "planned", Act.PROMISE: "planned", Act.THREATEN: "planned", Act.DENY: "denied"}
"""What is named first in what somebody calls for, promises or denies: right for 29 of 32 in 60 annotated reports."""

_HEAD = 2
"""Words of a content within which its first noun is what the act is about."""


def by_act(scene: Scene, draft: Draft) -> str | None:
    """The status that the speaker's act alone gives an event noun at the head of what is said; else None."""
    candidate = draft.candidate
    claim = scene.quoted_in(candidate.head)
    if claim is None or candidate.verbal:
        return None
    held = scene.document.words_of(claim.content)
    if not held or candidate.head - held.start > _HEAD or scene.candidates_in(held.start, candidate.head):
        return None
    return _BY_ACT.get(claim.act)


def fields(status: str) -> tuple[Polarity, Reality, Phase | None, Result | None]:
    """A status in the model's four words."""
    polarity = Polarity.DENIED if status == "denied" else Polarity.AFFIRMED
    reality = {"planned": Reality.PLANNED, "possible": Reality.POSSIBLE}.get(status, Reality.OCCURRED)
    phase = Phase.ONGOING if status == "ongoing" else None
    result = Result.FOILED if status == "repelled" else None
    return polarity, reality, phase, result
