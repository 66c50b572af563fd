"""What files tell of themselves; and whatever they are, reading them ends with a note and harms nothing."""

import random
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from riwaya.evidence.metadata import Facts, FileKind, read_facts
from riwaya.evidence.metadata.child import facts_of
from tests.evidence.metadata import fixtures as f

pytest.importorskip("PIL")
pytest.importorskip("pyulog")
pytest.importorskip("pdfminer")


def _facts(tmp_path: Path, content: bytes | str, name: str = "file") -> Facts:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return facts_of(path, name)


@pytest.mark.parametrize("newer", [False, True])
def test_a_flight_of_px4_tells_track_times_home_and_hardware(tmp_path: Path, newer: bool) -> None:
    path = tmp_path / "flight.ulg"
    path.write_bytes(f.ulog(newer=newer))
    found = read_facts(path)
    assert (found.kind, found.format, found.points) == (FileKind.FLIGHT_LOG, "PX4 ULog", 59)
    home, first, last = found.fixes[0], found.fixes[1], found.fixes[-1]
    assert (home.what, home.latitude, home.longitude, home.altitude) == ("home", 34.5, 38.25, 410.0)
    assert (first.at, first.zone, last.at) == ("2031-02-03T05:00:01", "utc", "2031-02-03T05:00:59")
    assert (round(last.latitude, 4), last.altitude) == (34.5059, 450.0)
    assert ("ver_hw", "PX4_FMU_V5") in found.properties
    assert any(name == "sys_uuid" for name, _ in found.properties)
    assert [m.at for m in found.moments] == [first.at, last.at]


def test_a_long_flight_is_thinned_and_keeps_its_ends(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.ulog(3000))
    assert (found.points, len(found.fixes)) == (2999, 501)
    assert (found.fixes[1].at, found.fixes[-1].at) == ("2031-02-03T05:00:01", "2031-02-03T05:49:59")


def test_a_flight_of_ardupilot_is_read_by_its_own_description(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.dataflash())
    assert (found.format, found.points, found.notes) == ("ArduPilot DataFlash", 4, ())
    assert (found.fixes[0].latitude, found.fixes[0].at) == (34.5, "2031-02-03T05:00:00")
    assert found.properties == (("message", "ArduCopter V4.5"),)
    broken = f.dataflash().replace(b"\xa3\x95\x82", b"\0\0\0", 1)
    assert _facts(tmp_path, broken).points == 3


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "TIFF", "WebP"])
def test_a_photograph_tells_camera_times_and_position(tmp_path: Path, format_: str) -> None:
    found = read_facts(f.photograph(tmp_path / "p", offset="+03:00", format_=format_))
    assert (found.kind, found.format) == (FileKind.PHOTOGRAPH, format_)
    assert [(m.what, m.at, m.zone) for m in found.moments] == [
        ("taken", "2031-02-03T08:15:30", "+03:00"),
        ("satellite time", "2031-02-03T05:15:28", "utc"),
    ]
    assert [(p.latitude, p.longitude) for p in found.fixes] == [(34.5, 38.25)]
    assert ("BodySerialNumber", "SN-4711") in found.properties


def test_a_clock_without_a_zone_is_left_without_one(tmp_path: Path) -> None:
    assert read_facts(f.photograph(tmp_path / "p")).moments[0].zone == ""


def test_a_position_that_is_none_is_told(tmp_path: Path) -> None:
    found = facts_of(f.photograph(tmp_path / "p", latitude=95.0), "p")
    assert found.fixes == ()
    assert found.notes == ("its position is no place on earth",)


def test_documents_tell_their_makers_and_times(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.pdf())
    assert found.properties == (("Title", "Order 7"), ("Producer", "Press 2"))
    assert [(m.what, m.at, m.zone) for m in found.moments] == [("made", "2031-02-03T08:15:30", "+03:00")]
    found = _facts(tmp_path, f.office())
    assert found.properties == (("creator", "Clerk"), ("lastModifiedBy", "Another"))
    assert [(m.what, m.at, m.zone) for m in found.moments] == [("made", "2031-02-03T05:00:00", "utc")]


