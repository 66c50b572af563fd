"""Overwrite what a database has deleted, so that no byte of it is left in the file."""

from sqlalchemy import select

from riwaya.errors import LedgerError
from riwaya.ledger.faults import explained
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import meta, metadata

SCRUB = "scrub"
"""The row of ``meta`` that says an expunging has deleted but not yet scrubbed."""

PATIENCE_MS = 10_000
"""How long another program's reading is waited for before it is said that the ledger must be closed."""


def scrub(ledger: Ledger) -> None:
    """Rewrite the database without its deleted parts; needs the ledger to itself for a moment.

    On SQLite the file is rebuilt (VACUUM) and the write-ahead log emptied; on PostgreSQL the tables are rewritten. What
    a file system, a disk or the server's own log keeps of overwritten blocks is beyond a program's reach.
    """
    with explained(ledger.name):
        if ledger.on_sqlite:
            _scrub_sqlite(ledger)
        else:
            _scrub_postgres(ledger)
    with ledger.writing() as connection:
        connection.execute(meta.delete().where(meta.c.key == SCRUB))


def scrub_pending(ledger: Ledger) -> bool:
    """True where an expunging could not be finished because the ledger was in use."""
    with ledger.reading() as connection:
        return connection.scalar(select(meta.c.value).where(meta.c.key == SCRUB)) is not None


def _scrub_sqlite(ledger: Ledger) -> None:
    raw = ledger.engine.raw_connection()
    try:
        # The rebuilt copy holds no deleted text, so it may pass through a temporary file rather than fill the memory.
        patience = f"PRAGMA busy_timeout = {PATIENCE_MS}"
        for statement in (patience, "PRAGMA temp_store = FILE", "PRAGMA secure_delete = ON", "VACUUM"):
            raw.cursor().execute(statement)
        busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        raw.invalidate()
    if busy:
        raise LedgerError(
            f"ledger {ledger.name}: the text is deleted, but another program has the ledger open and keeps "
            "parts of it. Close it and run riwaya expunge --finish"
        )


def _scrub_postgres(ledger: Ledger) -> None:
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET lock_timeout = '60s'")
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
