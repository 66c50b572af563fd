"""The options that say how material is taken in, for the commands that take files -> Wishes."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from riwaya.cli.options import How

COLUMNS = ("text", "title", "date", "outlet", "url", "id")


def _columns(_: click.Context, __: click.Parameter, value: str | None) -> dict[str, str]:
    named = {}
    for part in (value or "").split(","):
        ours, theirs = part.split("=", 1) if "=" in part else (part, "")
        if part.strip() and (ours.strip() not in COLUMNS or not theirs.strip()):
            raise click.BadParameter(f"{part!r}: write text=NAME,date=NAME,…; the fields are {', '.join(COLUMNS)}")
        if part.strip():
            named[ours.strip()] = theirs.strip()
    if named and "text" not in named:
        raise click.BadParameter("which column holds the text? Add text=NAME")
    return named


def intake_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command, which must also have ``how``, gets them as one argument, ``wishes``."""

    @wraps(command)
    def with_wishes(
        *, how: "How", columns: dict[str, str], statement_by: str | None, kind: str | None, **rest: Any
    ) -> Any:
        plain = {name: rest.pop(name) for name in ("site_names", "senders", "dates", "ocr")}
        from riwaya.intake import Wishes
        from riwaya.model import ReportKind

        wishes = Wishes(
            outlet=how.outlet,
            published=how.published,
            statement_by=statement_by,
            kind=ReportKind(kind) if kind else None,
            columns=columns,
            **plain,
            aside=tell_aside,
        )
        return command(how=how, wishes=wishes, **rest)

    for option in (
        click.option("--senders", is_flag=True, help="Keep the names of who wrote in a chat. Left out otherwise."),
        click.option("--ocr", is_flag=True, help="Read the text of pictures by machine (needs tesseract with Arabic)."),
        click.option("--site-names", is_flag=True, help="Take what a web page calls its site for its outlet."),
        click.option(
            "--dates",
            type=click.Choice(("dmy", "mdy", "ymd")),
            help="How a chat or table writes its days, where that cannot be told from them.",
        ),
        click.option(
            "--kind",
            type=click.Choice(("article", "statement", "post")),
            help="What the reports are, where they do not say it.",
        ),
        click.option("--statement-by", metavar="NAME", help="They are a party's own statements: whose."),
        click.option("--columns", callback=_columns, metavar="text=NAME,…", help="Which columns of a table hold what."),
    ):
        with_wishes = option(with_wishes)
    return with_wishes


def tell_aside(where: str, what: str) -> None:
    """One line on stderr about what is no failure."""
    click.echo(f"riwaya: {where}: {what}", err=True)
