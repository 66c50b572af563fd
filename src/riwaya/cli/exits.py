"""Errors -> exit codes, in one table, and the line that tells the user what to do."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

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
    """Turn Riwaya's own errors, and those of disks and files, into one line on stderr and an exit code.

    A closed pipe ends quietly.
    """
    try:
        yield
    except RiwayaError as error:
        click.echo(f"riwaya: {error}", err=True)
        raise SystemExit(exit_code(error)) from None
    except KeyboardInterrupt:
        click.echo("riwaya: interrupted", err=True)
        raise SystemExit(130) from None
    except OSError as error:
        if _is_closed_pipe(error):
            _drop_output()
            raise SystemExit(0) from None
        click.echo(f"riwaya: {_told(error)}", err=True)
        _drop_output()
        raise SystemExit(exit_code(InputError())) from None


def _is_closed_pipe(error: OSError) -> bool:
    """`riwaya read … | head`; Windows calls it an invalid argument."""
    closed_on_windows = sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or closed_on_windows


def _told(error: OSError) -> str:
    """What a disk or file system refused, and what to do."""
    where = f"{error.filename}: " if error.filename is not None else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{where}the disk is full; what was being written is not whole: free some space and run again"
    return f"{where}{(error.strerror or str(error)).lower()}"


def _drop_output() -> None:
    """What is left to write goes nowhere, so that Python does not try again, and complain, at its end."""
    with suppress(OSError):  # a stream that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
