"""Two versions of an assessment -> what differs between them, field by field, as text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from riwaya.errors import InputError
from riwaya.export.assessed import check
from riwaya.model import Assessment

PARTS = ("value", "grade", "note", "claims")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the later version; an empty text is where a version says nothing of it.

    ``field`` is the name of a field, or "text" where a version does not follow the form and is set beside as a whole;
    ``row`` counts the rows of an assessment that has several; ``part`` is value, grade, note or claims.
    """

    field: str
    row: int
    part: str
    before: str
    after: str


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """What was changed, added or taken out, in the order of the rows and then of the fields' names."""
    try:
        old, new = check(json.loads(before.fields)), check(json.loads(after.fields))
    except (ValueError, InputError):
        whole = Difference("text", 1, "value", before.fields, after.fields)
        return (whole,) if before.fields != after.fields else ()
    missing: Mapping[str, Any] = {}
    pairs = zip_longest(old, new, fillvalue=missing)
    return tuple(found for number, (a, b) in enumerate(pairs, 1) for found in _of_row(a, b, number))


def _of_row(old: Mapping[str, Any], new: Mapping[str, Any], number: int) -> Iterator[Difference]:
    for name in sorted({*old, *new} - {"id"}):
        was, now = _parts(old.get(name)), _parts(new.get(name))
        for part in PARTS:
            if was.get(part, "") != now.get(part, ""):
                yield Difference(name, number, part, was.get(part, ""), now.get(part, ""))


def _parts(field: Any) -> dict[str, str]:
    if isinstance(field, dict) and "value" in field:
        return {part: _text(field[part]) for part in PARTS if part in field}
    return {} if field is None else {"value": _text(field)}


def _text(value: Any) -> str:
    """A value as a line: a place by its parts, a list by its items, figures with their names."""
    if isinstance(value, dict):
        return "; ".join(f"{name} {_text(part)}" for name, part in sorted(value.items()) if part is not None)
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
