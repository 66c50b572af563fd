"""Where a command's output goes: standard output, one file, or a folder with one file a report; and what failed."""

import re
import sys
from pathlib import Path
from types import TracebackType
from typing import TextIO
from unicodedata import normalize

import click

from riwaya.cli.exits import SOME_UNREAD
from riwaya.errors import InputError
from riwaya.intake import Trouble

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that Windows keeps for its devices, whatever the ending."""
_SUFFIX = {"text": ".txt", "json": ".json", "html": ".html"}


class Results:
    """Streams made texts out in order, tells troubles on stderr as they come, and ends with a summary of them."""

    def __init__(self, format_: str, out: str | None) -> None:
        path = Path(out) if out is not None else None
        is_folder = path is not None and (path.is_dir() or (out or "").endswith(("/", "\\")))
        self.format = format_
        self.folder = path if is_folder else None
        self.file = None if is_folder else path
        self.stream: TextIO | None = None
        self.page: str | None = None
        self.done = 0
        self.troubles = 0
        self.names: set[str] = set()

    def __enter__(self) -> "Results":
        return self

    def add(self, item: "tuple[str, str] | Trouble") -> None:
        """Write one result, or tell one trouble."""
        if isinstance(item, Trouble):
            self.troubles += 1
            tell(item)
            return
        ref, text = item
        self.done += 1
        if self.folder is not None:
            self._to_folder(ref, text)
        elif self.format == "html":
            self._only_page(text)
        else:
            self._out().write(text)

    def _only_page(self, text: str) -> None:
        """Kept until it is sure to be the only one: two pages one behind the other are none."""
        if self.page is not None:
            raise InputError("several reports make several pages; add --out FOLDER/ and each gets its own")
        self.page = text

    def _to_folder(self, ref: str, text: str) -> None:
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        write_file(self.folder / self._name(ref), text)

    def _name(self, ref: str) -> str:
        """A file name from a ref, unlike all given before also where letters' case does not count, on any system."""
        stem = re.sub(r"[^\w.-]+", "-", normalize("NFC", ref)).strip("-.")[-80:] or "report"
        if stem.partition(".")[0].casefold() in _DEVICES:
            stem = f"report-{stem}"
        name, number = stem, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{stem}-{number}"
        self.names.add(name.casefold())
        return name + _SUFFIX[self.format]

    def _out(self) -> TextIO:
        if self.stream is None:
            self.stream = sys.stdout if self.file is None else open_file(self.file)
        return self.stream

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if kind is None and self.page is not None:
            self._out().write(self.page)
        if self.stream is not None and self.file is not None:
            self.stream.close()
        elif self.stream is not None:
            self.stream.flush()
        if kind is None:
            finish(self.done, self.troubles)


def tell(trouble: Trouble) -> None:
    """One line on stderr: where, what, and what to do."""
    click.echo(f"riwaya: {trouble}", err=True)


def write(text: str, out: Path | None) -> None:
    """A whole output to a file, or to standard output."""
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_file(out, text)


def finish(done: int, troubles: int) -> None:
    """Say how many were read and how many not, and leave with exit code 1, where some were not."""
    if troubles:
        click.echo(f"riwaya: {done} read, {troubles} not read (named above)", err=True)
        raise SystemExit(SOME_UNREAD)


def open_file(path: Path) -> TextIO:
    """A file for writing, the same bytes on every system. Raises InputError where it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from None


def write_file(path: Path, text: str) -> None:
    """Write a whole file. Raises InputError where it cannot be made."""
    with open_file(path) as stream:
        stream.write(text)
