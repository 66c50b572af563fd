"""A Comparison and its readings -> pages for a folder: an index, one page an incident, and one for all the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.model import Comparison, Incident, Reading
from riwaya.pages.comparison_page import comparison_page
from riwaya.pages.sides import is_major, ranked
from riwaya.pages.templating import render

INDEX, REST = "index.html", "others.html"


def comparison_folder(comparison: Comparison, readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """File name and page, the index first; incidents stand in the order of the one page that would hold them all."""
    major = ranked(comparison.incidents)
    width = len(str(len(major)))
    pages = [(f"incident-{n:0{width}}.html", incident) for n, incident in enumerate(major, 1)]
    yield INDEX, render("comparison_index.html.j2", pages=pages, rest=REST)
    by_ref = {reading.report.ref: reading for reading in readings}
    for name, incident in pages:
        yield name, comparison_page(replace(comparison, incidents=(incident,), continuity=()), _told(incident, by_ref))
    minor = tuple(incident for incident in comparison.incidents if not is_major(incident))
    yield REST, comparison_page(replace(comparison, incidents=minor), readings)


def _told(incident: Incident, by_ref: dict[str, Reading]) -> list[Reading]:
    return [by_ref[ref] for ref in dict.fromkeys(claim.report for claim in incident.claims) if ref in by_ref]
