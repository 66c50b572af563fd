"""Reports in, ledger fuller: many readers, one writer, in batches; stopped anywhere and run again it goes on."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import select

from riwaya.ledger.cases import MAIN
from riwaya.ledger.digest import Digest, digest_report
from riwaya.ledger.parallel import Work, read_reports
from riwaya.ledger.rows import pack_made_by
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import cases, memberships, readings, reports, tombstones
from riwaya.ledger.writing import Stored, store
from riwaya.model import MadeBy, Report

_BATCH = 200
"""Reports a transaction: one disk sync each (measured on 30,000 reports: larger batches gain nothing)."""
_BATCH_SECONDS = 5.0
"""A slow reader's work is stored at least this often."""
_LOOK_AT_ONCE = 500


@dataclass(slots=True)
class Progress:
    """How far an ingest has come. ``troubles`` names what was stored unread, and why."""

    seen: int = 0
    stored: Counter[Stored] = field(default_factory=Counter)
    troubles: list[tuple[str, str]] = field(default_factory=list)


def ingest(
    ledger: Ledger,
    incoming: Iterable[Report],
    work: Work,
    *,
    made_by: MadeBy,
    case: str = MAIN,
    by: str = "",
    workers: int = 1,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read and store every report that this reader has not read for this case yet.

    ``made_by`` is what the reader will sign its readings with; ``progress`` is called after every transaction.
    """
    so_far = Progress()
    passed: list[Digest] = []  # reports that need no reading, only their place in the case
    to_read = _unread(ledger, incoming, pack_made_by(made_by), case, work, so_far, passed)
    batch: list[Digest] = []
    begun = time.monotonic()
    for digest in read_reports(to_read, work, workers=workers):
        batch.append(digest)
        if digest.trouble is not None:
            so_far.troubles.append((digest.report["ref"], digest.trouble))
        if len(batch) >= _BATCH or time.monotonic() - begun > _BATCH_SECONDS:
            _commit(ledger, [*passed, *batch], case, by, so_far)
            passed.clear()
            batch.clear()
            begun = time.monotonic()
            progress(so_far)
    _commit(ledger, [*passed, *batch], case, by, so_far)
    progress(so_far)
    return so_far


def _commit(ledger: Ledger, batch: list[Digest], case: str, by: str, so_far: Progress) -> None:
    so_far.stored.update(store(ledger, batch, case=case, by=by))


def _unread(
    ledger: Ledger,
    incoming: Iterable[Report],
    made_by: str,
    case: str,
    work: Work,
    so_far: Progress,
    passed: list[Digest],
) -> Iterator[Report]:
    """The reports that must be read; the others are counted or, where only the case lacks them, passed on."""
    incoming = iter(incoming)
    while chunk := list(islice(incoming, _LOOK_AT_ONCE)):
        so_far.seen += len(chunk)
        known = _survey(ledger, chunk, made_by, case)
        for report in chunk:
            match known.get(report.id):
                case None:
                    yield report
                case Stored.ADDED_TO_CASE:
                    passed.append(digest_report(report, work.fold))
                case outcome:
                    so_far.stored[outcome] += 1


def _survey(ledger: Ledger, chunk: list[Report], made_by: str, case: str) -> dict[str, Stored]:
    """What need not be read again, and what would become of it."""
    ids = [report.id for report in chunk]
    read = (
        select(reports.c.id, memberships.c.seq)
        .join(readings, (readings.c.report_seq == reports.c.seq) & (readings.c.made_by == made_by))
        .outerjoin(
            memberships,
            (memberships.c.report_seq == reports.c.seq)
            & memberships.c.case_seq.in_(select(cases.c.seq).where(cases.c.name == case)),
        )
        .where(reports.c.id.in_(ids))
    )
    gone = select(tombstones.c.content_hash).where(
        tombstones.c.content_hash.in_({report.content_hash for report in chunk})
    )
    with ledger.reading() as connection:
        expunged = set(connection.scalars(gone))
        known = {
            id_: Stored.ADDED_TO_CASE if member is None else Stored.KNOWN for id_, member in connection.execute(read)
        }
    return known | {report.id: Stored.EXPUNGED for report in chunk if report.content_hash in expunged}
