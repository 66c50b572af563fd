"""Named features of one decision -> the answer a trained linear model gives it, with its probability and its reasons.

The models are maximum-entropy classifiers trained by ``training/train_events.py``; each is a small JSON file in
``weights/``. A feature the model never saw counts for nothing.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_NOTHING: dict[str, float] = {}


def probability(log_odds: float) -> float:
    """What a sum of weights means, between 0 and 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


@dataclass(frozen=True, slots=True)
class Linear:
    """``table`` holds, for a feature, its weight for each label."""

    labels: tuple[str, ...]
    table: dict[str, dict[str, float]]

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Probabilities of the labels."""
        sums = dict.fromkeys(self.labels, 0.0)
        for feature in features:
            for label, weight in self.table.get(feature, _NOTHING).items():
                sums[label] += weight
        top = max(sums.values(), default=0.0)
        raised = {label: math.exp(value - top) for label, value in sums.items()}
        total = sum(raised.values())
        return {label: value / total for label, value in raised.items()}

    def best(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest label and its probability; of equals the first named."""
        scores = self.scores(features)
        label = max(scores, key=lambda name: scores[name])
        return label, scores[label]


@dataclass(frozen=True, slots=True)
class Question:
    """A model for a question of yes or no: one weight a feature, above zero where it speaks for yes."""

    weights: dict[str, float]

    def chance(self, features: Iterable[str]) -> float:
        """The probability of yes."""
        get = self.weights.get
        total = sum([weight for f in features if (weight := get(f)) is not None])
        return probability(total)

    def reasons(self, features: Iterable[str], most: int = 3) -> tuple[str, ...]:
        """The features that spoke most for yes, strongest first."""
        told = {f: self.weights[f] for f in features if self.weights.get(f, 0.0) > 0.1}
        return tuple(sorted(told, key=lambda f: (-told[f], f))[:most])


def _read(name: str) -> dict[str, Any]:
    raw = (resources.files("riwaya.claims") / "weights" / f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(raw)
    return data


@cache
def load_linear(name: str) -> Linear:
    """The shipped model of this name, of several labels."""
    data = _read(name)
    return Linear(tuple(data["labels"]), data["weights"])


@cache
def load_question(name: str) -> Question:
    """The shipped model of this name, of yes and no."""
    return Question(_read(name)["weights"])
