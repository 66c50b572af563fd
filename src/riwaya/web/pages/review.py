"""Review: the queue one claim at a time; blind second coding, agreement, settling; judgements taken out as gold."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.ledger import NewRemark, RemarkKind, count_judgements, find_incident, judge, list_judgements, remark
from riwaya.ledger.belonging import reports_telling
from riwaya.model import Act, Claim, EventType, Report, Verdict
from riwaya.pages.marks import Mark, passage
from riwaya.pages.rows import rows_of
from riwaya.web.pages.asked import fields, number, words
from riwaya.web.pages.reader import PHRASES
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import claim_items
from riwaya.workflow.workbench.coding import (
    NONE,
    Pair,
    agreement,
    code,
    codes_of,
    next_to_code,
    pairs,
    read_codes,
    settle,
)
from riwaya.workflow.workbench.gold import gold_archive
from riwaya.workflow.workbench.overlay import overlay_archive
from riwaya.workflow.workbench.queue import Queue, next_in
from riwaya.workflow.workbench.sheet import Sheet, open_sheet

_AROUND = 280
"""Characters of the report shown before and after a claim in the queue: about two sentences of news."""


def show(request: Request) -> Response:
    """The next claim of a queue, or the one named by ``claim``; what was done last, with its undo."""
    state, ask = request.state, request.query_params
    ledger, queue = request.app.state.ledger, _queue(ask.get("queue", Queue.DISPUTED))
    done, at, more, incident = number(ask.get("done", "")), ask.get("at", ""), None, None
    key, left = ask.get("claim", ""), 0
    if not key:
        hidden = state.visitor.hidden_reports | state.visitor.hidden_incidents
        found = next_in(ledger, queue, by=state.visitor.name, at=at, hidden=hidden, case=state.case)
        at, more, left = found.at, found.more, found.left
        if found.waiting is not None:
            key = found.waiting.key
            incident = (
                find_incident(ledger, found.waiting.incident, case=state.case) if found.waiting.incident else None
            )
    card = _card(request, key) if key else None
    last = list_judgements(ledger, case=state.case, number=done) if done else ()
    today = state.now.date().isoformat()
    shown: dict[str, Any] = {
        "queue": queue,
        "queues": list(Queue),
        "at": at,
        "more": more,
        "incident": incident,
        "last": last[:1],
        "left": left,
        "judged": count_judgements(ledger, by=state.visitor.name, since=today, case=state.case),
    }
    return render(request, "review.html", card=card, **shown, **PHRASES)


def _queue(name: str) -> Queue:
    try:
        return Queue(name)
    except ValueError:
        raise Refused(400, "queue") from None


def _card(request: Request, key: str) -> dict[str, Any]:
    """A claim with its row, its sheet and the words around it. What is kept from the visitor is not there."""
    reports = reports_telling(request.app.state.ledger, key[:200], case=request.state.case)
    if not request.state.visitor.sees_reports(reports):
        raise not_found(f"{key} is kept for others")
    sheet = open_sheet(request.app.state.ledger, reports[0], case=request.state.case)
    if sheet.reading is None:
        raise not_found(f"{key} is not read")
    rows = rows_of(sheet.reading)
    for row in rows.rows:
        if row.claim.key == key or any(event.key == key for event in row.events):
            return {"row": row, "rows": rows, "sheet": sheet, "around": _around(sheet.report, row.claim, blind=False)}
    raise not_found(f"no claim {key}")


def _around(report: Report, claim: Claim, *, blind: bool) -> dict[str, Any]:
    spans = [claim.content, *(span for span in (claim.source, claim.cue) if span is not None and not blind)]
    start = max(0, min(s.start for s in spans) - _AROUND)
    end = min(len(report.text), max(s.end for s in spans) + _AROUND)
    start = report.text.find(" ", start) + 1 if start else 0
    end = report.text.rfind(" ", 0, end) if end < len(report.text) else end
    start, end = min(start, *(s.start for s in spans)), max(end, *(s.end for s in spans))
    marks = [Mark(claim.content.start, claim.content.end, "content", "")]
    if not blind:
        marks += [Mark(s.start, s.end, kind, "") for s, kind in ((claim.source, "source"), (claim.cue, "cue")) if s]
    words_ = passage(report.text, start, end, marks, element="mark")
    return {"words": words_, "before": start > 0, "after": end < len(report.text)}


def give(request: Request) -> Response:
    """What a person does with the claim in the queue, and on to the next."""
    ledger, state, key = request.app.state.ledger, request.state, request.path_params["key"]
    queue, at, verdict = _queue(words(request, "queue")), words(request, "at"), words(request, "verdict")
    report = reports_telling(ledger, key, case=state.case)[0]
    here = {"queue": queue.value, "at": at}
    if verdict == "skip":
        remark(ledger, [NewRemark(RemarkKind.SKIPPED, key, report=report)], by=state.visitor.name, case=state.case)
        return RedirectResponse(url(request, "review", query=here), 303)
    if verdict == Verdict.MENDED.value:
        target = url(request, "review", query=here)
        comment = words(request, "comment")
        return RedirectResponse(url(request, "mend", key=key, query={"next": target, "comment": comment}), 303)
    if verdict not in (Verdict.ACCEPTED.value, Verdict.REJECTED.value):
        raise Refused(400, "verdict")
    given = judge(
        ledger,
        report,
        key,
        Verdict(verdict),
        by=state.visitor.name,
        comment=words(request, "comment"),
        expected=number(words(request, "version")),
        case=state.case,
    )
    return RedirectResponse(url(request, "review", query=here | {"done": given}), 303)


def second(request: Request) -> Response:
    """Blind second coding: the words, and no label of the machine's or of the first coder's."""
    state, ledger = request.state, request.app.state.ledger
    found = next_to_code(ledger, by=state.visitor.name, hidden=state.visitor.hidden_reports, case=state.case)
    around = report = None
    if found is not None:
        sheet = open_sheet(ledger, found[0], case=state.case)
        report, claim = sheet.report, _claim(sheet, found[1])
        around = _around(report, claim, blind=True)
    key = found[1] if found else ""
    return render(request, "second.html", key=key, report=report, around=around, acts=list(Act), types=list(EventType))


def _claim(sheet: Sheet, key: str) -> Claim:
    for claim in sheet.reading.claims if sheet.reading is not None else ():
        if claim.key == key:
            return claim
    raise not_found(f"no claim {key} in the current reading")


def code_second(request: Request) -> Response:
    """Record a second coding."""
    ledger, state, key = request.app.state.ledger, request.state, request.path_params["key"]
    sheet = open_sheet(ledger, reports_telling(ledger, key, case=state.case)[0], case=state.case)
    claim = _claim(sheet, key)
    if sheet.reading is None:
        raise not_found(f"{key} is not read")
    try:
        codes = read_codes(fields(request, "claim", "act", "type"))
    except ValueError:
        raise Refused(400, "codes") from None
    code(ledger, sheet.report.id, key, codes_of(claim, sheet.reading), codes, by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "second"), 303)


def show_agreement(request: Request) -> Response:
    """How far coders agree, and what a senior has to settle."""
    state = request.state
    coded = pairs(request.app.state.ledger, hidden=state.visitor.hidden_reports, case=state.case)
    differ = [(pair, _words(request, pair)) for pair in coded if pair.differs][:50]
    shown: dict[str, Any] = {"acts": list(Act), "types": list(EventType), "none": NONE, "settling": _settling}
    return render(request, "agreement.html", rows=agreement(coded), differ=differ, total=len(coded), **shown)


def _settling(text: str) -> dict[str, Any]:
    """What a settling says; its comment and the codes."""
    found: dict[str, Any] = json.loads(text)
    return found


def _words(request: Request, pair: Pair) -> str:
    sheet = open_sheet(request.app.state.ledger, pair.report, case=request.state.case)
    claims = sheet.reading.claims if sheet.reading is not None else ()
    return next((claim.content.text for claim in claims if claim.key == pair.key), "")


def settle_pair(request: Request) -> Response:
    """Record what a senior decides: as the first, as the second, or otherwise."""
    ledger, state, key = request.app.state.ledger, request.state, request.path_params["key"]
    found = [p for p in pairs(ledger, hidden=state.visitor.hidden_reports, case=state.case) if p.key == key]
    if not found:
        raise not_found(f"no pair on {key}")
    chosen = words(request, "as")
    if chosen not in ("first", "second"):
        raise Refused(400, "codes")
    codes = found[0].first if chosen == "first" else found[0].second
    settle(ledger, found[0], codes, words(request, "comment"), by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "agreement"), 303)


def export_gold(request: Request) -> Response:
    """Everything people judged or entered, as annotations in the form that riwaya evaluate reads."""
    state = request.state
    state.audit("export: gold")
    made = gold_archive(request.app.state.ledger, hidden=state.visitor.hidden_reports, case=state.case)
    headers = {"Content-Disposition": 'attachment; filename="gold.zip"'}
    return Response(made, media_type="application/zip", headers=headers)


def export_overlay(request: Request) -> Response:
    """Words that people's entries and corrections propose for a lexicon of the office's own."""
    state, app = request.state, request.app.state
    state.audit("export: lexicon overlay")
    hidden = state.visitor.hidden_reports
    made = overlay_archive(app.ledger, knowledge=app.knowledge, hidden=hidden, case=state.case)
    headers = {"Content-Disposition": 'attachment; filename="lexicon.zip"'}
    return Response(made, media_type="application/zip", headers=headers)


_POST = ("POST",)
ROUTES = [
    guarded("/c/{case}/review", show, needs=Action.READ, name="review"),
    guarded("/c/{case}/review/second", second, needs=Action.JUDGE, name="second"),
    guarded("/c/{case}/review/agreement", show_agreement, needs=Action.JUDGE, name="agreement"),
    guarded("/c/{case}/review/gold.zip", export_gold, needs=Action.EXPORT, name="gold"),
    guarded("/c/{case}/review/lexicon.zip", export_overlay, needs=Action.EXPORT, name="overlay"),
    guarded("/c/{case}/review/{key}", give, needs=Action.JUDGE, item=claim_items, methods=_POST, name="review_post"),
    guarded(
        "/c/{case}/review/{key}/second",
        code_second,
        needs=Action.JUDGE,
        item=claim_items,
        methods=_POST,
        name="second_post",
    ),
    guarded(
        "/c/{case}/review/{key}/settle",
        settle_pair,
        needs=Action.SETTLE,
        item=claim_items,
        methods=_POST,
        name="settle",
    ),
]
