"""``riwaya read``: reports in, readings out as text, JSON or pages."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from riwaya.cli import intake_options, options

if TYPE_CHECKING:
    from riwaya.intake import Wishes
    from riwaya.model import Reading

FORMATS = ("text", "json", "html")


@click.command()
@options.files
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--why", is_flag=True, help="Also show the rules that read each claim, and how sure they are.")
@click.option(
    "--out",
    metavar="FILE|DIR/",
    help="Write to this file; a folder, or a name that ends in /, gets one file a report.",
)
@options.isolates
@options.reading_options
@intake_options.intake_options
def read(
    files: tuple[str, ...],
    format_: str,
    why: bool,
    out: str | None,
    isolates: bool,
    how: options.How,
    wishes: "Wishes",
) -> None:
    """Read reports and show who says what happened, each claim tied to the exact words.

    FILE is a text (first line the title), a folder, - for standard input, JSON Lines with records
    {"id", "outlet", "date", "url", "title", "text"}, or a saved web page, a Telegram or WhatsApp export, a table,
    a Word or PDF file, a web capture (WARC, WACZ), or a zip of them.

    \b
    Examples:
      riwaya read report.txt --published 2026-05-04 --outlet "My paper"
      cat report.txt | riwaya read - --published 2026-05-04
      riwaya read reports.jsonl --format json --workers 2 > readings.jsonl
      riwaya read report.txt --format html --out report.html
    """
    from riwaya.cli.results import Results
    from riwaya.cli.streams import with_progress
    from riwaya.intake import take
    from riwaya.workflow.reading import Knowledge, read_each

    make = _maker(format_, why, isolates)
    taken = take(files, wishes)
    made = read_each(taken, make, knowledge=Knowledge(how.lexicon, how.places), workers=how.workers)
    with Results(format_, out) as results:
        for item in with_progress(made, "reports"):
            results.add(item)


def _maker(format_: str, why: bool, isolates: bool) -> "Callable[[Reading], tuple[str, str]]":
    from riwaya.cli.making import as_html, as_json, as_text

    if format_ == "json":
        return as_json
    if format_ == "html":
        return partial(as_html, why=why)
    return partial(as_text, why=why, isolates=isolates)
