"""OpenSanctions' targets.simple.csv and FollowTheMoney JSON lines -> a list."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import StringIO
from typing import Any

from riwaya.errors import InputError
from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.digests import digest

_PERSONS = ("Person",)
_BODIES = ("Organization", "Company", "LegalEntity", "PublicBody")
_NEEDED = ("id", "schema", "name", "aliases")


def read_targets(name: str, data: bytes) -> WatchList:
    """targets.simple.csv: one target a row, several values in a cell apart by ";"."""
    try:
        reader = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; download it again") from None
    missing = [column for column in _NEEDED if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{name}, line 1: no column {missing[0]!r}")
    entries: list[ListEntry] = []
    days: list[str] = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise InputError(f"{name}, line {reader.line_num}: not as many cells as column names")
            entries.append(_row(row))
            days.append((row.get("last_change") or "")[:10])
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}") from None
    date = max(days, default="")
    return WatchList("OpenSanctions", "opensanctions-csv", date, date, digest(data), tuple(entries))


def _row(row: Mapping[str, str]) -> ListEntry:
    aliases = [ListedName(a, Strength.STRONG) for a in _cells(row["aliases"])]
    return ListEntry(
        id=row["id"],
        kind=_kind(row["schema"]),
        names=tuple(dict.fromkeys((ListedName(row["name"], Strength.PRIMARY), *aliases))),
        programmes=_cells(row.get("program_ids") or row.get("sanctions") or ""),
        births=_cells(row.get("birth_date", "")),
        nationalities=_cells(row.get("countries", "")),
        reference=row["id"],
        listed=row.get("first_seen", "")[:10],
    )


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _kind(schema: str) -> EntryKind:
    if schema in _PERSONS:
        return EntryKind.PERSON
    return EntryKind.BODY if schema in _BODIES else EntryKind.OTHER


def read_ftm(name: str, data: bytes) -> WatchList:
    """FollowTheMoney entities, one JSON object a line; sanctions are laid with the entities they are about."""
    found: dict[str, ListEntry] = {}
    programmes: dict[str, list[str]] = {}
    days: list[str] = []
    for entity in _lines(name, data):
        properties = entity["properties"]
        days += [str(entity[key])[:10] for key in ("last_change", "last_seen") if entity.get(key)][:1]
        if entity["schema"] == "Sanction":
            for about in _values(properties, "entity"):
                programmes.setdefault(about, []).extend(_values(properties, "program", "programId"))
        elif _kind(entity["schema"]) is not EntryKind.OTHER:
            found[entity["id"]] = _entity(entity, properties)
    entries = tuple(_with(entry, programmes.get(entry.id, [])) for entry in found.values() if entry.names)
    date = max(days, default="")
    return WatchList("OpenSanctions", "ftm-json", date, date, digest(data), entries)


def _lines(name: str, data: bytes) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
        except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(f"{name}, line {number}: not JSON ({error})") from None
        if not _is_entity(entity):
            raise InputError(
                f"{name}, line {number}: no FollowTheMoney entity (id, schema and properties belong in it)"
            )
        yield entity


def _is_entity(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
        return False
    return isinstance(value.get("id"), str) and isinstance(value.get("schema"), str)


def _values(properties: Mapping[str, Any], *keys: str) -> list[str]:
    found: list[str] = []
    for key in keys:
        values = properties.get(key, [])
        found += [v for v in values if isinstance(v, str)] if isinstance(values, list) else []
    return found


def _entity(entity: Mapping[str, Any], properties: Mapping[str, Any]) -> ListEntry:
    names = [
        *(ListedName(n, Strength.PRIMARY) for n in _values(properties, "name")),
        *(ListedName(n, Strength.STRONG) for n in _values(properties, "alias")),
        *(ListedName(n, Strength.FORMER) for n in _values(properties, "previousName")),
        *(ListedName(n, Strength.WEAK) for n in _values(properties, "weakAlias")),
    ]
    return ListEntry(
        id=entity["id"],
        kind=_kind(entity["schema"]),
        names=tuple(dict.fromkeys(names)),
        births=tuple(_values(properties, "birthDate")),
        posts=tuple(_values(properties, "position")),
        places=tuple(_values(properties, "birthPlace")),
        nationalities=tuple(_values(properties, "nationality", "country")),
        reference=entity["id"],
        listed=str(entity.get("first_seen") or "")[:10],
        basis="; ".join(_values(properties, "notes")),
    )


def _with(entry: ListEntry, programmes: list[str]) -> ListEntry:
    return replace(entry, programmes=tuple(dict.fromkeys(programmes)))
