"""A table made once and kept as a file -> the same table in a third of the time, for commands that start often.

The file is named by everything the table was made from (the data's fingerprint, the code that reads it, the version
of Python), so that it can never be stale. It is a pickle, and is read only from a directory that nobody else can
write to.
"""

import contextlib
import gc
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_CODE = Path(__file__).parent.parent
_MOST = 8
"""Tables of a kind that stay: a user has few lexicons of his own; they are megabytes each."""
_ROOMS = ("lexicon", "text", "model", "compare")
"""The rooms whose tables are kept, and those they are made of."""


def kept(made_from: str, directory: Path | None, make: Callable[[], T], kind: type[T]) -> T:
    """What ``make`` gives, taken from ``directory`` where it was kept before. ``None`` keeps nothing.

    A file that cannot be read or written is as good as none: nothing fails for it.
    """
    if directory is None:
        return make()
    path = directory / f"{kind.__name__.lower()}-{_name(made_from)}.pickle"
    found = _read(path, kind)
    if found is not None:
        return found
    made = make()
    _write(path, made)
    return made


def _name(made_from: str) -> str:
    return hashlib.sha256(f"{made_from}\0{sys.version_info[:2]}\0{_code()}".encode()).hexdigest()[:32]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for room in _ROOMS:
        for source in sorted((_CODE / room).glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _read(path: Path, kind: type[T]) -> T | None:
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand small objects come at once; collecting among them doubles the time
    try:
        if not _ours(path.parent):
            return None
        value = pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    finally:
        if collecting:
            gc.enable()
    return value if isinstance(value, kind) else None


def _ours(directory: Path) -> bool:
    """Whether the directory belongs to this user and only this user can write to it (always so on Windows)."""
    if os.name == "nt":
        return True
    state = directory.stat()
    return state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, value: object) -> None:
    """Write beside and move into place, so that a reader never sees half a file."""
    with contextlib.suppress(OSError, pickle.PicklingError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=5)
        Path(name).replace(path)
        _prune(path)


def _prune(written: Path) -> None:
    """Keep the last few tables of this kind: each change of the lexicon or the code makes another of megabytes."""
    like = written.parent.glob(f"{written.name.split('-')[0]}-*.pickle")
    for old in sorted(like, key=lambda p: p.stat().st_mtime_ns, reverse=True)[_MOST:]:
        old.unlink(missing_ok=True)
