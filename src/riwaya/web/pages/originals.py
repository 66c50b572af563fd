"""The bytes that a report was taken from, to take away as they came; each taking stands in the log."""

import mimetypes
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action
from riwaya.ledger import find_report
from riwaya.web.pages.asked import number
from riwaya.web.security import guarded, not_found
from riwaya.web.security.items import report_item
from riwaya.workflow.originals import original_by_number

_LONGEST_NAME = 120


def take(request: Request) -> Response:
    """One original. The browser saves it under the name it came with, and opens nothing of it here."""
    ledger, state = request.app.state.ledger, request.state
    report, wanted = find_report(ledger, request.path_params["report"]), number(request.path_params["number"])
    found = original_by_number(ledger, report.id, wanted, case=state.case)
    if found is None:
        raise not_found("no such original of this report")
    digest, data = found
    state.audit("export: original", report.id, sha256=digest)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name_of(report.ref, data), safe='')}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def name_of(ref: str, data: bytes) -> str:
    """A name to save under: the file's own where the reference is one, with an ending that says what it holds."""
    own = PurePosixPath(ref.replace("\\", "/").split("#")[0]).name.strip(". ")[-_LONGEST_NAME:] or "original"
    if mimetypes.guess_type(own)[0] is not None:
        return own
    starts = {b"%PDF": ".pdf", b"PK\x03\x04": ".docx", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}
    ending = next((ending for start, ending in starts.items() if data.startswith(start)), "")
    return own + (ending or (".html" if b"<" in data[:200] else ".txt"))


ROUTES = [
    guarded(
        "/c/{case}/reports/{report}/originals/{number}", take, needs=Action.EXPORT, item=report_item, name="original"
    )
]
