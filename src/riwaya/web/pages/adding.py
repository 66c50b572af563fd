"""Adding reports: files or a pasted text in, a result for each, and the progress of reading; reading again."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from riwaya.access import Action
from riwaya.errors import InputError
from riwaya.intake import Wishes
from riwaya.ledger import find_reports, unread_reports
from riwaya.ledger.belonging import report_in_case
from riwaya.model import ReportKind
from riwaya.web.pages.asked import number, words
from riwaya.web.pages.incidents import day
from riwaya.web.rendering import render, translator, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.web.security.bodies import UPLOAD_BYTES
from riwaya.web.security.items import report_item
from riwaya.workflow.workbench.adding import Pasted, take_file, take_pasted
from riwaya.workflow.workbench.desk import Desk, FileResult

_FIELDS = ("outlet", "published", "kind", "title", "url", "text")
_LONGEST_TEXT = 500_000


def show(request: Request) -> Response:
    """The forms, and what is kept unread."""
    return _form(request, dict.fromkeys(_FIELDS, ""))


def _form(request: Request, filled: dict[str, str], wrong: str = "") -> Response:
    state = request.state
    waiting = unread_reports(request.app.state.ledger, hidden=state.visitor.hidden_reports, case=state.case)
    values: dict[str, Any] = {"filled": filled, "wrong": wrong, "waiting": len(waiting), "kinds": list(ReportKind)}
    values["largest"] = UPLOAD_BYTES
    return render(request, "add.html", 400 if wrong else 200, **values)


def upload(request: Request) -> Response:
    """Store what the files hold, then have it read."""
    state, ledger = request.state, request.app.state.ledger
    files = [f for f in state.form.getlist("files") if isinstance(f, UploadFile) and f.filename]
    filled = {name: words(request, name) for name in ("outlet", "published", "kind")}
    if not files:
        return _form(request, dict.fromkeys(_FIELDS, "") | filled, "files")
    wishes = _wishes(filled)
    found = [
        take_file(ledger, plain_name(f.filename or ""), f.file, wishes, by=state.visitor.name, case=state.case)
        for f in files
    ]
    return _read(request, found)


def paste(request: Request) -> Response:
    """Store a pasted text, then have it read."""
    state, ledger = request.state, request.app.state.ledger
    filled = {name: words(request, name, most=_LONGEST_TEXT if name == "text" else 4_000) for name in _FIELDS}
    if not filled["text"]:
        return _form(request, filled, "text")
    as_it_came = str(state.form["text"]).replace("\r\n", "\n")
    pasted = Pasted(as_it_came, filled["title"], filled["url"])
    try:
        found = take_pasted(ledger, pasted, _wishes(filled), by=state.visitor.name, case=state.case)
    except InputError as error:
        return _form(request, filled, str(error))
    return _read(request, [found])


def _wishes(filled: dict[str, str]) -> Wishes:
    kind = filled.get("kind", "")
    if kind and kind not in set(ReportKind):
        raise Refused(400, "kind")
    published = day(filled.get("published", ""))
    return Wishes(outlet=filled.get("outlet") or None, published=published, kind=ReportKind(kind) if kind else None)


_FOLDERS = 3


def plain_name(name: str) -> str:
    """A file's name, which leads nowhere; of a file in an uploaded folder with the folders it lies in, joined to one
    word, for two folders may each hold a file of this name."""
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(". ")]
    return "-".join(parts[-_FOLDERS - 1 :])[-200:] or "file"


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _read(request: Request, found: list[FileResult]) -> Response:
    ids = [id_ for result in found for id_ in result.reports]
    job = _desk(request).put(ids, by=request.state.visitor.name, case=request.state.case, files=found)
    return RedirectResponse(url(request, "adding", job=job), 303)


def read_waiting(request: Request) -> Response:
    """Read what is kept unread: a workbench that was stopped goes on where it was."""
    state = request.state
    ids = unread_reports(request.app.state.ledger, hidden=state.visitor.hidden_reports, case=state.case)
    job = _desk(request).put(ids, by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "adding", job=job), 303)


def read_again(request: Request) -> Response:
    """Read one report again with what the reader knows now; older readings and opinions stay."""
    state = request.state
    id_ = report_in_case(request.app.state.ledger, request.path_params["report"], case=state.case)
    job = _desk(request).put([id_], by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "adding", job=job), 303)


def progress(request: Request) -> Response:
    """How far a job is, file by file."""
    job = _desk(request).find(number(request.path_params["job"]), request.state.case)
    if job is None:
        raise not_found("no such job, or forgotten: the reports themselves are in the ledger")
    visitor = request.state.visitor
    shown = [id_ for id_ in job.ids if id_ not in visitor.hidden_reports][:20]
    reports = find_reports(request.app.state.ledger, shown)
    return render(request, "adding.html", job=job, reports=reports)


def progress_json(request: Request) -> Response:
    """The same for an open page that asks."""
    job = _desk(request).find(number(request.path_params["job"]), request.state.case)
    if job is None:
        raise not_found("no such job")
    _ = translator(request)
    text = _.ngettext("%(num)s report read", "%(num)s reports read", job.read) % {"num": job.read}
    return JSONResponse({"after": job.read, "text": text, "done": job.done, "read": job.read, "of": len(job.ids)})


_POST = ("POST",)
ROUTES = [
    guarded("/c/{case}/add", show, needs=Action.ADD, name="add"),
    guarded("/c/{case}/add/files", upload, needs=Action.ADD, methods=_POST, uploads=True, name="upload"),
    guarded("/c/{case}/add/text", paste, needs=Action.ADD, methods=_POST, name="paste"),
    guarded("/c/{case}/add/unread", read_waiting, needs=Action.ADD, methods=_POST, name="read_waiting"),
    guarded("/c/{case}/add/{job}", progress, needs=Action.ADD, name="adding"),
    guarded("/c/{case}/add/{job}/progress", progress_json, needs=Action.ADD, name="adding_json"),
    guarded(
        "/c/{case}/reports/{report}/again", read_again, needs=Action.ADD, item=report_item, methods=_POST, name="again"
    ),
]
