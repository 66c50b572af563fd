"""Compact JSON in UTF-8 of a model value -> some of its parts, several times faster than the codec that explains; and a
value -> such JSON.

For what this program wrote itself and reads back by the thousand. Whatever this way does not take (lone surrogates, a
field that is missing or of a wrong type), the codec decides, and says where.
"""

import json
from collections.abc import Callable
from dataclasses import field, fields, make_dataclass, replace
from functools import cache
from typing import Any, get_type_hints

import msgspec

from riwaya.model.codec import from_json, to_json

_FROM = (b'"from":', b'"from_":')
"""The one key that is no name in Python; a quotation mark within a text has a stroke before it and is never met."""
_BY_THE_CODEC = frozenset(("revisions",))
"""Parts that JSON shapes otherwise than the model does."""


def write_compact(value: Any) -> bytes:
    """A model value (one without a schema of its own) as the codec's JSON, compact, in UTF-8."""
    odd = [name for name in sorted(_BY_THE_CODEC) if getattr(value, name, ())]
    try:
        data = msgspec.json.encode(replace(value, **dict.fromkeys(odd, ())) if odd else value)
    except UnicodeEncodeError:
        return _compact(to_json(value))
    for name in odd:
        written = _compact(to_json(getattr(value, name)))
        data = data.replace(f'"{name}":[]'.encode(), f'"{name}":'.encode() + written, 1)
    return data.replace(_FROM[1], _FROM[0])


def _compact(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read_parts(cls: type, data: bytes, parts: frozenset[str], where: str = "$") -> dict[str, Any]:
    """These parts (by attribute) of a value of ``cls``, as far as they are there. Raises ContractError, ValueError."""
    try:
        return _reader(cls, parts)(data.replace(*_FROM), where)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _slowly(cls, data, parts, where)


def _slowly(cls: type, data: bytes, parts: frozenset[str], where: str) -> dict[str, Any]:
    said = json.loads(data.decode("utf-8", "surrogatepass"))
    keys = {part.rstrip("_") for part in parts}
    holder = _holder(cls, parts)
    made: Any = from_json(holder, {key: value for key, value in said.items() if key in keys}, where)
    return {part: getattr(made, part) for part in sorted(parts)}


@cache
def _reader(cls: type, parts: frozenset[str]) -> Callable[[bytes, str], dict[str, Any]]:
    decode: Callable[[bytes], Any] = msgspec.json.Decoder(_holder(cls, parts - _BY_THE_CODEC)).decode
    names, odd = sorted(parts - _BY_THE_CODEC), sorted(parts & _BY_THE_CODEC)

    def read(data: bytes, where: str) -> dict[str, Any]:
        made = decode(data)
        found = {name: getattr(made, name) for name in names}
        said = _raw(data) if odd else {}
        for name in odd:
            found |= _slowly(
                cls, b'{"%s":%s}' % (name.encode(), bytes(said.get(name, b"[]"))), frozenset((name,)), where
            )
        return found

    return read


_raw: Callable[[bytes], dict[str, msgspec.Raw]] = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
"""JSON as it is by key: a field of a dataclass takes no raw JSON (msgspec 0.22: every incident went the slower way)."""


@cache
def _holder(cls: Any, parts: frozenset[str]) -> type:
    """A class of these fields of ``cls`` alone, with their types and defaults."""
    hints = get_type_hints(cls)
    made = [
        (f.name, hints[f.name], field(default=f.default, default_factory=f.default_factory))
        for f in fields(cls)
        if f.name in parts
    ]
    return make_dataclass(f"PartsOf{cls.__name__}", made, frozen=True, slots=True, kw_only=True)
