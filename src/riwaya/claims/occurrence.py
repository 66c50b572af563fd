"""Drafts of one report -> which of them are meant as the same happening."""

from collections.abc import Iterator

from riwaya.claims.draft import Draft
from riwaya.claims.event_features import bucket, definiteness
from riwaya.claims.models import Models
from riwaya.claims.scene import Scene
from riwaya.lexicon.triggers import ATTACK
from riwaya.model import EventType

SAME = 0.5
"""Mean probability from which an event joins a happening, chosen as those of the roles."""

_HARM = frozenset((EventType.KILLING, EventType.INJURY))


def fill_occurrences(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Number the happenings from 1 in the order they are first told."""
    happenings: list[list[Draft]] = []
    for draft in drafts:
        best, joined = SAME, None
        for members in happenings:
            odds = [models.occurrence.chance(pair_features(scene, m, draft)) for m in members]
            mean = sum(odds) / len(odds)
            if mean > best:
                best, joined = mean, members
        if joined is None:
            joined = []
            happenings.append(joined)
        joined.append(draft)
        draft.occurrence = happenings.index(joined) + 1


def pair_features(scene: Scene, one: Draft, two: Draft) -> list[str]:
    """For the question whether ``two``, told later, is the happening of ``one``."""
    return list(_pair(scene, one, two))


def _pair(scene: Scene, one: Draft, two: Draft) -> Iterator[str]:
    d = definiteness(two.candidate)
    same = one.type == two.type
    kin = (
        "same"
        if same
        else "attack"
        if one.type in ATTACK and two.type in ATTACK
        else "harm"
        if {one.type, two.type} <= _HARM
        else "other"
    )
    group = one.candidate.trigger.group == two.candidate.trigger.group
    word = scene.document.words[one.candidate.head].folded == scene.document.words[two.candidate.head].folded
    yield "bias"
    yield f"kin={kin}"
    yield f"kin={kin}|{d}"
    yield f"kin={kin}|group={group}"
    yield f"kin={kin}|word={word}"
    if same:
        yield f"t={one.type}"
        yield f"t={one.type}|{d}"
    elif kin == "other":
        yield f"{min(one.type, two.type)}+{max(one.type, two.type)}"
    yield f"kin={kin}|num={one.candidate.match.form.number}{two.candidate.match.form.number}"
    near_one, near_two = scene.document.sentence_of(one.candidate.head), scene.document.sentence_of(two.candidate.head)
    yield f"kin={kin}|apart={bucket(near_two - near_one)}"
    if near_one == 0:
        yield f"kin={kin}|title"
    before = scene.classes[two.candidate.head - 1] if two.candidate.head else frozenset()
    if "anaphor" in before:
        yield f"kin={kin}|this"
    yield f"kin={kin}|bg={one.background}{two.background}"
    yield f"kin={kin}|status={'same' if one.status == two.status else 'denied' if 'denied' in (one.status, two.status) else 'other'}"
    for name, alike in (
        ("place", _alike({s.place or s.span.text for s in one.places}, {s.place or s.span.text for s in two.places})),
        ("agent", _alike(_who(scene, one.agents), _who(scene, two.agents))),
        ("patient", _alike(_who(scene, one.patients), _who(scene, two.patients))),
        ("time", _alike(_days(one), _days(two))),
        ("count", _alike({str(q.value) for q in one.counts}, {str(q.value) for q in two.counts})),
        ("crossed", _alike(_who(scene, one.agents), _who(scene, two.patients))),
    ):
        yield f"{name}={alike}"
        yield f"kin={kin}|{name}={alike}"


def _who(scene: Scene, chunks: list) -> set[str]:  # type: ignore[type-arg]
    return {
        next((scene.actor_at[j] for j in range(c.first, c.last) if j in scene.actor_at), c.span.text) for c in chunks
    }


def _days(draft: Draft) -> set[str]:
    return {f"{t.from_}/{t.to}" for t in draft.times if t.from_ is not None}


def _alike(one: set[str], two: set[str]) -> str:
    if not one or not two:
        return "none" if not one and not two else "half"
    return "shared" if one & two else "apart"
