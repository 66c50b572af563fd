"""A zip file -> the reports of what lies in it: Word documents, web captures (WACZ), exported chats, or any files.

Nothing is written to disk, so that no name in an archive can lead anywhere; what unpacks to far more than it takes is
a bomb and is left.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.intake.packed import DEEPEST
from riwaya.intake.source import Source, source_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.unpacking import BROKEN, Budget, Counted, size_of
from riwaya.intake.wishes import Wishes
from riwaya.model import Report

_MOST_MEMBERS = 100_000
_CHAT = re.compile(r"(^|/)(_chat\.txt|WhatsApp[^/]*\.txt|result\.json|messages\d*\.html)$")
_OFFICE = {"xl/workbook.xml": "an Excel table", "ppt/presentation.xml": "a presentation", "content.xml": "an ODF file"}


class Unpacking:
    """Opens the members of one archive, and counts what they unpack to."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self.archive = archive
        self._budget = Budget(size)

    def open(self, name: str) -> BinaryIO:
        """A stream of one member. Raises InputError where it cannot be unpacked."""
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise InputError("is locked with a password; unpack it and give what is in it")
        try:
            return cast(BinaryIO, io.BufferedReader(Counted(self.archive.open(info), self._budget), 1 << 16))
        except BROKEN as error:
            raise InputError(f"cannot be unpacked ({str(error)[:100]}); get the archive again") from None


def read_zip(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """What the archive holds, by name."""
    if source.depth >= DEEPEST:
        raise InputError("is an archive inside archives; unpack it and give what is in it")
    source = source.seekable()
    size = size_of(source.stream)
    try:
        archive = zipfile.ZipFile(source.stream)
    except BROKEN as error:
        raise InputError(f"is a broken or cut zip archive ({str(error)[:100]}); get it again") from None
    with archive:
        names = archive.namelist()
        if len(names) > _MOST_MEMBERS:
            raise InputError(f"holds more than {_MOST_MEMBERS} files; unpack it and give its folders")
        yield from _contents(source, Unpacking(archive, size), names, wishes)


def _contents(source: Source, unpacking: Unpacking, names: list[str], wishes: Wishes) -> Iterator[Report | Trouble]:
    if "word/document.xml" in names:
        from riwaya.intake.docx import read_docx

        yield read_docx(source, unpacking, wishes)
        return
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        from riwaya.intake.wacz import read_wacz

        yield from read_wacz(source, unpacking, names, wishes)
        return
    if office := next((what for part, what in _OFFICE.items() if part in names), None):
        raise InputError(f"is {office}, which is not read; save it as text, Word (DOCX) or CSV")
    yield from _members(source, unpacking, names, wishes)


def _members(source: Source, unpacking: Unpacking, names: list[str], wishes: Wishes) -> Iterator[Report | Trouble]:
    """All files of the archive; of an exported chat the chat alone, and not the pictures beside it."""
    from riwaya.intake.files import take_source

    files = sorted({name for name in names if not name.endswith("/") and not _is_hidden(name)})
    chats = [name for name in files if _CHAT.search(name)]
    if chats and len(chats) < len(files):
        wishes.aside(source.where, f"left out: {len(files) - len(chats)} files beside the chat")
    if not files:
        raise InputError("is an archive without files")
    for name in chats or files:
        where = f"{source.where}!{name}"
        try:
            with unpacking.open(name) as stream:
                yield from take_source(source_of(where, stream, depth=source.depth + 1), wishes)
        except InputError as error:
            yield Trouble(where, str(error))


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in name.split("/"))
