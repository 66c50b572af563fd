"""Jobs of reading -> the same jobs done in a child process, so that pages stay quick while reports are read.

Python computes in one thread of a process at a time: reading beside the pages made each of them wait. The child stays
for the next job, for loading words and places takes a second, and ends when nothing has come for a while. It is the
parent's: it ends with it, whatever ends that one.
"""

import contextlib
import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from riwaya.errors import RiwayaError
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.desk import Job, read_job

IDLE = 600.0
"""Seconds without a job after which the child ends and gives its memory back."""
_BEHIND = 5
"""By so much the child stands back where processors are short: pages come first."""


@dataclass(frozen=True, slots=True)
class _Told:
    """How far a job is; ``failed`` holds what went wrong, at its end."""

    read: int
    unread: tuple[tuple[str, str], ...]
    done: bool = False
    failed: str = ""


class Apart:
    """Reads one job after the other in a child that is begun when it is needed."""

    def __init__(self) -> None:
        self._child: SpawnProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The number of the child, where there is one."""
        return self._child.pid if self._child is not None and self._child.is_alive() else None

    def read(self, location: str, job: Job, knowledge: Knowledge) -> None:
        """Have a job done; it is kept up to date on the way. Raises RiwayaError where the child failed or ended."""
        pipe = self._reached()
        try:
            pipe.send((location, job, knowledge))
            while True:
                told: _Told = pipe.recv()
                job.read, job.unread = told.read, told.unread
                if told.failed:
                    raise RiwayaError(told.failed)
                if told.done:
                    return
        except (EOFError, OSError):
            self.end()
            raise RiwayaError("the process that reads reports ended before it was done") from None

    def end(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.terminate()
            self._child.join()
        if self._pipe is not None:
            self._pipe.close()
        self._child = self._pipe = None

    def _reached(self) -> Connection:
        if self._pipe is None or self.pid is None:
            self.end()
            spawn = multiprocessing.get_context("spawn")
            self._pipe, theirs = spawn.Pipe()
            self._child = spawn.Process(target=_serve, args=(theirs,), name="riwaya-reading", daemon=True)
            self._child.start()
            theirs.close()
        return self._pipe


def _serve(pipe: Connection) -> None:
    """In the child: do the jobs that come, until none does, or until whoever sends them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's, which ends this one
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while pipe.poll(IDLE):
            _do(pipe, *pipe.recv())


def _do(pipe: Connection, location: str, job: Job, knowledge: Knowledge) -> None:
    try:
        read_job(location, job, knowledge, told=lambda: pipe.send(_Told(job.read, job.unread)))
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        pipe.send(_Told(job.read, job.unread, failed=f"{type(error).__name__}: {error}"))
    else:
        pipe.send(_Told(job.read, job.unread, done=True))
