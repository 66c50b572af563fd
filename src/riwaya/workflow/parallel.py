"""Items and a task -> the task's results in the order of the items, by one process or by several."""

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from riwaya.errors import RiwayaError

if TYPE_CHECKING:
    from concurrent.futures import Future

_ALLOCATIONS = 100_000
Item = TypeVar("Item")
Result = TypeVar("Result")

_TASK = 4
"""Items handed over at once: the handing costs nothing beside reading four reports, and no process waits long at the
end."""
_AHEAD = 3
"""Tasks a process has waiting, so that none is idle while results are written."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """While this lasts the garbage collector looks less often: what is opened by the thousand here holds no circles.

    Looking through it again and again took a quarter of the time (measured on the tables of 900 reports).
    """
    before = gc.get_threshold()
    gc.set_threshold(_ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Worker:
    """What a process keeps from task to task."""

    do: Callable[[Any], Any]


def in_order(
    items: Iterable[Item], make: Callable[[], Callable[[Item], Result]], *, workers: int = 1
) -> Iterator[Result]:
    """``make()`` is called once a process and gives what turns one item into its result.

    With several workers both ``make`` and the results must be picklable. The results, and their order, are the same
    whatever the number of workers.
    """
    if workers <= 1:
        yield from map(make(), items)
    else:
        yield from _by_several(items, make, workers)


def _by_several(items: Iterable[Item], make: Callable[[], Callable[[Item], Result]], workers: int) -> Iterator[Result]:
    import multiprocessing  # a tenth of a second that a single report need not pay
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    items = iter(items)
    method = "fork" if sys.platform == "linux" else "spawn"  # fork shares what is loaded already
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), _start, (make,))
    waiting: deque[Future[list[Result]]] = deque()
    pool.submit(_do, [])  # the processes start before an item is taken, which may open what must not be forked
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (task := list(islice(items, _TASK))):
                waiting.append(pool.submit(_do, task))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise RiwayaError("a process that was reading died, perhaps for want of memory; use fewer workers") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.do = staticmethod(make())


def _end_with_parent() -> None:
    """A pool's processes outlive a killed parent, waiting for tasks for ever; these do not."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(task: list[Any]) -> list[Any]:
    return [_Worker.do(item) for item in task]
