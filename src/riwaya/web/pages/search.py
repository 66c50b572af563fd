"""Search: reports by words in any spelling, claims by who, about whom, where, when; kept searches; a pasted list."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.export.cells import Cell, line
from riwaya.ledger import ClaimQuery, Remark, RemarkKind, list_remarks, take_back
from riwaya.model import Act, EventType
from riwaya.pages.marks import Mark, passage
from riwaya.web.pages.asked import number, words
from riwaya.web.pages.incidents import day
from riwaya.web.rendering import render, url
from riwaya.web.security import Refused, guarded, not_found
from riwaya.workflow.speaking import speakers
from riwaya.workflow.workbench.finding import (
    MOST_LINES,
    Hit,
    Wanted,
    count_lines,
    find_reports_with,
    find_wanted,
    save_search,
    saved_searches,
)

PAGE = 20
DEEPEST = 2_000
"""Hits behind which a search does not page: whoever wants more narrows it, or takes an export."""
_AROUND = 90
_FIELDS = ("q", "exact", "in", "by", "about", "place", "type", "act", "from", "to")


def show(request: Request) -> Response:
    """Reports with the words asked for, or (``in`` is "claims") claims."""
    state, ask, ledger = request.state, request.query_params, request.app.state.ledger
    asked = {name: ask.get(name, "")[:500] for name in _FIELDS}
    offset, hidden = min(number(ask.get("offset", "")), DEEPEST), state.visitor.hidden_reports
    found = claims = None
    total = 0
    if asked["in"] == "claims":
        query = _query(asked, state.case)
        if query is not None:
            claims, total = find_wanted(ledger, query, hidden=hidden, limit=PAGE, offset=offset)
    else:
        exact = bool(asked["exact"])
        found = find_reports_with(
            ledger, asked["q"], exact=exact, hidden=hidden, case=state.case, limit=PAGE, offset=offset
        )
        total = found.total if found else 0
    values: dict[str, Any] = {
        "asked": asked,
        "found": found,
        "claims": claims,
        "names": speakers(ledger, claims) if claims else {},
        "total": None if hidden else total,
        "more": offset + PAGE if offset + PAGE < min(total, DEEPEST) else None,
        "offset": offset,
        "saved": saved_searches(ledger, case=state.case),
        "types": list(EventType),
        "acts": list(Act),
        "snippets": _snippets,
    }
    return render(request, "search.html", **values)


def _query(asked: dict[str, str], case: str) -> ClaimQuery | None:
    wanted = Wanted(
        by=asked["by"],
        about=asked["about"],
        place=asked["place"],
        type=asked["type"],
        act=asked["act"],
        first=day(asked["from"]) or "",
        last=day(asked["to"]) or "",
    )
    try:
        return wanted.query(case)
    except ValueError:
        raise Refused(400, "search") from None


def _snippets(hit: Hit) -> list[Markup]:
    """The first places in which the words stand, each once, with what is around them."""
    text, behind = hit.report.text, 0
    out: list[Markup] = []
    for span in hit.spans:
        if span.start < behind or len(out) == 3:
            continue
        start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
        start = text.find(" ", start, span.start) + 1 or start if start else 0
        end = max(text.rfind(" ", span.end, end), span.end) if end < len(text) else end
        marks = [Mark(s.start, s.end, "hit", "") for s in hit.spans if start <= s.start and s.end <= end]
        out.append(passage(text, start, end, marks, element="mark"))
        behind = end
    return out


def keep(request: Request) -> Response:
    """Keep a search under a name."""
    state = request.state
    asked = {name: words(request, name, most=500) for name in _FIELDS}
    name = words(request, "name", most=200)
    if not name:
        raise Refused(400, "name")
    save_search(request.app.state.ledger, name, asked, by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "search", query=asked), 303)


def forget(request: Request) -> Response:
    """Take a saved search away: one's own; a senior anybody's."""
    state, ledger = request.state, request.app.state.ledger
    saved = _saved(request, number(request.path_params["number"]))
    if saved.by != state.visitor.name and not state.visitor.may(Action.SETTLE):
        raise Refused(403, "not_allowed", "somebody else's search")
    take_back(ledger, [saved.number], by=state.visitor.name, case=state.case)
    return RedirectResponse(url(request, "search"), 303)


def _saved(request: Request, wanted: int) -> Remark:
    for one in list_remarks(request.app.state.ledger, RemarkKind.SEARCH, case=request.state.case):
        if one.number == wanted and one.withdrawn_at is None:
            return one
    raise not_found(f"no saved search {wanted}")


def batch(request: Request) -> Response:
    """The form for a list of names or words."""
    return render(request, "batch.html", lines="", exact=False, rows=None, most=MOST_LINES, left=0)


def run_batch(request: Request) -> Response:
    """How many reports each line of a list is in, as a page or (``as`` is "csv") as a table to take away."""
    state = request.state
    text, exact = words(request, "lines", most=20_000), bool(words(request, "exact"))
    lines = [line.strip()[:200] for line in text.split("\n") if line.strip()]
    hidden = state.visitor.hidden_reports
    rows = count_lines(request.app.state.ledger, lines, exact=exact, hidden=hidden, case=state.case)
    if words(request, "as") == "csv":
        if not state.visitor.may(Action.EXPORT):
            raise Refused(403, "not_allowed", "export")
        state.audit("export: batch search")
        headers = {"Content-Disposition": 'attachment; filename="search.csv"'}
        return Response(to_csv([("line", "reports"), *rows]), media_type="text/csv; charset=utf-8", headers=headers)
    left = max(0, len(lines) - MOST_LINES)
    return render(request, "batch.html", lines=text, exact=exact, rows=rows, most=MOST_LINES, left=left)


def to_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as CSV that a spreadsheet opens: no cell can begin a formula."""
    return b"\xef\xbb\xbf" + "".join(map(line, rows)).encode()


ROUTES = [
    guarded("/c/{case}/search", show, needs=Action.READ, name="search"),
    guarded("/c/{case}/search/keep", keep, needs=Action.JUDGE, methods=("POST",), name="keep_search"),
    guarded("/c/{case}/search/{number}/forget", forget, needs=Action.JUDGE, methods=("POST",), name="forget_search"),
    guarded("/c/{case}/search/list", batch, needs=Action.READ, name="batch"),
    guarded("/c/{case}/search/list", run_batch, needs=Action.READ, methods=("POST",), name="run_batch"),
]
