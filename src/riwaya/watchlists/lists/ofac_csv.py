"""OFAC's SDN list as tables (sdn.csv, with alt.csv) -> a list. Weak names stand quoted in the remarks of sdn.csv."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import islice

from riwaya.errors import InputError
from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.lists.dates import iso
from riwaya.watchlists.lists.digests import digest

_NULL = "-0-"
_KINDS = {"individual": EntryKind.PERSON, "": EntryKind.BODY}
_COLUMNS, _ALTERNATE_COLUMNS = 12, 5
_ALTERNATE_KINDS = ("aka", "fka", "nka")
_WEAK = re.compile(r"a\.k\.a\. '([^']+(?:'[^';.]+)*)'")
_BORN = re.compile(r"(?:alt\. )?DOB ([^;.]+)")
_PLACE = re.compile(r"(?:alt\. )?POB ([^;.]+)")
_NATIONALITY = re.compile(r"nationality ([^;.]+)")
_END_OF_FILE = "\x1a"


def is_sdn(head: str) -> bool:
    """Whether a file begins like sdn.csv."""
    return _fits(head, _COLUMNS) and _first(head)[0].strip().isdigit()


def is_alternate(head: str) -> bool:
    """Whether a file begins like alt.csv."""
    row = _first(head)
    return len(row) == _ALTERNATE_COLUMNS and row[2].strip() in _ALTERNATE_KINDS


def _first(head: str) -> list[str]:
    return next(csv.reader(StringIO(head)), [])


def _fits(head: str, columns: int) -> bool:
    return any(len(row) == columns for row in islice(csv.reader(StringIO(head)), 1))


def read_ofac_csv(name: str, data: bytes, alternates: Mapping[str, bytes]) -> WatchList:
    """The list with every alternate name. It names no version or date of its own."""
    more: dict[str, list[ListedName]] = {}
    for alternate, content in alternates.items():
        for row in _rows(alternate, content, _ALTERNATE_COLUMNS):
            strength = Strength.FORMER if row[2] == "fka" else Strength.STRONG
            more.setdefault(row[0], []).append(ListedName(row[3], strength))
    entries = tuple(_entry(row, more.get(row[0], [])) for row in _rows(name, data, _COLUMNS))
    if not entries:
        raise InputError(f"{name}: no entry in it")
    return WatchList("OFAC SDN", "ofac-csv", "", "", digest(data, *alternates.values()), entries)


def _rows(name: str, data: bytes, columns: int) -> Iterator[list[str]]:
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        content = data.decode("cp1252", errors="replace")  # OFAC's older files
    reader = csv.reader(StringIO(content, newline=""))
    try:
        for row in reader:
            if not row or row == [_END_OF_FILE]:
                continue
            if len(row) != columns:
                raise InputError(f"{name}, line {reader.line_num}: {len(row)} columns where {columns} belong")
            yield ["" if cell.strip() == _NULL else cell.strip() for cell in row]
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}") from None


def _entry(row: list[str], more: list[ListedName]) -> ListEntry:
    remarks = row[11]
    weak = [ListedName(found, Strength.WEAK) for found in _WEAK.findall(remarks)]
    names = (ListedName(row[1], Strength.PRIMARY), *more, *weak)
    return ListEntry(
        id=row[0],
        kind=_KINDS.get(row[2], EntryKind.OTHER),
        names=tuple(dict.fromkeys(names)),
        programmes=tuple(p for p in re.split(r"\]\s*\[", row[3]) if p),
        births=tuple(iso(found) for found in _BORN.findall(remarks)),
        posts=(row[4],) if row[4] else (),
        places=tuple(_PLACE.findall(remarks)),
        nationalities=tuple(_NATIONALITY.findall(remarks)),
        reference=row[0],
        basis=remarks,
    )
