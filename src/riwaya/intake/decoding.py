"""Bytes -> text, or an InputError that says what the bytes look like and how to make text of them. Nothing is guessed.

UTF-8 is read, and UTF-16 where a byte-order mark says so. Other encodings are named and refused: a wrong guess would
put every span on other letters.
"""

import codecs

from riwaya.errors import InputError

LARGEST = 64 * 1024 * 1024
"""Bytes. The longest report of 29,948 (corpus ANT) has 120 KB of text; something this large is not one report."""


def decode(data: bytes) -> str:
    """The text of a whole file. Raises InputError."""
    text = _utf16(data) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else decode_utf8(data)
    if "\0" in text:
        raise InputError("is not text (it holds zero bytes); give the text of the report, saved as UTF-8")
    return text


def _utf16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(f"is marked as UTF-16 but breaks at byte {error.start}; save it as UTF-8") from None


def decode_utf8(data: bytes) -> str:
    """UTF-8 to text, a byte-order mark at the beginning left out. Raises InputError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_advice(data, error.start)) from None


def _advice(data: bytes, at: int) -> str:
    if b"\0" in data:
        return "is not text (it holds zero bytes); give the text of the report, saved as UTF-8"
    found = f"is not UTF-8 (byte 0x{data[at]:02x} at {at})"
    if _arabic_share(data.decode("cp1256", "replace")) > 0.5:
        return f"{found}; it looks like Windows-1256: convert it with `iconv -f WINDOWS-1256 -t UTF-8`"
    return f"{found}; save it as UTF-8, or leave it out if it is not a text"


def check_arabic(text: str) -> None:
    """Raises InputError where a text is empty or is not Arabic.

    Half of the letters: of the 29,948 reports of ANT the one with the fewest Arabic letters has 75 in a hundred.
    """
    if not text.strip():
        raise InputError("is empty; there is nothing to read")
    if not any(c.isalpha() for c in text):
        raise InputError("has no letters; there is nothing to read")
    if _arabic_share(text) < 0.5:
        raise InputError("is not Arabic (most of its letters are of another script); Riwaya reads Arabic reports only")


def _arabic_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufefc" for c in letters) / max(1, len(letters))
