"""The audit log, for owners: of one case its lines, of every case all of them and whether the chain is whole."""

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action, list_lines, verify_log
from riwaya.web.rendering import render
from riwaya.web.security.needs import EVERYTHING
from riwaya.web.security.routing import guarded

LINES = 100
_LAST_PAGE = 1_000_000


def show(request: Request) -> Response:
    """One page of it."""
    access, case = request.app.state.access, request.state.case
    asked = request.query_params.get("page", "1")
    page = min(max(1, int(asked)), _LAST_PAGE) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    lines, total = list_lines(access, case=case or None, limit=LINES, offset=(page - 1) * LINES)
    broken = verify_log(access) if request.query_params.get("check") == "yes" and not case else None
    checked = request.query_params.get("check") == "yes" and not case
    return render(
        request,
        "audit.html",
        lines=lines,
        total=total,
        page=page,
        more=page * LINES < total,
        checked=checked,
        broken=broken,
    )


ROUTES = [
    guarded("/audit", show, needs=EVERYTHING, name="audit"),
    guarded("/c/{case}/audit", show, needs=Action.AUDIT, name="case audit"),
]
