"""Go through a ledger from its first entry: is every record there as it was written, and every gap a tombstone's?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from riwaya.ledger.chain import BEGINNING, content_digest, link
from riwaya.ledger.scrubbing import SCRUB
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import RECORDS, current_readings, entries, meta, outlines, readings, search_texts, tombstones
from riwaya.ledger.tables import reports as report_table

_STREAM = 500
_MOST = 100
"""Problems told one by one; a ledger with more needs its backup and no longer list."""


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of a ledger's last entry: noted elsewhere, it shows that nothing before it was changed."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: the end of the chain, how many records and tombstones, and every problem in words."""

    head: Head
    entries: int
    expunged: int
    problems: tuple[str, ...]


def verify(ledger: Ledger, *, noted: Head | None = None) -> Verification:
    """Check the file, the chain, every record against its entry, and what is derived against what it derives from.

    ``noted`` is a head written down earlier: without one, entries cut off the end cannot be missed.
    """
    with ledger.reading() as connection:
        removed, gone = _tombstones(connection)
        problems = [*_file(connection), *_derived(connection)]
        head, kinds, chain_problems = _chain(connection, noted)
        problems += chain_problems
        for table in RECORDS[1:]:
            expected = {seq: digest for seq, (kind, digest) in kinds.items() if kind == table.name}
            query = select(table).execution_options(yield_per=_STREAM)
            for row in connection.execute(query):
                digest = expected.pop(row.seq, None)
                if digest is None:
                    problems.append(f"{table.name} {row.seq}: a record that was never entered in the chain")
                elif content_digest(table, row._asdict()) != digest:
                    problems.append(f"{table.name} {row.seq}: not as it was written")
                if row.seq in removed:
                    problems.append(f"{table.name} {row.seq}: expunged, and here again")
            problems += [
                f"{table.name} {seq}: missing, and no tombstone says why" for seq in expected if seq not in removed
            ]
            if len(problems) > _MOST:
                break
    return Verification(head, len(kinds), gone, tuple(problems[:_MOST]))


def read_noted(text: str) -> Head:
    """A head as it was written down: number, colon, hash."""
    seq, _, digest = text.strip().partition(":")
    return Head(int(seq) if seq.isdecimal() else -1, digest.lower())


def _tombstones(connection: Connection) -> tuple[set[int], int]:
    rows = list(connection.scalars(select(tombstones.c.removed)))
    return {seq for row in rows for seq in json.loads(row)}, len(rows)


def _chain(connection: Connection, noted: Head | None) -> tuple[Head, dict[int, tuple[str, bytes]], list[str]]:
    kinds: dict[int, tuple[str, bytes]] = {}
    problems: list[str] = []
    before, last, seen = BEGINNING, 0, noted is None
    query = select(entries).order_by(entries.c.seq).execution_options(yield_per=_STREAM)
    for row in connection.execute(query):
        if row.seq != last + 1:
            problems.append(f"entry {last + 1}: missing from the chain")
        content, chain = bytes(row.digest), bytes(row.chain)
        if link(before, row.seq, row.kind, row.subject, content, row.at) != chain:
            problems.append(f"entry {row.seq}: the chain is broken here")
        kinds[row.seq] = (row.kind, content)
        before, last = chain, row.seq
        seen = seen or (noted is not None and row.seq == noted.seq and chain.hex() == noted.hash)
    if not seen and noted is not None:
        problems.append(f"entry {noted.seq}: not the one that was noted; the chain was cut or written anew")
    return Head(last, before.hex()), kinds, problems


def _file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(10)"):
            if said != "ok":
                yield f"the file: {said}"
    if connection.scalar(select(meta.c.value).where(meta.c.key == SCRUB)) is not None:
        yield "an expunged text may still lie in freed parts of the database: run riwaya expunge --finish"


def _derived(connection: Connection) -> Iterator[str]:
    """What the index should hold by the records, told as counts."""
    unread = select(readings.c.seq).where(readings.c.report_seq.not_in(select(current_readings.c.report_seq)))
    astray = select(current_readings.c.reading_seq).where(current_readings.c.reading_seq.not_in(select(readings.c.seq)))
    unsearched = select(report_table.c.seq).where(report_table.c.seq.not_in(select(search_texts.c.report_seq)))
    unread_now = outlines.c.report_seq.not_in(select(current_readings.c.report_seq))
    for query, words in (
        (unread, "reports whose reading is not indexed"),
        (astray, "indexed readings that do not exist"),
        (unsearched, "reports that search cannot find"),
        (select(outlines.c.report_seq).where(unread_now), "outlines of reports without a reading"),
    ):
        if found := len(connection.scalars(query).all()):
            yield f"the index: {found} {words}"
