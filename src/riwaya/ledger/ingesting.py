"""Reports in, ledger fuller: many readers, one writer, in batches; stopped anywhere and run again it goes on."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import select

from riwaya.ledger.cases import MAIN
from riwaya.ledger.digest import Digest
from riwaya.ledger.rows import pack_made_by
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import cases, memberships, readings, reports, tombstones
from riwaya.ledger.writing import Stored, add_to_case, store
from riwaya.model import MadeBy, Report

BATCH = 200
"""Reports a transaction: one disk sync each (measured on 30,000 reports: larger batches gain nothing)."""
_BATCH_SECONDS = 5.0
"""A slow reader's work is stored at least this often."""
_LOOK_AT_ONCE = 500

Read = Callable[[Iterator[Report]], Iterable[Digest]]
"""What turns reports into digests in their order, in as many processes as it likes."""


@dataclass(slots=True)
class Progress:
    """How far an ingest has come. ``troubles`` names what was stored unread, and why."""

    seen: int = 0
    stored: Counter[Stored] = field(default_factory=Counter)
    troubles: list[tuple[str, str]] = field(default_factory=list)


def ingest(
    ledger: Ledger,
    incoming: Iterable[Report],
    read: Read,
    *,
    made_by: MadeBy,
    case: str = MAIN,
    by: str = "",
    batch: int = BATCH,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read and store every report that this reader has not read for this case yet.

    ``made_by`` is what the reader will sign its readings with; ``progress`` is called after every transaction, of
    ``batch`` reports each.
    """
    ledger.close()  # processes that ``read`` may fork must not inherit an open connection; ours opens again
    so_far = Progress()
    waiting: list[Digest] = []
    begun = time.monotonic()
    for digest in read(_unread(ledger, incoming, pack_made_by(made_by), case, by, so_far)):
        waiting.append(digest)
        if digest.trouble is not None:
            so_far.troubles.append((digest.report["ref"], digest.trouble))
        if len(waiting) >= batch or time.monotonic() - begun > _BATCH_SECONDS:
            so_far.stored.update(store(ledger, waiting, case=case, by=by))
            waiting.clear()
            begun = time.monotonic()
            progress(so_far)
    so_far.stored.update(store(ledger, waiting, case=case, by=by))
    progress(so_far)
    return so_far


def _unread(
    ledger: Ledger, incoming: Iterable[Report], made_by: str, case: str, by: str, so_far: Progress
) -> Iterator[Report]:
    """The reports that must be read; the others are counted, or put into the case where only the case lacks them."""
    incoming = iter(incoming)
    while chunk := list(islice(incoming, _LOOK_AT_ONCE)):
        so_far.seen += len(chunk)
        known = _survey(ledger, chunk, made_by, case)
        passed = [report.id for report in chunk if known.get(report.id) is Stored.ADDED_TO_CASE]
        add_to_case(ledger, passed, case=case, by=by)
        so_far.stored.update(known[report.id] for report in chunk if report.id in known)
        yield from (report for report in chunk if report.id not in known)


def _survey(ledger: Ledger, chunk: list[Report], made_by: str, case: str) -> dict[str, Stored]:
    """What need not be read again, and what becomes of it."""
    read = (
        select(reports.c.id, memberships.c.seq)
        .join(readings, (readings.c.report_seq == reports.c.seq) & (readings.c.made_by == made_by))
        .outerjoin(
            memberships,
            (memberships.c.report_seq == reports.c.seq)
            & memberships.c.case_seq.in_(select(cases.c.seq).where(cases.c.name == case)),
        )
        .where(reports.c.id.in_([report.id for report in chunk]))
    )
    hashes = {report.content_hash for report in chunk}
    gone = select(tombstones.c.content_hash).where(tombstones.c.content_hash.in_(hashes))
    with ledger.reading() as connection:
        expunged = set(connection.scalars(gone))
        rows = connection.execute(read).all()
    known = {id_: Stored.ADDED_TO_CASE if member is None else Stored.KNOWN for id_, member in rows}
    return known | {report.id: Stored.EXPUNGED for report in chunk if report.content_hash in expunged}
