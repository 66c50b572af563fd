"""A path or PostgreSQL URL -> an open Ledger: begun anew, brought up to date, or refused with the reason."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from riwaya.errors import LedgerError
from riwaya.ledger import migrations
from riwaya.ledger.cipher import VARIABLE, passphrase
from riwaya.ledger.faults import explained
from riwaya.ledger.guards import add_guards
from riwaya.ledger.store import Ledger, make_engine, utc_now
from riwaya.ledger.tables import meta, metadata

APPLICATION_ID = 0x52495759  # "RIWY", in the header of the file, where `file` and SQLite look for it
_HEADER = b"SQLite format 3\0"


def open_ledger(location: str | Path, *, create: bool = True, clock: Callable[[], str] = utc_now) -> Ledger:
    """Open the ledger at a path or ``postgresql://`` URL; without one there, begin it (``create``) or refuse."""
    url = _url(location)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        _look_at_file(path, create=create)
        ledger = Ledger(make_engine(url), str(path), clock)
    else:
        ledger = Ledger(_postgres_engine(url), url.render_as_string(hide_password=True), clock)
    try:
        _bring_up_to_date(ledger, create=create)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _url(location: str | Path) -> URL:
    text = os.fspath(location)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise LedgerError(f"ledger {text.split('://', maxsplit=1)[0]}://…: not a database URL") from None
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return url
    raise LedgerError(f"ledger {backend}: a ledger is a file or a postgresql:// URL")


def _postgres_engine(url: URL) -> Engine:
    try:
        return make_engine(url)
    except ModuleNotFoundError:
        raise LedgerError("ledger on PostgreSQL: install the driver with pip install 'riwaya[postgresql]'") from None


def _look_at_file(path: Path, *, create: bool) -> None:
    """Refuse what is no ledger by its first bytes; begin a new file beside and put it in place in one step."""
    if path.is_dir():
        raise LedgerError(f"ledger {path}: a folder; name a file in it")
    if not path.exists():
        if not create:
            raise LedgerError(f"ledger {path}: no such file; riwaya ingest begins one")
        _begin_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LedgerError(f"ledger {path}: cannot be read ({error.strerror})") from None
    if not head:
        raise LedgerError(f"ledger {path}: the file is empty; remove it to begin a new ledger, or restore a backup")
    if passphrase() is not None:
        if head.startswith(_HEADER):
            raise LedgerError(f"ledger {path}: not encrypted, and {VARIABLE} is set; see riwaya encrypt --help")
        return  # the rest is known once it is unlocked
    if not head.startswith(_HEADER):
        raise LedgerError(
            f"ledger {path}: not a Riwaya ledger (no SQLite file), or an encrypted one: name another file, or set "
            f"{VARIABLE}"
        )
    if len(head) < 100 or _cut_short(path, head):
        raise LedgerError(f"ledger {path}: the file was cut short; restore the last backup (riwaya restore)")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(f"ledger {path}: an SQLite file of another program, not a Riwaya ledger; name another file")


def _cut_short(path: Path, head: bytes) -> bool:
    """True where the file is shorter than its header says; SQLite itself would take a half page for a whole one.

    While a write-ahead log stands beside it, the log and not the header knows how long the file will be.
    """
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False
    page_size = int.from_bytes(head[16:18], "big")
    return path.stat().st_size < (65536 if page_size == 1 else page_size) * int.from_bytes(head[28:32], "big")


def _begin_file(path: Path) -> None:
    if not path.parent.is_dir():
        raise LedgerError(f"ledger {path}: its folder does not exist")
    if (left := path.with_name(path.name + "-wal")).exists() and left.stat().st_size:
        raise LedgerError(f"ledger {path}: missing, but {left.name} is left of it; put the ledger back or move it away")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise LedgerError(f"ledger {path}: cannot be begun ({error.strerror})") from None
    try:
        _fill_draft(draft)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another program began it meanwhile: theirs stands
        except OSError:
            draft.rename(path)  # a file system without links
    finally:
        for left in (draft, draft.with_name(draft.name + "-wal"), draft.with_name(draft.name + "-shm")):
            left.unlink(missing_ok=True)


def _fill_draft(draft: Path) -> None:
    ledger = Ledger(make_engine(URL.create("sqlite", database=str(draft))), str(draft))
    try:
        with explained(str(draft)), ledger.engine.connect() as connection:
            raw = connection.connection
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute("PRAGMA journal_mode = WAL")
        with ledger.writing() as connection:
            _lay_out(connection)
    finally:
        ledger.close()


def _lay_out(connection: Connection) -> None:
    metadata.create_all(connection)
    add_guards(connection)
    connection.execute(
        meta.insert(),
        [
            {"key": "application", "value": "riwaya"},
            {"key": "format", "value": str(migrations.FORMAT)},
            {"key": "ledger", "value": secrets.token_hex(16)},
        ],
    )


def _bring_up_to_date(ledger: Ledger, *, create: bool) -> None:
    with ledger.reading() as connection:
        found = _format(connection, ledger.name)
    if found == migrations.FORMAT:
        return
    if found is not None and found > migrations.FORMAT:
        raise LedgerError(
            f"ledger {ledger.name}: written by a newer Riwaya (ledger format {found}; this one knows up to "
            f"{migrations.FORMAT}). Install the newer version; nothing was touched"
        )
    if found is None and not create:
        raise LedgerError(f"ledger {ledger.name}: the database holds no ledger; riwaya ingest begins one")
    with ledger.writing() as connection:
        found = _format(connection, ledger.name)  # another program may have done it while we waited
        if found is None:
            _lay_out(connection)
        else:
            migrations.migrate(connection, found)


def _format(connection: Connection, name: str) -> int | None:
    """The format of the ledger in this database; None where there is nothing at all."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if "meta" in tables and "entries" in tables:
        found = dict(connection.execute(select(meta.c.key, meta.c.value)).all())
        if found.get("application") == "riwaya" and found.get("format", "").isdecimal():
            return int(found["format"])
    raise LedgerError(f"ledger {name}: the database holds other tables and no Riwaya ledger; name an empty one")
