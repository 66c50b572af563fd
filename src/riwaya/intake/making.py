"""What a reader found and what the user wished -> a Report. The material's own word comes before the user's."""

from dataclasses import replace

from riwaya.errors import InputError
from riwaya.intake.decoding import check_arabic
from riwaya.intake.records import check_date
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report, ReportKind, make_report
from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A text and what the material says of it; ``text`` without the title."""

    ref: str
    text: str
    provenance: Provenance | None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    kind: ReportKind = ReportKind.ARTICLE


def make(found: Found, wishes: Wishes) -> Report:
    """The report. Raises InputError where the text is empty or is not Arabic.

    A date that is none is kept as a note: the text is read all the same.
    """
    title = " ".join((found.title or "").split())
    text = f"{title}\n\n{found.text}" if title else found.text
    check_arabic(text)
    published: str | None = found.published
    provenance = found.provenance
    if published is not None:
        try:
            check_date(published)
        except InputError as error:
            published = None
            if provenance is not None:
                provenance = replace(provenance, notes=(*provenance.notes, str(error)))
    kind = ReportKind.STATEMENT if wishes.statement_by else wishes.kind or found.kind
    return make_report(
        text,
        ref=found.ref,
        title=title or None,
        outlet=wishes.statement_by or found.outlet or wishes.outlet,
        url=found.url,
        published=published or wishes.published,
        kind=kind,
        provenance=provenance,
    )
