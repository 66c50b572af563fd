"""The trained models the events room decides with, loaded together; a figure beside each says how it was tested."""

from functools import cache, cached_property

from riwaya.claims.linear import Linear, Question, SideBySide, load_linear, load_question
from riwaya.model.values import dataclass

QUESTIONS = (
    "event",
    "type",
    "agent",
    "patient",
    "instrument",
    "place",
    "time",
    "count",
    "background",
    "occurrence",
)
"""Models that answer yes or no; ``status`` alone has more labels."""


@dataclass(frozen=True)
class Models:
    """One maximum-entropy model for each question (figures: ``docs/events.md``)."""

    event: Question
    type: Question
    agent: Question
    patient: Question
    instrument: Question
    place: Question
    time: Question
    count: Question
    status: Linear
    background: Question
    occurrence: Question

    @cached_property
    def roles(self) -> SideBySide:
        """Agent, patient and instrument together: the same is asked of all three."""
        return SideBySide((self.agent.weights, self.patient.weights, self.instrument.weights))


@cache
def load_models() -> Models:
    """The shipped models."""
    return Models(status=load_linear("status"), **{name: load_question(name) for name in QUESTIONS})
