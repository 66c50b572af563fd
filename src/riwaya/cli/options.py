"""The options that several commands share, with their checks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from riwaya.errors import InputError


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from riwaya.intake.records import check_date

    try:
        return check_date(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from None


files = click.argument("files", nargs=-1, required=True, metavar="FILE…")

published_option = click.option(
    "--published",
    metavar="DAY",
    callback=_date,
    help="Day or moment of publication (2026-05-04, 2026-05-04T18:30:00Z) of reports that do not say it themselves. "
    "Without it, 'yesterday' stays unresolved; today's date is never used.",
)

outlet_option = click.option("--outlet", metavar="NAME", help="Outlet of reports that do not say it themselves.")

workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read at once."
)

lexicon_option = click.option(
    "--lexicon",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="A folder of your own lexicon files, laid over the packaged ones. May be given several times.",
)

places_option = click.option(
    "--places",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A table of your own places (TSV). May be given several times.",
)

isolates = click.option(
    "--isolates/--no-isolates",
    default=True,
    show_default=True,
    help="Put direction marks round Arabic in text output, so that a terminal keeps its order; off for plain tools.",
)


@dataclass(frozen=True, slots=True)
class How:
    """How to read, as the user asked."""

    published: str | None = None
    outlet: str | None = None
    workers: int = 1
    lexicon: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how to read; the command gets them as one argument, ``how``."""

    @wraps(command)
    def with_how(
        *,
        published: str | None,
        outlet: str | None,
        workers: int,
        lexicon: tuple[Path, ...],
        places: tuple[Path, ...],
        **rest: Any,
    ) -> Any:
        return command(how=How(published, outlet, workers, lexicon, places), **rest)

    for option in (places_option, lexicon_option, workers_option, outlet_option, published_option):
        with_how = option(with_how)
    return with_how
