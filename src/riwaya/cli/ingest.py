"""``riwaya ingest``: reports read and kept in a ledger."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli import intake_options, ledger_options, options
from riwaya.cli.streams import pace
from riwaya.errors import InputError

if TYPE_CHECKING:
    from riwaya.intake import Trouble, Wishes
    from riwaya.ledger import Progress
    from riwaya.model import Report


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option(
    "--url", "urls", multiple=True, metavar="URL", help="Fetch this page or feed. May be given several times."
)
@click.option("--follow", is_flag=True, help="Fetch the pages that a feed's entries name.")
@click.option(
    "--originals/--no-originals",
    default=True,
    show_default=True,
    help="Keep the bytes of pages, Word files, PDF files and pictures beside their reports.",
)
@ledger_options.ledger_option
@ledger_options.case_option
@click.option("--by", metavar="NAME", default="", help="Who takes them in; recorded where a case is begun.")
@options.reading_options
@intake_options.intake_options
def ingest(
    files: tuple[str, ...],
    location: str,
    case: str,
    by: str,
    how: options.How,
    wishes: "Wishes",
    **asked: Any,
) -> None:
    """Read reports and keep what they say in a ledger: who said what, searchable, never overwritten.

    FILE is what riwaya read takes: texts, folders, web pages, exports of chats, tables, captures. The ledger is begun
    where it does not exist. The same report of the same outlet is kept once; another capture of its URL is kept as a
    version. Stop it whenever you like: run again, it goes on. With a newer lexicon or version reports are read again,
    and the older readings stay. Nothing is fetched but what --url and --follow name.

    \b
    Examples:
      riwaya ingest reports.jsonl
      riwaya ingest archive/ --ledger north.ledger --workers 4
      riwaya ingest result.json chat.zip crawl.wacz --ledger north.ledger
      riwaya ingest --url https://dam.example/feed --follow --outlet "Dam Radio"
      riwaya ingest table.csv --columns "text=Body,date=Day,outlet=Source" --dates dmy
      riwaya ingest statement.docx --statement-by "Press office" --published 2026-05-04 --case "North road"
    """
    from riwaya.intake import Trouble
    from riwaya.workflow.ingesting import ingest_reports
    from riwaya.workflow.originals import Originals
    from riwaya.workflow.reading import Knowledge

    urls, follow = asked["urls"], asked["follow"]
    if not files and not urls:
        raise click.UsageError("name a FILE or a --url")
    if not urls and not any(file == "-" or Path(file).exists() for file in files):
        raise InputError(f"{files[0]}: there is no such file or folder; check the name")
    kept = Originals() if asked["originals"] else None
    if kept is not None:
        wishes = replace(wishes, keep=kept.hear)
    teller = Teller()
    with ledger_options.opened(location, create=True) as ledger:
        try:
            done = ingest_reports(
                ledger,
                teller.hearing(_taken(files, urls, follow, wishes)),
                knowledge=Knowledge(how.lexicon, how.places),
                workers=how.workers,
                case=case,
                by=by,
                originals=kept,
                progress=teller,
            )
        except KeyboardInterrupt:
            click.echo("\nriwaya: run the same command again, and it goes on where it was", err=True)
            raise
    teller.sum_up([Trouble(where, why) for where, why in done.troubles])
    click.echo(f"{location}: " + (", ".join(_counts(done)) or "no reports"))
    if done.troubles:
        raise SystemExit(1)


def _taken(
    files: tuple[str, ...], urls: tuple[str, ...], follow: bool, wishes: "Wishes"
) -> "Iterator[Report | Trouble]":
    """What files give, and then what addresses give; without --url and --follow nothing that could fetch is loaded."""
    from riwaya.intake import take

    if not urls and not follow:
        yield from take(files, wishes)
        return
    from riwaya.cli.fetch import make_fetcher
    from riwaya.intake.fetched import take_urls

    fetcher = make_fetcher()
    wishes = replace(wishes, follow=fetcher.follow if follow else None)
    yield from take(files, wishes)
    yield from take_urls(urls, wishes, fetcher)


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
    """Tells on stderr what could not be read, when it comes, and how many reports are stored and how fast, after every
    transaction of a long ingest. What may be out of sight by the end is told once more."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.tty = sys.stderr.isatty()
        self._heard: set[Trouble] = set()
        self._scrolled = self._open = False
        self._stored = -1

    def __call__(self, progress: "Progress") -> None:
        """Tell how far it is."""
        spent = time.monotonic() - self.begun
        stored = sum(progress.stored.values())
        if spent > 2.0 and stored != self._stored:
            self._stored = stored
            line = f"{stored} reports, {pace(stored, spent)}"
            click.echo(f"\r{line}   " if self.tty else line, err=True, nl=not self.tty)
            self._open = self.tty
            self._scrolled = bool(self._heard)

    def hearing(self, taken: "Iterable[Report | Trouble]") -> "Iterator[Report | Trouble]":
        """The same items; what was not read is told as it passes."""
        from riwaya.intake import Trouble

        for item in taken:
            if isinstance(item, Trouble):
                self._tell(item)
            yield item

    def sum_up(self, troubles: "Sequence[Trouble]") -> None:
        """Tell what was not told yet; all of it again where progress was told after it."""
        if self._scrolled:
            click.echo("riwaya: once more, what was not read:", err=True)
        for trouble in troubles:
            if self._scrolled or trouble not in self._heard:
                self._tell(trouble)

    def _tell(self, trouble: "Trouble") -> None:
        from riwaya.cli.results import tell

        if self._open:
            click.echo(err=True)
        tell(trouble)
        self._heard.add(trouble)
        self._open = False
