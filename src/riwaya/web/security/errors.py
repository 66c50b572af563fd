"""Errors -> answers: a page in the visitor's language, JSON for programs; one table of statuses."""

import logging
from collections.abc import Callable
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from riwaya.errors import AccessError, ChangedError, ContractError, InputError, LedgerError, LexiconError, RiwayaError
from riwaya.web.security.failing import Refused
from riwaya.web.security.guard import set_defaults
from riwaya.web.security.origins import SAFE

ErrorPage = Callable[..., Response]
"""``error_page(request, status, code=..., message=...)``"""

STATUSES: dict[type[RiwayaError], int] = {
    InputError: 400,
    AccessError: 400,
    ContractError: 400,
    ChangedError: 409,
    LedgerError: 404,
    LexiconError: 500,
    RiwayaError: 500,
}
"""A LedgerError met by a request is about a name that is not in the ledger."""

_log = logging.getLogger("riwaya.web")


def add_error_pages(app: Starlette, error_page: ErrorPage) -> None:
    """Have the app answer errors."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        if error.status == 401 and request.method in SAFE and not _by_program(request):
            return _sign_in(request, error_page)
        response = _answer(request, error_page, error.status, error.code, error.message)
        if error.wait:
            response.headers["Retry-After"] = str(error.wait)
        return response

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = _answer(request, error_page, error.status_code, "http")
        for name, value in (error.headers or {}).items():
            response.headers[name] = value
        return response

    def riwaya(request: Request, error: Exception) -> Response:
        assert isinstance(error, RiwayaError)
        status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
        code = "changed" if isinstance(error, ChangedError) else type(error).__name__
        return _answer(request, error_page, status, code, str(error) if status == 400 else "")

    def bug(request: Request, error: Exception) -> Response:
        _log.error("a bug: %s %s", request.method, request.url.path, exc_info=error)
        return _answer(request, error_page, 500, "bug")

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RiwayaError, riwaya)
    app.add_exception_handler(Exception, bug)


def _answer(request: Request, error_page: ErrorPage, status: int, code: str, message: str = "") -> Response:
    if _by_program(request):
        return JSONResponse({"error": {"status": status, "code": code, "message": message}}, status)
    if not hasattr(request.state, "visitor"):
        set_defaults(request)
    return error_page(request, status, code=code, message=message)


def _sign_in(request: Request, error_page: ErrorPage) -> Response:
    if request.app.state.security.open_token is not None:
        return _answer(request, error_page, 401, "open_address")
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(here, safe='')}", 303)


def _by_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")
