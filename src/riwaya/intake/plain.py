"""A plain text, JSON Lines or JSON -> Reports: the text as it stands, its first line the title; or record by record."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from riwaya.errors import InputError
from riwaya.intake.decoding import LARGEST, decode, decode_utf8
from riwaya.intake.making import Found, make
from riwaya.intake.records import parse_record, report_of
from riwaya.intake.source import Source
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Report, Span

_LINES = (".jsonl", ".ndjson")


def read_plain(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """JSON Lines where the name ends in .jsonl or .ndjson or the source begins with ``{``; else one report."""
    if source.name.endswith(_LINES) or (source.head.lstrip().startswith(b"{") and not source.name.endswith(".json")):
        yield from _lines(iter(lambda: source.stream.readline(LARGEST), b""), source.where, wishes)
        return
    text = decode(source.data())
    if source.name.endswith(".json"):
        yield from _whole_json(text, source.where, wishes)
    else:
        yield _plain(text, source.where, wishes)


def _plain(text: str, where: str, wishes: Wishes) -> Report:
    """Untouched, so that its content hash is the file's own SHA-256 and no other provenance is needed."""
    title, _, rest = text.partition("\n")
    title = title.rstrip("\r")
    has_title = bool(title.strip() and rest.strip())  # one line alone is a text and not a title
    report = make(Found(where, text, None), wishes)
    return replace(report, title=Span.at(text, 0, len(title))) if has_title else report


def _lines(lines: Iterable[bytes], where: str, wishes: Wishes) -> Iterator[Report | Trouble]:
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        place = f"{where}:{number}"
        try:
            yield report_of(parse_record(decode_utf8(line)), ref=place, wishes=wishes)
        except InputError as error:
            yield Trouble(place, str(error))
    if not found:
        yield Trouble(where, "is empty; there is nothing to read")


def _whole_json(text: str, where: str, wishes: Wishes) -> Iterator[Report | Trouble]:
    """A .json file: one record, or a list of them; or JSON Lines under the wrong name."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines((line.encode("utf-8", "surrogatepass") for line in text.split("\n")), where, wishes)
        return
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        place = f"{where}:record {number}" if isinstance(data, list) else where
        try:
            if not isinstance(record, dict):
                raise InputError('is no record; write {"id": …, "outlet": …, "date": …, "title": …, "text": …}')
            yield report_of(record, ref=place, wishes=wishes)
        except InputError as error:
            yield Trouble(place, str(error))
