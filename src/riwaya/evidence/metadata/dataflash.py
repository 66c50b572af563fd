"""An ArduPilot DataFlash log -> track, first and last time, home point. The log describes its own records (FMT)."""

import struct
from collections.abc import Iterator
from pathlib import Path

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, fix, from_unix, shown, thinned

_MARK, _FMT, _FMT_SIZE = b"\xa3\x95", 0x80, 89
_TYPES = {
    "b": "b",
    "B": "B",
    "h": "h",
    "H": "H",
    "i": "i",
    "I": "I",
    "q": "q",
    "Q": "Q",
    "f": "f",
    "d": "d",
    "M": "B",
    "n": "4s",
    "N": "16s",
    "Z": "64s",
    "c": "h",
    "C": "H",
    "e": "i",
    "E": "I",
    "L": "i",
    "a": "64s",
    "g": "e",
}
_EPOCH = 315_964_800 - 18
"""GPS weeks count from 6 January 1980; 18 leap seconds since (from 2017 on)."""
_WEEK = 604_800
_LEAST_FIX = 2
_SHORT_PREAMBLE = 3
Layout = tuple[str, struct.Struct, list[str], str]


def read(path: Path, format_: str) -> Facts:
    """What one log tells."""
    track: list[Fix] = []
    home: list[Fix] = []
    told: list[str] = []
    notes: list[str] = []
    for name, row in _records(path.read_bytes(), notes):
        if name == "GPS" and int(row.get("Status", 3)) > _LEAST_FIX:
            track += _fix("track", row)
        elif name in ("ORGN", "HOME"):
            home += _fix("home", row)
        elif name == "MSG" and len(told) < 4:
            text = row.get("Message", b"")
            told += [shown(text.rstrip(b"\0"))] if isinstance(text, bytes) else []
    timed = [f for f in track if f.at]
    ends = (("first position", timed[0]), ("last position", timed[-1])) if timed else ()
    if not track:
        notes.append("it has no position by satellite")
    return Facts(
        FileKind.FLIGHT_LOG,
        format_,
        properties=tuple(("message", text) for text in told if text),
        moments=tuple(Moment(what, f.at, f.zone) for what, f in ends),
        fixes=(*home[-1:], *thinned(track)),
        points=len(track),
        notes=tuple(dict.fromkeys(notes)),
    )


def _records(data: bytes, notes: list[str]) -> Iterator[tuple[str, dict[str, float | bytes]]]:
    """Each record of a kind that is asked for; damaged stretches are passed over to the next mark."""
    layouts: dict[int, Layout] = {}
    at = 0
    while 0 <= at <= len(data) - _SHORT_PREAMBLE:
        kind = data[at + 2]
        if data[at : at + 2] == _MARK and kind == _FMT and at + _FMT_SIZE <= len(data):
            _learn(data[at + 3 : at + _FMT_SIZE], layouts)
            at += _FMT_SIZE
        elif data[at : at + 2] == _MARK and kind in layouts and at + 3 + layouts[kind][1].size <= len(data):
            name, layout, labels, kinds = layouts[kind]
            if name in ("GPS", "ORGN", "HOME", "MSG"):
                yield name, _row(layout.unpack_from(data, at + 3), labels, kinds)
            at += 3 + layout.size
        else:
            notes.append("parts of the log are damaged or cut off; what could be read is here")
            at = data.find(_MARK, at + 1)


def _learn(body: bytes, layouts: dict[int, Layout]) -> None:
    kind, length = body[0], body[1]
    name, kinds, labels = (body[a:b].rstrip(b"\0").decode("ascii", "replace") for a, b in ((2, 6), (6, 22), (22, 86)))
    if all(k in _TYPES for k in kinds):
        layout = struct.Struct("<" + "".join(_TYPES[k] for k in kinds))
        if layout.size + 3 == length:
            layouts[kind] = (name, layout, labels.split(","), kinds)


def _row(values: tuple[float | bytes, ...], labels: list[str], kinds: str) -> dict[str, float | bytes]:
    scale = {"L": 1e-7, "c": 0.01, "C": 0.01, "e": 0.01, "E": 0.01}
    row: dict[str, float | bytes] = {}
    for label, value, kind in zip(labels, values, kinds, strict=False):
        row[label] = value if isinstance(value, bytes) else value * scale.get(kind, 1)
    return row


def _fix(what: str, row: dict[str, float | bytes]) -> list[Fix]:
    numbers = {name: value for name, value in row.items() if not isinstance(value, bytes)}
    if "Lat" not in numbers or "Lng" not in numbers:
        return []
    week, millis = numbers.get("GWk", 0), numbers.get("GMS", 0)
    at = from_unix(_EPOCH + week * _WEEK + millis // 1000) if week else ""
    found = fix(what, numbers["Lat"], numbers["Lng"], numbers.get("Alt"), at=at, zone="utc" if at else "")
    return [found] if found is not None else []
