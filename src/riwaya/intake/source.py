"""A stream -> one source of reports: its first bytes to know it by, then all of them, within limits."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.intake.decoding import LARGEST
from riwaya.model.values import dataclass

HEAD = 16 * 1024
"""Bytes by which a format is known: enough for the long comments and style sheets that saved pages begin with."""
LARGEST_KEPT = 16 * 1024 * 1024
"""Bytes of an original that is kept beside its report; of what is larger only the hash is."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. ``url``, ``captured`` and ``charset`` are what a container says of it; ``depth`` counts the
    archives it lies in."""

    where: str
    stream: BinaryIO
    head: bytes
    url: str | None = None
    captured: str | None = None
    charset: str | None = None
    depth: int = 0

    @property
    def name(self) -> str:
        """The file's name, by which formats without a mark of their own are told apart."""
        return self.where.removesuffix(".gz").casefold()

    def data(self, largest: int = LARGEST) -> bytes:
        """All bytes. Raises InputError where there are more than ``largest``."""
        data = self.stream.read(largest + 1)
        if len(data) > largest:
            raise InputError(f"is larger than {largest >> 20} MB; it is not one report. Cut it into one file a report")
        return data

    def seekable(self) -> "Source":
        """The same with a stream that can be gone through twice; what cannot is held in memory, within the limit."""
        return self if self.stream.seekable() else replace(self, stream=io.BytesIO(self.data()))

    def digest(self) -> str:
        """The SHA-256 of the whole of a seekable source, which then stands at its beginning again."""
        made = hashlib.sha256()
        self.stream.seek(0)
        while piece := self.stream.read(_PIECE):
            made.update(piece)
        self.stream.seek(0)
        return "sha256:" + made.hexdigest()


def digest_of(data: bytes) -> str:
    """The SHA-256 of bytes, as it stands in a provenance."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def source_of(where: str, stream: BinaryIO, *, depth: int = 0) -> Source:
    """A source from a stream that stands at its beginning."""
    head = _fill(stream)
    if stream.seekable():
        stream.seek(0)
        return Source(where, stream, head, depth=depth)
    again = cast(BinaryIO, io.BufferedReader(_Chained((io.BytesIO(head), stream)), _PIECE >> 4))
    return Source(where, again, head, depth=depth)


def _fill(stream: BinaryIO) -> bytes:
    head = b""
    read = getattr(stream, "read1", stream.read)  # read would lose what stands before a break
    try:
        while len(head) < HEAD and (piece := read(HEAD - len(head))):
            head += piece
    except EOFError:
        pass  # told by whoever reads on
    return head


class _Chained(io.RawIOBase):
    """Streams, one after the other, as one."""

    def __init__(self, streams: Iterable[BinaryIO]) -> None:
        self._streams = list(streams)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """The next bytes."""
        while self._streams:
            if piece := self._streams[0].read(len(buffer)):
                buffer[: len(piece)] = piece
                return len(piece)
            self._streams.pop(0)
        return 0
