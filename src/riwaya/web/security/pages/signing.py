"""Sign-in and -out, the address printed at the start, the first start, invitations."""

import hmac
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import (
    Limit,
    Person,
    accept,
    begin,
    begin_session,
    end_session,
    find_hash,
    find_invitation,
    forgive,
    is_begun,
    new_token,
    share,
    take,
    unshare,
    verify_password,
    write_line,
)
from riwaya.web.rendering import render
from riwaya.web.security.failing import Refused, not_found
from riwaya.web.security.needs import PUBLIC, SIGNED_IN
from riwaya.web.security.pages.forms import attempt, field, go, own_path, secret
from riwaya.web.security.routing import guarded
from riwaya.web.security.tokens import drop_cookie, open_key, set_cookie

BY_NAME = Limit(10, timedelta(minutes=15))
BY_ADDRESS = Limit(40, timedelta(minutes=15))
"""An office of ten behind one address still gets in after somebody forgot a password."""


def show_login(request: Request) -> Response:
    """The form."""
    if request.app.state.security.open_token is not None:
        raise Refused(401, "open_address")
    if request.state.visitor.person is not None:
        return go("/")
    if not is_begun(request.app.state.access):
        return render(request, "first_missing.html")
    return render(request, "login.html", next=own_path(request.query_params.get("next", "/")))


def login(request: Request) -> Response:
    """Check name and password; every try counts, by name and by address."""
    access, at, name = request.app.state.access, request.state.now, field(request, "name")
    id_, hashed = find_hash(access, name)
    by_name = f"login|name|{id_ or name.casefold()[:80]}"
    with access.writing() as connection:
        waits = (
            take(connection, f"login|address|{request.state.address}", BY_ADDRESS, at=at),
            take(connection, by_name, BY_NAME, at=at),
        )
    if any(waits):
        raise Refused(429, "too_often", wait=max(waits))
    if not verify_password(hashed, secret(request, "password")) or id_ is None:
        request.state.audit("sign-in failed", name)
        where = own_path(field(request, "next"))
        return render(request, "login.html", status=401, error="login", next=where, typed=name)
    with access.writing() as connection:
        forgive(connection, by_name)
        end_session(connection, request.state.token)
        token = begin_session(connection, id_, device=request.headers.get("user-agent", ""), at=at)
        write_line(connection, "signed in", at=at, person=name, address=request.state.address)
    response = go(own_path(field(request, "next")))
    set_cookie(response, request.app.state.security, token)
    return response


def logout(request: Request) -> Response:
    """End this session; have the browser throw away what it kept of the pages."""
    with request.app.state.access.writing() as connection:
        end_session(connection, request.state.token)
    unshare(request.app.state.access, open_key(request.app.state.security, request.state.token))
    response = go("/login")
    drop_cookie(response, request.app.state.security)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def open_here(request: Request) -> Response:
    """The printed address of a workbench without sign-in: its token becomes a cookie and leaves the address bar."""
    expected = request.app.state.security.open_token
    _check_printed(request, expected)
    token = new_token()
    share(request.app.state.access, open_key(request.app.state.security, token), "", at=request.state.now)
    response = go("/")
    set_cookie(response, request.app.state.security, token)
    return response


def _check_printed(request: Request, expected: str | None) -> str:
    sent = request.query_params.get("token", "") or field(request, "token")
    if expected is None or not hmac.compare_digest(sent.encode("utf-8", "replace"), expected.encode()):
        raise not_found("the token of the printed address is missing or wrong")
    return sent


def show_first(request: Request) -> Response:
    """The form by which the first owner is made."""
    token = _check_printed(request, request.app.state.security.first_token)
    if is_begun(request.app.state.access):
        return go("/login")
    return render(request, "first.html", token=token)


def first(request: Request) -> Response:
    """Make the owner and sign them in."""
    token = _check_printed(request, request.app.state.security.first_token)
    access, at, name = request.app.state.access, request.state.now, field(request, "name")

    def change() -> Response:
        return _sign_in(request, begin(access, name, secret(request, "password"), at=at), "first start")

    return attempt(request, change, "first.html", token=token, typed=name)


def show_invited(request: Request) -> Response:
    """The form behind an invitation."""
    code = request.path_params["code"]
    found = find_invitation(request.app.state.access, code, at=request.state.now)
    if found is None:
        return render(request, "invited.html", status=404, error="invitation_closed", invitation=None)
    return render(request, "invited.html", invitation=found)


def invited(request: Request) -> Response:
    """Use the invitation up and sign the person in."""
    access, at, code = request.app.state.access, request.state.now, request.path_params["code"]
    name = field(request, "name")

    def change() -> Response:
        return _sign_in(request, accept(access, code, name, secret(request, "password"), at=at), "accepted invitation")

    found = find_invitation(access, code, at=at)
    return attempt(request, change, "invited.html", invitation=found, typed=name)


def _sign_in(request: Request, person: Person, what: str) -> Response:
    at = request.state.now
    with request.app.state.access.writing() as connection:
        end_session(connection, request.state.token)
        token = begin_session(connection, person.id, device=request.headers.get("user-agent", ""), at=at)
        write_line(connection, what, at=at, person=person.name, address=request.state.address)
    response = go("/")
    set_cookie(response, request.app.state.security, token)
    return response


ROUTES = [
    guarded("/login", show_login, needs=PUBLIC, name="login"),
    guarded("/login", login, needs=PUBLIC, name="sign in", methods=("POST",)),
    guarded("/logout", logout, needs=SIGNED_IN, name="logout", methods=("POST",)),
    guarded("/open", open_here, needs=PUBLIC, name="open", limit=BY_ADDRESS),
    guarded("/first", show_first, needs=PUBLIC, name="first", limit=BY_ADDRESS),
    guarded("/first", first, needs=PUBLIC, name="begin", methods=("POST",), limit=BY_ADDRESS),
    guarded("/invited/{code}", show_invited, needs=PUBLIC, name="invited", limit=BY_ADDRESS),
    guarded("/invited/{code}", invited, needs=PUBLIC, name="accept", methods=("POST",), limit=BY_ADDRESS),
]
