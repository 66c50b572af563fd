"""A row of auto-archiver's output (its sheet saved as CSV, or its own CSV) -> what it archived, and a Report of it.

The sheet has a column each for link, status, archive, hash and text, in the names it has unless somebody renamed them.
The CSV of its ``csv_db`` has three: a status, and two cells in which Python wrote what it held; these are taken apart
without being run.
"""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.making import Found, make
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report, ReportKind
from riwaya.model.values import dataclass

SHEET = ("link", "archive status")
"""Columns without which a table is not its sheet."""
OWN = ("status", "metadata", "media")
_LONGEST = 1 << 20
_HASH = re.compile(r"SHA(?:-256:[0-9a-f]{64}|3-512:[0-9a-f]{128})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Archived:
    """What one row says: of which address, with what outcome, when, and what it found there."""

    url: str = ""
    status: str = ""
    at: str = ""
    title: str = ""
    text: str = ""
    published: str = ""
    archive: str = ""
    hashes: tuple[str, ...] = ()


def reader_of(header: Sequence[str]) -> Callable[[Sequence[str]], Archived] | None:
    """What reads the rows under this header; None where it is no table of auto-archiver's."""
    names = [" ".join(name.lower().split()) for name in header]
    if tuple(names) == OWN:
        return _own
    if all(name in names for name in SHEET):
        return lambda row: _of_sheet(dict(zip(names, (cell.strip() for cell in row), strict=False)))
    return None


def report_of(found: Archived, ref: str, wishes: Wishes) -> Report:
    """The report of a row. Raises InputError where no text was archived, or none in Arabic."""
    if not found.text.strip() and not found.title.strip():
        how = f" ({found.status!r})" if found.status else ""
        raise InputError(f"no text was archived of {found.url or 'this address'}{how}; riwaya evidence keeps its files")
    dated = _ISO.fullmatch(found.at) is not None
    notes = (
        f"auto-archiver: {found.status}",
        *(f"{digest} (as its table tells)" for digest in found.hashes),
        *((f"archived at {found.archive}",) if found.archive else ()),
        *((f"archived {found.at}",) if found.at and not dated else ()),
    )
    provenance = Provenance("auto-archiver", captured=found.at if dated else None, notes=notes)
    title = found.title if not found.text.startswith(found.title) else ""
    return make(
        Found(
            ref,
            found.text or found.title,
            provenance,
            title=title if found.text else None,
            url=found.url or None,
            published=found.published or None,
            kind=ReportKind.POST,
        ),
        wishes,
    )


def _of_sheet(cells: Mapping[str, str]) -> Archived:
    return Archived(
        url=cells.get("link", ""),
        status=cells.get("archive status", ""),
        at=cells.get("archive date", ""),
        title=cells.get("upload title", ""),
        text=cells.get("text content", ""),
        published=cells.get("upload timestamp", ""),
        archive=cells.get("archive location", "").split("\n", 1)[0],
        hashes=tuple(_HASH.findall(cells.get("hash", ""))),
    )


def _own(row: Sequence[str]) -> Archived:
    status, metadata, media = (*row, "", "", "")[:3]
    told = _literal(metadata)
    if not isinstance(told, dict):
        raise InputError("is no row of auto-archiver's CSV: its second cell is no metadata")
    text = {key: value for key, value in told.items() if isinstance(value, str)}
    return Archived(
        url=text.get("url", ""),
        status=status,
        at=text.get("_processed_at", ""),
        title=text.get("title", ""),
        text=text.get("content", ""),
        published=text.get("timestamp", ""),
        hashes=tuple(dict.fromkeys(_HASH.findall(media[:_LONGEST]))),
    )


def _literal(text: str) -> Any:
    """What Python wrote, taken apart: dicts, lists, texts, numbers, and moments as ISO 8601. Nothing is run."""
    if len(text) > _LONGEST:
        raise InputError("holds a cell of more than a megabyte of metadata; leave it out")
    try:
        return _value(ast.parse(text.strip() or "None", mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise InputError("is no row of auto-archiver's CSV: a cell is not as Python writes it") from None


def _value(node: ast.AST) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Dict(keys=keys, values=values):
            return {str(_value(k)): _value(v) for k, v in zip(keys, values, strict=True) if k is not None}
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return [_value(item) for item in items]
        case ast.Call(func=ast.Attribute(attr="datetime"), args=args, keywords=keywords):
            return _moment([_value(a) for a in args], utc=any(k.arg == "tzinfo" for k in keywords))
        case _:
            return None


def _moment(parts: list[Any], *, utc: bool) -> str | None:
    """``datetime.datetime(2031, 3, 4, 10, 20)``; a zone is only ever UTC there."""
    if not 3 <= len(parts) <= 7 or not all(isinstance(p, int) for p in parts):
        return None
    year, month, day, hour, minute, second, _ = (*parts, 0, 0, 0, 0)[:7]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{'Z' if utc else ''}"
