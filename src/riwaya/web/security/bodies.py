"""The body of a request -> form fields or JSON, never more of it than allowed and never for longer than allowed."""

import errno
import json
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from riwaya.web.security.failing import Refused

MEGABYTE = 1024 * 1024
FIELDS_BYTES = 1 * MEGABYTE
UPLOAD_BYTES = 256 * MEGABYTE
FILES = 1_000
FIELDS = 2_000
_SECONDS = 60
_UPLOAD_SECONDS = 900


async def read_body(request: Request, *, uploads: bool, most: int) -> None:
    """Put the form into ``request.state.form``, or what JSON says into ``request.state.json``."""
    announced = request.headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > most:
        raise _too_large(most)
    request._receive = _counting(request._receive, most)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        with anyio.fail_after(_UPLOAD_SECONDS if uploads else _SECONDS):
            if kind == "application/json":
                request.state.json = _parse(await request.body())
            elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
                request.state.form = await request.form(max_files=FILES if uploads else 0, max_fields=FIELDS)
            elif await request.body():
                raise Refused(415, "unknown_body")
            else:
                request.state.form = FormData()
    except TimeoutError:
        raise Refused(408, "too_slow") from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Refused(413, "no_room") from None
        raise
    except (HTTPException, MultiPartException, UnicodeDecodeError):
        raise Refused(400, "broken_body") from None


def _too_large(most: int) -> Refused:
    return Refused(413, "too_large", message=f"≤ {most // MEGABYTE:,} MB")


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(400, "broken_body") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _counting(receive: Callable[[], Awaitable[Message]], most: int) -> Callable[[], Awaitable[Message]]:
    """A body may come without saying how long it is."""
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise _too_large(most)
        return message

    return counted
