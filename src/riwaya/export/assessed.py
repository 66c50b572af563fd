"""An organisation's own assessment (JSON text in the ledger) -> the coded rows it stands for, as the person left them.

The form, ``riwaya/assessment/1``, is described in docs/assessments.md. A field that the person left out is unknown and
stays empty in every format: nothing of the machine's fills it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from riwaya.errors import InputError
from riwaya.export.coded import Coded, Deaths, Reason, Side, Signed, Told
from riwaya.model import ActorKind, Assessment, EventType, Place, PlaceKind, PlacePrecision, TimePrecision, Wording

SCHEMA = "riwaya/assessment/1"
FIELDS = frozenset(
    (
        *("id", "type", "from", "to", "date_precision", "place", "side_a", "side_b", "civilians_only", "fought"),
        *("disputed", "deaths", "one_event", "claims", "acled", "ucdp", "plover", "note"),
    )
)
_FIELD_PARTS = frozenset(("value", "claims", "note", "grade"))
_PLACE_PARTS = frozenset(("name", "name_en", "latitude", "longitude", "precision", "kind", "admin1", "country"))
_SIDE_PARTS = frozenset(("name", "name_en", "kind", "actor"))
ToldOf = Callable[[Sequence[str]], tuple[Told, ...]]
E = TypeVar("E", bound=StrEnum)


def coded_rows(assessment: Assessment, title: Wording, told_of: ToldOf) -> tuple[Coded, ...]:
    """The rows of an assessment. ``told_of``: keys of claims -> who tells what in them.

    Raises InputError, naming the incident and the field, where the text is not of the form.
    """
    where = f"assessment {assessment.version} of {assessment.incident}"
    try:
        data = json.loads(assessment.fields)
    except ValueError:
        raise InputError(f"{where}: not JSON") from None
    rows = check(data, where)
    signed = Signed(assessment.by, assessment.at, assessment.version, assessment.signed_off_by, assessment.release)
    return tuple(_row(row, n, assessment, title, signed, told_of, where) for n, row in enumerate(rows, 1))


def check(data: Any, where: str = "assessment") -> list[Mapping[str, Any]]:
    """The rows of an assessment that follows the form; InputError where it does not."""
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("rows"), list):
        raise InputError(f'{where}: an assessment is {{"schema": "{SCHEMA}", "rows": [...]}}')
    for n, row in enumerate(data["rows"], 1):
        _check_row(row, f"{where}, row {n}")
    return list(data["rows"])


def _check_row(row: Any, where: str) -> None:
    if not isinstance(row, dict):
        raise InputError(f"{where}: holds fields with their values")
    for name, field in row.items():
        if name not in FIELDS:
            raise InputError(f"{where}: no field {name!r}; there are {', '.join(sorted(FIELDS))}")
        if isinstance(field, dict) and "value" in field and not set(field) <= _FIELD_PARTS:
            raise InputError(f"{where}, {name}: a field has {', '.join(sorted(_FIELD_PARTS))}")
    _enum(EventType, _value(row, "type"), f"{where}, type")
    _enum(TimePrecision, _value(row, "date_precision"), f"{where}, date_precision")
    for name in ("from", "to"):
        _day(_value(row, name), f"{where}, {name}")
    _place(_value(row, "place"), f"{where}, place")
    for name in ("side_a", "side_b"):
        _sides(_value(row, name), f"{where}, {name}")
    _deaths(_value(row, "deaths"), f"{where}, deaths")
    for name in ("acled", "ucdp", "plover"):
        cells = _value(row, name)
        if cells is not None and not (
            isinstance(cells, dict) and all(isinstance(v, str | int | float | None) for v in cells.values())
        ):
            raise InputError(f"{where}, {name}: holds columns with their values")


def _value(row: Mapping[str, Any], name: str) -> Any:
    field = row.get(name)
    return field.get("value") if isinstance(field, dict) and "value" in field else field


def _claims(row: Mapping[str, Any]) -> list[str]:
    keys = [str(key) for key in row.get("claims") or ()]
    for field in row.values():
        if isinstance(field, dict) and "value" in field:
            keys += [str(key) for key in field.get("claims") or ()]
    return list(dict.fromkeys(keys))


def _row(
    row: Mapping[str, Any],
    number: int,
    assessment: Assessment,
    title: Wording,
    signed: Signed,
    told_of: ToldOf,
    where: str,
) -> Coded:
    place = _place(_value(row, "place"), where)
    first, last = _day(_value(row, "from"), where), _day(_value(row, "to"), where)
    precision = _enum(TimePrecision, _value(row, "date_precision"), where)
    civilians_only = bool(_value(row, "civilians_only"))
    overrides = [
        (f"{name}.{column}", value)
        for name in ("acled", "ucdp", "plover")
        for column, value in (_value(row, name) or {}).items()
    ]
    return Coded(
        id=f"{assessment.incident}.{row.get('id', number)}",
        incident=assessment.incident,
        title=title,
        type=_enum(EventType, _value(row, "type"), where) or EventType.OTHER_CONFLICT,
        first=first,
        last=last or first,
        precision=precision or (TimePrecision.DAY if first and last in (None, first) else TimePrecision.UNKNOWN),
        place=place,
        side_a=_sides(_value(row, "side_a"), where),
        side_b=_sides(_value(row, "side_b"), where),
        disputed=bool(_value(row, "disputed")),
        civilians_only=civilians_only,
        fought=_value(row, "fought") is not False,
        told=told_of(_claims(row)),
        signed=signed,
        deaths=_deaths(_value(row, "deaths"), where),
        clear=_value(row, "one_event") is not False,
        why=tuple(_reasons(row, signed)),
        overrides=tuple(overrides),
        places_told=(place.name,) if place is not None else (),
    )


def _reasons(row: Mapping[str, Any], signed: Signed) -> list[Reason]:
    found = [Reason("row", "assessed", f"assessed by {signed.by} on {signed.at}, version {signed.version}")]
    for name, field in row.items():
        if isinstance(field, dict) and "value" in field:
            keys = tuple(str(key) for key in field.get("claims") or ())
            note = str(field.get("note") or "") or ("chosen from claims" if keys else "set by the assessor")
            grade = f" (grade {field['grade']})" if field.get("grade") else ""
            found.append(Reason(name, "assessed.field", note + grade, keys))
    return found


def _enum(kind: type[E], value: Any, where: str) -> E | None:
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise InputError(f"{where}: {value!r} is none of {', '.join(kind)}") from None


def _day(value: Any, where: str) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise InputError(f"{where}: {value!r} is no day; write it like 2026-05-04") from None


def _place(value: Any, where: str) -> Place | None:
    if value is None:
        return None
    if not isinstance(value, dict) or "name" not in value or not set(value) <= _PLACE_PARTS:
        raise InputError(f"{where}: a place has name and {', '.join(sorted(_PLACE_PARTS - {'name'}))}")
    for name, most in (("latitude", 90), ("longitude", 180)):
        number = value.get(name)
        if number is not None and not (isinstance(number, int | float) and abs(number) <= most):
            raise InputError(f"{where}: {name} is a number between -{most} and {most}")
    known = value.get("latitude") is not None and value.get("longitude") is not None
    precision = _enum(PlacePrecision, value.get("precision"), where)
    return Place(
        id="",
        name=str(value["name"]),
        kind=_enum(PlaceKind, value.get("kind"), where) or PlaceKind.TOWN,
        mentions=(),
        name_en=value.get("name_en"),
        latitude=value.get("latitude") if known else None,
        longitude=value.get("longitude") if known else None,
        precision=precision or (PlacePrecision.EXACT if known else PlacePrecision.NONE),
        admin1=value.get("admin1"),
        country=value.get("country"),
        reason="assessed",
    )


def _sides(value: Any, where: str) -> tuple[Side, ...]:
    if value is None:
        return ()
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            one = {"name": one}  # noqa: PLW2901
        if not isinstance(one, dict) or not one.get("name") or not set(one) <= _SIDE_PARTS:
            raise InputError(f"{where}: a side is a name, or has {', '.join(sorted(_SIDE_PARTS))}")
        kind = _enum(ActorKind, one.get("kind"), where)
        actor = one.get("actor")
        found.append(Side(actor or f"name:{one['name']}", str(one["name"]), one.get("name_en"), kind, actor))
    return tuple(found)


def _deaths(value: Any, where: str) -> Deaths | None:
    if value is None:
        return None
    names = {f.name for f in fields(Deaths)}
    if not isinstance(value, dict) or not set(value) <= names:
        raise InputError(f"{where}: deaths have {', '.join(sorted(names))}")
    for name, number in value.items():
        if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number < 0):
            raise InputError(f"{where}: {name} is a whole number, 0 or more")
    ends = [value.get(name) for name in ("low", "best", "high")]
    known = [x for x in ends if x is not None]
    if known != sorted(known):
        raise InputError(f"{where}: low, best and high must not fall")
    return Deaths(**value)
