"""``riwaya evaluate``: how well Riwaya reads a set that you annotated."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli import options

if TYPE_CHECKING:
    from riwaya.evaluation import Score


@click.command()
@click.option(
    "--gold",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with reports.jsonl and one ID.json of annotations a report (docs/evaluating.md).",
)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@options.workers_option
@options.lexicon_option
@options.places_option
def evaluate(gold: Path, format_: str, workers: int, lexicon: tuple[Path, ...], places: tuple[Path, ...]) -> None:
    """Read the reports of an annotated set and print precision, recall and F1 for each thing a reading says.

    Measures in capitals carry the interval in which 95 of 100 resampled sets lie: read differences with it.

    \b
    Example:
      riwaya evaluate --gold my-annotations/ --workers 2
    """
    from riwaya.cli.exits import SOME_UNREAD
    from riwaya.workflow.evaluating import evaluate as run
    from riwaya.workflow.reading import Knowledge

    scores, failed = run(gold, Knowledge(lexicon, places), workers=workers)
    if format_ == "json":
        from json import dumps

        from riwaya.model import to_json

        click.echo(dumps({"scores": to_json(scores), "failed": failed}, ensure_ascii=False))
    else:
        _table(scores)
    for line in failed:
        click.echo(f"riwaya: {line}", err=True)
    if failed:
        raise SystemExit(SOME_UNREAD)


def _table(scores: "tuple[Score, ...]") -> None:
    click.echo(f"{'':38}{'P':>7}{'R':>7}{'F1':>7}{'true':>7}   95 %")
    for score in scores:
        interval = "   {:.2f}-{:.2f}".format(*score.interval) if score.interval is not None else ""
        click.echo(f"{score.name:38}{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}{score.true:7d}{interval}")