@pytest.mark.parametrize(("content", "points", "first"), [(f.SUBTITLES, 4, 34.5001), (f.OLDER_SUBTITLES, 1, 34.5)])
def test_subtitles_of_a_drone_tell_its_track(tmp_path: Path, content: str, points: int, first: float) -> None:
    found = _facts(tmp_path, content)
    assert (found.kind, found.points, found.fixes[0].latitude) == (FileKind.FLIGHT_LOG, points, first)
    assert (found.moments[0].at, found.moments[0].zone) == ("2031-02-03T08:00:01", "")


def test_a_table_of_a_flight_tells_its_track_and_serial(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.TABLE)
    assert (found.points, found.properties) == (2, (("recover.aircraftserial", "AB12"),))
    assert [m.at for m in found.moments] == ["2031-02-03T08:00:00", "2031-02-03T08:00:10"]
    utc = _facts(tmp_path, f"latitude;longitude;datetime(utc)\n{f.LATITUDE};{f.LONGITUDE};2031-02-03 05:00:00\n")
    assert utc.moments[0].zone == "utc"


def test_chats_tell_counts_and_times_and_mask_numbers(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.TELEGRAM)
    assert dict(found.properties) == {
        "messages": "2",
        "accounts": "1",
        "name": "شبكة الهضبة …21",
        "type": "public_channel",
        "messages with files": "1",
    }
    assert [m.at for m in found.moments] == ["2031-02-03T05:00:00", "2031-02-03T05:01:00"]
    found = _facts(tmp_path, f.WHATSAPP)
    assert dict(found.properties) == {
        "messages": "3",
        "accounts": "2",
        "first day": "03/02/2031",
        "last day": "04/02/2031",
    }


