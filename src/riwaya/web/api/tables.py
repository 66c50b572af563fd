"""Every table of a case as CSV or JSON lines; cells that a spreadsheet would calculate are made harmless."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from riwaya.access import Action, Limit
from riwaya.export.cells import Cell, line
from riwaya.ledger import (
    ClaimQuery,
    find_claims,
    list_assessments,
    list_incidents,
    list_judgements,
    list_reports,
)
from riwaya.web.api.declaring import Nothing, Operation
from riwaya.web.security import Visitor, not_found

_AT_ONCE = 2_000
Row = dict[str, Cell]


def _reports(ledger: Any, case: str, visitor: Visitor) -> Iterator[Row]:
    for report in _paged(lambda n, o: list_reports(ledger, case=case, limit=n, offset=o).reports):
        if report.id not in visitor.hidden_reports:
            title = report.title.text if report.title else None
            yield {
                "id": report.id,
                "ref": report.ref,
                "outlet": report.outlet,
                "published": report.published,
                "url": report.url,
                "title": title,
            }


def _claims(ledger: Any, case: str, visitor: Visitor) -> Iterator[Row]:
    for claim in _paged(lambda n, o: find_claims(ledger, ClaimQuery(case=case), limit=n, offset=o).claims):
        if claim.report not in visitor.hidden_reports:
            yield {
                "made_by": "machine",
                "report": claim.report,
                "key": claim.key,
                "outlet": claim.outlet,
                "published": claim.published,
                "voice": claim.voice.value,
                "source": claim.source.text if claim.source else None,
                "cue": claim.cue.text if claim.cue else None,
                "act": claim.act.value,
                "relay": claim.relay.value,
                "content": claim.content.text,
                "day_from": claim.day_from,
                "day_to": claim.day_to,
                "dated_by": claim.dated_by,
                "events": "; ".join(event.type.value for event in claim.events),
            }


def _incidents(ledger: Any, case: str, visitor: Visitor) -> Iterator[Row]:
    for found in _paged(lambda n, o: list_incidents(ledger, case=case, limit=n, offset=o).incidents):
        if found.incident.id not in visitor.hidden_incidents and visitor.sees_reports(found.reports):
            yield {
                "made_by": "machine",
                "id": found.incident.id,
                "title_en": found.incident.title.en,
                "title_ar": found.incident.title.ar,
                "type": found.incident.type.value,
                "day_from": found.incident.from_,
                "reports": len(found.reports),
                "disagreements": len(found.incident.disagreements),
            }


def _judgements(ledger: Any, case: str, visitor: Visitor) -> Iterator[Row]:
    for opinion in list_judgements(ledger, case=case):
        if opinion.report not in visitor.hidden_reports:
            given = opinion.judgement
            yield {
                "number": opinion.number,
                "report": opinion.report,
                "key": given.key,
                "verdict": given.verdict.value,
                "by": given.by,
                "at": given.at,
                "comment": given.comment,
                "mended": given.mended,
                "withdrawn_at": given.withdrawn_at,
            }


def _assessments(ledger: Any, case: str, visitor: Visitor) -> Iterator[Row]:
    shown = {row["id"] for row in _incidents(ledger, case, visitor)}
    for made in list_assessments(ledger, case=case):
        if made.incident in shown:
            yield {
                "incident": made.incident,
                "version": made.version,
                "release": made.release,
                "by": made.by,
                "at": made.at,
                "signed_off_by": made.signed_off_by,
                "fields": made.fields,
            }


TABLES: dict[str, Callable[[Any, str, Visitor], Iterator[Row]]] = {
    "reports": _reports,
    "claims": _claims,
    "incidents": _incidents,
    "judgements": _judgements,
    "assessments": _assessments,
}


def _paged(fetch: Callable[[int, int], Any]) -> Iterator[Any]:
    offset = 0
    while rows := fetch(_AT_ONCE, offset):
        yield from rows
        offset += _AT_ONCE


def table(request: Request, _: Nothing) -> Response:
    """A table as a file; the log says who took it."""
    name, _dot, kind = request.path_params["table"].rpartition(".")
    if name not in TABLES or kind not in ("csv", "jsonl"):
        raise not_found("no such table")
    request.state.audit("export", f"{name}.{kind}")
    rows = TABLES[name](request.app.state.ledger, request.state.case, request.state.visitor)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    if kind == "csv":
        return StreamingResponse(_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)
    lines = (json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)


def _csv(rows: Iterator[Row]) -> Iterator[bytes]:
    first = True
    for row in rows:
        if first:
            yield line(list(row)).encode()
            first = False
        yield line(list(row.values())).encode("utf-8", "backslashreplace")


OPERATIONS = [
    Operation(
        "/c/{case}/tables/{table}",
        table,
        Action.EXPORT,
        "api table",
        "A whole table: reports, claims, incidents, judgements or assessments, as .csv or .jsonl",
        "text/csv",
        limit=Limit(30, timedelta(hours=1)),
    ),
]
