"""The options that commands on a ledger share, and the ledger they open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from riwaya.ledger import Days, Ledger

ledger_option = click.option(
    "--ledger",
    "location",
    metavar="FILE",
    envvar="RIWAYA_LEDGER",
    default="riwaya.ledger",
    show_default=True,
    help="The ledger: a file, or the postgresql:// URL of a database. Also taken from RIWAYA_LEDGER.",
)
case_option = click.option(
    "--case",
    metavar="NAME",
    envvar="RIWAYA_CASE",
    default="main",
    show_default=True,
    help="The case (compartment) to work in. Also taken from RIWAYA_CASE.",
)
format_option = click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
by_option = click.option("--by", required=True, metavar="NAME", help="Your name; it is recorded and never changed.")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a long answer is shown."""

    limit: int
    offset: int


def paging(limit: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options ``--limit`` and ``--offset``; the command gets them as one argument, ``part``."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_part(*, limit: int, offset: int, **rest: Any) -> Any:
            return command(part=Part(limit, offset), **rest)

        bound = click.IntRange(1, 10_000)
        from_ = click.option("--offset", type=click.IntRange(0), default=0, help="Leave out the first so many.")
        many = click.option("--limit", type=bound, default=limit, show_default=True, help="Show so many.")
        return many(from_(with_part))

    return add


def day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A day, checked."""
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it like 2026-05-04") from None


def days(first: str | None, last: str | None) -> "Days":
    """From the first to the last of these days, either of which may be open."""
    from riwaya.ledger import Days

    if first is not None and last is not None and first > last:
        raise click.UsageError(f"--from {first} lies after --to {last}")
    return Days(first, last)


@contextmanager
def opened(location: str, *, create: bool = False) -> "Iterator[Ledger]":
    """The ledger there, closed afterwards."""
    from riwaya.ledger import open_ledger

    ledger = open_ledger(location, create=create)
    try:
        yield ledger
    finally:
        ledger.close()
