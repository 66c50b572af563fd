"""Reading in a child process: the job is kept up to date, the child stays for the next, and its end is told."""

import os
import signal
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest

from riwaya.errors import RiwayaError
from riwaya.ledger import list_readings
from riwaya.workflow.workbench.apart import Apart
from riwaya.workflow.workbench.desk import Job
from tests.web.newsroom import KNOWLEDGE, Newsroom


@pytest.fixture
def apart() -> Iterator[Apart]:
    """One that is ended afterwards."""
    made = Apart()
    yield made
    made.end()


def test_jobs_are_read_in_one_child_which_is_begun_anew_where_it_ended(own_room: Newsroom, apart: Apart) -> None:
    report = own_room.report("mersal-0506").id
    before = len(list_readings(own_room.ledger, report))
    for _ in range(2):
        job = Job("main", "Karim", (), (report, "sha256:" + "0" * 64))
        apart.read(own_room.ledger.name, job, KNOWLEDGE)
        assert (job.read, job.unread) == (1, ())
    child = apart.pid
    assert child not in (None, os.getpid())
    assert len(list_readings(own_room.ledger, report)) == before
    with pytest.raises(RiwayaError, match=r"no case|LedgerError"):
        apart.read(own_room.ledger.name + ".not", Job("nothing", "Karim", (), (report,)), KNOWLEDGE)
    assert apart.pid == child
    os.kill(child, signal.SIGKILL)
    apart._child.join()  # type: ignore[union-attr]
    job = Job("main", "Karim", (), (report,))
    apart.read(own_room.ledger.name, job, KNOWLEDGE)
    assert job.read == 1 and apart.pid not in (None, child)


def test_a_child_that_ends_in_the_middle_of_a_job_is_told(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = Pipe()
    theirs.close()
    monkeypatch.setattr(apart, "_reached", lambda: ours)
    with pytest.raises(RiwayaError, match="ended before it was done"):
        apart.read("nowhere", Job("main", "Karim", (), ()), KNOWLEDGE)
    assert apart.pid is None
