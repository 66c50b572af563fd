"""The inbox: what came in, sorted, with what each report adds; put away in bulk, and back."""

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from riwaya.access import Action
from riwaya.ledger import arrived_since, last_arrival
from riwaya.pages.phrasing import number as shown_number
from riwaya.pages.sides import highest, lowest
from riwaya.web.pages.asked import number
from riwaya.web.phrases import answer
from riwaya.web.rendering import render, translator, url
from riwaya.web.security import Refused, guarded
from riwaya.web.security.items import ticked_reports
from riwaya.workflow.workbench.inbox import Adds, Sort, dismiss, open_inbox, restore

PAGE = 20
"""Reports a page: each has its incidents opened, which is what a page costs."""
_SHORT = len("sha256:") + 16
"""Characters of an id in the address that undoes a dismissal; beginnings are as good as ids."""


def show(request: Request) -> Response:
    """One page; ``away`` shows what was put away; ``undo`` names what was put away just now."""
    state, ask = request.state, request.query_params
    ledger, after, away = request.app.state.ledger, number(ask.get("after", "")), bool(ask.get("away"))
    inbox = open_inbox(
        ledger, after=after, dismissed=away, hidden=state.visitor.hidden_reports, case=state.case, limit=PAGE
    )
    return render(
        request,
        "inbox.html",
        inbox=inbox,
        sorts=list(Sort),
        adds=Adds,
        away=away,
        after=after,
        undo=ask.getlist("undo")[:PAGE],
        last=last_arrival(ledger, case=state.case),
        answer=answer,
        lowest=lowest,
        highest=highest,
        number=shown_number,
    )


def put_away(request: Request) -> Response:
    """Put the ticked reports away, and offer to undo it."""
    reports = _ticked(request)
    state = request.state
    dismiss(request.app.state.ledger, reports, by=state.visitor.name, case=state.case)
    query = {"undo": [id_[:_SHORT] for id_ in reports[:PAGE]]}
    return RedirectResponse(url(request, "inbox", query=query), 303)


def put_back(request: Request) -> Response:
    """Put the ticked reports back."""
    state = request.state
    restore(request.app.state.ledger, _ticked(request), by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "inbox", query={"away": state.form.get("away", "")}), 303)


_TICKED = ticked_reports("report")


def _ticked(request: Request) -> list[str]:
    """The ids of the ticked reports, each found in the case by the guard before."""
    found = _TICKED(request)
    if not found:
        raise Refused(400, "nothing_ticked")
    return [item.id for item in found]


def changes(request: Request) -> Response:
    """How many reports came in since arrival ``after``: pages that are open ask."""
    ledger, case = request.app.state.ledger, request.state.case
    after = number(request.query_params.get("after", ""))
    count = arrived_since(ledger, after, case=case)
    text = translator(request).ngettext("%(num)s new report", "%(num)s new reports", count) % {"num": count}
    return JSONResponse({"after": last_arrival(ledger, case=case), "text": text if count else ""})


ROUTES = [
    guarded("/c/{case}/inbox", show, needs=Action.READ, name="inbox"),
    guarded("/c/{case}/inbox/away", put_away, needs=Action.DISMISS, item=_TICKED, methods=("POST",), name="put_away"),
    guarded("/c/{case}/inbox/back", put_back, needs=Action.DISMISS, item=_TICKED, methods=("POST",), name="put_back"),
    guarded("/c/{case}/changes", changes, needs=Action.READ, name="changes"),
]
