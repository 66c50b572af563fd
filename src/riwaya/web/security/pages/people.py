"""Who is in a case, or in the whole ledger: invite, give and take roles, disable. One set of endpoints for both."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import (
    EVERY_CASE,
    Action,
    Role,
    find_hash,
    invite,
    invite_again,
    list_invitations,
    list_people,
    set_disabled,
    set_role,
    take_back,
)
from riwaya.errors import AccessError
from riwaya.ledger import list_cases
from riwaya.web.rendering import render
from riwaya.web.security.needs import EVERYTHING
from riwaya.web.security.pages.forms import field, go
from riwaya.web.security.routing import GuardedRoute, guarded


def show(request: Request) -> Response:
    """The list."""
    return _page(request)


def _page(request: Request, *, status: int = 200, **values: Any) -> Response:
    access, case = request.app.state.access, request.state.case
    with access.reading() as connection:
        scope = (case,) if case else (EVERY_CASE, *_cases(request))
        open_ = [found for name in scope for found in list_invitations(connection, name, at=request.state.now)]
    people = list_people(access, case or None)
    return render(
        request,
        "people.html",
        status=status,
        people=people,
        invitations=open_,
        roles=list(Role),
        cases=[EVERY_CASE, *_cases(request)] if not case else [case],
        base=_base(request),
        **values,
    )


def _cases(request: Request) -> list[str]:
    return [name for name, _ in list_cases(request.app.state.ledger)]


def _base(request: Request) -> str:
    return request.url.path.partition("/people")[0] + "/people"


def _scope(request: Request) -> str:
    """In a case this case and no other, whatever the form says; for owners of everything what the form says."""
    return request.state.case or field(request, "case") or EVERY_CASE


def _role(request: Request) -> Role | None:
    try:
        return Role(field(request, "role"))
    except ValueError:
        return None


def new_invitation(request: Request) -> Response:
    """A one-time address for somebody new; the page shows it this once."""
    visitor, role = request.state.visitor, _role(request)
    if role is None:
        return _page(request, status=400, error="no_role")
    with request.app.state.access.writing() as connection:
        code = invite(
            connection, _scope(request), role, by=visitor.name, note=field(request, "note"), at=request.state.now
        )
    return _page(request, link=_link(request, code))


def _link(request: Request, code: str) -> str:
    settings = request.app.state.security
    return f"{settings.scheme}://{settings.hosts[0]}/invited/{code}"


def drop_invitation(request: Request) -> Response:
    """Close an open invitation."""
    with request.app.state.access.writing() as connection:
        take_back(connection, _scope(request), field(request, "mark"))
    return go(_base(request))


def give_role(request: Request) -> Response:
    """Give somebody who is here a role, or take it; by name for those the case does not know yet."""
    access, role = request.app.state.access, _role(request)
    person = field(request, "person")
    if not person:
        person = find_hash(access, field(request, "name"))[0] or ""
    if field(request, "role") and role is None:
        return _page(request, status=400, error="no_role")
    try:
        with access.writing() as connection:
            set_role(connection, person, _scope(request), role)
    except AccessError as error:
        return _page(request, status=400, error=error.code)
    request.state.audit("role", person, role=role or "none", scope=_scope(request))
    return go(_base(request))


def disable(request: Request) -> Response:
    """Let somebody in no more, or again."""
    try:
        with request.app.state.access.writing() as connection:
            set_disabled(connection, field(request, "person"), disabled=field(request, "disabled") == "yes")
    except AccessError as error:
        return _page(request, status=400, error=error.code)
    request.state.audit("disabled" if field(request, "disabled") == "yes" else "let in again", field(request, "person"))
    return go(_base(request))


def again(request: Request) -> Response:
    """A one-time address by which somebody who forgot it chooses a new password."""
    try:
        with request.app.state.access.writing() as connection:
            code = invite_again(
                connection, field(request, "person"), by=request.state.visitor.name, at=request.state.now
            )
    except AccessError as error:
        return _page(request, status=400, error=error.code)
    request.state.audit("new password offered", field(request, "person"))
    return _page(request, link=_link(request, code))


def _routes(prefix: str, needs: Any, name: str) -> list[GuardedRoute]:
    changes = {"invite": new_invitation, "uninvite": drop_invitation, "role": give_role}
    return [
        guarded(f"{prefix}/people", show, needs=needs, name=name),
        *(
            guarded(f"{prefix}/people/{word}", endpoint, needs=needs, name=f"{name}: {word}", methods=("POST",))
            for word, endpoint in changes.items()
        ),
    ]


ROUTES = [
    *_routes("", EVERYTHING, "people"),
    *_routes("/c/{case}", Action.PEOPLE, "case people"),
    guarded("/people/disable", disable, needs=EVERYTHING, name="people: disable", methods=("POST",)),
    guarded("/people/again", again, needs=EVERYTHING, name="people: new password", methods=("POST",)),
]
