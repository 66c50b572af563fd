"""Routes that say what they need. The app has no others: a test walks them all, and ``secure`` refuses to start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from riwaya.access import Action, Item, Limit
from riwaya.web.security.bodies import FIELDS_BYTES, UPLOAD_BYTES
from riwaya.web.security.guard import Declared, answer
from riwaya.web.security.needs import PUBLIC, Needs
from riwaya.web.security.origins import SAFE

Endpoint = Callable[[Request], Response]
Items = Item | tuple[Item, ...] | None
ItemOf = Callable[[Request], Items]


@dataclass(frozen=True, slots=True)
class _Guarded:
    """The ASGI application of one route."""

    declared: Declared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await answer(self.declared, scope, receive, send)


class GuardedRoute(Route):
    """A route with what it needs, found again by the test that walks all routes."""

    def __init__(self, path: str, declared: Declared, *, methods: Sequence[str], name: str) -> None:
        super().__init__(path, declared.endpoint, methods=list(methods), name=name)
        self.declared = declared
        self.app = _Guarded(declared)


class PublicFiles(Mount):
    """A folder that anybody who reaches the address may fetch from."""

    needs = PUBLIC


def guarded(  # noqa: PLR0913 - one argument a thing that a route says of itself
    path: str,
    endpoint: Endpoint,
    *,
    needs: Needs,
    name: str,
    item: ItemOf | None = None,
    methods: Sequence[str] = ("GET",),
    uploads: bool = False,
    largest: int | None = None,
    limit: Limit | None = None,
) -> GuardedRoute:
    """A route of the workbench.

    ``item`` names what the request is about, so that restricted items are refused before the endpoint runs; a route
    about a list has none and leaves out ``visitor.hidden_reports``. ``limit`` counts by person and by address.
    ``uploads``: files may be sent, ``largest`` bytes at once or what is usual.
    """
    if isinstance(needs, Action) and "{case}" not in path:
        raise ValueError(f"{path}: an action is permitted in a case; the path needs {{case}}")
    if "{case}" in path and not isinstance(needs, Action):
        raise ValueError(f"{path}: in a case a route needs an action")
    if not SAFE.isdisjoint(methods) and not SAFE.issuperset(methods):
        raise ValueError(f"{path}: reading and changing are two routes")
    most = (largest or UPLOAD_BYTES) if uploads else FIELDS_BYTES
    api = path.startswith("/api/")
    declared = Declared(endpoint, needs, name, item=item, uploads=uploads, most=most, limit=limit, api=api)
    return GuardedRoute(path, declared, methods=methods, name=name)


def static_files(path: str, directory: Path) -> PublicFiles:
    """Style sheets, scripts, fonts."""
    return PublicFiles(path, app=StaticFiles(directory=directory), name="static")


def undeclared(routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """Routes that were made in another way and say nothing of what they need."""
    return [route for route in routes if not isinstance(route, GuardedRoute | PublicFiles)]
