"""The trained models the events room decides with, loaded together; a figure beside each says how it was tested."""

from dataclasses import dataclass
from functools import cache

from riwaya.claims.linear import Linear, load_linear

NAMES = (
    "event", "type", "agent", "patient", "instrument", "place", "time", "count", "status", "background", "occurrence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Models:
    """One maximum-entropy model for each question (figures: ``docs/events.md``)."""

    event: Linear
    type: Linear
    agent: Linear
    patient: Linear
    instrument: Linear
    place: Linear
    time: Linear
    count: Linear
    status: Linear
    background: Linear
    occurrence: Linear


@cache
def load_models() -> Models:
    """The shipped models."""
    return Models(**{name: load_linear(name) for name in NAMES})
