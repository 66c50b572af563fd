"""The bytes of a web page -> its text, in the encoding that the page, or who delivered it, says. Nothing is guessed."""

import codecs
import re

from riwaya.errors import InputError

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
_BROKEN = 0.01
"""Share of letters that may be unreadable: pages have cut characters in their scraps; more is another encoding."""
_AS_BROWSERS = {"iso-8859-6": "iso-8859-6", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}


def decode_page(data: bytes, delivered_as: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text, and notes on what had to be put up with. Raises InputError."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data.removeprefix(codecs.BOM_UTF8), encoding)
    head = data[: 16 * 1024]
    said = _META.search(head) or _XML.search(head)
    declared = delivered_as or (said[1].decode("ascii") if said else None)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared is None:
        raise InputError("is a page that does not say its encoding and is not UTF-8; save it again from a browser")
    return _decoded(data, declared)


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    name = _AS_BROWSERS.get(declared.casefold(), declared)
    try:
        codecs.lookup(name)
        text = data.decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):
        raise InputError(f"is a page in an unknown encoding ({declared[:40]!r}); save it again as UTF-8") from None
    broken = text.count("\ufffd")
    if broken > _BROKEN * max(1, len(text)):
        raise InputError(f"is a page that says it is {declared} and is not; save it again from a browser as UTF-8")
    return text, (f"{broken} characters could not be read as {declared}",) if broken else ()
