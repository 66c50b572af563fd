"""Trained linear models: unknown features count for nothing, reasons are told strongest first."""

import pytest

from riwaya.claims.linear import Linear, Question
from riwaya.claims.models import QUESTIONS, load_models

QUESTION = Question({"a": 2.0, "b": 0.5, "c": -3.0})


def test_chance_without_known_features_is_even() -> None:
    assert QUESTION.chance(["x", "y"]) == 0.5


def test_features_for_yes_raise_the_chance_and_those_for_no_lower_it() -> None:
    assert QUESTION.chance(["c"]) < 0.1
    assert QUESTION.chance(["a"]) > 0.5


def test_reasons_are_those_for_yes_strongest_first() -> None:
    assert QUESTION.reasons(["c", "b", "a"]) == ("a", "b")


def test_extreme_sums_do_not_overflow() -> None:
    assert Question({"a": 1e9}).chance(["a"]) == pytest.approx(1.0)
    assert Question({"a": -1e9}).chance(["a"]) == pytest.approx(0.0)


def test_best_label_has_the_highest_sum() -> None:
    assert Linear(("p", "q"), {"a": {"q": 1.0}}).best(["a"])[0] == "q"


def test_every_shipped_model_loads_and_knows_its_bias() -> None:
    models = load_models()
    assert all("bias" in getattr(models, name).weights for name in QUESTIONS)
    assert set(models.status.labels) == {"occurred", "ongoing", "planned", "possible", "denied", "repelled"}


def test_no_arabic_word_of_the_annotated_reports_stands_in_a_models_features() -> None:
    """Only function words and prepositions of the lexicon may: features must tell no names."""
    models = load_models()
    words = {w for name in QUESTIONS for f in getattr(models, name).weights for w in f.split("|") if not w.isascii()}
    assert all(len(w.split("=")[-1]) <= 12 for w in words)
