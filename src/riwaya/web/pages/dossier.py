"""An incident for paper, in either language; a step first where somebody named is accused and nobody reviewed it."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action
from riwaya.ledger import find_incident, list_assessments
from riwaya.web.pages.asked import words
from riwaya.web.pages.incidents import BOARD, quotes_of
from riwaya.web.rendering import render
from riwaya.web.security import Refused, guarded
from riwaya.web.security.items import incident_item
from riwaya.workflow.workbench.accusing import accusations
from riwaya.workflow.workbench.board import open_board


def show(request: Request) -> Response:
    """The page, or first what has to be decided."""
    found = find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)
    waiting = accusations(request.app.state.ledger, found.incident, found.reports, case=request.state.case)
    if waiting:
        return render(request, "dossier_step.html", i=found.incident, waiting=waiting, unsaid=False)
    return _paper(request, 0)


def go_on(request: Request) -> Response:
    """The page, after somebody said that it may be printed although this is unreviewed; it is written to the log."""
    found = find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)
    waiting = accusations(request.app.state.ledger, found.incident, found.reports, case=request.state.case)
    reason = words(request, "reason", most=500)
    if words(request, "sure") != "yes" or not reason:
        return render(request, "dossier_step.html", 400, i=found.incident, waiting=waiting, unsaid=True)
    if not waiting and not found.reports:
        raise Refused(400, "nothing")
    request.state.audit("dossier: unreviewed accusations", found.incident.id, reason=reason, claims=str(len(waiting)))
    return _paper(request, len(waiting))


def _paper(request: Request, unreviewed: int) -> Response:
    ledger, case = request.app.state.ledger, request.state.case
    board = open_board(ledger, request.path_params["incident"], case=case)
    versions = list_assessments(ledger, incident=board.incident.id, case=case)
    request.state.audit("dossier", board.incident.id)
    at = request.state.now.strftime("%Y-%m-%d %H:%M UTC")
    shown: dict[str, Any] = {
        "board": board,
        "i": board.incident,
        "assessed": versions[-1:],
        "unreviewed": unreviewed,
        "at": at,
    }
    return render(request, "dossier.html", quotes=quotes_of(request, board, links=False), **shown, **BOARD)


_HERE = "/c/{case}/incidents/{incident}/dossier"
ROUTES = [
    guarded(_HERE, show, needs=Action.EXPORT, item=incident_item, name="dossier"),
    guarded(_HERE, go_on, needs=Action.EXPORT, item=incident_item, methods=("POST",), name="dossier_sure"),
]
