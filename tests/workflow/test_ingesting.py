"""Reports go through the reader into a ledger: with any number of processes, killed and run again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.intake import Trouble
from riwaya.ledger import Ledger, list_reports, open_ledger, verify
from riwaya.model import Report, make_report
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge

ROOT = Path(__file__).parents[2]
TEXT = "قالت قوات الهضبة إن جيش لاوند هاجم سد الخابية ليل الأحد الاثنين رقم {}."


def reports(count: int) -> Iterator[Report]:
    """Short invented reports."""
    return (make_report(TEXT.format(n), ref=f"r{n}", published="2031-03-04") for n in range(count))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger with a clock that stands still."""
    opened = open_ledger(tmp_path / "ledger.sqlite", clock=lambda: "2031-07-01T12:00:00Z")
    yield opened
    opened.close()


def test_any_number_of_processes_makes_the_same_ledger(ledger: Ledger, tmp_path: Path) -> None:
    other = open_ledger(tmp_path / "other.sqlite", clock=ledger.clock)
    ingest_reports(ledger, reports(30), knowledge=Knowledge())
    ingest_reports(other, reports(30), knowledge=Knowledge(), workers=2)
    assert verify(ledger).head == verify(other).head
    assert list_reports(ledger).total == 30
    other.close()


def test_what_could_not_be_taken_in_is_told(ledger: Ledger) -> None:
    taken = [Trouble("a.txt", "empty"), *reports(2)]
    done = ingest_reports(ledger, taken, knowledge=Knowledge())
    assert done.troubles == [("a.txt", "empty")]
    assert done.stored == {"new": 2}


def test_report_on_which_the_reader_fails_is_kept_unread(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(report: Report, tools: object) -> None:
        raise ValueError(report.ref)

    monkeypatch.setattr("riwaya.workflow.reading.read", fail)
    done = ingest_reports(ledger, reports(1), knowledge=Knowledge())
    assert done.troubles[0][0] == "r0"
    monkeypatch.undo()
    assert ingest_reports(ledger, reports(1), knowledge=Knowledge()).stored == {"read_again": 1}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_readers_end_with_a_killed_writer(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.workflow.test_ingesting import *\n"
        "ledger = open_ledger(sys.argv[1])\n"
        "ingest_reports(ledger, reports(5000), knowledge=Knowledge(), workers=2,"
        " progress=lambda _: print('stored', flush=True))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    command = [sys.executable, "-c", script, str(tmp_path / "ledger.sqlite")]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "stored\n"
    process.kill()
    process.communicate(timeout=60)  # the readers hold the other end of this pipe: it is closed when they are gone
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    assert verify(ledger).problems == ()
    assert list_reports(ledger).total >= 1
    ledger.close()
