"""``riwaya compare``: several reports in, the accounts of each incident side by side out; no ledger needed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli import intake_options, options

if TYPE_CHECKING:
    from riwaya.intake import Wishes
    from riwaya.model import Comparison, Reading


@click.command()
@options.files
@click.option("--format", "format_", type=click.Choice(("text", "json", "html")), default="text", show_default=True)
@click.option(
    "--out",
    help="Write to this file and not to standard output; as html a folder, or a name ending in /, gets an index and a"
    " page an incident.",
)
@options.isolates
@options.reading_options
@intake_options.intake_options
def compare(
    files: tuple[str, ...], format_: str, out: str | None, isolates: bool, how: options.How, wishes: "Wishes"
) -> None:
    """Read reports and lay what they tell of each incident side by side.

    Sides as columns, questions as rows; what hostile parties both say comes first. A later figure, another subset, a
    quoted rival and a party that changes its own story are told apart from a disagreement, each with its reason.

    \b
    Examples:
      riwaya compare monday.txt tuesday.txt --published 2026-05-04
      riwaya compare reports.jsonl --format html --out incident.html
      riwaya compare reports.jsonl --format html --out incidents/
      riwaya compare reports/ --format json --workers 2 > comparison.json
      riwaya compare table.csv --columns "text=Body,date=Day,outlet=Source" --dates dmy
    """
    from riwaya.cli.results import finish, tell
    from riwaya.cli.streams import with_progress
    from riwaya.intake import Trouble, take
    from riwaya.model import Reading
    from riwaya.workflow.comparing import compare_readings
    from riwaya.workflow.reading import Knowledge, read_all

    knowledge = Knowledge(how.lexicon, how.places)
    readings: list[Reading] = []
    troubles = 0
    for item in with_progress(read_all(take(files, wishes), knowledge=knowledge, workers=how.workers), "reports"):
        if isinstance(item, Trouble):
            troubles += 1
            tell(item)
        else:
            readings.append(item)
    _write(compare_readings(readings, knowledge), readings, format_, out, isolates)
    finish(len(readings), troubles)


def _write(comparison: "Comparison", readings: "list[Reading]", format_: str, name: str | None, isolates: bool) -> None:
    from riwaya.cli.results import write

    out = Path(name) if name is not None else None
    if format_ == "html" and out is not None and name is not None and (out.is_dir() or name.endswith(("/", "\\"))):
        from riwaya.pages.comparison_folder import comparison_folder

        for page, html in comparison_folder(comparison, readings):
            write(html, out / page)
    elif format_ == "json":
        from riwaya.model import dumps

        write(dumps(comparison) + "\n", out)
    elif format_ == "html":
        from riwaya.pages.comparison_page import comparison_page

        write(comparison_page(comparison, readings), out)
    else:
        from riwaya.pages.terminal_comparison import comparison_text

        write(comparison_text(comparison, isolates=isolates) + "\n", out)
