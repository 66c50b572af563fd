"""The nouns of the model to JSON values and back: one codec for every frozen dataclass, no field named twice.

Spans are flat objects; ``from_`` is written ``from``; revision positions are ``{"claims": [...]}`` as READING.md has
them. Decoding ignores fields it does not know, so that a newer writer's additions do no harm.
"""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from riwaya.errors import ContractError
from riwaya.model.comparison import Comparison, Revision
from riwaya.model.reading import Reading

Json = dict[str, Any]
T = TypeVar("T")
_Decoder = Callable[[Any], Any]

_PLAIN = frozenset((str, int, float, bool, type(None)))


def to_json(value: Any) -> Any:
    """A model value as plain JSON values (dict, list, str, int, float, bool, None)."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [to_json(item) for item in value]
    return _encoder(cast(Any, kind))(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """What turns values of a type into JSON; made once a type, since a corpus has hundreds of millions of them."""
    if issubclass(kind, StrEnum):
        return attrgetter("_value_")
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return lambda value: value
    names = [f.name for f in fields(kind)]
    keys = [name.rstrip("_") for name in names]
    every = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    schema = {"schema": getattr(kind, "SCHEMA")} if issubclass(kind, Reading | Comparison) else {}  # noqa: B009

    def encode(value: Any) -> Json:
        out: Json = dict(schema)
        for key, item in zip(keys, every(value), strict=True):
            out[key] = item if type(item) in _PLAIN else to_json(item)
        return out

    if kind is Revision:
        return lambda value: encode(value) | {"positions": [{"claims": to_json(refs)} for refs in value.positions]}
    return encode


def dumps(value: Any, *, indent: int | None = None) -> str:
    """Model value to JSON text, Arabic written as itself, fields in the model's order (byte-identical each time)."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=indent, separators=None if indent else (", ", ": "))


class _Wrong(Exception):
    """A value that breaks the contract; the path to it grows on the way out, so that good values pay nothing."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.path = ""


@cache
def _decoder(hint: Any) -> _Decoder:
    """What turns JSON values into those of a type hint."""
    origin = typing.get_origin(hint)
    if origin is types.UnionType or origin is typing.Union:
        return _union_decoder(tuple(o for o in typing.get_args(hint) if o is not type(None)))
    if origin is tuple:
        return _tuple_decoder(_decoder(typing.get_args(hint)[0]))
    if is_dataclass(hint):
        return _object_decoder(cast(type, hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enum_decoder(hint)
    return _plain_decoder(hint)


def _union_decoder(options: tuple[Any, ...]) -> _Decoder:
    if len(options) == 1:
        decode = _decoder(options[0])
        return lambda value: None if value is None else decode(value)

    def choose(value: Any) -> Any:
        if value is not None and (isinstance(value, bool) or not isinstance(value, options)):
            raise _Wrong(f"{value!r} is none of {', '.join(o.__name__ for o in options)}")
        return value

    return choose


def _tuple_decoder(decode: _Decoder) -> _Decoder:
    def decode_all(value: Any) -> Any:
        if not isinstance(value, list):
            raise _Wrong("expected a list")
        out: list[Any] = []
        try:
            for item in value:
                out.append(decode(item))
        except _Wrong as wrong:
            wrong.path = f"[{len(out)}]{wrong.path}"
            raise
        return tuple(out)

    return decode_all


def _enum_decoder(hint: type[StrEnum]) -> _Decoder:
    words = {member.value: member for member in hint}

    def decode(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise _Wrong(f"{value!r} is none of {', '.join(hint)}")
        return words[value]

    return decode


def _plain_decoder(hint: Any) -> _Decoder:
    def decode(value: Any) -> Any:
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(hint, type) and not isinstance(value, hint):
            raise _Wrong(f"expected {hint.__name__}, found {type(value).__name__}")
        return value

    return decode


def _object_decoder(cls: type) -> _Decoder:
    schema = getattr(cls, "SCHEMA", None)

    def decode(data: Any) -> Any:
        if not isinstance(data, dict):
            raise _Wrong(f"expected an object for {cls.__name__}")
        if schema is not None and data.get("schema") != schema:
            found = data.get("schema")
            raise _Wrong(f"schema {found!r} is not {schema!r}; read the report again with this version")
        if cls is Revision:
            data = dict(data, positions=[p["claims"] for p in data.get("positions", [])])
        values: Json = {}
        key = ""
        try:
            for attribute, key, needed, decode_field in _layout(cls):
                if key in data:
                    values[attribute] = decode_field(data[key])
                elif needed:
                    break
            else:
                return cls(**values)
        except _Wrong as wrong:
            wrong.path = f".{key}{wrong.path}"
            raise
        raise _Wrong(f"field {key!r} is missing")

    return decode


@cache
def _layout(cls: Any) -> tuple[tuple[str, str, bool, _Decoder], ...]:
    """Attribute, key, whether it must be there, and decoder of every field."""
    hints = typing.get_type_hints(cls)
    return tuple(
        (f.name, f.name.rstrip("_"), f.default is MISSING and f.default_factory is MISSING, _decoder(hints[f.name]))
        for f in fields(cls)
    )


def from_json(cls: type[T], data: Any, where: str = "$") -> T:
    """A model value from plain JSON values.

    Raises ContractError, naming the place in the JSON, for a missing field, a wrong type or an unknown word.
    """
    try:
        return cast(T, _decoder(cast(Any, cls))(data))
    except _Wrong as wrong:
        raise ContractError(f"{where}{wrong.path}: {wrong}") from None


def loads(cls: type[T], text: str) -> T:
    """A model value from JSON text; raises ContractError."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ContractError(f"line {error.lineno}: not JSON ({error.msg})") from None
    return from_json(cls, data)
