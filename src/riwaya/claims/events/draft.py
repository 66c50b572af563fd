"""One event while it is being read: its candidate, its type, and what has been found of it so far."""

from dataclasses import field

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.chunks import Chunk
from riwaya.claims.events.setting_features import Spot
from riwaya.mentions.amounts.quantities import Quantity
from riwaya.model import EventType, TimeSpan
from riwaya.model.values import dataclass


@dataclass(slots=True)
class Draft:
    """Mutable, and never leaves the room: ``events.py`` turns it into a frozen Event."""

    candidate: Candidate
    type: EventType
    sure: float
    types: dict[EventType, float] = field(default_factory=dict)
    """How likely each type is that the word may name."""
    agents: list[Chunk] = field(default_factory=list)
    patients: list[Chunk] = field(default_factory=list)
    instruments: list[Chunk] = field(default_factory=list)
    places: list[Spot] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    counts: list[Quantity] = field(default_factory=list)
    status: str = "occurred"
    background: bool = False
    occurrence: int = 0
    because: list[str] = field(default_factory=list)
