"""The sum of a logistic model's weights -> the probability it means."""

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
