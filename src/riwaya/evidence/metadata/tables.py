"""A flight exported as a table (DJI, Airdata and the like) -> track, times, serial numbers, by the names of columns."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, as_moment, fix, shown, thinned

_MOST_ROWS = 2_000_000
_LATITUDE = ("osd.latitude", "latitude", "lat", "gps.latitude", "gps:lat")
_LONGITUDE = ("osd.longitude", "longitude", "lon", "lng", "long", "gps.longitude", "gps:long")
_UTC = ("datetime(utc)", "datetime (utc)", "time(utc)", "utc", "timestamp_utc", "custom.date [utc]")
_CLOCKS = ("custom.updatetime [utc]", "custom.updatetime [local]")
_LOCAL = ("custom.date [local]", "datetime", "date", "timestamp", "time")


def read(path: Path, format_: str) -> Facts:
    """What one table tells."""
    track: list[Fix] = []
    serials: dict[tuple[str, str], None] = {}
    bare = 0
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in islice(_rows(file), _MOST_ROWS):
            found = _fix(row)
            bare += found is None
            track += [found] if found is not None else []
            if len(serials) < 10:
                serials |= {(k, shown(v)): None for k, v in row.items() if "serial" in k and v.strip()}
    times = sorted((f.at, f.zone) for f in track if f.at)
    ends = (("first position", times[0]), ("last position", times[-1])) if times else ()
    return Facts(
        FileKind.FLIGHT_LOG,
        format_,
        properties=tuple(serials),
        moments=tuple(Moment(what, *end) for what, end in ends),
        fixes=thinned(track),
        points=len(track),
        notes=(f"{bare} rows without a position",) if bare else (),
    )


def _rows(file: TextIO) -> Iterator[dict[str, str]]:
    first = file.readline(1 << 16)
    if first.lower().startswith("sep="):
        first = file.readline(1 << 16)
    delimiter = max(",;\t", key=first.count)
    names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    for row in csv.reader(file, delimiter=delimiter):
        yield dict(zip(names, row, strict=False))


def _first(row: dict[str, str], names: tuple[str, ...]) -> tuple[str, str]:
    return next(((name, row[name].strip()) for name in names if row.get(name, "").strip()), ("", ""))


def _fix(row: dict[str, str]) -> Fix | None:
    try:
        latitude, longitude = float(_first(row, _LATITUDE)[1]), float(_first(row, _LONGITUDE)[1])
    except ValueError:
        return None
    name, text = _first(row, _UTC)
    utc = bool(name)
    if not utc:
        name, text = _first(row, _LOCAL)
    if name.startswith("custom.date"):
        text = f"{text} {_first(row, _CLOCKS)[1]}"
    moment = as_moment("", text)
    if moment is None:
        return fix("track", latitude, longitude)
    return fix("track", latitude, longitude, at=moment.at, zone=moment.zone or ("utc" if utc else ""))
