"""The organisation's own record of an incident: a form beside what claims say, signed, versioned, released."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.errors import ChangedError, InputError
from riwaya.ledger import assess, find_incident, list_assessments
from riwaya.model import Assessment, EventType
from riwaya.web.pages.asked import number, words
from riwaya.web.phrases import answer
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import incident_item
from riwaya.workflow.workbench.assessing import (
    CHOSEN,
    FIGURES,
    OWN,
    UNKNOWN,
    Filled,
    from_fields,
    options_of,
    read_form,
    to_fields,
)
from riwaya.workflow.workbench.codebooks import Codebook, presets
from riwaya.workflow.workbench.versions import differences

RELEASES = ("draft", "internal", "released", "withheld")
"""Where a record stands on its way out; a version by another hand is a draft again."""


def show(request: Request) -> Response:
    """The form, filled as the latest version left it, or an older one (``version``) to look at."""
    versions = _versions(request)
    wanted = number(request.query_params.get("version", ""))
    chosen = [v for v in versions if v.version == wanted] if wanted else list(versions[-1:])
    if wanted and not chosen:
        raise not_found(f"no version {wanted}")
    return _page(request, versions, chosen[0] if chosen else None, None)


def _versions(request: Request) -> tuple[Assessment, ...]:
    found = find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)
    return list_assessments(request.app.state.ledger, incident=found.incident.id, case=request.state.case)


def _codebook(request: Request, name: str) -> Codebook:
    books: tuple[Codebook, ...] = getattr(request.app.state, "codebooks", None) or presets()
    return next((book for book in books if book.id == name), books[0])


def _page(
    request: Request,
    versions: tuple[Assessment, ...],
    shown: Assessment | None,
    filled: Filled | None,
    *,
    wrong: str = "",
    changed: bool = False,
) -> Response:
    ledger, ask = request.app.state.ledger, request.query_params
    found = find_incident(ledger, request.path_params["incident"], case=request.state.case)
    options = options_of(ledger, found.incident)
    name = filled.codebook if filled else ask.get("codebook", "") or _codebook_of(shown)
    codebook = _codebook(request, name)
    if filled is None:
        filled = from_fields(shown, options, codebook) if shown is not None else Filled(codebook.id, {})
    values: dict[str, Any] = {
        "i": found.incident,
        "options": options,
        "filled": filled,
        "versions": versions,
        "shown": shown,
        "latest": versions[-1] if versions else None,
        "codebook": codebook,
        "codebooks": getattr(request.app.state, "codebooks", None) or presets(),
        "chosen_fields": CHOSEN,
        "figures": FIGURES,
        "types": list(EventType),
        "unknown": UNKNOWN,
        "own": OWN,
        "releases": RELEASES,
        "wrong": wrong,
        "changed": changed,
        "answer": answer,
    }
    return render(request, "assessment.html", 409 if changed else 400 if wrong else 200, **values)


def _codebook_of(shown: Assessment | None) -> str:
    try:
        return str(json.loads(shown.fields).get("codebook", "")) if shown is not None else ""
    except (ValueError, AttributeError):
        return ""


def compare(request: Request) -> Response:
    """Two versions side by side where they differ: the last two, or those asked for."""
    versions = _versions(request)
    if len(versions) < 2:
        return RedirectResponse(url(request, "assessment", incident=request.path_params["incident"]), 303)
    by_number = {version.version: version for version in versions}
    ask = request.query_params
    before = by_number.get(number(ask.get("before", "")) or versions[-2].version)
    after = by_number.get(number(ask.get("after", "")) or versions[-1].version)
    if before is None or after is None:
        raise not_found("no such version")
    found = find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)
    values: dict[str, Any] = {
        "i": found.incident,
        "versions": versions,
        "before": before,
        "after": after,
        "found": differences(before, after),
        "types": set(EventType),
        "states_differ": (before.release, before.signed_off_by) != (after.release, after.signed_off_by),
    }
    return render(request, "versions.html", **values)


def save(request: Request) -> Response:
    """Append a version; where somebody else wrote one meanwhile, both are shown and nothing typed is lost."""
    ledger, state = request.app.state.ledger, request.state
    found = find_incident(ledger, request.path_params["incident"], case=state.case)
    codebook = _codebook(request, words(request, "codebook"))
    filled = read_form(lambda name: words(request, name), codebook)
    try:
        text = to_fields(filled, options_of(ledger, found.incident), codebook, found.incident.place)
    except InputError as error:
        return _page(request, _versions(request), None, filled, wrong=str(error))
    try:
        expected = number(words(request, "version"))
        assess(ledger, found.incident.id, text, by=state.visitor.name, expected=expected, case=state.case)
    except ChangedError:
        return _page(request, _versions(request), None, filled, changed=True)
    return RedirectResponse(url(request, "assessment", incident=found.incident.id), 303)


def sign_off(request: Request) -> Response:
    """A senior signs the latest version off, which somebody else wrote."""
    latest = _latest(request)
    if latest.by == request.state.visitor.name:
        raise Refused(403, "not_allowed", "one's own assessment")
    return _again(request, latest, signed=request.state.visitor.name, release=latest.release)


def set_release(request: Request) -> Response:
    """Set where the record stands; what nobody signed off is not released."""
    latest, release = _latest(request), words(request, "release")
    if release not in RELEASES or (release == "released" and latest.signed_off_by is None):
        raise Refused(400, "release")
    return _again(request, latest, signed=latest.signed_off_by, release=release)


def _latest(request: Request) -> Assessment:
    versions = _versions(request)
    if not versions:
        raise not_found("no assessment")
    return versions[-1]


def _again(request: Request, latest: Assessment, *, signed: str | None, release: str) -> Response:
    assess(
        request.app.state.ledger,
        latest.incident,
        latest.fields,
        by=latest.by,
        signed_off_by=signed,
        release=release,
        expected=number(words(request, "version")),
        case=request.state.case,
    )
    return RedirectResponse(url(request, "assessment", incident=latest.incident), 303)


_HERE = "/c/{case}/incidents/{incident}/assessment"
_POST = ("POST",)
ROUTES = [
    guarded(_HERE, show, needs=Action.READ, item=incident_item, name="assessment"),
    guarded(f"{_HERE}/versions", compare, needs=Action.READ, item=incident_item, name="versions"),
    guarded(_HERE, save, needs=Action.ASSESS, item=incident_item, methods=_POST, name="assess"),
    guarded(f"{_HERE}/sign", sign_off, needs=Action.SIGN_OFF, item=incident_item, methods=_POST, name="sign_off"),
    guarded(
        f"{_HERE}/release", set_release, needs=Action.DECIDE, item=incident_item, methods=_POST, name="set_release"
    ),
]
