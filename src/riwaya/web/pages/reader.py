"""One report: its text with claims marked in their own flow, who says what beside it, and judging from there."""

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action
from riwaya.model import Reading, Span, Verdict
from riwaya.pages.labels import label
from riwaya.pages.marks import Mark, paragraphs
from riwaya.pages.phrasing import counted, dates, event_type, fineness, statuses, where
from riwaya.pages.reading_page import counts_of, marks_of, same_happening, shown_actors
from riwaya.pages.rows import rows_of, speaker_name
from riwaya.text.search import search_hits, search_query
from riwaya.web.rendering import render
from riwaya.web.security import guarded
from riwaya.web.security.items import report_item
from riwaya.workflow.capturing import captures_of
from riwaya.workflow.originals import kept_originals
from riwaya.workflow.workbench.proofs import files_by_key
from riwaya.workflow.workbench.sheet import Sheet, open_sheet

PHRASES: dict[str, Any] = {
    "speaker_name": speaker_name,
    "event_type": event_type,
    "statuses": lambda event: list(statuses(event)),
    "dates": dates,
    "fineness": fineness,
    "counted": counted,
    "where": where,
}
"""What templates call to put parts of a reading into words."""


def show(request: Request) -> Response:
    """The report; ``q`` shows where words that were searched for stand."""
    state = request.state
    sheet = open_sheet(request.app.state.ledger, request.path_params["report"], case=state.case)
    asked = request.query_params.get("q", "")[:500]
    incidents = [m for m in sheet.incidents if _seen(request, m.found.incident.id, m.found.reports)]
    return render(
        request,
        "reader.html",
        sheet=sheet,
        report=sheet.report,
        incidents=incidents,
        asked=asked,
        link=sheet.report.url if (sheet.report.url or "").startswith(("https://", "http://")) else None,
        paragraphs=list(paragraphs(sheet.report.text, _marks(sheet, asked), element="mark")),
        sample=label("says").ar,
        came=list(captures_of(request.app.state.ledger, sheet.report.id, case=state.case)),
        originals=kept_originals(request.app.state.ledger, sheet.report.id, case=state.case),
        proofs=files_by_key(getattr(request.app.state, "vault", None), state.case),
        vault=getattr(request.app.state, "vault", None) is not None,
        **_read(sheet.reading),
        **PHRASES,
    )


def _seen(request: Request, incident: str, reports: tuple[str, ...]) -> bool:
    visitor = request.state.visitor
    return incident not in visitor.hidden_incidents and visitor.sees_reports(reports)


def _read(reading: Reading | None) -> dict[str, Any]:
    if reading is None:
        return {"rows": None, "own": [], "shown_actors": {}, "counts": None, "same_happening": None}
    rows = rows_of(reading)
    return {
        "rows": rows,
        "own": [row for row in rows.rows if not row.attributed and row.events],
        "shown_actors": shown_actors(reading),
        "counts": counts_of(rows),
        "same_happening": same_happening(reading),
    }


def _marks(sheet: Sheet, asked: str) -> Iterator[Mark]:
    """The reader's marks, without those of claims a person rejected; what people entered; what was searched for."""
    if sheet.reading is not None:
        rows = rows_of(sheet.reading)
        out = {row.claim.id for row in rows.rows if _rejected(sheet, row.claim.key)}
        inside = {event.id for row in rows.rows for event in row.events if row.claim.id in out}
        yield from (m for m in marks_of(rows) if m.row not in out and m.row not in inside)
    for one in sheet.entered:
        if one.remark.withdrawn_at is None:
            anchor = f"h{one.remark.number}"
            yield _mark(one.claim.content, "entered", anchor, f"w-{anchor}")
            if one.claim.cue is not None:
                yield _mark(one.claim.cue, "cue", anchor, None)
    if asked:
        for hit in search_hits(sheet.report.text, search_query(asked)):
            yield _mark(hit, "hit", "", None)


def _mark(span: Span, kind: str, row: str, anchor: str | None) -> Mark:
    return Mark(span.start, span.end, kind, row, anchor)


def _rejected(sheet: Sheet, key: str) -> bool:
    opinion = sheet.standing(key)
    return opinion is not None and opinion.judgement.verdict is Verdict.REJECTED


ROUTES = [guarded("/c/{case}/reports/{report}", show, needs=Action.READ, item=report_item, name="reader")]
