"""The first page: the cases somebody has a role in; and the switch of language."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.access import EVERY_CASE
from riwaya.ledger import MAIN, list_cases
from riwaya.web.language import COOKIE, LANGUAGES
from riwaya.web.rendering import render
from riwaya.web.security import PUBLIC, SIGNED_IN, Refused, guarded

_YEAR = 365 * 24 * 3600


def show(request: Request) -> Response:
    """The cases, the main one among them even where the ledger is still empty."""
    person = request.state.visitor.person
    counts = dict(list_cases(request.app.state.ledger))
    if person.role_in(EVERY_CASE) is not None:
        counts = {MAIN: 0} | counts
    found = [(name, count) for name, count in sorted(counts.items()) if person.role_in(name) is not None]
    return render(request, "start.html", found=found)


def choose_language(request: Request) -> Response:
    """Keep the language in a cookie and go back to the page."""
    chosen = request.state.form.get("lang", "")
    if chosen not in LANGUAGES:
        raise Refused(400, "language")
    response = RedirectResponse(local_path(str(request.state.form.get("next", "/"))), 303)
    secure = request.app.state.security.secure_cookies
    response.set_cookie(COOKIE, chosen, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
    return response


def local_path(wanted: str) -> str:
    """A path on this workbench; anything that a browser could take for another site becomes the first page."""
    plain = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if plain and not any(ord(c) < 33 for c in wanted) else "/"


ROUTES = [
    guarded("/", show, needs=SIGNED_IN, name="start"),
    guarded("/language", choose_language, needs=PUBLIC, methods=("POST",), name="language"),
]
