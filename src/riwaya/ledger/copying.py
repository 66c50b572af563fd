"""Ledger -> a copy of it: a backup is a whole ledger in one SQLite file, whatever database it was taken from."""

import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, select

from riwaya.errors import LedgerError
from riwaya.ledger.cipher import VARIABLE, passphrase
from riwaya.ledger.faults import explained
from riwaya.ledger.opening import open_ledger
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import entries, meta, metadata, search_texts
from riwaya.ledger.verifying import Verification, verify
from riwaya.ledger.words import add_words, rebuild_words
from riwaya.model import FoldedText

_STREAM = 500


def backup(ledger: Ledger, path: str | Path) -> Verification:
    """Write a backup to a new file, while others go on writing, and verify it."""
    target = Path(path)
    if target.exists():
        raise LedgerError(f"{target}: there is a file already; name a new one")
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}.new")
    try:
        copy = open_ledger(draft)
        try:
            (_copy_file if ledger.on_sqlite else _copy_rows)(ledger, copy)
            found = verify(copy)
        finally:
            copy.close()
        _put_in_place(draft, target)
    finally:
        _remove(draft)
    return found


def restore(path: str | Path, location: str | Path) -> Verification:
    """Make the ledger at ``location`` (a new file or an empty PostgreSQL database) out of a backup found sound."""
    source = open_ledger(path, create=False)
    try:
        found = verify(source)
        if found.problems:
            raise LedgerError(f"backup {path}: not restored, it is damaged: {found.problems[0]}")
        if "://" not in os.fspath(location):
            backup(source, location)
            return found
        target = open_ledger(location)
        try:
            _copy_rows(source, target)
        finally:
            target.close()
    finally:
        source.close()
    return found


def encrypt(path: str | Path, location: str | Path) -> Verification:
    """Make a new, encrypted ledger out of a plain one, which stays where it is."""
    key = passphrase()
    if key is None:
        raise LedgerError(f"set {VARIABLE} to the passphrase of the new ledger")
    if Path(location).exists():
        raise LedgerError(f"ledger {location}: there is a file already; name a new one")
    del os.environ[VARIABLE]
    try:
        source = open_ledger(path, create=False)
    finally:
        os.environ[VARIABLE] = key
    target = open_ledger(location)
    try:
        _copy_rows(source, target)
        return verify(target)
    finally:
        source.close()
        target.close()


def _copy_file(ledger: Ledger, copy: Ledger) -> None:
    """SQLite to SQLite: page by page from one consistent view, the write-ahead log included."""
    with explained(copy.name):
        source, target = ledger.engine.raw_connection(), copy.engine.raw_connection()
        try:
            source.driver_connection.backup(target.driver_connection)  # type: ignore[union-attr]
            target.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            source.close()
            target.invalidate()


def _copy_rows(ledger: Ledger, copy: Ledger) -> None:
    """Between databases: every row of every table from one consistent view."""
    with ledger.reading() as source, copy.writing() as target:
        if target.scalar(select(entries.c.seq).limit(1)) is not None:
            raise LedgerError(f"ledger {copy.name}: not empty; a backup is restored into a new ledger")
        target.execute(meta.delete())
        for table in metadata.sorted_tables:
            if table is search_texts:
                continue
            query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_STREAM)
            for rows in source.execute(query).partitions():
                target.execute(table.insert(), [dict(row._mapping) for row in rows])
        _copy_words(source, target)


def _copy_words(source: Connection, target: Connection) -> None:
    for rows in source.execute(select(search_texts).execution_options(yield_per=_STREAM)).partitions():
        add_words(target, {row.report_seq: FoldedText(row.folded, row.plain) for row in rows})
    rebuild_words(target)


def _put_in_place(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)
    except FileExistsError:
        raise LedgerError(f"{target}: there is a file already; name a new one") from None
    except OSError:
        draft.rename(target)


def _remove(draft: Path) -> None:
    for left in (draft, draft.with_name(draft.name + "-wal"), draft.with_name(draft.name + "-shm")):
        left.unlink(missing_ok=True)
