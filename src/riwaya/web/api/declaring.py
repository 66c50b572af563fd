"""An operation of the API, declared once with its types -> a guarded route, and its part of the OpenAPI document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from riwaya.access import Action, Limit
from riwaya.web.api.encoding import json_response
from riwaya.web.security import GuardedRoute, Needs, Refused, guarded
from riwaya.web.security.origins import SAFE
from riwaya.web.security.routing import ItemOf


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An operation that asks for nothing."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What a program can ask for. ``query`` and ``body`` are msgspec Structs; ``answer`` is a type or a media type."""

    path: str
    run: Callable[..., Any]
    needs: Needs
    name: str
    summary: str
    answer: Any
    method: str = "GET"
    query: type[msgspec.Struct] = Nothing
    body: type[msgspec.Struct] | None = None
    item: ItemOf | None = None
    limit: Limit | None = None
    refusals: Sequence[int] = ()

    @property
    def route(self) -> GuardedRoute:
        """The route, behind the same door as the pages."""
        return guarded(
            "/api/v1" + self.path,
            self._answer,
            needs=self.needs,
            name=self.name,
            item=self.item,
            methods=(self.method,),
            limit=self.limit,
        )

    @property
    def statuses(self) -> tuple[int, ...]:
        """What it may answer besides 200, in the order of numbers."""
        possible = {400, 401, 403, *self.refusals}
        if isinstance(self.needs, Action):
            possible.add(404)
        if self.method not in SAFE:
            possible |= {408, 413, 415}
        return tuple(sorted(possible | ({429} if self.limit else set())))

    def _answer(self, request: Request) -> Response:
        asked = _convert(dict(request.query_params), self.query, strict=False)
        if self.body is None:
            made = self.run(request, asked)
        else:
            if request.state.json is None:
                raise Refused(415, "unknown_body", message="send application/json")
            made = self.run(request, _convert(request.state.json, self.body, strict=True))
        return made if isinstance(made, Response) else json_response(made)


def _convert(value: Any, kind: type[msgspec.Struct], *, strict: bool) -> Any:
    try:
        return msgspec.convert(value, kind, strict=strict)
    except (msgspec.ValidationError, ValueError) as error:
        raise Refused(400, "query" if not strict else "body", message=str(error)) from None
