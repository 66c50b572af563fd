"""One file that is held: custody, times, track, checks; pictures, video and sound only when asked for."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from riwaya.errors import RiwayaError
from riwaya.evidence.metadata import Fix
from riwaya.evidence.vault import Vault
from riwaya.evidence.wording import say as sentence
from riwaya.web.pages.asked import words
from riwaya.web.pages.evidence.subject import LARGEST, Subject, held_of, proof_of, signed, subject_of, vault_of
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, not_found
from riwaya.web.security.tokens import made_pass, pass_holds
from riwaya.workflow.workbench.media import media_type
from riwaya.workflow.workbench.proofs import begin_showing, claims_to_link, link_to_claim, working_copy

_POINTS = 120
"""Points of a track that a map draws; the file has all of them."""
_POINT_M = 15
"""Metres around a point of a track: satellite positions of such devices are good to about that."""
_SHOWN_FOR = timedelta(hours=6)
"""After somebody asked to see a file it is shown to them so long; then they ask again, and custody says so again."""


def show(request: Request) -> Response:
    """The file without what can be seen or heard of it; with that after it was asked for."""
    subject = subject_of(request)
    proof = proof_of(subject)
    shown = proof.medium is not None and _was_asked_for(request, proof.held.file)
    values: dict[str, Any] = {
        "subject": subject,
        "proof": proof,
        "medium": (proof.medium or "").partition("/")[0],
        "shown": subject.url("proof_media", {"shown": request.query_params["shown"]}, file=proof.held.file)
        if shown
        else None,
        "sentence": sentence,
        "to_link": _to_link(subject),
        "largest": LARGEST,
    }
    return render(request, "proof.html", **values)


def begin(request: Request) -> Response:
    """Somebody asks to see or hear it: the opening is written to its custody."""
    subject, state = subject_of(request), request.state
    file = _file(subject)
    begin_showing(vault_of(request), file, **signed(request))
    shown = made_pass(state.token, file, until=state.now + _SHOWN_FOR)
    return RedirectResponse(subject.url("proof", {"shown": shown}, file=file), 303)


def media(request: Request) -> Response:
    """The bytes, in the parts that a player asks for, for who asked to see them; never as anything that could run."""
    file = _file(subject_of(request))
    if not _was_asked_for(request, file):
        raise Refused(403, "not_asked")
    path = Vault(vault_of(request)).place(file)
    kind = media_type(path)
    if kind is None:
        raise not_found("nothing a browser shows")
    return FileResponse(path, media_type=kind, content_disposition_type="inline")


def _was_asked_for(request: Request, file: str) -> bool:
    now: datetime = request.state.now
    return pass_holds(request.state.token, file, request.query_params.get("shown", ""), at=now)


def copy(request: Request) -> Response:
    """A working copy to take away; it is checked, and stands in the custody."""
    held, custody = held_of(subject_of(request)), signed(request)
    folder = tempfile.TemporaryDirectory()
    try:
        made = working_copy(vault_of(request), held.file, Path(folder.name), **custody)
    except RiwayaError:
        folder.cleanup()
        raise
    request.state.audit("export: evidence", held.file)
    name = quote(held.names[0] if held.names else held.file, safe="")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
    return _Passing(folder, made, headers)


class _Passing(FileResponse):
    """A file that is sent and then removed with its folder, however the sending ends."""

    def __init__(self, folder: "tempfile.TemporaryDirectory[str]", path: Path, headers: dict[str, str]) -> None:
        super().__init__(path, media_type="application/octet-stream", headers=headers)
        self._folder = folder

    async def __call__(self, *args: Any) -> None:
        """Send it."""
        try:
            await super().__call__(*args)
        finally:
            self._folder.cleanup()


def link(request: Request) -> Response:
    """Say that a file held for an incident bears on one of its claims: there it is set against what the claim says."""
    subject = subject_of(request)
    file, claim = _file(subject), words(request, "claim", most=200)
    if claim not in {found.key for found in _to_link(subject)}:
        raise Refused(400, "claim")
    link_to_claim(vault_of(request), file, claim, case=request.state.case, **signed(request))
    return RedirectResponse(url(request, "proof", key=claim, file=file), 303)


def track(request: Request) -> Response:
    """Where the file says its device was, for the map."""
    fixes = proof_of(subject_of(request)).facts.fixes
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
    """The days of the claim or incident and the moments of the file, for the time line."""
    subject = subject_of(request)
    proof = proof_of(subject)
    spans = [_span(moment.what, moment.at[:10], moment.at[:10]) for moment in proof.facts.moments if moment.at]
    told = _days(subject)
    return JSONResponse({"spans": [told, *spans] if told is not None else spans})


def _days(subject: Subject) -> dict[str, Any] | None:
    if subject.claim is not None and subject.claim.day_from:
        day_to = subject.claim.day_to or subject.claim.day_from
        return _span(subject.claim.content.text[:80], subject.claim.day_from, day_to)
    if subject.incident is not None and (told := subject.incident.incident).from_:
        return _span(told.title.ar, told.from_[:10], (told.to or told.from_)[:10])
    return None


def _span(label: str, first: str, last: str) -> dict[str, Any]:
    return {"label": label, "href": "#moments", "from": first, "to": last, "uncertain": first != last}


def _file(subject: Subject) -> str:
    """The hash of the file of the address, where its bytes are still held."""
    held = held_of(subject)
    if held.expunged:
        raise not_found("no such file is held for it")
    return held.file


def _to_link(subject: Subject) -> list[Any]:
    if subject.incident is None:
        return []
    hidden = subject.request.state.visitor.hidden_reports
    return [c for c in claims_to_link(subject.request.app.state.ledger, subject.incident) if c.report not in hidden]
