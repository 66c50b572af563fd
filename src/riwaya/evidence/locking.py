"""A file -> held by one process at a time, and let go when that process ends, however it ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[Any], *, wait: bool) -> None:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                return
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    raise

else:
    import fcntl

    def _hold(file: IO[Any], *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock, and keep it meanwhile."""
    with path.open("ab") as file:
        _hold(file, wait=True)
        yield


def hold(file: IO[Any]) -> None:
    """Keep an open file's lock until it is closed."""
    _hold(file, wait=False)


def is_held(path: Path) -> bool:
    """True where a living process holds it."""
    try:
        with path.open("rb") as file:
            _hold(file, wait=False)
    except OSError:
        return True
    return False
