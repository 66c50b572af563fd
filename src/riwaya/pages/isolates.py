"""Text -> the same text, safe in a left-to-right terminal: runs of Arabic isolated, controls made visible."""

import re
import unicodedata

RLI, PDI = "\u2067", "\u2069"
_ARABIC = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_RUN = re.compile(f"[(«“]*{_ARABIC}(?:[^A-Za-z\n]*{_ARABIC})?[)»”]*")
"""From an Arabic letter to the last one before Latin letters or a Latin semicolon, with the brackets round it."""
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def holds_arabic(text: str) -> bool:
    """Whether there is a run of Arabic in the text."""
    return _RUN.search(text) is not None


def runs(text: str) -> list[tuple[bool, str]]:
    """A mixed line in pieces, each with whether it is Arabic."""
    out: list[tuple[bool, str]] = []
    position = 0
    for run in _RUN.finditer(text):
        out.extend([(False, text[position : run.start()]), (True, run[0])])
        position = run.end()
    return [piece for piece in (*out, (False, text[position:])) if piece[1]]


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
    return _RUN.sub(lambda run: f"{RLI}{run[0]}{PDI}", line) if on else line
