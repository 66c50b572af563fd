"""Of a PX4 log only the wanted messages are kept, whole, and what is damaged is jumped over."""

import struct
from pathlib import Path

import pytest

from riwaya.evidence.metadata import ulog_messages
from riwaya.evidence.metadata.ulog_messages import choose
from tests.evidence.metadata import fixtures as f

pytest.importorskip("pyulog")
GPS = ("vehicle_gps_position",)
MARK = struct.pack("<HB", 8, ord("S")) + b"\x2f\x73\x13\x20\x25\x0c\xbb\x12"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.ulg"
    path.write_bytes(data)
    return path


def points(folder: Path, data: bytes) -> int:
    from pyulog.core import ULog

    chosen = choose(written(folder, data), GPS)
    return sum(len(found.data["timestamp"]) for found in ULog(chosen.log, list(GPS)).data_list)


def split(data: bytes) -> tuple[bytes, bytes]:
    """A log before and from its second half of data."""
    middle = data.rindex(struct.pack("<HBH", 31, ord("D"), 0), 0, (len(data) + data.index(b"vehicle_gps")) // 2)
    return data[:middle], data[middle:]


def test_other_messages_are_left_out_and_the_wanted_ones_are_all_there(tmp_path: Path) -> None:
    chosen = choose(written(tmp_path, f.ulog(40)), GPS)
    assert (chosen.damaged, chosen.cut) == (False, False)
    assert b"home_position" not in chosen.log.getvalue().partition(b"ver_hw")[2].replace(b"home_position:", b"")
    assert points(tmp_path, f.ulog(40)) == 40


def test_zeros_at_the_end_of_a_log_cost_nothing(tmp_path: Path) -> None:
    chosen = choose(written(tmp_path, f.ulog(40) + bytes(50_000_000)), GPS)
    assert chosen.damaged and len(chosen.log.getvalue()) < 10_000
    assert points(tmp_path, f.ulog(40) + bytes(1_000_000)) == 40


def test_behind_damage_it_goes_on_at_the_next_mark(tmp_path: Path) -> None:
    before, after = split(f.ulog(40))
    assert points(tmp_path, before + bytes(1_000) + MARK + after) == 40
    assert points(tmp_path, before + bytes(1_000) + after) < 40


def test_what_a_crash_appended_is_read_from_its_place(tmp_path: Path) -> None:
    before, after = split(f.ulog(40))
    torn = before + b"\x40\0D\0"  # a message that was being written
    flags = bytearray(40)
    flags[8] = 1
    flags[16:24] = struct.pack("<Q", len(torn))
    assert points(tmp_path, torn[:19] + bytes(flags) + torn[59:] + after) == 40


def test_a_log_of_more_messages_than_are_looked_at_is_cut_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ulog_messages, "MOST_MESSAGES", 20)
    assert choose(written(tmp_path, f.ulog(40)), GPS).cut
    monkeypatch.setattr(ulog_messages, "MOST_MESSAGES", 2_000)
    monkeypatch.setattr(ulog_messages, "MOST_KEPT", 700)
    assert choose(written(tmp_path, f.ulog(40)), GPS).cut


@pytest.mark.parametrize("cut", [17, 30, 59, 62, 100, 333, -1, -30])
def test_a_log_cut_short_anywhere_gives_what_is_there(tmp_path: Path, cut: int) -> None:
    whole = f.ulog(40)
    assert len(choose(written(tmp_path, whole[:cut]), GPS).log.getvalue()) <= len(whole)
