"""A PDF file -> who and what made it, and when, by its own information."""

import re
from pathlib import Path

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from riwaya.evidence.metadata.facts import Facts, FileKind, Moment, as_moment, shown

_NAMES = ("Title", "Author", "Creator", "Producer", "Company")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")


def read(path: Path, format_: str) -> Facts:
    """What one PDF file tells."""
    notes: tuple[str, ...] = ()
    info: dict[str, str] = {}
    with path.open("rb") as file:
        try:
            for part in PDFDocument(PDFParser(file)).info:
                info |= {name: _text(value) for name, value in part.items()}
        except (PDFPasswordIncorrect, PDFEncryptionError):
            notes = ("encrypted with a password",)
    times = (("made", "CreationDate"), ("changed", "ModDate"))
    return Facts(
        FileKind.DOCUMENT,
        format_,
        properties=tuple((name, info[name]) for name in _NAMES if info.get(name)),
        moments=tuple(m for what, name in times if (m := _moment(what, info.get(name, ""))) is not None),
        notes=notes,
    )


def _text(value: object) -> str:
    return shown(decode_text(value) if isinstance(value, bytes) else value)


def _moment(what: str, text: str) -> Moment | None:
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, utc, hours, minutes = match.groups()
    zone = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    return as_moment(what, f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}")
