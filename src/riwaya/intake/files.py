"""Paths, or bytes -> Reports in a fixed order, streamed; what cannot be read comes out as a Trouble in its place."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from riwaya.errors import InputError
from riwaya.intake.own import is_own, refuse_own
from riwaya.intake.recognising import reader_for
from riwaya.intake.source import Source, source_of
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

STDIN = "-"
_ANY = Wishes()


def take(paths: Iterable[str], wishes: Wishes = _ANY, *, stdin: BinaryIO | None = None) -> Iterator[Report | Trouble]:
    """The reports of files, folders (all files in them, by name) and ``-`` (standard input), in this order.

    What a file is, is told by its first bytes (``recognising``); the kinds stand in docs/intake.md.
    """
    for path in paths:
        try:
            if path == STDIN:
                yield from take_source(source_of(STDIN, stdin or sys.stdin.buffer), wishes)
                continue
            tally = Tally(path, wishes) if Path(path).is_dir() else None
            for file in _files(Path(path)):
                yield from _open(file, wishes, tally)
            if tally is not None:
                tally.tell()
        except InputError as error:
            yield Trouble(path, str(error))


def take_bytes(data: bytes, name: str, wishes: Wishes = _ANY) -> Iterator[Report | Trouble]:
    """The reports of bytes that came some other way, for instance sent to the workbench; ``name`` stands in refs."""
    return take_source(source_of(name, io.BytesIO(data)), wishes)


def take_source(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """The reports of one source; whatever is wrong with it is a Trouble, and nothing it yielded before is lost."""
    try:
        refuse_own(source.head)
        yield from reader_for(source, wishes)(source, wishes)
    except InputError as error:
        yield Trouble(source.where, str(error))
    except (OSError, EOFError) as error:
        yield Trouble(source.where, f"cannot be read on ({_reason(error)}); it is broken or cut off: get it again")
    except MemoryError:
        yield Trouble(source.where, "needs more memory than there is; cut it into smaller files")


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


def _open(file: Path, wishes: Wishes, tally: Tally | None) -> Iterator[Report | Trouble]:
    """The reports of one file; in a folder (``tally``) what Riwaya itself wrote there is left out."""
    where = file.as_posix()
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        yield Trouble(where, "there is no such file or folder; check the name")
        return
    except OSError as error:
        yield Trouble(where, f"cannot be opened ({_reason(error)}); check the file and your right to read it")
        return
    with stream:
        source = source_of(where, stream)
        if tally is not None and is_own(file, source.head):
            tally.leave_out("files of Riwaya's own (ledgers, pages)")
            return
        yield from take_source(source, wishes)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
