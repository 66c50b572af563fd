"""Readings -> a Comparison, with who speaks for whom taken from the lexicon the reports were read with."""

from collections.abc import Sequence

from riwaya.compare.compare import compare
from riwaya.model import Comparison, Reading
from riwaya.workflow.reading import Knowledge, kinship_for


def compare_readings(readings: Sequence[Reading], knowledge: Knowledge) -> Comparison:
    """What the readings tell of each incident, side by side."""
    return compare(readings, kinship=kinship_for(knowledge))
