"""``riwaya ingest``: reports read and kept in a ledger."""

import sys
import time
from typing import TYPE_CHECKING

import click

from riwaya.cli import intake_options, ledger_options, options

if TYPE_CHECKING:
    from riwaya.intake import Wishes
    from riwaya.ledger import Progress


@click.command()
@options.files
@ledger_options.ledger_option
@ledger_options.case_option
@click.option("--by", metavar="NAME", default="", help="Who takes them in; recorded where a case is begun.")
@options.reading_options
@intake_options.intake_options
def ingest(files: tuple[str, ...], location: str, case: str, by: str, how: options.How, wishes: "Wishes") -> None:
    """Read reports and keep what they say in a ledger: who said what, searchable, never overwritten.

    FILE is what riwaya read takes: texts, folders, web pages, exports of chats, tables, captures. The ledger is begun
    where it does not exist. The same report of the same outlet is kept once; another capture of its URL is kept as a
    version. Stop it whenever you like: run again, it goes on. With a newer lexicon or version reports are read again,
    and the older readings stay.

    \b
    Examples:
      riwaya ingest reports.jsonl
      riwaya ingest archive/ --ledger north.ledger --workers 4
      riwaya ingest result.json chat.zip crawl.wacz --ledger north.ledger
      riwaya ingest table.csv --columns "text=Body,date=Day,outlet=Source" --dates dmy
      riwaya ingest statement.docx --statement-by "Press office" --published 2026-05-04 --case "North road"
    """
    from riwaya.intake import Trouble, take
    from riwaya.workflow.ingesting import ingest_reports
    from riwaya.workflow.reading import Knowledge

    with ledger_options.opened(location, create=True) as ledger:
        done = ingest_reports(
            ledger,
            take(files, wishes),
            knowledge=Knowledge(how.lexicon, how.places),
            workers=how.workers,
            case=case,
            by=by,
            progress=Teller(),
        )
    from riwaya.cli.results import tell

    for where, why in done.troubles:
        tell(Trouble(where, why))
    click.echo(f"{location}: " + (", ".join(_counts(done)) or "no reports"))
    if done.troubles:
        raise SystemExit(1)


def _counts(done: "Progress") -> list[str]:
    from riwaya.ledger import Stored

    words = {
        Stored.NEW: "new",
        Stored.READ_AGAIN: "read again",
        Stored.ADDED_TO_CASE: "added to the case",
        Stored.KNOWN: "known already",
        Stored.EXPUNGED: "refused (expunged)",
    }
    return [f"{done.stored[key]} {word}" for key, word in words.items() if done.stored[key]] + (
        [f"{len(done.troubles)} not read (named above)"] if done.troubles else []
    )


class Teller:
    """Tells on stderr how many reports are stored and how fast, after every transaction of a long ingest."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.tty = sys.stderr.isatty()

    def __call__(self, progress: "Progress") -> None:
        """Tell."""
        spent = time.monotonic() - self.begun
        stored = sum(progress.stored.values())
        if spent > 2.0:
            line = f"{stored} reports, {stored / spent:.0f} a second"
            click.echo(f"\r{line}   " if self.tty else line, err=True, nl=not self.tty)
