"""Every test that asks for ``store`` runs on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from riwaya.access import AccessStore, open_access, passwords
from tests.ledger.conftest import new_database, postgres_server

__all__ = ["new_database", "postgres_server"]


@pytest.fixture(scope="session")
def one_database(new_database: Callable[[], str]) -> str:
    """One database for all tests: to empty a schema is cheaper than to make a database."""
    return new_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AccessStore]:
    """An empty store."""
    if request.param == "sqlite":
        location = str(tmp_path / "ledger.sqlite")
    else:
        import psycopg

        location = request.getfixturevalue("one_database")
        with psycopg.connect(location, autocommit=True) as connection:
            connection.execute("DROP SCHEMA IF EXISTS riwaya_access CASCADE")
    opened = open_access(location)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash at a cost that a thousand tests can pay."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
