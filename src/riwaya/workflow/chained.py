"""A log of JSON lines, each holding the SHA-256 of the line before -> appended to, read, and verified.

Lines written before logs were chained stand at the beginning; the first chained line holds the last of them. Whoever
can write the whole file can chain it anew: only a head that was noted elsewhere shows that.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from riwaya.errors import LedgerError
from riwaya.evidence.locking import held

BEGINNING = "0" * 64
_PREVIOUS = "previous"


class ChainedLog:
    """One log file and its lock beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, row: Mapping[str, Any]) -> None:
        """Write one line, whole and on the disk. Half a line that a writer left who was ended is taken away first."""
        with held(self.path.with_name(self.path.name + ".lock")):
            lines = self._lines()
            line = json.dumps({**row, _PREVIOUS: _hash(lines[-1]) if lines else BEGINNING}, **_STYLE)
            with self.path.open("ab") as stream:
                stream.truncate(sum(len(each) + 1 for each in lines))
                stream.write(line.encode("utf-8", "replace") + b"\n")
                stream.flush()
                os.fsync(stream.fileno())

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every line, oldest first, without what chains it. Raises LedgerError."""
        for number, line in enumerate(self._lines(), 1):
            row = _row(line)
            if row is None:
                raise LedgerError(f"{self.path}, line {number}: not a record of loads and decisions")
            yield {key: value for key, value in row.items() if key != _PREVIOUS}

    def head(self) -> tuple[int, str]:
        """Number and hash of the last line."""
        lines = self._lines()
        return len(lines), _hash(lines[-1]) if lines else BEGINNING

    def problems(self, noted: tuple[int, str] | None = None) -> Iterator[str]:
        """What is not as it was written, with its place. ``noted``: a head written down earlier."""
        before, chained = BEGINNING, False
        lines = self._lines()
        for number, line in enumerate(lines, 1):
            row = _row(line)
            told = row.get(_PREVIOUS) if row is not None else None
            if row is None:
                yield f"line {number}: is no record"
            elif told is None and chained:
                yield f"line {number}: is not chained to the line before: it was put there or changed"
            elif told is not None and told != before:
                yield f"line {number}: does not follow the line before: that was changed, or lines removed or moved"
            chained = chained or told is not None
            before = _hash(line)
        if noted is not None and (noted[0] > len(lines) or noted != (noted[0], _hash_at(lines, noted[0]))):
            yield f"line {noted[0]}: is not the one that was noted: the log was cut or written anew"

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            return []


_STYLE: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True}


def _row(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
        return row if isinstance(row, dict) and "kind" in row else None
    except (ValueError, RecursionError):
        return None


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _hash_at(lines: list[bytes], number: int) -> str:
    return _hash(lines[number - 1]) if 0 < number <= len(lines) else BEGINNING
