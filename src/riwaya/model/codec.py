"""The nouns of the model to JSON values and back: one codec for every frozen dataclass, no field named twice.

Spans are flat objects; ``from_`` is written ``from``; revision positions are ``{"claims": [...]}`` as READING.md has
them. Decoding ignores fields it does not know, so that a newer writer's additions do no harm.
"""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from riwaya.errors import ContractError
from riwaya.model.comparison import Comparison, Revision
from riwaya.model.reading import Reading

Json = dict[str, Any]
T = TypeVar("T")


@cache
def _layout(cls: Any) -> tuple[tuple[str, str, "Field[Any]"], ...]:
    return tuple((f.name, f.name.rstrip("_"), f) for f in fields(cast(type, cls)))


def to_json(value: Any) -> Any:
    """A model value as plain JSON values (dict, list, str, int, float, bool, None)."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if not is_dataclass(value):
        return value
    cls = type(value)
    out: Json = {}
    if isinstance(value, Reading | Comparison):
        out["schema"] = value.SCHEMA
    for attribute, key, _ in _layout(cast(Any, cls)):
        out[key] = to_json(getattr(value, attribute))
    if isinstance(value, Revision):
        out["positions"] = [{"claims": refs} for refs in out["positions"]]
    return out


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Model value to JSON text, Arabic written as itself, fields in the model's order (byte-identical each time)."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=indent, separators=None if indent else (", ", ": "))


@cache
def _hints(cls: Any) -> Mapping[str, Any]:
    return typing.get_type_hints(cast(type, cls))


def _decode(hint: Any, value: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin is types.UnionType or origin is typing.Union:
        return None if value is None else _decode_union(typing.get_args(hint), value, where)
    if origin is tuple:
        item = typing.get_args(hint)[0]
        if not isinstance(value, list):
            raise ContractError(f"{where}: expected a list")
        return tuple(_decode(item, v, f"{where}[{i}]") for i, v in enumerate(value))
    if is_dataclass(hint):
        return from_json(cast(type, hint), value, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(value)
        except ValueError:
            raise ContractError(f"{where}: {value!r} is none of {', '.join(hint)}") from None
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(hint, type) and not isinstance(value, hint):
        raise ContractError(f"{where}: expected {hint.__name__}, found {type(value).__name__}")
    return value


def _decode_union(options: tuple[Any, ...], value: Any, where: str) -> Any:
    options = tuple(o for o in options if o is not type(None))
    if len(options) == 1:
        return _decode(options[0], value, where)
    if isinstance(value, bool) or not isinstance(value, options):
        raise ContractError(f"{where}: {value!r} is none of {', '.join(o.__name__ for o in options)}")
    return value


def from_json(cls: type[T], data: Any, where: str = "$") -> T:
    """A model value from plain JSON values.

    Raises ContractError, naming the place in the JSON, for a missing field, a wrong type or an unknown word.
    """
    if not isinstance(data, dict):
        raise ContractError(f"{where}: expected an object for {cls.__name__}")
    schema = getattr(cls, "SCHEMA", None)
    if schema is not None and data.get("schema") != schema:
        found = data.get("schema")
        raise ContractError(f"{where}: schema {found!r} is not {schema!r}; read the report again with this version")
    if cls is Revision:
        data = dict(data, positions=[p["claims"] for p in data.get("positions", [])])
    hints = _hints(cast(Any, cls))
    values: Json = {}
    for attribute, key, field in _layout(cast(Any, cls)):
        if key in data:
            values[attribute] = _decode(hints[attribute], data[key], f"{where}.{key}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ContractError(f"{where}: field {key!r} is missing")
    return cls(**values)


def loads(cls: type[T], text: str) -> T:
    """A model value from JSON text; raises ContractError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ContractError(f"line {error.lineno}: not JSON ({error.msg})") from None
    return from_json(cls, data)
