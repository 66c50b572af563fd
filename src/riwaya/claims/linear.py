"""What is told of one decision -> the answer a trained linear model gives it, with its probability and its reasons.

The models are maximum-entropy classifiers trained by ``training/train_events.py``; each is a small JSON file in
``weights/``. They weigh named features; a feature the model never saw counts for nothing.

Features are told one by one or in *pieces*: a function that names features, with what it is asked for. The same pieces
come back in every report, so what a piece weighs is worked out once and remembered; the names are only made again where
somebody wants to read them (``names``).
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from importlib import resources
from typing import Any

from riwaya.mentions.odds import probability
from riwaya.text.remembered import Remembered

Piece = str | tuple[Any, ...]
"""A feature by its name, or a piece: a function that names features, and its arguments."""

_REMEMBERED = 100_000
"""Pieces a model remembers, in at most some 25 megabytes: what the roles are told of 400 reports comes to 90,000."""

_SCALE = 1000
"""Weights are kept to three places; as whole thousandths they add up to the same sum in any order."""

_LANE = 48
"""Bits between two weights that stand side by side in one number: room for any sum of them."""
_MASK, _HALF = (1 << _LANE) - 1, 1 << _LANE - 1
"""All bits of one sum; and what lifts every sum above zero, so that none borrows from its neighbour."""


def names(told: Iterable[Piece]) -> Iterator[str]:
    """The features that are told, each by its name."""
    for feature in told:
        if isinstance(feature, str):
            yield feature
        else:
            make, *asked = feature
            yield from make(*asked)


class Sums(dict[Piece, int]):
    """What a feature or a piece weighs, in whole thousandths, worked out when first asked for."""

    def __init__(self, weights: dict[str, int]) -> None:
        super().__init__()
        self._weights = weights
        self.update(weights)

    def __missing__(self, told: Piece) -> int:
        if isinstance(told, str):
            return 0  # a feature no model knows: there is no end to them
        make, *asked = told
        weigh = self._weights.get
        weight = sum([weigh(name, 0) for name in make(*asked)])
        if len(self) >= len(self._weights) + _REMEMBERED:
            self.clear()
            self.update(self._weights)
        self[told] = weight
        return weight

    def of(self, told: Iterable[Piece]) -> int:
        """What all that is told weighs together."""
        return sum(map(self.__getitem__, told))


class SideBySide:
    """Several models asked the same: their weights stand side by side in one number, and one addition adds them all."""

    def __init__(self, models: Sequence[Mapping[str, float]]) -> None:
        self._shifts = tuple(range(0, _LANE * len(models), _LANE))
        self._raised = sum([_HALF << shift for shift in self._shifts])
        together: dict[str, int] = {}
        for k, weights in enumerate(models):
            for name, weight in weights.items():
                together[name] = together.get(name, 0) + (round(weight * _SCALE) << _LANE * k)
        self._sums = Sums(together)

    def sums(self, told: Iterable[Piece]) -> list[float]:
        """The log odds that each model gives."""
        total = self._sums.of(told) + self._raised
        return [((total >> shift & _MASK) - _HALF) / _SCALE for shift in self._shifts]


class Linear:
    """A model of several labels. ``table`` holds, for a feature, its weight for each label."""

    def __init__(self, labels: tuple[str, ...], table: Mapping[str, Mapping[str, float]]) -> None:
        self.labels = labels
        self.table = table
        self._models = SideBySide([{f: row[label] for f, row in table.items() if label in row} for label in labels])

    def scores(self, told: Iterable[Piece]) -> dict[str, float]:
        """Probabilities of the labels."""
        sums = self._models.sums(told)
        top = max(sums, default=0.0)
        raised = [math.exp(value - top) for value in sums]
        total = sum(raised)
        return {label: value / total for label, value in zip(self.labels, raised, strict=True)}

    def best(self, told: Iterable[Piece]) -> tuple[str, float]:
        """The likeliest label and its probability; of equals the first named."""
        scores = self.scores(told)
        label = max(scores, key=lambda name: scores[name])
        return label, scores[label]


class Question:
    """A model for a question of yes or no: one weight a feature, above zero where it speaks for yes."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    @cached_property
    def _sums(self) -> Sums:
        return Sums({name: round(weight * _SCALE) for name, weight in self.weights.items()})

    def log_odds(self, told: Iterable[Piece]) -> float:
        """What the features weigh together."""
        return self._sums.of(told) / _SCALE

    def chance(self, told: Iterable[Piece]) -> float:
        """The probability of yes."""
        return probability(self.log_odds(told))

    def reasons(self, told: Iterable[Piece], most: int = 3) -> tuple[str, ...]:
        """The features that spoke most for yes, strongest first."""
        spoke = set().union(*map(self._spoken.__getitem__, told))
        return tuple([name for _, name in sorted(spoke)[:most]])

    @cached_property
    def _spoken(self) -> Remembered[Piece, tuple[tuple[float, str], ...]]:
        return Remembered(self._for_yes, _REMEMBERED)

    def _for_yes(self, told: Piece) -> tuple[tuple[float, str], ...]:
        """The features of a piece that speak for yes, each behind its weight with the sign changed."""
        return tuple([(-weight, f) for f in names((told,)) if (weight := self.weights.get(f, 0.0)) > 0.1])


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
