"""A scene and its drafts -> how each event is told: as happened, under way, planned, denied ...; as history."""

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.event_features import background_features, status_features
from riwaya.claims.events.models import Models
from riwaya.claims.events.scene import Scene
from riwaya.model import Act, Phase, Polarity, Reality, Result

HISTORY = 0.45
"""Probability from which an event is background, chosen as those of the roles."""


def fill_status(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its status and whether it is history."""
    told: dict[str, str] = {}
    for draft in drafts:
        ruled = by_act(scene, draft)
        guess, _ = models.status.best(status_features(scene, draft.candidate, draft.type, told))
        draft.status = ruled if ruled is not None else guess
        told[draft.candidate.trigger.group] = draft.status
        features = background_features(scene, draft.candidate, draft.type, draft.status)
        draft.background = models.background.chance(features) >= HISTORY


_BY_ACT = {Act.DEMAND: "planned", Act.PROMISE: "planned", Act.THREATEN: "planned", Act.DENY: "denied"}
"""What is named first in what somebody calls for, promises or denies: right for 29 of 32 in 60 annotated reports."""

_HEAD = 2
"""Words of a content within which its first noun is what the act is about."""


def by_act(scene: Scene, draft: Draft) -> str | None:
    """The status that the speaker's act alone gives an event noun at the head of what is said; else None."""
    candidate = draft.candidate
    claim = scene.claim_of(candidate.head)
    if claim is None or claim.cue is None or candidate.verbal:
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
