"""Errors -> exit codes, in one table, and the line that tells the user what to do."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from riwaya.errors import AccessError, ChangedError, ContractError, InputError, LedgerError, LexiconError, RiwayaError

SOME_UNREAD = 1
"""Part of the input could not be read; the rest was."""

EXIT_CODES: dict[type[RiwayaError], int] = {
    InputError: 1,
    LexiconError: 3,
    LedgerError: 4,
    ChangedError: 4,
    ContractError: 5,
    RiwayaError: 6,
    AccessError: 7,
}
"""Besides: 0 all well, 2 wrong usage (click), 130 interrupted."""


def exit_code(error: RiwayaError) -> int:
    """The code of the nearest class in the table."""
    return next(EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES)


@contextmanager
def guard() -> Iterator[None]:
    """Turn Riwaya's own errors into one line on stderr and an exit code; a closed pipe ends quietly."""
    try:
        yield
    except RiwayaError as error:
        click.echo(f"riwaya: {error}", err=True)
        raise SystemExit(exit_code(error)) from None
    except KeyboardInterrupt:
        click.echo("riwaya: interrupted", err=True)
        raise SystemExit(130) from None
    except BrokenPipeError:  # `riwaya read … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
