"""Operations -> the OpenAPI 3.1 document, from the very types that check what comes and shape what goes."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec

import riwaya
from riwaya.web.api.answers import Error
from riwaya.web.api.declaring import Operation
from riwaya.web.security import PUBLIC

_REF = "#/components/schemas/{name}"
_REASONS = {
    400: "The request does not fit its description",
    401: "Nobody is signed in",
    403: "Not allowed, or the CSRF token is missing",
    404: "Not in this case, or not for you to see",
    408: "Sent too slowly",
    409: "Somebody changed it meanwhile",
    413: "Too large",
    415: "Not JSON",
    429: "Too often",
}
_ABOUT = (
    "What the ledger holds: every claim is somebody's, and says where it was read. Machine readings and people's "
    "judgements never stand in one field. Programs come with a key (`Authorization: Bearer …`, made on the page /me), "
    "with the rights of its person; browsers come with their session and the header `X-CSRF-Token`."
)


def describe(operations: Sequence[Operation]) -> dict[str, Any]:
    """The document."""
    paths: dict[str, Any] = {}
    schemas = _schemas(operations)
    for operation in operations:
        paths.setdefault("/api/v1" + operation.path, {})[operation.method.lower()] = _described(operation, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Riwaya", "version": riwaya.__version__, "description": _ABOUT},
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"key": []}],
    }


def _described(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": operation.name.removeprefix("api ").replace(" ", "_"),
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation.path), *_query_parameters(operation, schemas)],
        "responses": {"200": _answer(operation)}
        | {str(status): _refusal(status) for status in operation.statuses if operation.needs is not PUBLIC},
    }
    if operation.body is not None:
        content = {"application/json": {"schema": _ref(operation.body)}}
        made["requestBody"] = {"required": True, "content": content}
    if operation.needs is PUBLIC:
        made["security"] = []
    return made


def _path_parameters(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _query_parameters(operation: Operation, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    asked = schemas[operation.query.__name__]
    return [
        {"name": name, "in": "query", "required": name in asked.get("required", ()), "schema": _not_null(schema)}
        for name, schema in asked["properties"].items()
    ]


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A query parameter is left out, and never null."""
    kept = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    return kept[0] if len(kept) == 1 else {key: value for key, value in schema.items() if key != "default"}


def _answer(operation: Operation) -> dict[str, Any]:
    if isinstance(operation.answer, str):
        kinds = (operation.answer, "application/json", "application/x-ndjson")
        return {"description": operation.summary, "content": {kind: {"schema": {"type": "string"}} for kind in kinds}}
    content = {"application/json": {"schema": _ref(operation.answer)}}
    return {"description": operation.summary, "content": content}


def _refusal(status: int) -> dict[str, Any]:
    return {"description": _REASONS[status], "content": {"application/json": {"schema": _ref(Error)}}}


def _ref(kind: Any) -> dict[str, Any]:
    return {"$ref": _REF.format(name=kind.__name__)} if isinstance(kind, type) else {"type": "object"}


def _schemas(operations: Sequence[Operation]) -> dict[str, Any]:
    types: list[Any] = [Error]
    for operation in operations:
        types += [kind for kind in (operation.query, operation.body, operation.answer) if isinstance(kind, type)]
    _, schemas = msgspec.json.schema_components(list(dict.fromkeys(types)), ref_template=_REF)
    return {name: _as_written(name, schema) for name, schema in sorted(schemas.items())}


def _as_written(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of what the codec writes: ``from_`` as ``from``, a revision's positions as objects."""
    if "properties" not in schema:
        return schema
    properties = {key.rstrip("_"): value for key, value in schema["properties"].items()}
    if name == "Revision":
        claims = {"type": "array", "items": {"$ref": _REF.format(name="Ref")}}
        item = {"type": "object", "properties": {"claims": claims}, "required": ["claims"]}
        properties["positions"] = {"type": "array", "items": item}
    if name in ("Reading", "Comparison"):
        properties = {"schema": {"const": f"riwaya/{name.lower()}/1"}} | properties
    return schema | {
        "properties": properties,
        "required": [key.rstrip("_") for key in schema.get("required", ())],
    }
