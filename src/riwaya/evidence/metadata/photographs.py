"""A photograph -> its EXIF: camera, times with their zones, position. The picture itself is never decoded."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, as_moment, fix, shown

_GPS, _EXIF = 0x8825, 0x8769
_BASE = ("Make", "Model", "Software", "HostComputer", "Artist", "Copyright")
_MORE = ("BodySerialNumber", "CameraOwnerName", "LensModel", "LensSerialNumber", "ImageUniqueID")
_TIMES = (
    ("taken", "DateTimeOriginal", "OffsetTimeOriginal"),
    ("digitised", "DateTimeDigitized", "OffsetTimeDigitized"),
    ("changed", "DateTime", "OffsetTime"),
)


def read(path: Path, format_: str) -> Facts:
    """The EXIF of one photograph."""
    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded, so that a picture of any size may tell its metadata
    with Image.open(path) as image:
        if format_ == "PNG":
            exif = Image.Exif()
            exif.load(image.info.get("exif", b""))  # getexif() would decode the whole picture to look behind it
        else:
            exif = image.getexif()
        base, more = _named(exif, ExifTags.TAGS), _named(exif.get_ifd(_EXIF), ExifTags.TAGS)
        gps = _named(exif.get_ifd(_GPS), ExifTags.GPSTAGS)
        size = f"{image.width} x {image.height}"
    position, notes = _position(gps)
    told = [
        (name, shown(tags[name])) for tags, names in ((base, _BASE), (more, _MORE)) for name in names if name in tags
    ]
    if "GPSHPositioningError" in gps:
        told.append(("position error in metres", shown(gps["GPSHPositioningError"])))
    if not (base or more or gps):
        notes = ("it has no EXIF: never had any, or lost it on its way (most messengers remove it)",)
    return Facts(
        FileKind.PHOTOGRAPH,
        format_,
        properties=(("size", size), *told),
        moments=(*_moments(base | more), *_satellite_time(gps)),
        fixes=(position,) if position else (),
        points=1 if position else 0,
        notes=notes,
    )


def _named(tags: Mapping[int, Any], names: Mapping[int, str]) -> dict[str, Any]:
    return {names.get(number, str(number)): value for number, value in tags.items()}


def _moments(tags: Mapping[str, Any]) -> Iterator[Moment]:
    for what, name, offset in _TIMES:
        text = shown(tags.get(name, ""))
        day, _, clock = text.partition(" ")
        moment = as_moment(what, f"{day.replace(':', '-')} {clock}{shown(tags.get(offset, '')).strip()}")
        moment = moment or as_moment(what, f"{day.replace(':', '-')} {clock}")
        if moment is not None:
            yield moment


def _satellite_time(gps: Mapping[str, Any]) -> Iterator[Moment]:
    day, clock = shown(gps.get("GPSDateStamp", "")), gps.get("GPSTimeStamp")
    try:
        hour, minute, second = (int(float(part)) for part in clock or ())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        return
    moment = as_moment("satellite time", f"{day.replace(':', '-')} {hour:02}:{minute:02}:{second:02}+00:00")
    if moment is not None:
        yield moment


def _position(gps: Mapping[str, Any]) -> tuple[Fix | None, tuple[str, ...]]:
    if "GPSLatitude" not in gps or "GPSLongitude" not in gps:
        return None, ()
    try:
        latitude = _degrees(gps["GPSLatitude"]) * (-1 if shown(gps.get("GPSLatitudeRef", "N")).upper() == "S" else 1)
        longitude = _degrees(gps["GPSLongitude"]) * (-1 if shown(gps.get("GPSLongitudeRef", "E")).upper() == "W" else 1)
        altitude = float(gps["GPSAltitude"]) if "GPSAltitude" in gps else None
        found = fix("taken at", latitude, longitude, altitude)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        found = None
    return found, () if found else ("its position is no place on earth",)


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
