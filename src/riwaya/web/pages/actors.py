"""Public and commanding actors: a list, and of each what is claimed by and about them, denials, posts, their reply."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.errors import LedgerError
from riwaya.ledger import RemarkKind, list_remarks, take_back
from riwaya.model import Voice
from riwaya.web.pages.asked import number, words
from riwaya.web.phrases import innocent
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.workflow.speaking import speakers
from riwaya.workflow.workbench.actors import ActorPage, keep_reply, list_actors, open_actor
from riwaya.workflow.workbench.line import line_of, reports_of

PAGE = 25
CLAIMS = 25
AT_ONCE = 5
"""Reports in which flags are looked for without being asked (some 15 ms each)."""


def show_all(request: Request) -> Response:
    """The list, by name of the entry; ``q`` finds words of a name."""
    state, ask = request.state, request.query_params
    asked, after = ask.get("q", "")[:200], ask.get("after", "")[:300]
    page = list_actors(
        request.app.state.ledger,
        words=asked,
        after=after,
        hidden=state.visitor.hidden_reports,
        case=state.case,
        limit=PAGE,
    )
    return render(request, "actors.html", page=page, asked=asked, after=after)


def opened(request: Request) -> ActorPage:
    """The page of ``{actor}``; not found for who has none."""
    state, key = request.state, request.path_params["actor"]
    found = open_actor(
        request.app.state.ledger, key[:300], hidden=state.visitor.hidden_reports, case=state.case, limit=CLAIMS
    )
    if found is None:
        raise not_found("no current reading names them")
    return found


def show(request: Request) -> Response:
    """One actor. What cannot follow on what is looked for at once in a few reports, in many (``line``) when asked."""
    page, app, state = opened(request), request.app.state, request.state
    key, case = page.listed.key, state.case
    reports = reports_of(app.ledger, key, hidden=state.visitor.hidden_reports, case=case)
    wanted = len(reports) <= AT_ONCE or request.query_params.get("line") == "1"
    line = line_of(app.ledger, key, reports, knowledge=app.knowledge, case=case) if wanted else None
    names = {(c.report, c.id): page.listed.name for c in (*page.by, *page.denials)}
    names |= speakers(app.ledger, [c for c in page.about if c.source is None and c.voice is not Voice.AUTHOR])
    values: dict[str, Any] = {"page": page, "names": names, "many": CLAIMS, "line": line, "innocent": innocent}
    return render(request, "actor.html", lists=getattr(app, "lists", None), **values)


def reply(request: Request) -> Response:
    """Record what they answered."""
    page, text = opened(request), words(request, "text")
    if not text:
        raise Refused(400, "text")
    state = request.state
    keep_reply(request.app.state.ledger, page.listed.key, text, by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "actor", actor=page.listed.key), 303)


def take_reply(request: Request) -> Response:
    """Withdraw a reply: one's own; a senior anybody's."""
    state, ledger, page = request.state, request.app.state.ledger, opened(request)
    wanted = number(request.path_params["number"])
    replies = list_remarks(ledger, RemarkKind.REPLY, subjects=[page.listed.key], case=state.case)
    mine = [one for one in replies if one.number == wanted and one.withdrawn_at is None]
    if not mine:
        raise LedgerError(f"no reply {wanted}")
    if mine[0].by != state.visitor.name and not state.visitor.may(Action.SETTLE):
        raise Refused(403, "not_allowed", "somebody else's entry")
    take_back(ledger, [wanted], by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "actor", actor=page.listed.key), 303)


ROUTES = [
    guarded("/c/{case}/actors", show_all, needs=Action.READ, name="actors"),
    guarded("/c/{case}/actors/{actor}", show, needs=Action.READ, name="actor"),
    guarded("/c/{case}/actors/{actor}/reply", reply, needs=Action.JUDGE, methods=("POST",), name="reply"),
    guarded(
        "/c/{case}/actors/{actor}/reply/{number}", take_reply, needs=Action.JUDGE, methods=("POST",), name="take_reply"
    ),
]
