"""``riwaya doctor``: what is installed, and whether it works."""

from pathlib import Path

import click

from riwaya.cli import options


@click.command()
@options.lexicon_option
@options.places_option
@click.option("--ledger", metavar="FILE", help="Also look whether this ledger opens.")
def doctor(lexicon: tuple[Path, ...], places: tuple[Path, ...], ledger: str | None) -> None:
    """Show versions, lexicon, places and tagger, and read one short report to see that everything works.

    Ends with exit code 1 where something is not well; its line says what to do. Paste the output into a bug report:
    it holds no text of yours.
    """
    from riwaya.workflow.checking import checks
    from riwaya.workflow.reading import Knowledge

    ill = 0
    for check in checks(Knowledge(lexicon, places), ledger):
        ill += not check.well
        click.echo(f"{'ok' if check.well else 'NOT WELL':8}  {check.name:18}  {check.found}")
    if ill:
        raise SystemExit(1)
