"""The reports of a case, the newest publication first, a page at a time."""

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action
from riwaya.ledger import count_reports, newest_reports
from riwaya.web.rendering import render
from riwaya.web.security import guarded

PAGE = 50


def show(request: Request) -> Response:
    """The list; ``outlet`` narrows it, ``after`` goes on behind a page."""
    state, ask = request.state, request.query_params
    outlet, after = ask.get("outlet", ""), ask.get("after", "")
    ledger, hidden = request.app.state.ledger, state.visitor.hidden_reports
    page = newest_reports(ledger, after=after, outlet=outlet or None, hidden=hidden, case=state.case, limit=PAGE)
    total = count_reports(ledger, case=state.case) if not hidden else None
    return render(request, "reports.html", page=page, outlet=outlet, after=after, total=total)


ROUTES = [guarded("/c/{case}/reports", show, needs=Action.READ, name="reports")]
