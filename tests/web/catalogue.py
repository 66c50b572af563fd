"""The messages that templates and modules of the workbench ask for."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

import riwaya

WEB = Path(riwaya.__file__).parent / "web"
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}

Message = str | tuple[str, str]


def asked_for() -> Iterator[tuple[str, Message]]:
    """Where each message stands, and the message (singular and plural where it counts)."""
    for file, line, message, _, _ in extract_from_dir(WEB, _METHODS, keywords=_KEYWORDS):
        yield f"{file}:{line}", tuple(message) if isinstance(message, tuple | list) else message
