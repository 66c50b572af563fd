"""Standard output made the same everywhere: UTF-8 and bare newlines whatever the console; progress on stderr."""

import sys
import time
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import TypeVar

import click

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds of work before progress is shown."""
_EVERY = {True: 0.5, False: 10.0}
"""Seconds between two lines of progress, by whether stderr is a terminal."""


def prepare_streams() -> None:
    """UTF-8 out, no newline translation; a lone surrogate is written as its escape, which is also valid JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def pace(count: int, seconds: float) -> str:
    """How fast it goes; slow work as so many a minute, so that it is never none."""
    return f"{count / seconds:.0f} a second" if count > 2 * seconds else f"{60 * count / seconds:.0f} a minute"


def with_progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items as they come; where the work is long, how many came and how fast, on stderr."""
    tty = sys.stderr.isatty()
    begun = last = time.monotonic()
    shown = False
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - begun > _PATIENCE and now - last > _EVERY[tty]:
            line = f"{count} {what}, {pace(count, now - begun)}"
            click.echo(f"\r{line}   " if tty else line, err=True, nl=not tty)
            last, shown = now, True
    if shown and tty:
        click.echo(f"\r{count} {what} in {time.monotonic() - begun:.0f} s        ", err=True)


class StepTeller:
    """Tells on stderr how far a long work of several steps is: what, how many, of how many."""

    def __init__(self) -> None:
        self._tty = sys.stderr.isatty()
        self._begun = self._last = time.monotonic()

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell, where it is time to."""
        now = time.monotonic()
        if now - self._begun > _PATIENCE and now - self._last > _EVERY[self._tty]:
            line = f"{what}: {done} of {of}"
            click.echo(f"\r{line:<60}" if self._tty else line, err=True, nl=not self._tty)
            self._last = now
