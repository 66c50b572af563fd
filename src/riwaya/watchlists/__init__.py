"""Names against public lists: whether two written names are possibly one. Pure; only a person says identity."""

from riwaya.watchlists.matching import THRESHOLD, Match, match

__all__ = ["THRESHOLD", "Match", "match"]
