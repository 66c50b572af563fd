"""A chat exported from WhatsApp -> how many accounts and messages, and its first and last day. Numbers are masked."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from riwaya.evidence.metadata.facts import Facts, FileKind, shown

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LONGEST_LINE = 4096
_MOST = 50_000_000
_MESSAGE = re.compile(
    r"\[?(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4})[,\u060c]? [^:\n]{0,12}\d{1,2}:\d\d[^:\n]{0,24}(?::\d\d[^:\n]{0,12})?[\]-]"
    r" ?([^:]{1,80}): "
)
_DIGITS = re.compile(r"\d(?:[\s().-]{0,2}\d){5,}")


def read(path: Path, format_: str) -> Facts:
    """What one export tells."""
    accounts: Counter[str] = Counter()
    days: list[str] = []
    left = _MOST
    with _text(path) as file:
        while left > 0 and (line := file.readline(_LONGEST_LINE)):
            left -= len(line)
            found = _MESSAGE.match(_plain(line))
            if found:
                accounts[found[2].strip()] += 1
                days = [days[0] if days else found[1], found[1]]
    notes = ["its days are written in the order that its telephone uses: day and month may be either way round"]
    if left <= 0:
        notes.append("only its beginning was read: it is larger than chats are")
    told = [("messages", str(accounts.total())), ("accounts", str(len(accounts)))]
    told += [(what, masked(shown(day))) for what, day in zip(("first day", "last day"), days, strict=False)]
    return Facts(FileKind.CHAT, format_, tuple(told), notes=tuple(notes))


def masked(text: str) -> str:
    """Text with long numbers, as of telephones, masked but for their last two digits."""
    return _DIGITS.sub(lambda m: "…" + re.sub(r"\D", "", m[0])[-2:], text)


def _plain(line: str) -> str:
    """A line without marks of direction, its digits those of ASCII."""
    kept = (c for c in line if c not in _MARKS)
    return "".join(str(int(c)) if c.isdecimal() else " " if c == "\u202f" else c for c in kept)


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if "/" not in n and n.lower().endswith(".txt"))
        with archive.open(name) as stream:
            yield TextIOWrapper(stream, "utf-8-sig", "replace")
