"""A video -> its times, length, device and position: by ffprobe where it is installed, else by MP4's own header."""

import json
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, as_moment, fix, from_unix, shown

_PROBE = ("-v", "error", "-print_format", "json", "-show_format", "-show_streams", "-protocol_whitelist", "file")
_SECONDS = 30
_MAC_EPOCH = 2_082_844_800
"""QuickTime counts seconds from 1904."""
_PLACE = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?")
_LARGEST = 1 << 16
_MOST_BOXES = 10_000
_HOLDING = (b"moov", b"udta")


def read(path: Path, format_: str) -> Facts:
    """What one video tells."""
    probe = shutil.which("ffprobe")
    if probe is not None:
        return _by_probe(probe, path, format_)
    found = dict(_boxes(path))
    note = "ffprobe is not installed: only the header of MP4 and QuickTime is read"
    moments, told = _header(found.get(b"mvhd", b""))
    position = _place(found[b"\xa9xyz"][4:].decode("ascii", "replace")) if b"\xa9xyz" in found else None
    fixes = (position,) if position else ()
    return Facts(FileKind.VIDEO, format_, told, moments, fixes, len(fixes), (note,))


def _by_probe(probe: str, path: Path, format_: str) -> Facts:
    command = [probe, *_PROBE, "--", str(path)]
    result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    if result.returncode:
        return Facts(FileKind.VIDEO, format_, notes=(f"ffprobe cannot read it: {shown(result.stderr[:300])}",))
    told: dict[str, Any] = json.loads(result.stdout)
    tags = {k.lower(): shown(v) for k, v in told.get("format", {}).get("tags", {}).items()}
    streams = [shown(f"{s.get('codec_type')} {s.get('codec_name')}") for s in told.get("streams", ())]
    made = as_moment("recorded", tags.get("creation_time", ""))
    apple = as_moment("recorded", tags.get("com.apple.quicktime.creationdate", ""))
    position = _place(tags.get("location") or tags.get("com.apple.quicktime.location.iso6709", ""))
    named = ("make", "model", "encoder", "com.apple.quicktime.make", "com.apple.quicktime.model", "com.android.version")
    length = shown(told.get("format", {}).get("duration", ""))
    return Facts(
        FileKind.VIDEO,
        format_,
        properties=(
            *((name, tags[name]) for name in named if tags.get(name)),
            *((("length in seconds", length),) if length else ()),
            ("streams", ", ".join(streams)),
        ),
        moments=tuple(m for m in (apple or made,) if m is not None),
        fixes=(position,) if position else (),
        points=1 if position else 0,
    )


def _place(text: str) -> Fix | None:
    match = _PLACE.match(text)
    return (
        fix("recorded at", float(match[1]), float(match[2]), float(match[3]) if match[3] else None) if match else None
    )


def _boxes(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """The small boxes of an MP4 file that are asked for; sizes that it only declares are never read or reserved."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        yield from _inside(file, 0, end, [_MOST_BOXES])


def _inside(file: IO[bytes], at: int, end: int, left: list[int]) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= end and left[0] > 0:
        left[0] -= 1
        file.seek(at)
        size, name = struct.unpack(">I4s", file.read(8))
        begin = at + 8
        if size == 1:
            long = file.read(8)
            size, begin = int.from_bytes(long, "big"), at + 16
        elif size == 0:
            size = end - at
        if size < begin - at:
            return
        stop = min(at + size, end)
        if name in _HOLDING:
            yield from _inside(file, begin, stop, left)
        elif name in (b"mvhd", b"\xa9xyz"):
            file.seek(begin)
            yield name, file.read(min(stop - begin, _LARGEST))
        at += size


def _header(body: bytes) -> tuple[tuple[Moment, ...], tuple[tuple[str, str], ...]]:
    long = body[:1] == b"\1"
    if len(body) < (32 if long else 20):
        return (), ()
    made, _, scale, length = struct.unpack(">QQIQ" if long else ">IIII", body[4 : 32 if long else 20])
    at = from_unix(made - _MAC_EPOCH) if made else ""
    told = (("length in seconds", f"{length / scale:.1f}"),) if scale else ()
    return (Moment("recorded", at, "utc"),) if at else (), told
