"""Values -> the text of a cell in a CSV file that no spreadsheet takes for a formula, and rows -> lines."""

from collections.abc import Sequence

Cell = str | int | float | bool | None
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a spreadsheet calculate, full-width forms included (OWASP's list of CSV injection)."""
_BLANK = " \u00a0\u200e\u200f\u202a\u202b\u2066\u2067\u2068\ufeff"


def safe(value: Cell) -> str:
    """A cell's text. Text that could be a formula gets an apostrophe before it; numbers stay numbers."""
    if value is None:
        return ""
    if not isinstance(value, str):
        if isinstance(value, bool):
            return "true" if value else "false"
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    text = value
    if not text.isprintable():  # what is printable has neither half a character nor a zero in it
        text = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")
    if text[:1].isalnum():  # most cells, and no formula begins so
        return text
    return "'" + text if text.lstrip(_BLANK).startswith(_STARTS) else text


def line(row: Sequence[Cell]) -> str:
    """One line of CSV (RFC 4180, but ended by a line feed alone, the same on every system)."""
    return ",".join([_cell(value) for value in row]) + "\n"


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value.isalnum():  # a third of all cells: ids, words, days without a stroke
        return value
    text = safe(value)
    # Python's csv writer leaves a lone carriage return unquoted where lines end with line feeds; readers break there.
    if text.isprintable() and '"' not in text and "," not in text:
        return text
    return '"' + text.replace('"', '""') + '"'
