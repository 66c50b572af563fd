"""The open ledger: connections for reading, one writer at a time, and a clock for what is recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from riwaya.ledger.cipher import driver, passphrase, unlock
from riwaya.ledger.faults import explained

WAIT_SECONDS = 60
_WRITER_LOCK = 0x52697761
"""PostgreSQL's advisory lock of whoever appends: the chain has one end, so there is one writer."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # a committed judgement outlives a power cut; a batch of reports costs one sync
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",  # no half-sorted copies of reports in the system's temporary folder
)


def utc_now() -> str:
    """Now, as the ledger writes times."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger. ``name`` is what errors call it; ``clock`` gives the time that appended entries carry."""

    engine: Engine
    name: str
    clock: Callable[[], str] = utc_now

    @property
    def on_sqlite(self) -> bool:
        """True where the ledger is one SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @property
    def location(self) -> str:
        """What opens it again, here or in another process; on PostgreSQL it holds the password."""
        return self.name if self.on_sqlite else self.engine.url.render_as_string(hide_password=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the ledger."""
        options = {} if self.on_sqlite else {"isolation_level": "REPEATABLE READ"}
        with explained(self.name), self.engine.execution_options(**options).begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction as the only writer: all of it is stored or nothing."""
        with explained(self.name), self.engine.execution_options(riwaya_writes=True).begin() as connection:
            if not self.on_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def make_engine(url: URL) -> Engine:
    """An engine whose SQLite connections begin transactions when told to and not when the driver guesses."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    key = passphrase()
    if key is None:
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    else:
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS}, module=driver())
        event.listen(engine, "connect", lambda connection, _record: unlock(connection, key))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("riwaya_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
