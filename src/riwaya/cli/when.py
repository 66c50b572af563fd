"""``riwaya when``: the time expressions of a text, each with the days it names."""

from pathlib import Path

import click

from riwaya.cli import options


@click.command()
@click.argument("text")
@options.published_option
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@options.lexicon_option
@options.isolates
def when(text: str, published: str | None, format_: str, lexicon: tuple[Path, ...], isolates: bool) -> None:
    """Resolve the time expressions of TEXT to days, counted from the day of publication.

    What names no day stays open; without --published nothing is counted from today.

    \b
    Example:
      riwaya when "قُتل اثنان ليل الأربعاء الخميس" --published 2026-05-09
    """
    from riwaya.workflow.dating import times_in

    times = times_in(text, published, lexicon)
    if format_ == "json":
        from riwaya.pages.times import times_json

        click.echo(times_json(text, published, times))
    else:
        from riwaya.pages.times import times_text

        click.echo(times_text(times, isolates=isolates))
