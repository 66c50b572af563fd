"""The JSON API: the same door, the same permissions, described by OpenAPI at ``/api/v1/openapi.json``."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from riwaya.web.api import changing, reading, tables
from riwaya.web.api.declaring import Nothing, Operation
from riwaya.web.api.describing import describe
from riwaya.web.security import PUBLIC

OPERATIONS: list[Operation] = [*reading.OPERATIONS, *changing.OPERATIONS, *tables.OPERATIONS]


def description(_request: Request, _asked: Nothing) -> JSONResponse:
    """The OpenAPI document."""
    return JSONResponse(describe(OPERATIONS))


_DESCRIPTION = Operation("/openapi.json", description, PUBLIC, "api description", "This document", None)

ROUTES = [operation.route for operation in (*OPERATIONS, _DESCRIPTION)]

__all__ = ["OPERATIONS", "ROUTES", "describe"]
