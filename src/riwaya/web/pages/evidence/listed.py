"""The files held for a claim or an incident, and files put in from the browser: kept at once, signed, in custody."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.pages.adding import plain_name
from riwaya.web.pages.asked import words
from riwaya.web.pages.evidence.subject import LARGEST, LONGEST, Subject, subject_of, vault_of
from riwaya.web.rendering import render
from riwaya.workflow.holding import Adding
from riwaya.workflow.workbench.holding_files import Taken, hold_files
from riwaya.workflow.workbench.proofs import claims_with_files, files_of, held_for


def show(request: Request) -> Response:
    """The files, and the form to add some."""
    return _page(subject_of(request))


def _page(subject: Subject, taken: list[Taken] | None = None, wrong: str = "") -> Response:
    request = subject.request
    folder, ledger, case = vault_of(request), request.app.state.ledger, request.state.case
    found = subject.incident
    values: dict[str, Any] = {
        "subject": subject,
        "files": files_of(folder, subject.keys, case),
        "rows": claims_with_files(folder, ledger, found, case) if found is not None else [],
        "taken": taken or [],
        "wrong": wrong,
        "largest": LARGEST,
    }
    return render(request, "evidence.html", 400 if taken or wrong else 200, **values)


def add(request: Request) -> Response:
    """Keep the files of the form; a page with what became of each where one could not be kept."""
    subject, state = subject_of(request), request.state
    files = [f for f in state.form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    if not files:
        return _page(subject, wrong="files")
    original = words(request, "original", most=64)
    if original and held_for(vault_of(request), original, subject.keys, state.case) is None:
        return _page(subject, wrong="original")
    adding = Adding(
        by=state.visitor.name,
        at=state.now.isoformat(timespec="seconds"),
        from_=words(request, "from", most=LONGEST),
        claims=subject.keys[:1],
        original=original,
        note=words(request, "why", most=LONGEST),
        case=state.case,
    )
    named = [(plain_name(f.filename or ""), f.file) for f in files]
    taken = hold_files(vault_of(request), named, adding, redacted=bool(words(request, "redacted")))
    for one in taken:
        if one.file:
            state.audit("evidence: added", one.file, name=one.name)
    if any(one.why for one in taken):
        return _page(subject, taken)
    where = subject.url("proof", file=taken[0].file) if len(taken) == 1 else subject.url("evidence")
    return RedirectResponse(where, 303)
