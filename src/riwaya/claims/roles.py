"""A scene and its drafts -> who did it, to whom, with what: noun phrases of the trigger's sentence put into roles."""

from math import log

from riwaya.claims.draft import Draft
from riwaya.claims.models import Models
from riwaya.claims.role_features import near_chunks, role_features
from riwaya.claims.scene import Scene

AGENT, PATIENT, INSTRUMENT = 0.3, 0.28, 0.25
"""Probabilities from which a phrase has the role: best F1 of 0.25 to 0.5 on the gold, incidents held out in turn."""

_AT = tuple(log(p / (1 - p)) for p in (AGENT, PATIENT, INSTRUMENT))


def fill_roles(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill agents, patients and instruments of every draft, in text order: a later verb may keep the subject."""
    before: Draft | None = None
    for draft in drafts:
        chunks = near_chunks(scene, draft.candidate)
        told = role_features(scene, draft.candidate, chunks, draft.type, ties(scene, before, draft))
        for chunk, features in zip(chunks, told, strict=True):
            agent, patient, instrument = models.roles.sums(features)
            if agent >= _AT[0]:
                draft.agents.append(chunk)
            if patient >= _AT[1]:
                draft.patients.append(chunk)
            if instrument >= _AT[2]:
                draft.instruments.append(chunk)
        before = draft


def ties(scene: Scene, before: Draft | None, draft: Draft) -> dict[int, str]:
    """The roles that phrases have in the event told before, where both stand in one sentence."""
    if before is None:
        return {}
    document = scene.document
    if document.sentence_of(before.candidate.head) != document.sentence_of(draft.candidate.head):
        return {}
    found = {c.first: "patient" for c in before.patients}
    found |= {c.first: "agent" for c in before.agents}
    return found
