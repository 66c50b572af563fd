"""A scene and its drafts -> how each event is told: as happened, under way, planned, denied ...; as history."""

from riwaya.claims.draft import Draft
from riwaya.claims.event_features import background_features, status_features
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.model import Phase, Polarity, Reality, Result

HISTORY = 0.45
"""Probability from which an event is background, chosen as those of the roles."""


def fill_status(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Give every draft its status and whether it is history."""
    told: list[tuple[str, str]] = []
    for draft in drafts:
        draft.status, _ = models.status.best(status_features(scene, draft.candidate, draft.type, told))
        told.append((draft.candidate.trigger.group, draft.status))
        features = background_features(scene, draft.candidate, draft.type, draft.status)
        draft.background = models.background.chance(features) >= HISTORY


def fields(status: str) -> tuple[Polarity, Reality, Phase | None, Result | None]:
    """A status in the model's four words."""
    polarity = Polarity.DENIED if status == "denied" else Polarity.AFFIRMED
    reality = {"planned": Reality.PLANNED, "possible": Reality.POSSIBLE}.get(status, Reality.OCCURRED)
    phase = Phase.ONGOING if status == "ongoing" else None
    result = Result.FOILED if status == "repelled" else None
    return polarity, reality, phase, result
