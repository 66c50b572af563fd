"""A Comparison and its readings -> one self-contained page: every side's version of each incident, words at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.model import Comparison, Corroboration, Incident, Reading
from riwaya.pages.opened import Book
from riwaya.pages.phrasing import number
from riwaya.pages.sides import Figures, Sides, figures, highest, is_major, lowest, ranked, sides
from riwaya.pages.templating import render


@dataclass(frozen=True, slots=True)
class View:
    """One incident with what the page needs of it ready."""

    incident: Incident
    anchor: str
    outlets: tuple[str, ...]
    sides: Sides
    figures: tuple[Figures, ...]
    shared: tuple[Corroboration, ...]
    single: tuple[Corroboration, ...]


def comparison_page(comparison: Comparison, readings: Sequence[Reading]) -> str:
    """The page as text. Incidents on which accounts collide come first; what one source alone tells comes last."""
    book = Book(readings)
    return render(
        "comparison.html.j2",
        book=book,
        views=[_view(incident, f"i{n}", book) for n, incident in enumerate(ranked(comparison.incidents), 1)],
        minor=[i for i in comparison.incidents if not is_major(i)],
        continuity=comparison.continuity,
        reports=[
            reading.report for reading in sorted(readings, key=lambda r: (r.report.published or "", r.report.ref))
        ],
        number=number,
        lowest=lowest,
        highest=highest,
    )


def _view(incident: Incident, anchor: str, book: Book) -> View:
    refs = list(dict.fromkeys(ref.report for ref in incident.claims))
    disputed = {d.kind for d in incident.disagreements}
    shared = [c for c in incident.corroboration if len(c.origins) > 1 or c.question in disputed]
    return View(
        incident,
        anchor,
        tuple(dict.fromkeys(book.outlet(ref) for ref in refs)),
        sides(incident),
        figures(incident.tolls, {ref: book.day(ref) for ref in refs}),
        tuple(shared),
        tuple(c for c in incident.corroboration if c not in shared),
    )
