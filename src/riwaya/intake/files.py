"""Paths -> Reports in a fixed order, streamed; what cannot be read comes out as a Trouble in its place."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.intake.decoding import LARGEST, check_arabic, decode, decode_utf8
from riwaya.intake.records import parse_record, report_of
from riwaya.intake.trouble import Trouble
from riwaya.model import Report, make_report

STDIN = "-"
_LINES = (".jsonl", ".ndjson")


def take(
    paths: Iterable[str], *, outlet: str | None = None, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Trouble]:
    """The reports of files, folders (all files in them, by name) and ``-`` (standard input), in this order.

    ``outlet`` and ``published`` stand for what a report does not say of itself. A file is JSON Lines where its name
    ends in .jsonl or .ndjson or it begins with ``{``; otherwise it is one report, its first line the title.
    """
    for path in paths:
        try:
            if path == STDIN:
                yield from _read(stdin or sys.stdin.buffer, STDIN, outlet, published)
                continue
            for file in _files(Path(path)):
                yield from _open(file, outlet, published)
        except InputError as error:
            yield Trouble(path, str(error))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(
        (f for f in path.rglob("*") if f.is_file() and not any(p.startswith(".") for p in f.relative_to(path).parts)),
        key=lambda f: f.as_posix(),
    )
    if not found:
        raise InputError("is a folder without files; name a folder that holds reports")
    yield from found


def _open(file: Path, outlet: str | None, published: str | None) -> Iterator[Report | Trouble]:
    where = file.as_posix()
    try:
        with cast(BinaryIO, gzip.open(file) if file.suffix == ".gz" else file.open("rb")) as stream:
            yield from _read(stream, where, outlet, published)
    except FileNotFoundError:
        yield Trouble(where, "there is no such file or folder; check the name")
    except (OSError, EOFError, zlib.error) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        yield Trouble(where, f"cannot be opened ({why}); check the file and your right to read it")


def _read(stream: BinaryIO, where: str, outlet: str | None, published: str | None) -> Iterator[Report | Trouble]:
    name = where.removesuffix(".gz")
    first = stream.readline(LARGEST)
    if name.endswith(_LINES) or (first.lstrip().startswith(b"{") and not name.endswith(".json")):
        yield from _lines(chain((first,), iter(lambda: stream.readline(LARGEST), b"")), where, outlet, published)
        return
    data = first + stream.read(max(0, LARGEST - len(first)) + 1)
    try:
        if len(data) > LARGEST:
            raise InputError(f"is larger than {LARGEST >> 20} MB; it is not one report. Cut it into one file a report")
        text = decode(data)
        if name.endswith(".json"):
            yield from _whole_json(text, where, outlet, published)
        else:
            yield _plain(text, where, outlet, published)
    except InputError as error:
        yield Trouble(where, str(error))


def _plain(text: str, where: str, outlet: str | None, published: str | None) -> Report:
    check_arabic(text)
    title, _, rest = text.partition("\n")
    title = title.rstrip("\r")
    has_title = bool(title.strip() and rest.strip())  # one line alone is a text and not a title
    return make_report(text, ref=where, title=title if has_title else None, outlet=outlet, published=published)


def _lines(lines: Iterable[bytes], where: str, outlet: str | None, published: str | None) -> Iterator[Report | Trouble]:
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        place = f"{where}:{number}"
        try:
            yield report_of(parse_record(decode_utf8(line)), ref=place, outlet=outlet, published=published)
        except InputError as error:
            yield Trouble(place, str(error))
    if not found:
        yield Trouble(where, "is empty; there is nothing to read")


def _whole_json(text: str, where: str, outlet: str | None, published: str | None) -> Iterator[Report | Trouble]:
    """A .json file: one record, or a list of them; or JSON Lines under the wrong name."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(
            (line.encode("utf-8", "surrogatepass") for line in text.split("\n")), where, outlet, published
        )
        return
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        place = f"{where}:record {number}" if isinstance(data, list) else where
        try:
            if not isinstance(record, dict):
                raise InputError('is no record; write {"id": …, "outlet": …, "date": …, "title": …, "text": …}')
            yield report_of(record, ref=place, outlet=outlet, published=published)
        except InputError as error:
            yield Trouble(place, str(error))
