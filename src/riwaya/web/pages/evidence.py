"""Files that people hold for a claim or an incident: custody, times, track, checks; pictures only when asked for."""

import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from riwaya.access import Action
from riwaya.evidence.metadata import Fix
from riwaya.evidence.wording import say as sentence
from riwaya.ledger import ClaimFound, find_claims_by_key, find_incident
from riwaya.web.pages.asked import words
from riwaya.web.rendering import render
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.items import claim_items, incident_item
from riwaya.workflow.workbench.proofs import (
    Proof,
    files_of,
    files_of_incident,
    open_proof,
    picture,
    working_copy,
)

_POINTS = 120
"""Points of a track that a map draws; the file has all of them."""
_POINT_M = 15
"""Metres around a point of a track: satellite positions of such devices are good to about that."""


def of_claim(request: Request) -> Response:
    """The files for a claim."""
    key = request.path_params["key"]
    return render(request, "evidence.html", claim=_claim(request), key=key, files=files_of(_vault(request), key))


def of_incident(request: Request) -> Response:
    """The claims of an incident that there are files for."""
    found = find_incident(request.app.state.ledger, request.path_params["incident"], case=request.state.case)
    rows = files_of_incident(_vault(request), request.app.state.ledger, found)
    return render(request, "evidence_incident.html", i=found.incident, rows=rows)


def show(request: Request) -> Response:
    """One file, without the picture."""
    return _page(request, None)


def show_picture(request: Request) -> Response:
    """The same with the picture, after somebody asked to see it; the opening is written to its custody."""
    proof, state = _proof(request), request.state
    at = state.now.isoformat(timespec="seconds")
    made = picture(_vault(request), proof.held.file, by=state.visitor.name, at=at, why=words(request, "why", most=500))
    if made is None:
        raise Refused(400, "picture")
    return _page(request, made)


def _page(request: Request, shown: str | None) -> Response:
    proof = _proof(request)
    values: dict[str, Any] = {
        "claim": _claim(request),
        "key": request.path_params["key"],
        "proof": proof,
        "shown": shown,
        "sentence": sentence,
    }
    return render(request, "proof.html", **values)


def copy(request: Request) -> Response:
    """A working copy to take away; it is checked, and stands in the custody."""
    proof, state = _proof(request), request.state
    at, why = state.now.isoformat(timespec="seconds"), words(request, "why", most=500)
    with tempfile.TemporaryDirectory() as folder:
        made = working_copy(_vault(request), proof.held.file, Path(folder), by=state.visitor.name, at=at, why=why)
        data = made.read_bytes()
    state.audit("export: evidence", proof.held.file)
    name = quote(proof.held.names[0] if proof.held.names else proof.held.file, safe="")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def track(request: Request) -> Response:
    """Where the file says its device was, for the map."""
    fixes = _proof(request).facts.fixes
    step = max(1, -(-len(fixes) // _POINTS))
    drawn = [*fixes[::step], *(fixes[-1:] if len(fixes) > 1 and (len(fixes) - 1) % step else ())]
    tiles = getattr(request.app.state, "tiles", None)
    line = [[fix.latitude, fix.longitude] for fix in fixes] if len(fixes) > 1 else []
    return JSONResponse({"areas": [_area(fix) for fix in drawn], "line": line, "tiles": tiles})


def _area(fix: Fix) -> dict[str, Any]:
    return {
        "name": fix.what,
        "href": "#moments",
        "lat": fix.latitude,
        "lon": fix.longitude,
        "radius_m": _POINT_M,
        "precision": f"{fix.at} {fix.zone}".strip(),
        "count": 1,
    }


def times(request: Request) -> Response:
    """The days of the claim and the moments of the file, for the time line."""
    proof, claim = _proof(request), _claim(request)
    spans = [_span(moment.what, moment.at[:10], moment.at[:10]) for moment in proof.facts.moments if moment.at]
    if claim.day_from:
        spans.insert(0, _span(claim.content.text[:80], claim.day_from, claim.day_to or claim.day_from))
    return JSONResponse({"spans": spans})


def _span(label: str, first: str, last: str) -> dict[str, Any]:
    return {"label": label, "href": "#moments", "from": first, "to": last, "uncertain": first != last}


def _proof(request: Request) -> Proof:
    ledger, name = request.app.state.ledger, request.path_params["file"]
    found = open_proof(_vault(request), ledger, name[:64], request.path_params["key"])
    if found is None:
        raise not_found("the file is for no such claim")
    return found


def _claim(request: Request) -> ClaimFound:
    inside = {item.id for item in claim_items(request)}
    found = find_claims_by_key(request.app.state.ledger, [request.path_params["key"]])
    return next(claim for claim in found if claim.report in inside)


def _vault(request: Request) -> Path:
    folder: Path | None = getattr(request.app.state, "vault", None)
    if folder is None:
        raise not_found("no vault is kept here; riwaya serve --vault names it")
    return folder


_OF = "/c/{case}/claims/{key}/evidence"
_FILE, _POST = f"{_OF}/{{file}}", ("POST",)
ROUTES = [
    guarded(_OF, of_claim, needs=Action.JUDGE, item=claim_items, name="evidence"),
    guarded(
        "/c/{case}/incidents/{incident}/evidence",
        of_incident,
        needs=Action.JUDGE,
        item=incident_item,
        name="evidence_of_incident",
    ),
    guarded(_FILE, show, needs=Action.JUDGE, item=claim_items, name="proof"),
    guarded(f"{_FILE}/track.json", track, needs=Action.JUDGE, item=claim_items, name="proof_track"),
    guarded(f"{_FILE}/times.json", times, needs=Action.JUDGE, item=claim_items, name="proof_times"),
    guarded(f"{_FILE}/show", show_picture, needs=Action.JUDGE, item=claim_items, methods=_POST, name="show_proof"),
    guarded(f"{_FILE}/copy", copy, needs=Action.EXPORT, item=claim_items, methods=_POST, name="copy_proof"),
]
