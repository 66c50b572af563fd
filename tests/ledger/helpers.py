"""What the ledger's tests do again and again."""

from collections.abc import Iterable
from functools import partial

from riwaya.ledger import Ledger, Progress, Stored, Work, ingest, store
from riwaya.ledger.digest import digest_reading
from riwaya.model import Reading, Report, make_report
from riwaya.text.search import search_text
from tests.ledger import world

WORK = Work(world.make_reader, search_text)


def fill(ledger: Ledger, count: int, *, case: str = "main", start: int = 0, workers: int = 1) -> Progress:
    """Ingest reports of the invented world."""
    reports = map(world.report_for, range(start, start + count))
    return ingest(ledger, reports, WORK, made_by=world.MADE_BY, case=case, workers=workers)


def keep(ledger: Ledger, readings: Iterable[Reading], *, case: str = "main") -> tuple[Stored, ...]:
    """Store readings as they are."""
    return store(ledger, [digest_reading(reading, search_text) for reading in readings], case=case)


def plain(text: str, number: int = 1, outlet: str = "وكالة الساحل", url: str | None = None) -> Reading:
    """A reading of a text in which nothing was found."""
    report = make_report(text, ref=f"plain-{number}", outlet=outlet, url=url, published=f"2031-02-{number:02}")
    return Reading(world.MADE_BY, report)


def failing_reader(bad: frozenset[int]):  # type: ignore[no-untyped-def]
    """A reader that cannot read some reports."""
    return partial(_read_or_fail, bad)


def _read_or_fail(bad: frozenset[int], report: Report) -> Reading:
    if int(report.ref.rpartition("-")[2]) in bad:
        raise ValueError("a bug in the reader")
    return world.read(report)
