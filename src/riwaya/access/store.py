"""The location of a ledger -> the open store of who may use it.

Beside a SQLite ledger it is a file of its own, mode 0600: a ledger is backed up, handed over and expunged as one file,
and passwords and the audit log must not travel with it. On PostgreSQL it is a schema of its own in the same database.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from riwaya.access.tables import FORMAT, SCHEMA, audit, meta, metadata, shared, victims
from riwaya.errors import AccessError

LEDGER_KEY = "RIWAYA_LEDGER_KEY"
_WRITER_LOCK = 0x52697741
_PRAGMAS = (
    "PRAGMA busy_timeout = 60000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
)
_POSTGRES_REFUSAL = f"""
CREATE FUNCTION {SCHEMA}.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'riwaya: the audit log is append-only'; END $$
"""


@dataclass(frozen=True, slots=True)
class AccessStore:
    """People, roles, sessions, limits and the audit log. ``name`` is what errors call it."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction as the only writer."""
        with self.engine.execution_options(riwaya_writes=True).begin() as connection:
            if self.engine.dialect.name != "sqlite":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def access_file(ledger: Path) -> Path:
    """Where the people of a ledger file are kept."""
    return ledger.with_name(ledger.name + ".access")


def open_access(location: str | Path) -> AccessStore:
    """The people of the ledger at this path or ``postgresql://`` URL; none there yet: an empty store is begun."""
    url = _url(location)
    if url.get_backend_name() == "sqlite":
        path = access_file(Path(url.database or ""))
        _begin_file(path)
        store = AccessStore(_sqlite_engine(path), str(path))
    else:
        store = AccessStore(create_engine(url), url.render_as_string(hide_password=True))
    try:
        with store.writing() as connection:
            _lay_out(connection, store.name)
    except DBAPIError as error:
        store.close()
        raise AccessError(f"people {store.name}: cannot be opened ({error.orig})") from None
    except AccessError:
        store.close()
        raise
    return store


def _url(location: str | Path) -> URL:
    if isinstance(location, str) and location.startswith(("postgresql://", "postgresql+psycopg://")):
        try:
            return make_url(location).set(drivername="postgresql+psycopg")
        except ArgumentError:
            raise AccessError("the ledger's URL cannot be understood; write postgresql://user@host/database") from None
    return URL.create("sqlite", database=str(location))


def _begin_file(path: Path) -> None:
    """Make the file with its mode, so that at no moment others can read it; one others can read is closed to them."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise AccessError(f"people {path}: cannot be opened ({error.strerror})") from None


def _sqlite_engine(path: Path) -> Engine:
    url, key = URL.create("sqlite", database=str(path)), os.environ.get(LEDGER_KEY)
    if key:  # the ledger beside it is encrypted with the same
        engine = create_engine(url, connect_args={"timeout": 60}, module=_sqlcipher())
        event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA key = '{_quoted(key)}'"))
    else:
        engine = create_engine(url, connect_args={"timeout": 60})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine.execution_options(schema_translate_map={SCHEMA: None})


def _sqlcipher() -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise AccessError(f"{LEDGER_KEY} is set, and SQLCipher is not here: pip install 'riwaya[encrypted]'") from None
    return dbapi2


def _quoted(key: str) -> str:
    return key.replace("'", "''")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("riwaya_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lay_out(connection: Connection, name: str) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    schema = None if on_sqlite else SCHEMA
    if not on_sqlite:
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    if "meta" in inspect(connection).get_table_names(schema=schema):
        found = connection.scalar(select(meta.c.value).where(meta.c.key == "format"))
        if found != str(FORMAT):
            raise AccessError(f"people {name}: format {found}, and this Riwaya knows {FORMAT}; nothing was touched")
        for table in (shared, victims):  # stores made before these came are the same in all else
            table.create(connection, checkfirst=True)
        return
    metadata.create_all(connection)
    connection.execute(meta.insert().values(key="format", value=str(FORMAT)))
    if on_sqlite:
        for change in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON {audit.name} "
                "BEGIN SELECT RAISE(ABORT, 'riwaya: the audit log is append-only'); END"
            )
        return
    connection.exec_driver_sql(_POSTGRES_REFUSAL)
    connection.exec_driver_sql(
        f"CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {SCHEMA}.audit "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {SCHEMA}.append_only()"
    )
