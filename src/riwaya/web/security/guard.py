"""One request on its way to an endpoint: who comes, what they need, whether the form is theirs; afterwards the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from riwaya.access import (
    EVERY_CASE,
    Action,
    Item,
    Limit,
    Person,
    Role,
    find_key,
    find_session,
    load_restrictions,
    new_token,
    shared_text,
    take,
    write_line,
)
from riwaya.web.security.bodies import FIELDS_BYTES, read_body
from riwaya.web.security.failing import Refused, not_found
from riwaya.web.security.needs import EVERYTHING, PUBLIC, Needs
from riwaya.web.security.origins import SAFE
from riwaya.web.security.tokens import csrf_fits, csrf_of, open_key, read_cookie, set_cookie
from riwaya.web.security.visitor import Visitor

_REFUSALS = Limit(60, timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Declared:
    """What a route says of itself."""

    endpoint: Callable[[Request], Response]
    needs: Needs
    name: str
    item: Callable[[Request], Item | tuple[Item, ...] | None] | None = None
    uploads: bool = False
    most: int = FIELDS_BYTES
    limit: Limit | None = None
    api: bool = False


def now() -> datetime:
    """The clock of the workbench; tests put another in its place (``app.state.clock``)."""
    return datetime.now(UTC)


async def answer(declared: Declared, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request, or raise ``Refused`` for the error page."""
    request = Request(scope, receive)
    set_defaults(request)
    changes = request.method not in SAFE
    await run_sync(_let_in, declared, request)
    if changes:
        await read_body(request, uploads=declared.uploads, most=declared.most)
        _check_form(request)
    try:
        response = await run_sync(_run, declared, request)
    finally:
        if getattr(request.state, "form", None) is not None:
            with anyio.CancelScope(shield=True):
                await request.state.form.close()
    if not request.state.known and declared.needs is PUBLIC and not _sets_cookie(response):
        set_cookie(response, request.app.state.security, request.state.token)
    await response(scope, receive, send)


def set_defaults(request: Request) -> None:
    """What endpoints, templates and error pages find at every request."""
    settings, state = request.app.state.security, request.state
    token = read_cookie(request, settings)
    state.known = token is not None
    state.token = token or new_token()
    state.csrf = csrf_of(state.token)
    state.now = request.app.state.clock()
    state.visitor, state.form, state.json = Visitor(), None, None
    state.by_key = False
    state.case = request.path_params.get("case", "")
    state.address = request.client.host if request.client else ""
    state.audit = lambda what, subject="", **detail: note(request, what, subject, **detail)


def _let_in(declared: Declared, request: Request) -> None:
    """Before a byte of the body is read: the person, the role, the limit."""
    person = _who(request)
    case = request.state.case
    restrictions = load_restrictions(request.app.state.access, case) if person and case else None
    visitor = request.state.visitor = Visitor(person, case, restrictions)
    _count(declared, request)
    if declared.needs is PUBLIC:
        return
    if person is None:
        raise Refused(401, "sign_in")
    if isinstance(declared.needs, Action):
        if visitor.role is None:
            raise _noted(request, declared, not_found(f"{person.name} has no role in {case}"))
        decision = visitor.may(declared.needs)
        if not decision:
            raise _noted(request, declared, Refused(403, "not_allowed", decision.reason))
    elif declared.needs is EVERYTHING and person.role_in(EVERY_CASE) is not Role.OWNER:
        raise _noted(request, declared, Refused(403, "not_allowed", "not an owner of every case"))


def _who(request: Request) -> Person | None:
    access, settings, at = request.app.state.access, request.app.state.security, request.state.now
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        request.state.by_key = True
        return find_key(access, key.strip(), at=at)
    if not request.state.known:
        return None
    if settings.open_token is not None:
        local = shared_text(access, open_key(settings, request.state.token)) is not None
        return Person("local", settings.local_name, {EVERY_CASE: Role.OWNER}) if local else None
    return find_session(access, request.state.token, at=at)


def _count(declared: Declared, request: Request) -> None:
    if declared.limit is None:
        return
    person = request.state.visitor.person
    keys = [f"{declared.name}|address|{request.state.address}"]
    if person is not None:
        keys = [f"{declared.name}|person|{person.id}"]
    with request.app.state.access.writing() as connection:
        for key in keys:
            if wait := take(connection, key, declared.limit, at=request.state.now):
                raise Refused(429, "too_often", wait=wait)


def _check_form(request: Request) -> None:
    if request.state.by_key:
        return  # no cookie had a part in it, so no other site can have
    sent = request.headers.get("x-csrf-token") or (request.state.form or {}).get("csrf") or ""
    if not isinstance(sent, str) or not csrf_fits(request.state.token if request.state.known else None, sent):
        raise Refused(403, "csrf")


def _run(declared: Declared, request: Request) -> Response:
    visitor: Visitor = request.state.visitor
    if declared.item is not None and isinstance(declared.needs, Action):
        found = declared.item(request)
        for item in found if isinstance(found, tuple) else (found,):
            decision = visitor.may(declared.needs, item)
            if not decision:
                raise _noted(request, declared, not_found(decision.reason))
    response = declared.endpoint(request)
    if request.method not in SAFE and response.status_code < 400 and visitor.person is not None:
        ids = {k: v for k, v in request.path_params.items() if k != "case"}
        note(request, declared.name, "/".join(str(value) for value in ids.values()))
    return response


def _noted(request: Request, declared: Declared, refused: Refused) -> Refused:
    """Write a refusal to the log; not more than so many a minute, or the log would be a way to fill the disk."""
    person = request.state.visitor.person
    with request.app.state.access.writing() as connection:
        if not take(connection, f"refused|{person.id}", _REFUSALS, at=request.state.now):
            _write(connection, request, f"refused: {declared.name}", request.url.path, {"reason": refused.reason})
    return refused


def note(request: Request, what: str, subject: str = "", **detail: str) -> None:
    """Add a line about this request to the audit log."""
    with request.app.state.access.writing() as connection:
        _write(connection, request, what, subject, detail)


def _write(connection: Any, request: Request, what: str, subject: str, detail: Mapping[str, str]) -> None:
    state = request.state
    write_line(
        connection,
        what,
        at=state.now,
        person=state.visitor.name,
        address=state.address,
        case=state.case,
        subject=subject,
        detail=detail,
    )


def _sets_cookie(response: Response) -> bool:
    return any(name == b"set-cookie" for name, _ in response.raw_headers)
