"""What forms and addresses say -> checked values; and where to go after a form was sent."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.web.pages.start import local_path
from riwaya.web.security import Refused

LONGEST_WORDS = 4_000


def words(request: Request, name: str, *, most: int = LONGEST_WORDS) -> str:
    """A text field, without the white space around it. A longer one is refused, not cut."""
    value = request.state.form.get(name, "")
    if not isinstance(value, str) or len(value) > most:
        raise Refused(400, "too_long")
    return value.replace("\r\n", "\n").strip()


def fields(request: Request, *names: str) -> dict[str, str]:
    """Several text fields."""
    return {name: words(request, name) for name in names}


def number(value: str) -> int:
    """A whole number of a form or address; 0 where there is none, refused where it is something else."""
    if not value:
        return 0
    if not value.isascii() or not value.isdecimal() or len(value) > 15:
        raise Refused(400, "number")
    return int(value)


def back(request: Request, default: str, fragment: str = "") -> Response:
    """To the page the form came from (its ``next`` field), or the default."""
    wanted = request.state.form.get("next") or default
    path = local_path(str(wanted)).partition("#")[0]
    return RedirectResponse(path + (f"#{fragment}" if fragment else ""), 303)
