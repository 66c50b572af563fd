"""Parts of a judgement -> one figure with its reason in words; no figure of this room goes without one."""

from collections.abc import Iterable

from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A figure and what made it, such as ``Score(1.5, "same village")``."""

    value: float
    why: str


def weight(parts: Iterable[Score]) -> float:
    """The value of ``total``, for whoever does not ask why."""
    return round(sum([part.value for part in parts]), 3)


def total(parts: Iterable[Score]) -> Score:
    """The sum of the parts; parts that weigh nothing are left out of the reason."""
    kept = [part for part in parts if part.value]
    return Score(weight(kept), "; ".join(part.why for part in kept))
