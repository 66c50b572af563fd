"""A sentence's words -> who, where, when and how many: actors, places, times and quantities with their spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.model import Actor, Note, Place, TimeSpan
from riwaya.model.values import dataclass

if TYPE_CHECKING:
    from riwaya.mentions.amounts.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything the mentions room finds in one document."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    notes: tuple[Note, ...] = ()
