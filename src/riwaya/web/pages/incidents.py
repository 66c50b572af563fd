"""The incidents of a case, the newest first; and one incident's board, where it is also split and merged."""

from collections.abc import Collection
from datetime import date
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import Action
from riwaya.access.victims import are_victims_kept
from riwaya.errors import LedgerError
from riwaya.ledger import Days, IncidentFound, browse_incidents, find_incident, list_assessments
from riwaya.model import EventType
from riwaya.pages.labels import label
from riwaya.pages.phrasing import number
from riwaya.pages.sides import highest, lowest
from riwaya.web.language import language_of
from riwaya.web.pages.asked import words
from riwaya.web.phrases import answer, reason
from riwaya.web.quotes import Quotes
from riwaya.web.rendering import counted, fragment, render, say, translator, url
from riwaya.web.security import Refused, guarded
from riwaya.web.security.items import incident_item
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.board import Board
from riwaya.workflow.workbench.regrouping import merge_incidents, split_incident

PAGE = 40
MOST_QUOTES, MOST_LINES = 4, 12
"""Quotations of a cell, and lines of a folded list, that a board shows before it leads on to the whole of it: the
largest of 395 real reports is 6 MB of HTML in full, and 1 MB so."""
BOARD: dict[str, Any] = {"lowest": lowest, "highest": highest, "number": number, "answer": answer, "reason": reason}
"""What the board's templates call."""


def show_all(request: Request) -> Response:
    """The list: what several reports tell of, unless ``all`` is asked for; by type and days where they are given."""
    found, more, chosen = listed(request, "disputed", only=("accounts", "disagreements"), limit=PAGE)
    return render(request, "incidents.html", found=found, more=more, chosen=chosen, types=list(EventType))


def listed(
    request: Request, *further: str, only: Collection[str] = (), limit: int
) -> tuple[list[IncidentFound], str | None, dict[str, str]]:
    """A page of the incidents that an address asks for and the visitor may know of, where it goes on, what it asks.

    Of each what it is, and ``only`` these parts of what is told of it.
    """
    ask = request.query_params
    chosen = {name: ask.get(name, "") for name in ("type", "from", "to", "all", "after", *further)}
    if chosen["type"] and chosen["type"] not in set(EventType):
        raise Refused(400, "type")
    page = browse_incidents(
        request.app.state.ledger,
        after=chosen["after"],
        type_=EventType(chosen["type"]) if chosen["type"] else None,
        days=Days(day(chosen["from"]), day(chosen["to"])),
        least_reports=1 if chosen["all"] else 2,
        disputed=bool(chosen.get("disputed")),
        only=only,
        case=request.state.case,
        limit=limit,
    )
    return [found for found in page.incidents if sees(request, found)], page.more, chosen


def sees(request: Request, found: IncidentFound) -> bool:
    """Whether the visitor may know of an incident: it is not kept from them, nor any report that tells of it."""
    visitor = request.state.visitor
    return found.incident.id not in visitor.hidden_incidents and visitor.sees_reports(found.reports)


def day(text: str) -> str | None:
    """A day of an address, or None where none is given."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused(400, "day") from None


def show(request: Request) -> Response:
    """The board."""
    ledger, case = request.app.state.ledger, request.state.case
    board, page = request.app.state.boards.open(ledger, request.path_params["incident"], case=case)
    versions = list_assessments(ledger, incident=board.incident.id, case=case)
    everything, whole = bool(request.query_params.get("everything")), bool(request.query_params.get("whole"))
    shown: dict[str, Any] = {"board": board, "i": board.incident, "assessed": versions[-1:], "everything": everything}
    shown["vault"] = getattr(request.app.state, "vault", None)
    owner = bool(request.state.visitor.may(Action.PEOPLE))
    shown["victims"] = owner or are_victims_kept(request.app.state.access, request.state.case)
    quotes = quotes_of(request, board, links=True, most=None if whole else MOST_QUOTES)
    parts = {"board": board, "i": board.incident, "quotes": quotes, "most": None if whole else MOST_LINES}
    html = page(language_of(request), whole, lambda: fragment(request, "board_page.html", **parts, **BOARD))
    return render(request, "incident.html", quotes=quotes, most=parts["most"], board_html=html, **shown, **BOARD)


def quotes_of(request: Request, board: Board, *, links: bool, most: int | None = None) -> Quotes:
    """The quotations of a board, with links to their places in the reports or, for paper, without.

    ``most``: how many a list shows before it leads on to the whole board.
    """
    reports = url(request, "reports")
    whole = url(request, "incident", {"whole": "1"}, incident=board.incident.id)
    words_ = translator(request)

    def more(number: int) -> Markup:
        text = counted(words_, "and %(num)s more", "and %(num)s more", number)
        return Markup('<li class="soft"><a href="{}">{}</a></li>').format(whole, text)

    def link(report: str, claim: str) -> str:
        return f"{reports}/{quote(report, safe=':')}#{claim}"

    voice = say(language_of(request), label("article_voice"))
    return Quotes(board, voice, link if links else None, most=most, more=more)


def split(request: Request) -> Response:
    """Take what the ticked reports tell out of the incident, as an incident of its own."""
    ledger, state = request.app.state.ledger, request.state
    chosen = [value for value in state.form.getlist("report") if isinstance(value, str)]
    found = find_incident(ledger, request.path_params["incident"], case=state.case)
    if not chosen or set(found.reports) <= set(chosen):
        raise Refused(400, "split")
    split_incident(
        ledger,
        found,
        chosen,
        by=state.visitor.name,
        reason=words(request, "reason"),
        knowledge=_knowledge(request),
        case=state.case,
    )
    return RedirectResponse(url(request, "incident", incident=found.incident.id), 303)


def merge(request: Request) -> Response:
    """Make one incident of this and another, named by its id or address."""
    ledger, state = request.app.state.ledger, request.state
    found = find_incident(ledger, request.path_params["incident"], case=state.case)
    other = words(request, "other").rstrip("/").rpartition("/")[2]
    try:
        second = find_incident(ledger, other, case=state.case)
    except LedgerError:
        raise Refused(400, "merge") from None
    if second.incident.id == found.incident.id or not sees(request, second):
        raise Refused(400, "merge")
    merge_incidents(
        ledger,
        (found, second),
        by=state.visitor.name,
        reason=words(request, "reason"),
        knowledge=_knowledge(request),
        case=state.case,
    )
    stays = find_incident(ledger, found.incident.id, case=state.case)
    return RedirectResponse(url(request, "incident", incident=stays.incident.id), 303)


def _knowledge(request: Request) -> Knowledge:
    knowledge: Knowledge = request.app.state.knowledge
    return knowledge


ROUTES = [
    guarded("/c/{case}/incidents", show_all, needs=Action.READ, name="incidents"),
    guarded("/c/{case}/incidents/{incident}", show, needs=Action.READ, item=incident_item, name="incident"),
    guarded(
        "/c/{case}/incidents/{incident}/split",
        split,
        needs=Action.DECIDE,
        item=incident_item,
        methods=("POST",),
        name="split",
    ),
    guarded(
        "/c/{case}/incidents/{incident}/merge",
        merge,
        needs=Action.DECIDE,
        item=incident_item,
        methods=("POST",),
        name="merge",
    ),
]
