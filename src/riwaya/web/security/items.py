"""A request's path or form -> the Items it is about, looked up in its case: what ``guarded(item=…)`` is given.

Each raises LedgerError (a 404) for what is not in the case, so that an id of another case is as good as a wrong one.
"""

from collections.abc import Callable

from starlette.requests import Request

from riwaya.access import Item
from riwaya.ledger import find_incident
from riwaya.ledger.belonging import report_in_case, report_judged, reports_telling
from riwaya.web.security.failing import Refused, not_found

_MOST = 2_000
_LONGEST = 200


def report_item(request: Request) -> Item:
    """The report of ``{report}``."""
    return _report(request, request.path_params["report"])


def incident_item(request: Request) -> Item:
    """The incident of ``{incident}`` with the reports that tell of it."""
    return _incident(request, request.path_params["incident"])


def claim_items(request: Request) -> tuple[Item, ...]:
    """The reports whose claim or event ``{key}`` it is."""
    key = _name(request.path_params["key"])
    return tuple(Item.report(id_) for id_ in reports_telling(request.app.state.ledger, key, case=request.state.case))


def judgement_item(request: Request) -> Item:
    """The report on which the judgement ``{number}`` was given."""
    number = request.path_params["number"]
    if not str(number).isdecimal() or len(str(number)) > 15:
        raise not_found(f"no number: {number!r}")
    return Item.report(report_judged(request.app.state.ledger, int(number), case=request.state.case))


def ticked_reports(name: str) -> Callable[[Request], tuple[Item, ...]]:
    """The reports of a bulk action, from the ticked boxes of this name."""
    return lambda request: tuple(_report(request, value) for value in _ticked(request, name))


def ticked_incidents(name: str) -> Callable[[Request], tuple[Item, ...]]:
    """The incidents of a bulk action (merge, split, release) likewise."""
    return lambda request: tuple(_incident(request, value) for value in _ticked(request, name))


def asked_incidents(request: Request, name: str) -> tuple[Item, ...]:
    """The incidents that an address names, as often as it says ``name=``."""
    values = request.query_params.getlist(name)
    if len(values) > _MOST:
        raise Refused(400, "too_many")
    return tuple(_incident(request, value) for value in values)


def _ticked(request: Request, name: str) -> list[str]:
    form = request.state.form
    values = [value for value in form.getlist(name) if isinstance(value, str)] if form is not None else []
    if len(values) > _MOST:
        raise Refused(400, "too_many")
    return values


def _report(request: Request, name: str) -> Item:
    return Item.report(report_in_case(request.app.state.ledger, _name(name), case=request.state.case))


def _incident(request: Request, name: str) -> Item:
    found = find_incident(request.app.state.ledger, _name(name), case=request.state.case)
    return Item.incident(found.incident.id, found.reports)


def _name(name: str) -> str:
    """A name that both databases take."""
    if not name or len(name) > _LONGEST or "\0" in name:
        raise not_found("no such name")
    return name.encode("utf-8", "replace").decode()
