"""A sum of weights and the probability it means."""

from riwaya.mentions.odds import probability


def test_even_odds_are_one_half_and_the_two_sides_add_up_to_one() -> None:
    assert probability(0.0) == 0.5
    assert probability(1.7) + probability(-1.7) == 1.0


def test_far_odds_do_not_overflow() -> None:
    assert 0.0 < probability(-1e6) < 1e-12
    assert 1.0 - 1e-12 < probability(1e6) < 1.0
