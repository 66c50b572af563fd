"""Reports and incidents of a case that are kept for named people."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action, Item, find_restrictions, list_people, list_restrictions, release, restrict
from riwaya.errors import LedgerError
from riwaya.ledger import find_incident
from riwaya.ledger.belonging import report_in_case
from riwaya.web.rendering import render
from riwaya.web.security.pages.forms import field, go
from riwaya.web.security.routing import guarded


def show(request: Request) -> Response:
    """The list, without what is kept from the visitor."""
    return _page(request)


def _page(request: Request, *, status: int = 200, **values: Any) -> Response:
    access, visitor = request.app.state.access, request.state.visitor
    with access.reading() as connection:
        found = [
            restriction
            for restriction in list_restrictions(connection, request.state.case)
            if restriction.item not in visitor.hidden_reports | visitor.hidden_incidents
        ]
    people = list_people(access, request.state.case)
    names = {person.id: person.name for person in people}
    return render(request, "restricted.html", status=status, restrictions=found, people=people, names=names, **values)


def keep(request: Request) -> Response:
    """Keep an item for the people ticked, and for whoever does so."""
    kind, item, visitor, case = (
        field(request, "kind"),
        field(request, "item"),
        request.state.visitor,
        request.state.case,
    )
    try:
        item = _id(request, kind, item)
    except LedgerError:
        return _page(request, status=400, error="no_item", typed=item)
    known = {person.id for person in list_people(request.app.state.access, case)}
    people = {value for value in request.state.form.getlist("person") if value in known} | {visitor.person.id} & known
    with request.app.state.access.writing() as connection:
        restrict(
            connection, case, kind, item, people, by=visitor.name, reason=field(request, "reason"), at=request.state.now
        )
    request.state.audit("restricted", f"{kind} {item}")
    return go(f"/c/{case}/restricted")


def _id(request: Request, kind: str, item: str) -> str:
    """The whole id of something that is there and that the visitor may see."""
    ledger, case = request.app.state.ledger, request.state.case
    if kind == "report":
        found = Item.report(report_in_case(ledger, item, case=case))
    elif kind == "incident":
        incident = find_incident(ledger, item, case=case)
        found = Item.incident(incident.incident.id, incident.reports)
    else:
        raise LedgerError(f"no kind {kind!r}")
    if not request.state.visitor.may(Action.RESTRICT, found):
        raise LedgerError(f"no {kind} {item!r}")
    return found.id


def open_again(request: Request) -> Response:
    """Open an item to everybody in the case; what one may not see one cannot open."""
    kind, item, case = field(request, "kind"), field(request, "item"), request.state.case
    with request.app.state.access.writing() as connection:
        restrictions = find_restrictions(connection, case)
        if item not in restrictions.hidden_from(request.state.visitor.person, kind):
            release(connection, case, kind, item)
    request.state.audit("opened again", f"{kind} {item}")
    return go(f"/c/{case}/restricted")


ROUTES = [
    guarded("/c/{case}/restricted", show, needs=Action.RESTRICT, name="restricted"),
    guarded("/c/{case}/restricted/keep", keep, needs=Action.RESTRICT, name="restrict", methods=("POST",)),
    guarded("/c/{case}/restricted/open", open_again, needs=Action.RESTRICT, name="release", methods=("POST",)),
]
