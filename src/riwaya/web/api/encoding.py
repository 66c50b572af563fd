"""Answers of the API -> JSON bytes; nouns of the model as their own codec writes them."""

import json
from typing import Any

import msgspec
from starlette.responses import Response

from riwaya.model import to_json


def json_response(value: Any) -> Response:
    """An answer. ASCII only: a lone surrogate in an old report stays what it is and breaks no reader."""
    body = json.dumps(plain(value), ensure_ascii=True, separators=(",", ":"))
    return Response(body, media_type="application/json")


def plain(value: Any) -> Any:
    """Plain JSON values."""
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return to_json(value)
