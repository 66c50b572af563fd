"""Records of the people an incident harmed, where a case keeps them: for seniors, and for whoever wrote one.

There is no list over incidents, no search, no table and no page for paper of them; each opening stands in the log.
"""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.access.victims import (
    VictimRecord,
    are_victims_kept,
    drop_victim,
    keep_victim,
    list_victims,
    set_victims_kept,
)
from riwaya.errors import LedgerError
from riwaya.ledger import IncidentFound, find_incident
from riwaya.web.pages.asked import fields, number, words
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import incident_item

FIELDS = ("name", "age", "sex", "harm", "civilian", "sources", "note")
CHOICES = {
    "sex": ("", "female", "male"),
    "harm": ("", "killed", "injured", "missing", "detained", "other"),
    "civilian": ("", "yes", "no"),
}


def show(request: Request) -> Response:
    """The records of one incident that the visitor may see."""
    found, store, case = _incident(request), request.app.state.access, request.state.case
    if not are_victims_kept(store, case):
        if not request.state.visitor.may(Action.PEOPLE):
            raise not_found("this case keeps no such records")
        return render(request, "victims.html", i=found.incident, kept=False, records=[], choices=CHOICES)
    mine = [(one, json.loads(one.body)) for one in _seen(request) if _is_of(request, one, found)]
    request.state.audit("records of victims", found.incident.id)
    return render(request, "victims.html", i=found.incident, kept=True, records=mine, choices=CHOICES)


def _seen(request: Request) -> tuple[VictimRecord, ...]:
    visitor = request.state.visitor
    by = None if visitor.may(Action.RESTRICT) else visitor.name
    return list_victims(request.app.state.access, request.state.case, by=by)


def _is_of(request: Request, one: VictimRecord, found: IncidentFound) -> bool:
    """Whether a record is of this incident, under this id or one that it had before a merge."""
    if one.incident == found.incident.id:
        return True
    try:
        return (
            find_incident(request.app.state.ledger, one.incident, case=request.state.case).incident.id
            == found.incident.id
        )
    except LedgerError:
        return False


def keep(request: Request) -> Response:
    """Write a record down."""
    found, state = _incident(request), request.state
    _need_kept(request)
    given = fields(request, *FIELDS)
    if any(given[name] not in values for name, values in CHOICES.items()):
        raise Refused(400, "choice")
    if not any(given.values()):
        raise Refused(400, "text")
    body = json.dumps(given, ensure_ascii=True, sort_keys=True)
    keep_victim(request.app.state.access, state.case, found.incident.id, body, by=state.visitor.name, at=state.now)
    return _back(request, found)


def drop(request: Request) -> Response:
    """Take a record out for good: one's own; a senior anybody's."""
    found = _incident(request)
    _need_kept(request)
    wanted = number(request.path_params["number"])
    if not any(one.number == wanted and _is_of(request, one, found) for one in _seen(request)):
        raise not_found(f"no record {wanted}")
    drop_victim(request.app.state.access, request.state.case, wanted)
    return _back(request, found)


def set_kept(request: Request) -> Response:
    """Whether the case keeps such records."""
    found = _incident(request)
    set_victims_kept(request.app.state.access, request.state.case, kept=words(request, "kept") == "yes")
    return _back(request, found)


def _need_kept(request: Request) -> None:
    if not are_victims_kept(request.app.state.access, request.state.case):
        raise not_found("this case keeps no such records")


def _incident(request: Request) -> IncidentFound:
    return find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)


def _back(request: Request, found: IncidentFound) -> Response:
    return RedirectResponse(url(request, "victims", incident=found.incident.id), 303)


_HERE, _POST = "/c/{case}/incidents/{incident}/victims", ("POST",)
_OF: dict[str, Any] = {"item": incident_item, "methods": _POST}
ROUTES = [
    guarded(_HERE, show, needs=Action.ASSESS, item=incident_item, name="victims"),
    guarded(_HERE, keep, needs=Action.ASSESS, name="keep_victim", **_OF),
    guarded(f"{_HERE}/{{number}}/drop", drop, needs=Action.ASSESS, name="drop_victim", **_OF),
    guarded(f"{_HERE}/kept", set_kept, needs=Action.PEOPLE, name="victims_kept", **_OF),
]
