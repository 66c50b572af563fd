"""A scene and its drafts -> who did it, to whom, with what: noun phrases of the trigger's sentence put into roles."""

from riwaya.claims.draft import Draft
from riwaya.claims.models import Models
from riwaya.claims.role_features import near_chunks, role_features
from riwaya.claims.scene import Scene

AGENT, PATIENT, INSTRUMENT = 0.35, 0.35, 0.3
"""Probabilities from which a phrase has the role: best F1 of 0.25 to 0.5 on the gold, incidents held out in turn."""


def fill_roles(scene: Scene, models: Models, drafts: list[Draft]) -> None:
    """Fill agents, patients and instruments of every draft."""
    for draft in drafts:
        chunks = near_chunks(scene, draft.candidate)
        for chunk, features in zip(chunks, role_features(scene, draft.candidate, chunks, draft.type), strict=True):
            if models.agent.chance(features) >= AGENT:
                draft.agents.append(chunk)
            if models.patient.chance(features) >= PATIENT:
                draft.patients.append(chunk)
            if models.instrument.chance(features) >= INSTRUMENT:
                draft.instruments.append(chunk)
