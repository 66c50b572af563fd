"""Readings -> a Comparison: what the reports tell of each incident laid side by side. The main flow of the room."""

from collections.abc import Sequence

from riwaya.compare.gather import gather
from riwaya.compare.happenings import happenings
from riwaya.compare.incident import incident
from riwaya.compare.kinship import NO_KINSHIP, Kinship
from riwaya.compare.tellings import tellings
from riwaya.model import Comparison, Reading


def compare(readings: Sequence[Reading], *, kinship: Kinship = NO_KINSHIP) -> Comparison:
    """Gather what many reports tell into incidents, and lay the accounts of each side by side.

    The same readings give the same comparison in any order. ``kinship`` says who speaks for whom and who is allied.
    """
    ordered = sorted(readings, key=lambda r: r.report.id)
    told = [happening for reading in ordered for happening in happenings(tellings(reading, kinship))]
    incidents = [incident(group, kinship) for group in gather(told)]
    return Comparison(tuple(sorted(incidents, key=lambda i: (i.from_ or "9999", i.id))))
