"""The name of a library that not everybody installs -> nothing, or an InputError that says what to install."""

from importlib.util import find_spec

from riwaya.errors import InputError

EXTRAS = {"trafilatura": "intake", "pdfminer": "intake", "warcio": "intake", "lxml": "intake"} | dict.fromkeys(
    ("httpx", "protego"), "intake"
)
"""Module -> the extra of pyproject.toml that brings it."""


def need(module: str, what: str) -> None:
    """Raises InputError where a library is not installed. ``what`` is what it reads, in the plural."""
    if find_spec(module) is None:
        extra = EXTRAS[module]
        raise InputError(f"{what} need a library that is not installed: run  pip install 'riwaya[{extra}]'")
