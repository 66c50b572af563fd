"""Fields of a form, the pages that show one, and where they lead afterwards."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.errors import AccessError
from riwaya.web.rendering import render


def field(request: Request, name: str) -> str:
    """A text field, trimmed; empty where it is missing or a file."""
    value = (request.state.form or {}).get(name, "")
    return value.strip() if isinstance(value, str) else ""


def secret(request: Request, name: str) -> str:
    """A password: as typed."""
    value = (request.state.form or {}).get(name, "")
    return value if isinstance(value, str) else ""


def go(where: str) -> Response:
    """Show another page, so that reloading it sends no form again."""
    return RedirectResponse(where, 303)


def own_path(address: str) -> str:
    """An address of this workbench; anything that could lead elsewhere becomes the start page."""
    parts = urlsplit(address.replace("\\", "/"))
    plain = all(32 < ord(c) < 127 for c in address)
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return address if plain and inside else "/"


def attempt(request: Request, change: Callable[[], Response], template: str, **values: Any) -> Response:
    """What ``change`` answers; where the store refuses, the form again with the reason."""
    try:
        return change()
    except AccessError as error:
        return render(request, template, status=400, error=error.code, **values)
