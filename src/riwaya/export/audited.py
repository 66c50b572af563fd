"""A table of coded events that somebody else made -> its rows, ready to be set beside a ledger's incidents."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any, TextIO

import yaml

from riwaya.errors import InputError

FIELDS = frozenset(
    (
        "id",
        "first",
        "last",
        "place",
        "admin1",
        "latitude",
        "longitude",
        "parties",
        "low",
        "high",
        "sources",
        "notes",
        "made",
    )
)
_NEEDED = ("id", "first")
_DATES = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S")
_LONGEST = 10_000_000
"""Characters of the longest cell that is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: days as ISO, ``sources`` taken apart, ``made`` the day on which the row was last changed."""

    line: int
    id: str
    first: str
    last: str
    place: str
    admin1: str
    at: tuple[float, float] | None
    parties: tuple[str, ...]
    low: int | None
    high: int | None
    sources: tuple[str, ...]
    notes: str
    made: str | None


@cache
def tables() -> Mapping[str, Any]:
    """Known datasets' columns, and words of denial."""
    raw = (resources.files("riwaya.export") / "data" / "audit.yaml").read_bytes().decode("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(raw)
    return loaded


def columns_of(header: list[str], mapping: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """The user's mapping checked, or that of the dataset the header is of. Raises InputError."""
    if mapping is None:
        for known in tables()["columns"].values():
            if {known["id"], known["first"], known["place"]} <= set(header):
                return dict(known)
        raise InputError("neither ACLED's nor UCDP's columns; give a --mapping of yours")
    unknown = sorted(set(mapping) - FIELDS)
    if unknown or not all(mapping.get(name) for name in _NEEDED):
        raise InputError(f"a mapping names columns for {', '.join(sorted(FIELDS))}; id and first are needed")
    for name, column in mapping.items():
        for one in column if isinstance(column, list) else [column]:
            if one is not None and one not in header:
                raise InputError(f"mapping, {name}: the table has no column {one!r}")
    return mapping


def read_rows(stream: TextIO, mapping: Mapping[str, Any] | None = None) -> Iterator[Row | str]:
    """The rows of a CSV table, and for each that cannot be used a sentence that says why. Raises InputError."""
    csv.field_size_limit(_LONGEST)
    head = stream.readline().lstrip("\ufeff")
    separator = ";" if head.count(";") > head.count(",") else "\t" if head.count("\t") > head.count(",") else ","
    header = next(csv.reader([head], delimiter=separator), [])
    columns = columns_of(header, mapping)
    reader = csv.DictReader(stream, fieldnames=header, delimiter=separator)
    while True:
        try:
            data = next(reader, None)
        except csv.Error as error:
            yield f"line {reader.line_num + 1}: {error}"
            continue
        if data is None:
            return
        yield _row(data, columns, reader.line_num + 1)


def _row(data: Mapping[str, Any], columns: Mapping[str, Any], line: int) -> Row | str:
    def cell(name: str) -> str:
        wanted = columns.get(name)
        some = wanted if isinstance(wanted, list) else [wanted]
        return "; ".join(text for one in some if one and (text := str(data.get(one) or "").strip().lstrip("'")))

    first = _day(cell("first"))
    if first is None:
        return f"line {line}: {cell('first')[:40]!r} is no day"
    last = _day(cell("last")) or first
    return Row(
        line=line,
        id=cell("id") or f"line {line}",
        first=first,
        last=max(first, last),
        place=cell("place"),
        admin1=cell("admin1"),
        at=_point(cell("latitude"), cell("longitude")),
        parties=tuple(dict.fromkeys(p.strip() for p in cell("parties").split(";") if p.strip())),
        low=_number(cell("low")),
        high=_number(cell("high")),
        sources=tuple(dict.fromkeys(s.strip() for s in cell("sources").split(";") if s.strip())),
        notes=cell("notes"),
        made=_made(cell("made")),
    )


def _day(text: str) -> str | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return None


def _made(text: str) -> str | None:
    """The day of a Unix time, or of a date."""
    if text.isascii() and text.isdecimal() and len(text) <= 11:
        return datetime.fromtimestamp(int(text), UTC).date().isoformat()
    return _day(text[:10])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


def _point(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        at = float(latitude), float(longitude)
    except ValueError:
        return None
    return at if abs(at[0]) <= 90 and abs(at[1]) <= 180 else None
