"""Every table of a case as CSV, JSON or JSON lines; cells that a spreadsheet would calculate are made harmless.

A table takes the filters of the page that shows it, so that a page's link gives what the page lists, all of it.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from riwaya.access import Action, Limit
from riwaya.export.cells import Cell, line
from riwaya.ledger import (
    Arrivals,
    ClaimFound,
    Days,
    IncidentFound,
    IncidentsAfter,
    browse_incidents,
    find_claims,
    list_assessments,
    list_judgements,
    newest_reports,
)
from riwaya.ledger.streaming import incident_numbers, open_incidents
from riwaya.web.api.asked import AskTable, claims_asked
from riwaya.web.api.declaring import Operation
from riwaya.web.security import Refused, not_found
from riwaya.workflow.workbench.actors import ListedPage, list_actors
from riwaya.workflow.workbench.coding import CODED, pairs

_AT_ONCE = 500
Row = dict[str, Cell]


def _reports(request: Request, asked: AskTable) -> Iterator[Row]:
    """Title and where each came from; texts are not given away here."""
    ledger, state = request.app.state.ledger, request.state

    def page(after: str) -> Arrivals:
        hidden = state.visitor.hidden_reports
        return newest_reports(ledger, after=after, outlet=asked.outlet, hidden=hidden, case=state.case, limit=_AT_ONCE)

    for found in _pages(page):
        for arrived in found.reports:
            report = arrived.report
            yield {
                "id": report.id,
                "ref": report.ref,
                "outlet": report.outlet,
                "published": report.published,
                "url": report.url,
                "title": report.title.text if report.title else None,
                "is_read": arrived.is_read,
                "incidents": arrived.incidents,
            }


def _claims(request: Request, asked: AskTable) -> Iterator[Row]:
    query = claims_asked(asked, request.state.case)
    ledger, offset = request.app.state.ledger, 0
    while rows := find_claims(ledger, query, limit=_AT_ONCE, offset=offset).claims:
        yield from (_claim(claim) for claim in rows if claim.report not in request.state.visitor.hidden_reports)
        offset += _AT_ONCE


def _claim(claim: ClaimFound) -> Row:
    return {
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


def _incidents(request: Request, asked: AskTable) -> Iterator[Row]:
    days = Days(asked.first, asked.last)
    numbers = incident_numbers(request.app.state.ledger, type_=asked.type, days=days, case=request.state.case)
    for some in numbers:
        for found in open_incidents(request.app.state.ledger, some, only=("disagreements",)):
            wanted = len(found.reports) >= asked.least_reports and (found.incident.disagreements or not asked.disputed)
            if wanted and _sees(request, found):
                yield _incident(found)


def _incident(found: IncidentFound) -> Row:
    incident, place = found.incident, found.incident.place
    return {
        "made_by": "machine",
        "id": incident.id,
        "title_en": incident.title.en,
        "title_ar": incident.title.ar,
        "type": incident.type.value,
        "day_from": incident.from_,
        "day_to": incident.to,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision.value if place else None,
        "reports": len(found.reports),
        "disagreements": len(incident.disagreements),
    }


def _sees(request: Request, found: IncidentFound) -> bool:
    visitor = request.state.visitor
    return found.incident.id not in visitor.hidden_incidents and bool(visitor.sees_reports(found.reports))


def _actors(request: Request, asked: AskTable) -> Iterator[Row]:
    """Those who have a page; nobody else can come out here."""
    ledger, state = request.app.state.ledger, request.state

    def page(after: str) -> ListedPage:
        hidden = state.visitor.hidden_reports
        words = asked.words or ""
        return list_actors(ledger, words=words, after=after, hidden=hidden, case=state.case, limit=_AT_ONCE)

    for found in _pages(page):
        for actor in found.found:
            yield {
                "key": actor.key,
                "name": actor.name,
                "name_en": actor.name_en,
                "kind": actor.kind.value,
                "also_written": "; ".join(actor.aliases),
                "posts_as_claimed": "; ".join(f"{p.words} ({p.of})" if p.of else p.words for p in actor.posts),
            }


def _judgements(request: Request, _: AskTable) -> Iterator[Row]:
    for opinion in list_judgements(request.app.state.ledger, case=request.state.case):
        if opinion.report not in request.state.visitor.hidden_reports:
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


def _second_codings(request: Request, _: AskTable) -> Iterator[Row]:
    state = request.state
    for pair in pairs(request.app.state.ledger, hidden=state.visitor.hidden_reports, case=state.case):
        row: Row = {"key": pair.key, "report": pair.report, "first_by": pair.first_by, "second_by": pair.second_by}
        for name in CODED:
            row |= {f"first_{name}": pair.first.of(name), f"second_{name}": pair.second.of(name)}
        yield row


def _assessments(request: Request, _: AskTable) -> Iterator[Row]:
    ledger, case = request.app.state.ledger, request.state.case
    shown = {found.incident.id for found in _all_incidents(request) if _sees(request, found)}
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


def _all_incidents(request: Request) -> Iterator[IncidentFound]:
    def page(after: str) -> IncidentsAfter:
        return browse_incidents(request.app.state.ledger, after=after, only=(), case=request.state.case, limit=_AT_ONCE)

    for found in _pages(page):
        yield from found.incidents


def _pages(fetch: Callable[[str], Any]) -> Iterator[Any]:
    after: str | None = ""
    while after is not None:
        found = fetch(after)
        yield found
        after = found.more


_DAYS = frozenset(("first", "last"))
TABLES: dict[str, tuple[Callable[[Request, AskTable], Iterator[Row]], frozenset[str]]] = {
    "reports": (_reports, frozenset(("outlet",))),
    "claims": (_claims, _DAYS | {"by", "about", "place", "type", "act"}),
    "incidents": (_incidents, _DAYS | {"type", "least_reports", "disputed"}),
    "actors": (_actors, frozenset(("words",))),
    "judgements": (_judgements, frozenset()),
    "second_codings": (_second_codings, frozenset()),
    "assessments": (_assessments, frozenset()),
}
"""Each table with the filters it takes: one that it does not take is refused, not passed over."""
_KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "jsonl": "application/x-ndjson"}


def table(request: Request, asked: AskTable) -> Response:
    """A table as a file; the log says who took it."""
    name, _dot, kind = request.path_params["table"].rpartition(".")
    if name not in TABLES or kind not in _KINDS:
        raise not_found("no such table")
    make, filters = TABLES[name]
    if foreign := sorted(set(request.query_params) - filters):
        raise Refused(400, "query", message=f"{name} cannot be asked for by {foreign[0]}")
    request.state.audit("export", f"{name}.{kind}", **dict(request.query_params))
    rows = make(request, asked)
    first = next(rows, None)  # whatever cannot be answered is refused before the answer has begun
    whole = rows if first is None else chain([first], rows)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    return StreamingResponse(_WRITERS[kind](whole), media_type=_KINDS[kind], headers=headers)


def _csv(rows: Iterator[Row]) -> Iterator[bytes]:
    for n, row in enumerate(rows):
        if not n:
            yield line(list(row)).encode()
        yield line(list(row.values())).encode("utf-8", "backslashreplace")


def _json(rows: Iterator[Row]) -> Iterator[str]:
    yield "["
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + json.dumps(row, ensure_ascii=True)
    yield "\n]\n"


def _lines(rows: Iterator[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=True) + "\n"


_WRITERS: dict[str, Callable[[Iterator[Row]], Iterator[Any]]] = {"csv": _csv, "json": _json, "jsonl": _lines}

OPERATIONS = [
    Operation(
        "/c/{case}/tables/{table}",
        table,
        Action.EXPORT,
        "api table",
        f"A whole table ({', '.join(TABLES)}) as .csv, .json or .jsonl, with the filters of the page that shows it",
        "text/csv",
        query=AskTable,
        limit=Limit(60, timedelta(hours=1)),
    ),
]
