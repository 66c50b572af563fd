"""A scene and its drafts -> where and when each event was."""

from collections import defaultdict

from riwaya.claims.events.draft import Draft
from riwaya.claims.events.models import Models
from riwaya.claims.events.scene import Scene
from riwaya.claims.events.setting_features import Spot, place_features, spots
from riwaya.claims.events.when import fill_times

PLACE = 0.4
"""Probability from which a place belongs to the event, by F1 in six-fold cross-validation over 88 reports."""

APART = 1
"""Sentences to either side in which a place of the event may stand."""


def fill_settings(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill places (most specific first) and times of every draft."""
    fill_times(scene, models, drafts)
    everywhere: dict[int, list[Spot]] = defaultdict(list)
    for spot in spots(scene):
        everywhere[scene.document.sentence_of(spot.first)].append(spot)
    for draft in drafts:
        number = scene.document.sentence_of(draft.candidate.head)
        near = range(max(0, number - APART), min(len(scene.document.sentences), number + APART + 1))
        for spot in (spot for n in near for spot in everywhere.get(n, ())):
            features = place_features(scene, draft.candidate, spot, draft.type)
            if models.place.chance(features) >= PLACE:
                draft.places.append(spot)
        draft.places.sort(key=lambda s: (_breadth(scene, s), s.first))


_BREADTH = (
    "building",
    "base",
    "camp",
    "village",
    "district",
    "town",
    "city",
    "road",
    "river",
    "area",
    "governorate",
    "airspace",
    "country",
)


def _breadth(scene: Scene, spot: Spot) -> int:
    place = scene.place(spot.place) if spot.place is not None else None
    return 0 if place is None else _BREADTH.index(place.kind.value)
