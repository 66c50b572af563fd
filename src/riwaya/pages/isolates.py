"""Text -> the same text, safe in a left-to-right terminal: runs of Arabic isolated, controls made visible."""

import re
import unicodedata

RLI, PDI = "\u2067", "\u2069"
_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_RUN = re.compile(f"[(«“]{{0,4}}{_ARABIC}(?:[^A-Za-z;\n]*{_ARABIC})?[)»”]{{0,4}}")
"""From an Arabic letter to the last one before Latin letters or a Latin semicolon, with the brackets round it.

A Latin semicolon parts what our own sentences say of two sides: in one run the second would stand before the first.
"""
_BRACKETS = {"(": ")", "«": "»", "“": "”"}
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def holds_arabic(text: str) -> bool:
    """Whether there is a run of Arabic in the text."""
    return _RUN.search(text) is not None


def runs(text: str) -> list[tuple[bool, str]]:
    """A mixed line in pieces, each with whether it is Arabic."""
    out: list[tuple[bool, str]] = []
    position = 0
    for run in _RUN.finditer(text):
        start, end = _with_whole_brackets(text, *run.span())
        out.extend([(False, text[position:start]), (True, text[start:end])])
        position = end
    return [piece for piece in (*out, (False, text[position:])) if piece[1]]


def _with_whole_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without brackets at its ends whose other half lies outside: they belong to what is round it."""
    for opening, closing in _BRACKETS.items():
        while text[end - 1] == closing and text.count(closing, start, end) > text.count(opening, start, end):
            end -= 1
        while text[start] == opening and text.count(opening, start, end) > text.count(closing, start, end):
            start += 1
    return start, end


def plain(text: str) -> str:
    """One line without what could steer a terminal: escapes, other controls and direction overrides are left out.

    Words keep their zero-width joiners; white space of any kind becomes one space.
    """
    shown = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs", "Co")
    )
    return re.sub(" +", " ", _OVERRIDES.sub("", shown)).strip()


def isolated(text: str, on: bool = True) -> str:
    """A line of the report's words, made plain, and isolated where it holds Arabic."""
    line = plain(text)
    return "".join(f"{RLI}{piece}{PDI}" if arabic else piece for arabic, piece in runs(line)) if on else line
