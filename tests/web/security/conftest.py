"""An office of people over a ledger with two cases, and browsers to come in with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from riwaya.access import passwords
from tests.web.security.office import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for the tests of a module, which leave it as they found it or do not mind."""
    before = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = Office(tmp_path_factory.mktemp("office") / "ledger.sqlite")
    yield made
    made.close()
    passwords._hasher = before


@pytest.fixture
def own_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office for one test."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    made = Office(tmp_path / "ledger.sqlite")
    yield made
    made.close()
