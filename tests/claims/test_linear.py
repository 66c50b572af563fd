"""Trained linear models: unknown features count for nothing, reasons are told strongest first."""

from collections.abc import Iterator

import pytest

from riwaya.claims.events.models import QUESTIONS, load_models
from riwaya.claims.linear import Linear, Question, SideBySide, names

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


def _two(word: str, number: int) -> Iterator[str]:
    yield from (f"w={word}", f"n={number}")


def test_a_piece_is_named_by_its_features() -> None:
    assert list(names(["a", (_two, "x", 3)])) == ["a", "w=x", "n=3"]


def test_a_piece_weighs_what_its_features_weigh() -> None:
    question = Question({"w=x": 0.3, "n=3": -1.1, "a": 0.2})
    assert question.log_odds(["a", (_two, "x", 3)]) == question.log_odds(["a", "w=x", "n=3"]) == -0.6


def test_a_piece_weighs_the_same_when_it_comes_back() -> None:
    question = Question({"w=x": 0.3})
    assert [question.log_odds([(_two, "x", 1)]) for _ in range(3)] == [0.3] * 3


def test_reasons_name_the_features_of_pieces() -> None:
    assert Question({"w=x": 0.3, "n=1": -2.0}).reasons([(_two, "x", 1)]) == ("w=x",)


def test_models_side_by_side_do_not_touch_each_other() -> None:
    models = SideBySide(({"a": -3.0, "b": 0.5}, {"a": 2.0}, {"b": -0.001}))
    assert models.sums(["a", "b", "b", "unknown"]) == [-2.0, 2.0, -0.002]


def test_sums_are_exact_in_any_order() -> None:
    question = Question({"a": 0.1, "b": 0.2, "c": -0.3})
    assert question.log_odds(["a", "b", "c"]) == question.log_odds(["c", "a", "b"]) == 0.0


def test_probabilities_of_several_labels_add_up() -> None:
    scores = Linear(("p", "q"), {"a": {"q": 1.0}, "b": {"p": -0.5}}).scores(["a", "b"])
    assert abs(sum(scores.values()) - 1) < 1e-12
    assert scores["q"] > scores["p"]
