"""One incident or several for paper, in either language; a step first where somebody named is accused unreviewed."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action, Item
from riwaya.ledger import IncidentFound, find_incident, list_assessments
from riwaya.model import Assessment
from riwaya.web.pages.asked import words
from riwaya.web.pages.incidents import BOARD, quotes_of
from riwaya.web.quotes import Quotes
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import asked_incidents, incident_item
from riwaya.workflow.workbench.accusing import Accusation, accusations
from riwaya.workflow.workbench.board import Board, open_board

MOST = 30
"""Incidents in one dossier: some three hundred printed pages."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One incident of a dossier."""

    board: Board
    quotes: Quotes
    assessed: tuple[Assessment, ...]
    unreviewed: int


def show(request: Request) -> Response:
    """The page, or first what has to be decided."""
    if not _asked(request):
        return RedirectResponse(url(request, "incidents"), 303)
    found = _found(request)
    waiting = _waiting(request, found)
    if any(waiting):
        return _step(request, found, waiting, unsaid=False)
    return _paper(request, found, waiting)


def go_on(request: Request) -> Response:
    """The page, after somebody said that it may be printed although this is unreviewed; it is written to the log."""
    found = _found(request)
    waiting = _waiting(request, found)
    reason = words(request, "reason", most=500)
    if words(request, "sure") != "yes" or not reason:
        return _step(request, found, waiting, unsaid=True)
    for one, accused in zip(found, waiting, strict=True):
        if accused:
            what = "dossier: unreviewed accusations"
            request.state.audit(what, one.incident.id, reason=reason, claims=str(len(accused)))
    return _paper(request, found, waiting)


def _found(request: Request) -> list[IncidentFound]:
    """The incidents asked for, each once; the guard has seen to it that the visitor may know of every one."""
    asked = _asked(request)
    if len(asked) > MOST:
        raise Refused(400, "too_many")
    ledger, case = request.app.state.ledger, request.state.case
    found = {one.incident.id: one for one in (find_incident(ledger, name, case=case) for name in asked)}
    if not found:
        raise not_found("no incident is asked for")
    return list(found.values())


def _asked(request: Request) -> list[str]:
    one = request.path_params.get("incident")
    return [one] if one is not None else request.query_params.getlist("incident")


def _waiting(request: Request, found: list[IncidentFound]) -> list[tuple[Accusation, ...]]:
    ledger, case = request.app.state.ledger, request.state.case
    return [accusations(ledger, one.incident, one.reports, case=case) for one in found]


def _step(
    request: Request, found: list[IncidentFound], waiting: list[tuple[Accusation, ...]], *, unsaid: bool
) -> Response:
    values: dict[str, Any] = {
        "parts": [(one.incident, accused) for one, accused in zip(found, waiting, strict=True) if accused],
        "total": sum(map(len, waiting)),
        "incidents": [one.incident for one in found],
        "address": _here(request, found),
        "unsaid": unsaid,
    }
    return render(request, "dossier_step.html", 400 if unsaid else 200, **values)


def _here(request: Request, found: list[IncidentFound], **further: str) -> str:
    """The address of this dossier."""
    one = request.path_params.get("incident")
    if one is not None:
        return url(request, "dossier", query=further, incident=found[0].incident.id)
    return url(request, "dossier_of", query={"incident": [f.incident.id for f in found], **further})


def _paper(request: Request, found: list[IncidentFound], waiting: list[tuple[Accusation, ...]]) -> Response:
    ledger, case = request.app.state.ledger, request.state.case
    chapters = []
    for one, accused in zip(found, waiting, strict=True):
        board = open_board(ledger, one.incident.id, case=case)
        assessed = list_assessments(ledger, incident=board.incident.id, case=case)[-1:]
        chapters.append(Chapter(board, quotes_of(request, board, links=False), assessed, len(accused)))
        request.state.audit("dossier", one.incident.id)
    values: dict[str, Any] = {
        "chapters": chapters,
        "at": request.state.now.strftime("%Y-%m-%d %H:%M UTC"),
        "in_language": lambda code: _here(request, found, lang=code),
    }
    return render(request, "dossier.html", **values, **BOARD)


def _asked_items(request: Request) -> tuple[Item, ...]:
    return asked_incidents(request, "incident")


_HERE, _POST = "/c/{case}/incidents/{incident}/dossier", ("POST",)
_SEVERAL = "/c/{case}/dossier"
ROUTES = [
    guarded(_HERE, show, needs=Action.EXPORT, item=incident_item, name="dossier"),
    guarded(_HERE, go_on, needs=Action.EXPORT, item=incident_item, methods=_POST, name="dossier_sure"),
    guarded(_SEVERAL, show, needs=Action.EXPORT, item=_asked_items, name="dossier_of"),
    guarded(_SEVERAL, go_on, needs=Action.EXPORT, item=_asked_items, methods=_POST, name="dossier_of_sure"),
]
