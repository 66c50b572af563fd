"""Opinions on claims and events: given, mended, withdrawn; claims entered by hand and taken back."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.errors import InputError, LedgerError
from riwaya.ledger import MAIN, find_report, judge, list_judgements, take_back, withdraw
from riwaya.ledger.belonging import report_judged, reports_telling
from riwaya.model import Act, Claim, EventType, Reading, Report, Verdict
from riwaya.web.pages.asked import back, fields, number, words
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import claim_items, judgement_item, report_item
from riwaya.workflow.workbench.entering import enter_claim, from_json, read_entered, to_json
from riwaya.workflow.workbench.sheet import current_reading

_FIELDS = ("content", "source", "cue", "speaker", "act", "type", "summary")


def give(request: Request) -> Response:
    """Record an opinion on a claim or event; refused where somebody gave another meanwhile."""
    key, state = request.path_params["key"], request.state
    report = reports_telling(request.app.state.ledger, key, case=state.case)[0]
    try:
        verdict = Verdict(words(request, "verdict"))
    except ValueError:
        raise Refused(400, "verdict") from None
    if verdict is Verdict.MENDED:
        return RedirectResponse(url(request, "mend", key=key, query={"next": words(request, "next")}), 303)
    _judge(request, report, key, verdict)
    return back(request, url(request, "reader", report=report), words(request, "anchor"))


def _judge(request: Request, report: str, key: str, verdict: Verdict, mended: str | None = None) -> None:
    judge(
        request.app.state.ledger,
        report,
        key,
        verdict,
        by=request.state.visitor.name,
        comment=words(request, "comment"),
        mended=mended,
        expected=number(words(request, "version")),
        case=request.state.case,
    )


def take(request: Request) -> Response:
    """Withdraw an opinion. One's own; a senior anybody's."""
    ledger, state = request.app.state.ledger, request.state
    name, which = request.path_params["number"], number(request.path_params["number"])
    report = report_judged(ledger, which, case=state.case)
    mine = [o for o in list_judgements(ledger, case=state.case, name=report) if o.number == which]
    if not mine:
        raise not_found(f"no judgement {name}")
    if mine[0].judgement.by != state.visitor.name and not state.visitor.may(Action.SETTLE):
        raise Refused(403, "not_allowed", "somebody else's opinion")
    withdraw(ledger, which, by=state.visitor.name, reason=words(request, "reason"))
    return back(request, url(request, "reader", report=report))


def mend_form(request: Request) -> Response:
    """The form for how a claim should read, filled with how it is read."""
    report, reading, claim = _claim(request)
    opinions = list_judgements(request.app.state.ledger, case=request.state.case, keys=[claim.key])
    earlier = next((o.judgement.mended for o in reversed(opinions) if o.judgement.mended), None)
    entered = from_json(earlier, report) if earlier else None
    filled = _as_read(reading, claim)
    if entered is not None:
        filled |= {name: getattr(entered, name) or "" for name in ("act", "type", "speaker", "summary")}
        filled |= {n: span.text if (span := getattr(entered, n)) else "" for n in ("content", "source", "cue")}
    latest = max((o.number for o in opinions), default=0)
    return _form(request, report, filled, claim=claim, version=latest)


def mend(request: Request) -> Response:
    """Record how a claim should read."""
    report, _, claim = _claim(request)
    filled = fields(request, *_FIELDS)
    try:
        entered = read_entered(report, filled, near=claim.content.start)
    except InputError as error:
        latest = number(words(request, "version"))
        return _form(request, report, filled, claim=claim, version=latest, wrong=str(error))
    _judge(request, report.id, claim.key, Verdict.MENDED, to_json(entered))
    return back(request, url(request, "reader", report=report.id), claim.id)


def enter_form(request: Request) -> Response:
    """The form for a claim that no reading has; ``content`` fills in words that were selected."""
    report = find_report(request.app.state.ledger, request.path_params["report"])
    filled = dict.fromkeys(_FIELDS, "") | {"content": request.query_params.get("content", "")[:4000], "act": "state"}
    return _form(request, report, filled)


def enter(request: Request) -> Response:
    """Record a claim that no reading has."""
    ledger, state = request.app.state.ledger, request.state
    report = find_report(ledger, request.path_params["report"])
    filled = fields(request, *_FIELDS)
    try:
        entered = read_entered(report, filled)
    except InputError as error:
        return _form(request, report, filled, wrong=str(error))
    made = enter_claim(ledger, report, entered, by=state.visitor.name, case=state.case)
    return back(request, url(request, "reader", report=report.id), f"h{made}")


def take_entered(request: Request) -> Response:
    """Take an entered claim back."""
    ledger, state = request.app.state.ledger, request.state
    report = find_report(ledger, request.path_params["report"])
    take_back(ledger, [number(request.path_params["number"])], by=state.visitor.name, case=state.case)
    return back(request, url(request, "reader", report=report.id))


def _form(request: Request, report: Report, filled: Mapping[str, str], **more: object) -> Response:
    shown = {"claim": None, "version": 0, "wrong": ""} | more
    status = 400 if shown["wrong"] else 200
    asked = request.state.form if request.state.form is not None else request.query_params
    return render(
        request,
        "entering.html",
        status,
        report=report,
        filled=filled,
        acts=list(Act),
        types=list(EventType),
        comment=asked.get("comment", ""),
        next=asked.get("next", ""),
        **shown,
    )


def _claim(request: Request) -> tuple[Report, Reading, Claim]:
    """The claim of this key in a report's current reading; an event's key gives the claim it stands in."""
    ledger, key = request.app.state.ledger, request.path_params["key"]
    report = find_report(ledger, reports_telling(ledger, key, case=request.state.case or MAIN)[0])
    reading = current_reading(ledger, report.id)
    if reading is None:
        raise LedgerError(f"no reading of {report.ref!r}")
    holding = {event.key: event.claim for event in reading.events}
    for claim in reading.claims:
        if key == claim.key or holding.get(key) == claim.id:
            return report, reading, claim
    raise not_found(f"no claim {key}")


def _as_read(reading: Reading, claim: Claim) -> dict[str, str]:
    names = {actor.id: actor.name for actor in reading.actors}
    types = [event.type.value for event in reading.events if event.claim == claim.id]
    return {
        "content": claim.content.text,
        "source": claim.source.text if claim.source else "",
        "cue": claim.cue.text if claim.cue else "",
        "speaker": names.get(claim.source_actor or "", ""),
        "act": claim.act.value,
        "type": types[0] if len(set(types)) == 1 else "",
        "summary": "",
    }


_POST = ("POST",)
ROUTES = [
    guarded("/c/{case}/claims/{key}/judge", give, needs=Action.JUDGE, item=claim_items, methods=_POST, name="judge"),
    guarded("/c/{case}/claims/{key}/mend", mend_form, needs=Action.JUDGE, item=claim_items, name="mend"),
    guarded("/c/{case}/claims/{key}/mend", mend, needs=Action.JUDGE, item=claim_items, methods=_POST, name="mend_post"),
    guarded(
        "/c/{case}/judgements/{number}/withdraw",
        take,
        needs=Action.JUDGE,
        item=judgement_item,
        methods=_POST,
        name="withdraw",
    ),
    guarded("/c/{case}/reports/{report}/enter", enter_form, needs=Action.JUDGE, item=report_item, name="enter"),
    guarded(
        "/c/{case}/reports/{report}/enter",
        enter,
        needs=Action.JUDGE,
        item=report_item,
        methods=_POST,
        name="enter_post",
    ),
    guarded(
        "/c/{case}/reports/{report}/entered/{number}/withdraw",
        take_entered,
        needs=Action.JUDGE,
        item=report_item,
        methods=_POST,
        name="take_entered",
    ),
]
