"""A passphrase: from a file, else typed in unseen."""

import sys
from pathlib import Path

import click


def passphrase(file: Path | None, *, new: bool = False) -> str:
    """The first line of a file, else what is typed in unseen, twice for a ``new`` one. Raises InputError."""
    from riwaya.errors import InputError

    if file is None:
        if not sys.stdin.isatty():
            raise InputError("there is no terminal to ask for the passphrase at; give --passphrase-file")
        typed: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        return typed
    words = next(iter(file.read_text("utf-8").splitlines()), "")
    if not words:
        raise InputError(f"{file}: holds no passphrase")
    return words
