"""A PX4 ULog -> track, first and last time, home point, hardware ids."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyulog.core import ULog

from riwaya.evidence.metadata.facts import Facts, FileKind, Fix, Moment, fix, from_unix, shown, thinned
from riwaya.evidence.metadata.ulog_messages import choose

_POSITIONS = ("vehicle_gps_position", "sensor_gps")
_IDS = ("sys_uuid", "ver_hw", "ver_hw_subtype", "ver_sw", "ver_sw_branch", "sys_name", "sys_mcu", "sys_os_name")
_LEAST_FIX = 2
"""GPS fix types below 2 are none (0, 1)."""


def read(path: Path, format_: str) -> Facts:
    """What one flight log tells."""
    names = [*_POSITIONS, "home_position"]
    chosen = choose(path, names)
    log = ULog(chosen.log, names)
    track = [f for data in _of(log, _POSITIONS) for f in _track(data)]
    home = [f for data in _of(log, ("home_position",)) for f in _home(data)]
    notes = [f"{len(log.dropouts)} gaps in the log"] if log.dropouts else []
    if log.file_corruption or chosen.damaged:
        notes.append("parts of the log are damaged; what could be read is here")
    if chosen.cut:
        notes.append("the log is longer than what is read of one; its beginning is here")
    if not track:
        notes.append("it has no position by satellite")
    length = (log.last_timestamp - log.start_timestamp) / 1e6
    told = [(name, shown(log.msg_info_dict[name])) for name in _IDS if name in log.msg_info_dict]
    return Facts(
        FileKind.FLIGHT_LOG,
        format_,
        properties=(*told, ("length in seconds", f"{length:.1f}")),
        moments=_ends(track),
        fixes=(*home[-1:], *thinned(track)),
        points=len(track),
        notes=tuple(notes),
    )


def _of(log: Any, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The first instance of the first of these messages that the log has."""
    for name in names:
        for data in log.data_list:
            if data.name == name:
                yield data.data
                return


def _track(data: dict[str, Any]) -> Iterator[Fix]:
    """Older logs have degrees times 10**7 and millimetres, newer ones degrees and metres."""
    newer = "latitude_deg" in data
    names = ("latitude_deg", "longitude_deg", "altitude_msl_m") if newer else ("lat", "lon", "alt")
    if not all(name in data for name in names):
        return
    for n in range(len(data["timestamp"])):
        if "fix_type" in data and data["fix_type"][n] < _LEAST_FIX:
            continue
        latitude, longitude, altitude = (float(data[name][n]) for name in names)
        if not newer:
            latitude, longitude, altitude = latitude / 1e7, longitude / 1e7, altitude / 1e3
        micros = int(data["time_utc_usec"][n]) if "time_utc_usec" in data else 0
        at = from_unix(micros // 1_000_000) if micros else ""
        found = fix("track", latitude, longitude, altitude, at=at, zone="utc" if at else "")
        if found is not None:
            yield found


def _home(data: dict[str, Any]) -> Iterator[Fix]:
    if all(name in data for name in ("lat", "lon", "alt")):
        for latitude, longitude, altitude in zip(data["lat"], data["lon"], data["alt"], strict=True):
            found = fix("home", float(latitude), float(longitude), float(altitude))
            if found is not None:
                yield found


def _ends(track: list[Fix]) -> tuple[Moment, ...]:
    timed = [f for f in track if f.at]
    if not timed:
        return ()
    return Moment("first position", timed[0].at, timed[0].zone), Moment("last position", timed[-1].at, timed[-1].zone)
