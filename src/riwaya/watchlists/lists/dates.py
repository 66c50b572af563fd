"""Dates as lists write them -> ISO 8601 where they can be, else as they are."""

import re

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_DMY = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})")
_MY = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_UNKNOWN = re.compile(r"(?:dd|00)/(?:mm|00)/(\d{4})", re.IGNORECASE)


def iso(text: str, *, month_first: bool = False) -> str:
    """One date. ``06 May 1963``, ``May 1963``, ``06/05/1963`` (``month_first`` for the American order), ``1963``."""
    text = " ".join(text.split())
    if (found := _DMY.fullmatch(text)) and found[2].lower() in _MONTHS:
        return f"{found[3]}-{_MONTHS[found[2].lower()]:02}-{int(found[1]):02}"
    if (found := _MY.fullmatch(text)) and found[1].lower() in _MONTHS:
        return f"{found[2]}-{_MONTHS[found[1].lower()]:02}"
    if found := _UNKNOWN.fullmatch(text):
        return found[1]
    if found := _SLASHED.fullmatch(text):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return f"{found[3]}-{int(month):02}-{int(day):02}"
    return text[:10] if re.match(r"\d{4}-\d{2}-\d{2}T", text) else text.removeprefix("circa ").strip()
