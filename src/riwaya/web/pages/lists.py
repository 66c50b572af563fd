"""An actor against the lists the office keeps: possible name matches, each confirmed or refused by people.

Nothing of this is exported from here.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.web.pages.actors import opened
from riwaya.web.pages.asked import number, words
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.workflow.workbench.listed import State, Verdict, decide_on, look_up, require, required


def show(request: Request) -> Response:
    """The candidates; looking somebody up is asked for, one actor at a time, and stands in the log."""
    page = opened(request)
    folder, state = _folder(request), request.state
    checked = look_up(folder, page.listed, knowledge=request.app.state.knowledge, case=state.case)
    state.audit("looked up in lists", page.listed.key)
    values: dict[str, Any] = {
        "actor": page.listed,
        "checked": checked,
        "persons": required(folder, state.case),
        "states": State,
    }
    return render(request, "lists.html", **values)


def decide(request: Request) -> Response:
    """What a person says of one candidate."""
    page, state = opened(request), request.state
    verdict = words(request, "verdict")
    if verdict not in set(Verdict):
        raise Refused(400, "verdict")
    entry = (words(request, "list", most=500), words(request, "entry", most=500))
    decide_on(
        _folder(request),
        page.listed,
        entry,
        Verdict(verdict),
        by=state.visitor.name,
        at=state.now.isoformat(timespec="seconds"),
        comment=words(request, "comment"),
        case=state.case,
    )
    return RedirectResponse(url(request, "lists", actor=page.listed.key), 303)


def set_persons(request: Request) -> Response:
    """How many persons must confirm a match in this case."""
    persons, state = number(words(request, "persons")), request.state
    if persons not in (1, 2):
        raise Refused(400, "number")
    at = state.now.isoformat(timespec="seconds")
    require(_folder(request), state.case, persons, by=state.visitor.name, at=at)
    return RedirectResponse(url(request, "lists", actor=words(request, "actor", most=300)), 303)


def _folder(request: Request) -> Any:
    folder = getattr(request.app.state, "lists", None)
    if folder is None:
        raise not_found("no lists are kept here; riwaya serve --lists names them")
    return folder


_HERE, _POST = "/c/{case}/actors/{actor}/lists", ("POST",)
ROUTES = [
    guarded(_HERE, show, needs=Action.JUDGE, name="lists"),
    guarded(_HERE, decide, needs=Action.JUDGE, methods=_POST, name="decide_listed"),
    guarded("/c/{case}/lists/persons", set_persons, needs=Action.DECIDE, methods=_POST, name="lists_persons"),
]
