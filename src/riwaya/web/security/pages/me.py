"""A person's own page: password, language, the devices they are signed in on, keys for programs."""

from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import (
    Limit,
    begin_session,
    check_password,
    end_sessions,
    find_hash,
    hash_password,
    list_keys,
    list_sessions,
    make_key,
    set_language,
    set_password,
    verify_password,
    void_key,
)
from riwaya.errors import AccessError
from riwaya.web.rendering import render
from riwaya.web.security.needs import SIGNED_IN
from riwaya.web.security.pages.forms import field, go, secret
from riwaya.web.security.routing import guarded
from riwaya.web.security.tokens import set_cookie

GUESSES = Limit(10, timedelta(minutes=15))
KEYS = Limit(20, timedelta(hours=1))


def show(request: Request) -> Response:
    """The page."""
    return _page(request)


def _page(request: Request, *, status: int = 200, **values: Any) -> Response:
    person = request.state.visitor.person
    with request.app.state.access.reading() as connection:
        devices = list_sessions(connection, person.id, at=request.state.now)
        keys = list_keys(connection, person.id, at=request.state.now)
    local = request.app.state.security.open_token is not None
    return render(request, "me.html", status=status, devices=devices, keys=keys, local=local, **values)


def change_password(request: Request) -> Response:
    """The old one is asked for; every other device has to sign in again."""
    access, person, at = request.app.state.access, request.state.visitor.person, request.state.now
    _, hashed = find_hash(access, person.name)
    if not verify_password(hashed, secret(request, "old")):
        return _page(request, status=400, error="password_wrong")
    try:
        check_password(secret(request, "new"), person.name)
    except AccessError as error:
        return _page(request, status=400, error=error.code)
    new = hash_password(secret(request, "new"))
    with access.writing() as connection:
        set_password(connection, person.id, new)
        token = begin_session(connection, person.id, device=request.headers.get("user-agent", ""), at=at)
    response = go("/me")
    set_cookie(response, request.app.state.security, token)
    return response


def change_language(request: Request) -> Response:
    """The language that is shown on every device."""
    with request.app.state.access.writing() as connection:
        language = field(request, "language")
        set_language(connection, request.state.visitor.person.id, language if language in ("ar", "en") else None)
    return go("/me")


def end_others(request: Request) -> Response:
    """Sign out everywhere but here."""
    with request.app.state.access.writing() as connection:
        end_sessions(connection, request.state.visitor.person.id, but=request.state.token)
    return go("/me")


def new_key(request: Request) -> Response:
    """A key for a program; the page shows it this once."""
    person = request.state.visitor.person
    if request.app.state.security.open_token is not None or request.state.by_key:
        return _page(request, status=400, error="no_keys")
    with request.app.state.access.writing() as connection:
        key = make_key(connection, person.id, field(request, "name"), at=request.state.now)
    return _page(request, key=key)


def drop_key(request: Request) -> Response:
    """Make a key useless."""
    with request.app.state.access.writing() as connection:
        void_key(connection, request.state.visitor.person.id, field(request, "mark"))
    return go("/me")


ROUTES = [
    guarded("/me", show, needs=SIGNED_IN, name="me"),
    guarded("/me/password", change_password, needs=SIGNED_IN, name="password", methods=("POST",), limit=GUESSES),
    guarded("/me/language", change_language, needs=SIGNED_IN, name="my language", methods=("POST",)),
    guarded("/me/sessions", end_others, needs=SIGNED_IN, name="end sessions", methods=("POST",)),
    guarded("/me/keys", new_key, needs=SIGNED_IN, name="new key", methods=("POST",), limit=KEYS),
    guarded("/me/keys/void", drop_key, needs=SIGNED_IN, name="void key", methods=("POST",)),
]