def test_a_video_tells_by_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = _facts(tmp_path, f.mp4())
    assert (found.moments[0].at, found.fixes[0].latitude, found.fixes[0].longitude) == (
        "2031-02-03T05:00:00",
        34.5,
        38.25,
    )
    assert ("length in seconds", "12.5") in found.properties


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for ffprobe")
def test_a_video_tells_by_ffprobe_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ffprobe"
    tags = '{"creation_time": "2031-02-03T05:00:00.000000Z", "location": "+34.5000+038.2500/"}'
    told = f'{{"streams": [{{"codec_type": "video", "codec_name": "h264"}}], "format": {{"duration": "3.2", "tags": {tags}}}}}'
    script.write_text(f"#!/bin/sh\necho '{told}'\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    found = _facts(tmp_path, f.mp4())
    assert (found.moments[0].at, found.moments[0].zone, found.points) == ("2031-02-03T05:00:00", "utc", 1)
    assert ("streams", "video h264") in found.properties


@pytest.mark.parametrize(
    "name", ["DJIFlightRecord_2031-02-03_[08-00-00].txt", "msgstore.db.crypt15", "signal-2031.backup", "list.xlsx.gpg"]
)
def test_encrypted_logs_and_backups_are_told_as_such(tmp_path: Path, name: str) -> None:
    found = _facts(tmp_path, random.Random(3).randbytes(5000), name)
    assert found.kind is FileKind.ENCRYPTED
    assert "encrypted" in found.notes[0]


def test_an_encrypted_flight_of_px4_is_told_as_such(tmp_path: Path) -> None:
    assert _facts(tmp_path, b"ULogEnc\x01" + bytes(100)).kind is FileKind.ENCRYPTED


def _png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_that_declares_to_be_enormous_is_not_decoded(tmp_path: Path) -> None:
    found = _facts(tmp_path, _png(60_000, 60_000))
    assert ("size", "60000 x 60000") in found.properties


def test_an_office_file_that_swells_is_left_unread(tmp_path: Path) -> None:
    found = _facts(tmp_path, f.office(b" " * 30_000_000))
    assert found.notes == ("docProps/core.xml is larger than properties ever are; it was not read",)


def test_entities_that_swell_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert "left unread" in _facts(tmp_path, f.office(bomb)).notes[0]


def test_declared_sizes_beyond_the_file_cost_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _facts(tmp_path, f.mp4(declared=10 << 30)).moments != ()
    assert _facts(tmp_path, struct.pack(">I4s", 16, b"ftyp") + b"isom" * 2 + bytes(1_000_000)).kind is FileKind.VIDEO


def test_nested_json_ends_in_a_note(tmp_path: Path) -> None:
    found = _facts(tmp_path, '{"type": 1, "messages": ' + "[" * 1_000_000)
    assert "left unread" in found.notes[0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory")
def test_a_file_that_would_take_all_memory_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "chat.json"
    with path.open("wb") as file:
        file.write(b'{"type": "x", "messages": [' + b" " * 100_000)
        file.truncate(3 << 30)  # sparse: 3 GB that take no room
    found = read_facts(path)
    assert found.notes != ()
    assert any(word in found.notes[0] for word in ("memory", "left unread"))


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "flight.ulg"
    path.write_bytes(f.ulog(10))
    assert "longer" in read_facts(path, seconds=0.001).notes[0]


def _all(tmp_path: Path) -> list[bytes]:
    photo = f.photograph(tmp_path / "photo").read_bytes()
    texts = (f.SUBTITLES, f.TABLE, f.TELEGRAM, f.WHATSAPP)
    return [f.ulog(20), f.dataflash(), photo, f.pdf(), f.office(), f.mp4(), *(t.encode() for t in texts)]


@pytest.mark.filterwarnings("ignore")
def test_cut_and_changed_files_end_in_facts_or_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    generator = random.Random(11)
    for whole in _all(tmp_path):
        for n in range(12):
            content = bytearray(whole[: generator.randrange(len(whole))] if n % 2 else whole)
            for _ in range(n):
                if content:
                    content[generator.randrange(len(content))] = generator.randrange(256)
            assert isinstance(_facts(tmp_path, bytes(content)), Facts)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    assert _facts(tmp_path, b"").notes == ("the file is empty",)


@pytest.mark.skipif(shutil.which("ffmpeg") is None or shutil.which("ffprobe") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize(("name", "muxed"), [("a.mp4", "mp4"), ("a.mkv", "matroska"), ("a.mov", "mov")])
def test_a_real_video_tells_time_place_and_length_by_the_real_ffprobe(tmp_path: Path, name: str, muxed: str) -> None:
    tags = ("creation_time=2031-02-03T05:15:30Z", "location=+31.5000+041.2500+300.0/")
    made = ("-f", "lavfi", "-i", "testsrc=duration=2:size=64x48:rate=5", "-c:v", "mpeg4", "-f", muxed)
    more = [part for tag in tags for part in ("-metadata", tag)]
    path = tmp_path / name
    subprocess.run(["ffmpeg", "-v", "error", *made, *more, "-movflags", "use_metadata_tags", str(path)], check=True)
    found = read_facts(path)
    told = dict(found.properties)
    assert found.kind is FileKind.VIDEO, found
    assert float(told["length in seconds"]) == pytest.approx(2, abs=0.3)
    assert "video mpeg4" in told["streams"]
    assert [(m.at, m.zone) for m in found.moments] == [("2031-02-03T05:15:30", "utc")]
    assert [(fix.latitude, fix.longitude) for fix in found.fixes] == [(31.5, 41.25)]


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffmpeg is not installed")
def test_the_real_ffprobe_fetches_nothing_and_ends_with_a_note_on_what_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42" + b"#EXTM3U\nhttp://127.0.0.1:9/a.ts\n" * 50)
    assert any("ffprobe cannot read it" in note for note in read_facts(path).notes)
