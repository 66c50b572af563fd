"""Readings and a set annotated by people -> precision, recall and F1 for each thing a reading says."""

from riwaya.evaluation.gold import Gold, load_gold
from riwaya.evaluation.scoring import Score, score
from riwaya.evaluation.tallies import Tallies

__all__ = ["Gold", "Score", "Tallies", "load_gold", "score"]
