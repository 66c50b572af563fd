"""Subtitles that a DJI drone writes beside its video -> track and times. The times are the device's, zone not told."""

import re
from pathlib import Path

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, fix, thinned

_LONGEST_LINE = 4096
_WHEN = re.compile(r"(\d{4})[-.](\d\d)[-.](\d\d) (\d\d):(\d\d):(\d\d)")
_NUMBER = r"(-?\d{1,3}\.\d{1,15})"
_LATITUDE = re.compile(rf"\[latitude ?: ?{_NUMBER}\]")
_LONGITUDE = re.compile(rf"\[long(?:t)?itude ?: ?{_NUMBER}\]")  # one version writes "longtitude"
_HEIGHT = re.compile(r"abs_alt: ?(-?\d{1,6}\.\d{1,9})")
_OLDER = re.compile(rf"GPS ?\({_NUMBER}, ?{_NUMBER}, ?(-?\d{{1,6}}(?:\.\d+)?)M?\)")


def read(path: Path, format_: str) -> Facts:
    """What one file of subtitles tells."""
    track: list[Fix] = []
    times: list[str] = []
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        while line := file.readline(_LONGEST_LINE):
            if when := _WHEN.search(line):
                times.append("{}-{}-{}T{}:{}:{}".format(*when.groups()))
            position = _position(line)
            if position is not None:
                found = fix("track", *position, at=times[-1] if times else "")
                track += [found] if found is not None else []
    times = [min(times), max(times)] if times else []
    notes = () if track else ("subtitles without positions",)
    moments = tuple(Moment(what, at) for what, at in zip(("first picture", "last picture"), times, strict=False))
    kind = FileKind.FLIGHT_LOG if track else FileKind.DOCUMENT
    return Facts(kind, format_, moments=moments, fixes=thinned(track), points=len(track), notes=notes)


def _position(line: str) -> tuple[float, float, float | None] | None:
    latitude, longitude, height = _LATITUDE.search(line), _LONGITUDE.search(line), _HEIGHT.search(line)
    if latitude and longitude:
        return float(latitude[1]), float(longitude[1]), float(height[1]) if height else None
    older = _OLDER.search(line)
    return (float(older[2]), float(older[1]), None) if older else None
