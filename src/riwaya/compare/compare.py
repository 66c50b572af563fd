"""Readings -> a Comparison: what the reports tell of each incident laid side by side. The main flow of the room."""

from collections.abc import Sequence

from riwaya.compare.continuity import continuity
from riwaya.compare.days import day_number
from riwaya.compare.gather import gather
from riwaya.compare.happenings import Happening, happenings
from riwaya.compare.holding import taken_by_holder
from riwaya.compare.incident import incident
from riwaya.compare.kinship import NO_KINSHIP, AnyKinship
from riwaya.compare.posts import two_commands
from riwaya.compare.tellings import statements, tellings
from riwaya.model import Comparison, Reading


def happenings_of(reading: Reading, kinship: AnyKinship = NO_KINSHIP) -> tuple[Happening, ...]:
    """What one reading tells, as the units that are gathered; a pure function of the reading."""
    sides = kinship.on(day_number(reading.report.published))
    return happenings(tellings(reading, sides), statements(reading, sides))


def compare(readings: Sequence[Reading], *, kinship: AnyKinship = NO_KINSHIP) -> Comparison:
    """Gather what many reports tell into incidents, and lay the accounts of each side by side.

    The same readings give the same comparison in any order. ``kinship`` says who speaks for whom and who is allied.
    """
    ordered = sorted(readings, key=lambda r: r.report.id)
    told = [happening for reading in ordered for happening in happenings_of(reading, kinship)]
    tellings = [t for happening in told for t in happening.tellings]
    flags = (*continuity(tellings), *taken_by_holder(tellings), *two_commands(ordered, kinship))
    incidents = [incident(group, kinship) for group in gather(told)]
    return Comparison(tuple(sorted(incidents, key=lambda i: (i.from_ or "9999", i.id))), flags)
