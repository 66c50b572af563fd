"""A logistic model's weights, by the names of features -> the probability that what has such features is meant."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import exp

_FAR = 30.0
"""Log odds beyond which nothing is gained, and ``exp`` must not overflow."""


def probability(log_odds: float) -> float:
    """Between 0 and 1."""
    if log_odds > _FAR:
        log_odds = _FAR
    elif log_odds < -_FAR:
        log_odds = -_FAR
    return 1.0 / (1.0 + exp(-log_odds))


def chance(weights: Mapping[str, float], asked: Sequence[str]) -> float:
    """The probability of what has these features; one without a weight says nothing."""
    return probability(sum(weights.get(f, 0.0) for f in asked))


@cache
def weights_of(name: str) -> Mapping[str, float]:
    """The shipped weights of this file; none where it is not there, as before they are trained."""
    listed = resources.files("riwaya.mentions") / "weights" / name
    return json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
