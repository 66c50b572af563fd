"""A table (CSV, TSV, semicolons) and which columns hold what -> a Report a row, streamed."""

import csv
import re
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.auto_archiver import reader_of
from riwaya.intake.auto_archiver import report_of as report_of_archived
from riwaya.intake.records import report_of
from riwaya.intake.source import Source
from riwaya.intake.table_days import iso_day
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

FIELDS = ("text", "title", "date", "outlet", "url", "id")
_LARGEST_CELL = 4 * 1024 * 1024


def read_table(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """A report of every row; a row that gives none is named by its line and the others are read."""
    encoding = "utf-16" if source.head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    before = csv.field_size_limit(_LARGEST_CELL)
    text = TextIOWrapper(source.stream, encoding=encoding, newline="")
    try:
        yield from _rows(
            csv.reader(_without_zeros(text), _dialect(source.head.decode(encoding, "ignore"))), source, wishes
        )
    except UnicodeDecodeError as error:
        raise InputError(f"is a table that is not UTF-8 (byte {error.start}); save it as CSV UTF-8") from None
    finally:
        csv.field_size_limit(before)
        text.detach()


def _without_zeros(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if "\0" in line:
            raise InputError("is no table (it holds zero bytes); save it as CSV UTF-8")
        yield line


def _dialect(head: str) -> Any:
    """By the mark that stands most often in the first line; quotation marks as in every spreadsheet."""
    first = re.sub('"[^"]*"', "", head.split("\n", 1)[0])
    mark = max(",;\t", key=first.count)

    class Found(csv.excel):
        delimiter = mark

    return Found


def _rows(reader: Any, source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    report_from = _maker(next(reader, []), wishes)
    going = True
    while going:
        place = f"{source.where}:{reader.line_num + 1}"
        try:
            row = next(reader, None)
            going = row is not None
            if row is None or not any(cell.strip() for cell in row):
                continue
            yield report_from(row, place)
        except InputError as error:
            yield Trouble(place, str(error))
        except csv.Error as error:
            yield Trouble(place, f"is a row that cannot be read ({error}); mend it or leave it out")


def _maker(header: list[str], wishes: Wishes) -> Callable[[list[str], str], Report]:
    """What makes a report of a row under this header, and of its place."""
    archived = reader_of(header) if not wishes.columns else None
    if archived is not None:
        return lambda row, place: report_of_archived(archived(row), place, wishes)
    named = _columns(header, wishes)

    def made(row: list[str], place: str) -> Report:
        cells = {field: row[at].strip() if field != "text" else row[at] for field, at in named.items() if at < len(row)}
        return report_of(_record(cells, wishes), ref=place, wishes=wishes)

    return made


def _columns(header: list[str], wishes: Wishes) -> dict[str, int]:
    """Field -> number of its column, as the user named them, or where the table uses our own names."""
    names = [" ".join(name.split()) for name in header]
    wanted = wishes.columns or {field: field for field in FIELDS if field in names}
    listed = ", ".join(repr(name) for name in names[:20])
    if "text" not in wanted:
        raise InputError(f"is a table; say which column holds the text: --columns text=NAME. Its columns: {listed}")
    for field, name in wanted.items():
        if name not in names:
            raise InputError(f"has no column {name!r} (for {field}); its columns: {listed}")
        if names.count(name) > 1:
            raise InputError(f"has two columns {name!r}; give one of them another name")
    return {field: names.index(name) for field, name in wanted.items()}


def _record(cells: dict[str, str], wishes: Wishes) -> dict[str, str]:
    date = cells.pop("date", "")
    return cells | ({"date": iso_day(date, wishes.dates)} if date else {})
