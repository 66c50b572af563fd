"""A scene and its drafts -> where and when each event was."""

from collections import defaultdict

from riwaya.claims.draft import Draft
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.claims.setting_features import Spot, place_features, spots, time_features

PLACE, TIME = 0.4, 0.45
"""Probabilities from which a place or time belongs to the event, by F1 in six-fold cross-validation over 88 reports."""

APART = 1
"""Sentences to either side in which a place of the event may stand. Its time stands in its own sentence: so do all 399
annotated times of 88 reports."""


def fill_settings(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill places (most specific first) and times of every draft."""
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
        sentence = scene.document.sentences[number]
        for _, time in scene.times_in(sentence.first, sentence.last):
            features = time_features(scene, draft.candidate, time, draft.type)
            if models.time.chance(features) >= TIME:
                draft.times.append(time)
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
