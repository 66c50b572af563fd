"""The times, positions and properties that a file tells of itself, as told: none of them is known to be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import isfinite

MOST_FIXES = 500
"""Of a track so many points are kept, evenly; a flight of an hour then has one every seven seconds."""

_LONGEST = 300


class FileKind(StrEnum):
    """What sort of thing a file is, by its first bytes."""

    PHOTOGRAPH = "photograph"
    VIDEO = "video"
    FLIGHT_LOG = "flight_log"
    CHAT = "chat"
    DOCUMENT = "document"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a file tells. ``zone`` is "utc", "+03:00", or empty: a clock whose zone is not told."""

    what: str
    at: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A position that a file tells, in WGS 84 degrees and metres; ``at`` is in UTC where ``zone`` says so."""

    what: str
    latitude: float
    longitude: float
    altitude: float | None = None
    at: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a file tells of itself. ``points`` counts the positions of its track, of which ``fixes`` has some."""

    kind: FileKind
    format: str
    properties: tuple[tuple[str, str], ...] = ()
    moments: tuple[Moment, ...] = ()
    fixes: tuple[Fix, ...] = ()
    points: int = 0
    notes: tuple[str, ...] = ()


def fix(
    what: str, latitude: float, longitude: float, altitude: float | None = None, *, at: str = "", zone: str = ""
) -> Fix | None:
    """A position, or None where the figures are none: out of range, not finite, or the 0, 0 of devices without one."""
    if not (isfinite(latitude) and isfinite(longitude)) or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    if abs(latitude) < 1e-6 and abs(longitude) < 1e-6:
        return None
    height = round(altitude, 1) if altitude is not None and isfinite(altitude) else None
    return Fix(what, round(latitude, 7), round(longitude, 7), height, at, zone)


def thinned(track: Sequence[Fix]) -> tuple[Fix, ...]:
    """At most MOST_FIXES of a track, evenly, with its first and last."""
    if len(track) <= MOST_FIXES:
        return tuple(track)
    step = (len(track) - 1) / (MOST_FIXES - 1)
    return tuple(track[round(n * step)] for n in range(MOST_FIXES))


def from_unix(seconds: float) -> str:
    """A moment in UTC, without its zone; empty where no calendar has it."""
    try:
        return (datetime(1970, 1, 1) + timedelta(seconds=seconds)).isoformat(timespec="seconds")
    except (OverflowError, ValueError):
        return ""


def as_moment(what: str, text: str) -> Moment | None:
    """A moment written as ISO 8601, with its zone where it has one."""
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    offset = read.utcoffset()
    at = read.replace(tzinfo=None, microsecond=0).isoformat()
    if offset is None:
        return Moment(what, at)
    written = read.strftime("%z")
    return Moment(what, at, "utc" if not offset else f"{written[:3]}:{written[3:5]}")


def shown(value: object) -> str:
    """A property as one short line of plain characters."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = str(value).encode("utf-8", "replace").decode().replace("\0", " ")
    line = " ".join("".join(c if c.isprintable() or c.isspace() else "�" for c in text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
