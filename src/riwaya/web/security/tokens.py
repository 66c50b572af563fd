"""The cookie of a browser and the CSRF token that belongs to it."""

import hashlib
import hmac
import re
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import new_token
from riwaya.web.security.settings import SecuritySettings

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def read_cookie(request: Request, settings: SecuritySettings) -> str | None:
    """The token the browser sent; None where it cannot be one of ours."""
    token = request.cookies.get(settings.cookie, "")
    return token if _TOKEN.fullmatch(token) else None


def set_cookie(response: Response, settings: SecuritySettings, token: str | None = None) -> str:
    """Give the browser a token (a new one, for a visitor nobody knows yet)."""
    token = token or new_token()
    response.set_cookie(settings.cookie, token, httponly=True, secure=settings.secure_cookies, samesite="lax", path="/")
    return token


def drop_cookie(response: Response, settings: SecuritySettings) -> None:
    """Have the browser forget its token."""
    response.delete_cookie(settings.cookie, httponly=True, secure=settings.secure_cookies, samesite="lax", path="/")


def open_key(settings: SecuritySettings, token: str) -> str:
    """Under which key all processes find that a browser opened the printed address of this start of the workbench."""
    opened = hmac.new((settings.open_token or "").encode(), token.encode(), hashlib.sha256)
    return f"open|{opened.hexdigest()}"


def csrf_of(token: str) -> str:
    """The CSRF token of a cookie: bound to it, changed at sign-in with it, and of no use for finding it out."""
    return hmac.new(token.encode(), b"riwaya csrf", hashlib.sha256).hexdigest()


def csrf_fits(token: str | None, sent: str) -> bool:
    """Whether a form or script sent the token that belongs to its cookie."""
    return token is not None and hmac.compare_digest(csrf_of(token).encode(), sent.encode("utf-8", "replace"))


def made_pass(token: str, what: str, *, until: datetime) -> str:
    """A pass for one thing and some time, good with this browser's cookie and no other: an address may hold it."""
    return _pass(token, what, f"{int(until.timestamp())}")


def pass_holds(token: str, what: str, sent: str, *, at: datetime) -> bool:
    """Whether a pass is for this thing, was given to this browser, and is not over."""
    end = sent.partition(".")[0]
    if not (end.isascii() and end.isdecimal() and len(end) < 15) or at.timestamp() > int(end):
        return False
    return hmac.compare_digest(_pass(token, what, end).encode(), sent.encode("utf-8", "replace"))


def _pass(token: str, what: str, end: str) -> str:
    return f"{end}.{hmac.new(token.encode(), f'riwaya pass|{end}|{what}'.encode(), hashlib.sha256).hexdigest()}"
