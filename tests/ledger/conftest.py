"""Every ledger test that asks for ``ledger`` or ``location`` runs on SQLite and on PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from riwaya.ledger import Ledger, open_ledger
from tests.ledger import postgres

_databases = itertools.count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running server, or a skipped test with the reason."""
    if (why := postgres.missing()) is not None:
        pytest.skip(why)
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def new_database(postgres_server: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""
    import psycopg

    def make() -> str:
        name = f"ledger_{next(_databases)}"
        with psycopg.connect(postgres_server + "postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        return postgres_server + name

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be begun."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    make: Callable[[], str] = request.getfixturevalue("new_database")
    return make()


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """A new, empty ledger with a clock that stands still."""
    opened = open_ledger(location, clock=lambda: "2031-07-01T12:00:00Z")
    yield opened
    opened.close()
