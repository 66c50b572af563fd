"""The first bytes of a kept file -> the type under which a browser shows or plays it; nothing else is handed to one.

Only forms that a browser draws or plays itself and that cannot run anything: no SVG, no PDF, no page.
"""

from pathlib import Path

_HEAD = 4096
_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"fLaC", "audio/flac"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}
_STILL = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""Brands of pictures in MP4's form, which most browsers do not draw."""


def media_type(path: Path) -> str | None:
    """The type, or None where a browser has nothing to show of it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return next((kind for start, kind in _STARTS if head.startswith(start)), None) or _contained(head)


def _contained(head: bytes) -> str | None:
    """Of what may hold one or the other."""
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return None if brand in _STILL else "audio/mp4" if brand[:3] in (b"M4A", b"M4B") else "video/mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head else "audio/ogg"
    return None
