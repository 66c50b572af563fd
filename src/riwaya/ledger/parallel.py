"""Reports -> digests of their readings, by several processes at once, in the order in which the reports came."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait

from riwaya.errors import LedgerError, RiwayaError
from riwaya.ledger.digest import Digest, Fold, digest_reading, digest_report
from riwaya.model import Reading, Report

_TASK = 8
"""Reports a task: enough that handing over costs nothing beside reading, few enough that memory stays small."""
_AHEAD = 3
"""Tasks a process has waiting, so that none is idle while the writer commits."""


@dataclass(frozen=True, slots=True)
class Work:
    """How to read, told so that another process can do it: functions importable by name (or partials of such).

    ``make_reader`` is called once a process and gives what reads one report; ``fold`` gives a text's words to search.
    """

    make_reader: Callable[[], Callable[[Report], Reading]]
    fold: Fold


def read_reports(reports: Iterable[Report], work: Work, *, workers: int = 1) -> Iterator[Digest]:
    """Read every report; one that cannot be read comes back without a reading and with its ``trouble``."""
    if workers <= 1:
        read = work.make_reader()
        for report in reports:
            yield _digest(report, read, work.fold)
        return
    reports = iter(reports)
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start_worker, (work,))
    waiting: deque[Future[list[Digest]]] = deque()
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (task := list(islice(reports, _TASK))):
                waiting.append(pool.submit(_work, task))
            if not waiting:
                break
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise LedgerError(
            "a process that was reading died, perhaps for want of memory; what was stored stays. "
            "Run the command again with fewer workers: it goes on where it stopped"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _digest(report: Report, read: Callable[[Report], Reading], fold: Fold) -> Digest:
    try:
        return digest_reading(read(report), fold)
    except RiwayaError as error:
        trouble = str(error)
    except Exception as error:  # one report that trips a bug must not stop thirty thousand others
        trouble = f"{type(error).__name__}: {error}"
    digest = digest_report(report, fold)
    digest.trouble = trouble
    return digest


class _Worker:
    """What a reading process keeps from task to task."""

    read: Callable[[Report], Reading]
    fold: Fold


def _start_worker(work: Work) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.read = staticmethod(work.make_reader())
    _Worker.fold = staticmethod(work.fold)


def _end_with_parent() -> None:
    """A pool's processes outlive a killed parent, waiting for tasks for ever; these do not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(task: list[Report]) -> list[Digest]:
    return [_digest(report, _Worker.read, _Worker.fold) for report in task]
