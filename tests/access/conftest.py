"""Every test that asks for ``store`` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from riwaya.access import AccessStore, open_access, passwords
from tests.ledger.conftest import new_database, postgres_server

__all__ = ["new_database", "postgres_server"]


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AccessStore]:
    """An empty store."""
    if request.param == "sqlite":
        location = str(tmp_path / "ledger.sqlite")
    else:
        location = request.getfixturevalue("new_database")()
    opened = open_access(location)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash at a cost that a thousand tests can pay."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
