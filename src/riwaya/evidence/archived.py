"""A table of auto-archiver's -> which address each hash in it belongs to, so that files are taken in with their source.

Its sheet saved as CSV, or the CSV that it writes itself. Of a row only its address, the time and the hashes are taken;
the hashes are set against the files' own bytes, and only a file that has one is said to come from there.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from riwaya.errors import InputError

_PIECE = 1 << 20
_LARGEST_CELL = 1 << 22
_HASH = re.compile(r"SHA(-256:[0-9a-f]{64}|3-512:[0-9a-f]{128})(?![0-9a-f])")
_ADDRESS = re.compile(r"'url': '([^'\s]{1,2000})'")
_PROCESSED = re.compile(r"'_processed_at': datetime\.datetime\((\d{4}), (\d{1,2}), (\d{1,2}), (\d{1,2}), (\d{1,2})")


@dataclass(frozen=True, slots=True)
class ArchivedFrom:
    """The address that a hash was archived from, and when the table says that it was."""

    address: str
    at: str
    line: int

    def __str__(self) -> str:
        when = f", {self.at}" if self.at else ""
        return f"{self.address} (auto-archiver{when})"


def read_archived(path: Path) -> dict[str, ArchivedFrom]:
    """Hash as auto-archiver writes it ("SHA-256:...") -> where it came from. Raises InputError."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found = dict(_rows(csv.reader(file)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as a table ({error})") from None
    finally:
        csv.field_size_limit(before)
    if not found:
        raise InputError(f"{path}: no row has a hash; auto-archiver writes them with its hash_enricher")
    return found


def hashes_of(path: Path) -> tuple[str, ...]:
    """A file's hashes as auto-archiver writes them. Raises OSError."""
    short, long = hashlib.sha256(), hashlib.sha3_512()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            short.update(piece)
            long.update(piece)
    return f"SHA-256:{short.hexdigest()}", f"SHA3-512:{long.hexdigest()}"


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[str, ArchivedFrom]]:
    names = [" ".join(name.lower().split()) for name in next(reader, [])]
    if names != ["status", "metadata", "media"] and "link" not in names:
        raise InputError("is no table of auto-archiver: it has no column 'link', nor 'status', 'metadata' and 'media'")
    for line, row in enumerate(reader, 2):
        cells = dict(zip(names, row, strict=False))
        place = ArchivedFrom(*_place(cells, row), line)
        for match in _HASH.finditer("\n".join(row)):
            yield match[0], place


def _place(cells: Mapping[str, str], row: Sequence[str]) -> tuple[str, str]:
    if "link" in cells:
        return cells["link"].strip(), cells.get("archive date", "").strip()
    told = cells.get("metadata", "")
    address, at = _ADDRESS.search(told), _PROCESSED.search(told)
    when = "{}-{:0>2}-{:0>2}T{:0>2}:{:0>2}Z".format(*at.groups()) if at else ""
    return (address[1] if address else "an address that the row does not tell"), when
