"""Killed, crowded, out of disk: nothing is lost that was stored, nothing is stored twice, the ledger opens."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger import Ledger, find_reading, list_reports, open_ledger, verify
from tests.ledger import world
from tests.ledger.helpers import fill

ROOT = Path(__file__).parents[2]
CHILD = [sys.executable, "-m", "tests.ledger.durability_child"]
REPORTS = 120


def child(location: str, *, first: int = 0, count: int = REPORTS) -> "subprocess.Popen[str]":
    """An ingest in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    command = [*CHILD, location, str(first), str(count)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def check_whole(ledger: Ledger, least: int) -> int:
    """The ledger is sound, has each report once, and no fewer than before; gives how many."""
    assert verify(ledger).problems == ()
    page = list_reports(ledger, limit=10 * REPORTS)
    ids = [report.id for report in page.reports]
    assert len(ids) == len(set(ids)) == page.total
    assert page.total >= least
    return page.total


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_ingest_killed_fifty_times_at_random_moments_ends_whole(location: str) -> None:
    rng = random.Random(7)
    stored, killed = 0, 0
    open_ledger(location).close()
    while killed < 50:
        process = child(location, count=REPORTS + 8 * killed)
        assert process.stdout is not None
        for _ in range(rng.randrange(4)):  # from before it is open to some transactions in
            process.stdout.readline()
        time.sleep(rng.random() * 0.03)
        process.kill()
        process.communicate()
        killed += 1
        if killed % 5 == 0:
            ledger = open_ledger(location, create=False)
            stored = check_whole(ledger, stored)
            ledger.close()
    ledger = open_ledger(location)
    fill(ledger, REPORTS + 8 * killed)
    assert check_whole(ledger, stored) == REPORTS + 8 * killed
    assert find_reading(ledger, "world-77") == world.reading_for(77)
    ledger.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_beginning_a_ledger_killed_anywhere_can_be_begun_again(tmp_path: Path) -> None:
    rng = random.Random(11)
    for n in range(12):
        location = tmp_path / f"{n}.sqlite"
        process = child(str(location), count=3)
        time.sleep(0.3 + rng.random() * 0.5)
        process.kill()
        process.communicate()
        ledger = open_ledger(location)
        fill(ledger, 3)
        assert check_whole(ledger, 3) == 3
        ledger.close()


def test_two_writers_at_once_store_everything_once(location: str) -> None:
    open_ledger(location).close()
    both = [child(location, first=0, count=80), child(location, first=40, count=80)]
    said = [process.communicate(timeout=180) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    ledger = open_ledger(location)
    assert check_whole(ledger, 0) == 120
    ledger.close()


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of this size, or a skipped test with the reason."""
    folder = Path(tempfile.mkdtemp(prefix="riwaya-small-"))
    made = shutil.which("mount") is not None and sys.platform == "linux"
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    made = made and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        if not made:
            pytest.skip("a small file system cannot be mounted here (it needs Linux and root)")
        yield folder
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
        folder.rmdir()


def test_full_disk_is_told_and_loses_nothing() -> None:
    with small_disk(2) as folder:
        ledger = open_ledger(folder / "ledger.sqlite")
        fill(ledger, 60)
        with pytest.raises(LedgerError, match=r"disk is full|disk refused"):
            fill(ledger, 3000)
        stored = check_whole(ledger, 60)
        ledger.close()
        again = open_ledger(folder / "ledger.sqlite")
        assert check_whole(again, stored) == stored
        again.close()


def test_no_room_to_begin_a_ledger_leaves_no_half_ledger() -> None:
    with small_disk(1) as folder:
        (folder / "filler").write_bytes(bytes(1_000_000))
        with pytest.raises(LedgerError, match=r"disk is full|disk refused|cannot be begun"):
            open_ledger(folder / "ledger.sqlite")
        assert [path.name for path in folder.iterdir()] == ["filler"]


def test_page_limit_reached_in_the_middle_of_a_batch_stores_nothing_of_it(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    fill(ledger, 20)
    with ledger.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(LedgerError, match="disk is full"), ledger.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.exec_driver_sql("INSERT INTO meta VALUES ('much', hex(zeroblob(3000000)))")
    ledger.close()
    again = open_ledger(tmp_path / "ledger.sqlite")
    assert check_whole(again, 20) == 20
    again.close()
