"""A record of custody <-> one line of the log: numbered, chained to the line before, its hash over its own bytes."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

BEGINNING = "0" * 64
"""What the first record has for the hash before it."""

_SEAL = re.compile(rb',"hash":"([0-9a-f]{64})"\}')
_SEALED = 75  # bytes of the seal
_FILE = re.compile(r"(?:[0-9a-f]{64})?")
_TEXTS = ("file", "name", "from", "for", "original", "note")


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody did with a kept file. ``original`` is the file that a copy was made from."""

    at: str
    by: str
    action: str
    file: str = ""
    name: str = ""
    size: int | None = None
    from_: str = ""
    for_: str = ""
    original: str = ""
    note: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    number: int = 0
    previous: str = BEGINNING
    hash: str = ""


def to_line(record: Record) -> tuple[bytes, str]:
    """The line of a record with its number and the hash before it, and its own hash."""
    held = {"from": record.from_, "for": record.for_}
    row: dict[str, Any] = {
        "number": record.number,
        "previous": record.previous,
        "at": record.at,
        "by": record.by,
        "action": record.action,
    }
    row |= {name: value for name in _TEXTS if (value := held.get(name) or getattr(record, name, ""))}
    if record.size is not None:
        row["size"] = record.size
    if record.data:
        row["data"] = dict(record.data)
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "replace")[:-1]
    digest = hashlib.sha256(body).hexdigest()
    return body + b',"hash":"' + digest.encode() + b'"}\n', digest


def from_line(line: bytes, number: int, previous: str) -> tuple[Record | None, str]:
    """The record of a line (without its end) that must be this number after this hash, and what is wrong with it."""
    seal = _SEAL.fullmatch(line[-_SEALED:])
    if seal is None:
        return None, "is no record: its hash is missing or broken"
    told = seal[1].decode()
    if hashlib.sha256(line[:-_SEALED]).hexdigest() != told:
        return None, "was changed: its bytes do not give its hash"
    try:
        record = _record(json.loads(line))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, "is no record of custody"
    if record.number != number:
        return (
            record,
            f"is record {record.number} and stands where {number} belongs: lines were removed, added or moved",
        )
    if record.previous != previous:
        return record, "does not follow the line before: that line was changed, or lines were removed or moved"
    return record, ""


def _record(row: dict[str, Any]) -> Record:
    texts = {name + ("_" if name in ("from", "for") else ""): str(row.get(name, "")) for name in _TEXTS}
    size = row.get("size")
    named = all(_FILE.fullmatch(texts[name]) for name in ("file", "original"))
    if not isinstance(row["number"], int) or not isinstance(size, int | None) or not named:
        raise TypeError
    return Record(
        at=str(row["at"]),
        by=str(row["by"]),
        action=str(row["action"]),
        size=size,
        data=dict(row.get("data", {})),
        number=row["number"],
        previous=str(row["previous"]),
        hash=str(row["hash"]),
        **texts,
    )


def read_log(log: bytes) -> Iterator[tuple[int, Record | None, str]]:
    """Each line of a log: its number, its record, and what is wrong with it. A last line without an end is left out."""
    previous = BEGINNING
    for number, line in enumerate(log.split(b"\n")[:-1], 1):
        record, wrong = from_line(line, number, previous)
        previous = record.hash if record is not None else _told(line)
        yield number, record, wrong


def _told(line: bytes) -> str:
    """The hash that a changed line tells, so that the lines after it are not blamed for its change."""
    seal = _SEAL.fullmatch(line[-_SEALED:])
    return seal[1].decode() if seal is not None else ""
