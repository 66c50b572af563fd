"""A PX4 log as it is -> a smaller one, whole, of the messages that are wanted; what is damaged is jumped over.

Logs run to gigabytes, nearly all of it sensors that nobody asked for, and end in zeros where the power was cut. Parsing
that message by message takes a second for each 30 MB, and for each megabyte of zeros. Here a message costs a look at
its length, and damage one search for the next mark of synchronisation.
"""

import io
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

MOST_MESSAGES = 20_000_000
"""Looked at, some ten seconds; a log of 100 Hz for everything that is logged has fewer in ten hours."""
MOST_KEPT = 256 << 20
_HEADER = 16
_MARK = b"\x2f\x73\x13\x20\x25\x0c\xbb\x12"
_TYPES = frozenset(b"FIMPQABDLCSOR")
_KEPT = frozenset(b"FIO")
_FLAGS, _ADDED, _DATA = b"BAD"
_head = struct.Struct("<HBH").unpack_from
"""Length and type of a message, and, of data, the number of what it is data of."""
_LEAST = 5
_number = struct.Struct("<H").unpack_from
_OFFSETS = struct.Struct("<3Q")
_APPENDED = 1


@dataclass(frozen=True, slots=True)
class Chosen:
    """The smaller log, and how it went: parts were damaged; not all of it was looked at."""

    log: io.BytesIO
    damaged: bool
    cut: bool


def choose(path: Path, names: Collection[str]) -> Chosen:
    """The definitions of a log, its gaps, and the data of these messages. Raises ValueError where it is no log."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        picker = _Picker(data, frozenset(name.encode() for name in names))
        for begin, end in _parts(data):
            picker.part(begin, end)
        return Chosen(io.BytesIO(bytes(picker.kept)), picker.damaged, picker.cut)


def _parts(data: mmap) -> Iterator[tuple[int, int]]:
    """From where to where messages stand one behind the other: what a crash appended begins anew."""
    ends = [len(data)]
    if len(data) >= _HEADER + 43 and _head(data, _HEADER)[1] == _FLAGS and data[_HEADER + 3 + 8] & _APPENDED:
        told = _OFFSETS.unpack_from(data, _HEADER + 3 + 16)
        ends = sorted({*(offset for offset in told if _HEADER < offset < len(data)), len(data)})
    begin = _HEADER
    for end in ends:
        yield begin, end
        begin = end


class _Picker:
    """What is kept so far, and by which numbers the wanted messages go."""

    def __init__(self, data: mmap, names: frozenset[bytes]) -> None:
        self.data, self.names = data, names
        self.kept = bytearray(data[:_HEADER])
        self.numbers: set[int] = set()
        self.left = MOST_MESSAGES
        self.damaged = self.cut = False

    def part(self, at: int, end: int) -> None:
        """Go through one stretch."""
        data, numbers = self.data, self.numbers
        for left in range(self.left, 0, -1):
            self.left = left - 1
            if at + _LEAST > end:
                return
            size, kind, number = _head(data, at)
            after = at + 3 + size
            if after > end or kind not in _TYPES or not size:
                found = data.find(_MARK, at, end)
                self.damaged = True
                if found < 0:
                    return
                after = found + len(_MARK)
            elif kind == _DATA:
                if number in numbers:
                    self.kept += data[at:after]
            elif kind == _ADDED:
                self._subscribed(at, after)
            elif kind in _KEPT:
                self.kept += data[at:after]
            elif kind == _FLAGS:
                self._flags(at, after)
            at = after
            if len(self.kept) > MOST_KEPT:
                break
        self.cut = True

    def _subscribed(self, at: int, after: int) -> None:
        if after - at > 6 and bytes(self.data[at + 6 : after]) in self.names:
            self.numbers.add(_number(self.data, at + 4)[0])
            self.kept += self.data[at:after]

    def _flags(self, at: int, after: int) -> None:
        """The flags of what must be understood, without the places of what was appended: those are other ones now."""
        flags = bytearray(self.data[at:after])
        if len(flags) >= 43:
            flags[3 + 8] &= ~_APPENDED & 0xFF
            flags[3 + 16 : 3 + 40] = bytes(24)
        self.kept += flags
