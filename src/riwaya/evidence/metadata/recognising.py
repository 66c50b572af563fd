"""The first bytes of a file and its name -> what reads it. Content decides; a name only where content cannot."""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from riwaya.evidence.metadata.facts import FileKind

HEAD = 1 << 16


class Form(NamedTuple):
    """What a file is: its kind, its format in words, and the module of this folder that reads it (empty: none)."""

    kind: FileKind
    format: str
    reader: str = ""
    why: str = ""


_OLE = Form(
    FileKind.DOCUMENT,
    "older Office or encrypted document",
    "",
    "its properties are not read here: open a copy, save it as DOCX or XLSX, and add that with --copy-of",
)
_MARKS = (
    (b"\xff\xd8\xff", Form(FileKind.PHOTOGRAPH, "JPEG", "photographs")),
    (b"\x89PNG\r\n\x1a\n", Form(FileKind.PHOTOGRAPH, "PNG", "photographs")),
    (b"II*\0", Form(FileKind.PHOTOGRAPH, "TIFF", "photographs")),
    (b"MM\0*", Form(FileKind.PHOTOGRAPH, "TIFF", "photographs")),
    (b"ULog\x01\x12\x35", Form(FileKind.FLIGHT_LOG, "PX4 ULog", "ulog")),
    (b"ULogEnc", Form(FileKind.ENCRYPTED, "PX4 ULog, encrypted", "", "encrypted by the aircraft; its key is needed")),
    (b"age-encryption.org/", Form(FileKind.ENCRYPTED, "age", "", "encrypted; what is in it is not read here")),
    (b"\xa3\x95\x80", Form(FileKind.FLIGHT_LOG, "ArduPilot DataFlash", "dataflash")),
    (b"\x1a\x45\xdf\xa3", Form(FileKind.VIDEO, "Matroska", "videos")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
)
_HEIF_NOTE = "metadata of HEIF photographs are not read here; exiftool reads them: add what it prints as a file"
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_ENCRYPTED_NAMES = (
    (r"DJIFlightRecord.*\.txt", "DJI flight record"),
    (r".*\.crypt\d+", "WhatsApp backup"),
    (r"signal-.*\.backup", "Signal backup"),
    (r".*\.(?:gpg|age|enc)", "encrypted file"),
)
_SRT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\d+\r?\n\d\d:\d\d:\d\d[,.]\d+ --> ")
_CHAT = re.compile(
    r"^[\u200e\u200f\u202a-\u202e]*\[?\s*[^\W_]{1,4}[/.\u200f-]+[^\W_]{1,2}[/.\u200f-]+[^\W_]{2,4}[,\u060c]?\s", re.M
)


def recognise(path: Path, name: str) -> Form:
    """What a file is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF:
            return Form(FileKind.PHOTOGRAPH, "HEIF", "", _HEIF_NOTE)
        return Form(FileKind.VIDEO, "MP4 or QuickTime", "videos")
    if head.startswith(b"RIFF"):
        webp = head[8:12] == b"WEBP"
        return Form(FileKind.PHOTOGRAPH, "WebP", "photographs") if webp else Form(FileKind.VIDEO, "RIFF", "videos")
    if head.startswith(b"PK\x03\x04"):
        return _zip(path)
    if b"%PDF-" in head[:1024]:
        return Form(FileKind.DOCUMENT, "PDF", "pdf")
    return _text(head, name) if _is_text(head) else _unknown(head, name)


def _is_text(head: bytes) -> bool:
    return bool(head) and b"\0" not in head and sum(b < 9 or 13 < b < 32 for b in head[:4096]) < 8


def _text(head: bytes, name: str) -> Form:
    text = head.decode("utf-8", "replace")
    first = text.lstrip("\ufeff").split("\n", 2)
    if _SRT.match(head):
        return Form(FileKind.FLIGHT_LOG, "subtitles with telemetry", "subtitles")
    if text.lstrip("\ufeff \r\n\t").startswith("{") and '"messages"' in text and '"type"' in text:
        return Form(FileKind.CHAT, "Telegram export", "telegram")
    header = (first[1] if first[0].lower().startswith("sep=") and len(first) > 1 else first[0]).lower()
    if "lat" in header and "lon" in header and ("," in header or ";" in header or "\t" in header):
        return Form(FileKind.FLIGHT_LOG, "table with positions", "tables")
    if len(_CHAT.findall(text[:20_000])) >= 2:
        return Form(FileKind.CHAT, "WhatsApp export", "whatsapp")
    return Form(FileKind.DOCUMENT, "text", "", "plain text tells nothing of itself") if text else _unknown(head, name)


def _unknown(head: bytes, name: str) -> Form:
    for pattern, what in _ENCRYPTED_NAMES:
        if re.fullmatch(pattern, name, re.IGNORECASE):
            return Form(
                FileKind.ENCRYPTED, what, "", "encrypted by its maker's program; nothing of it can be read here"
            )
    if head[16:21] == b"BUILD":
        return Form(
            FileKind.ENCRYPTED, "DJI aircraft log (DAT)", "", "encrypted or private format; nothing of it is read"
        )
    return Form(FileKind.UNKNOWN, "unknown", "", "no format that is known here" if head else "the file is empty")


def _zip(path: Path) -> Form:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {info.filename for info in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Form(FileKind.ARCHIVE, "ZIP", "", "the archive is damaged or cut short")
    if "docProps/core.xml" in names or "meta.xml" in names or "[Content_Types].xml" in names:
        return Form(FileKind.DOCUMENT, "Office document", "office")
    if "datapackage.json" in names:
        return Form(FileKind.ARCHIVE, "WACZ", "wacz")
    chats = [
        n for n in names if "/" not in n and n.lower().endswith(".txt") and ("chat" in n.lower() or len(names) == 1)
    ]
    if len(chats) == 1:
        return Form(FileKind.CHAT, "WhatsApp export", "whatsapp")
    return Form(FileKind.ARCHIVE, "ZIP", "", "an archive; add what is in it by itself")
