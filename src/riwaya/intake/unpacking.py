"""What is packed -> a stream of it that stops where more comes out than any honest archive holds."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from riwaya.errors import InputError

_LEAST_BUDGET = 256 * 1024 * 1024
_RATIO = 100
"""An archive may unpack to this many times its size, and to the least budget in any case: saved pages pack ten to one,
bombs a thousand to one."""
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError)
"""What unpacking raises where an archive is damaged or strange."""


def size_of(stream: BinaryIO) -> int:
    """The bytes that a packed file takes, where that can be told without reading it; else 0."""
    if not stream.seekable():
        return 0
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


class Budget:
    """How much an archive may still unpack to. ``size``: the bytes it takes."""

    def __init__(self, size: int) -> None:
        self._left = max(_LEAST_BUDGET, size * _RATIO)

    def spend(self, size: int) -> None:
        """Count what came out. Raises InputError where it is too much."""
        self._left -= size
        if self._left < 0:
            raise InputError(f"unpacks to more than {_RATIO} times its size; it may be a bomb and is left unread")


class Counted(io.RawIOBase):
    """A stream that tells its budget how much is read from it. It goes forward only; what stands before a break is
    given out first. ``told``: the errors that become an InputError; others pass."""

    def __init__(self, stream: object, budget: Budget, *, told: tuple[type[Exception], ...] = BROKEN) -> None:
        self._read = cast(Callable[[int], bytes], getattr(stream, "read1", None) or getattr(stream, "read"))  # noqa: B009
        self._budget, self._told = budget, told

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """The next bytes."""
        try:
            piece = self._read(len(buffer))
        except self._told as error:
            raise InputError(f"cannot be unpacked ({str(error)[:100]}); get the archive again") from None
        self._budget.spend(len(piece))
        buffer[: len(piece)] = piece
        return len(piece)
