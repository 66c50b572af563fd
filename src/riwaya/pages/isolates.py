"""Text -> the same text, safe in a left-to-right terminal: runs of Arabic isolated, controls made visible."""

import re
import unicodedata

RLI, PDI = "\u2067", "\u2069"
_RUN = re.compile(
    r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
    r"(?:[^\n]*[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc])?[\u0610-\u061a\u064b-\u065f»”\)]*"
)
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


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
