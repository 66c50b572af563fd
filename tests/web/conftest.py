"""A filled ledger once a run, and a newsroom over a copy of it for whoever changes something."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from riwaya.access import passwords
from tests.web.newsroom import Newsroom, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valley's ledger; not to be written to."""
    path = tmp_path_factory.mktemp("valley") / "valley.ledger"
    fill(path)
    return path


@pytest.fixture(scope="module")
def room(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom for the tests of a module that only look."""
    yield from _opened(filled, tmp_path_factory.mktemp("room") / "room.ledger")


@pytest.fixture
def own_room(filled: Path, tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom for one test."""
    yield from _opened(filled, tmp_path / "room.ledger")


@pytest.fixture
def empty_room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom in which nothing is yet."""
    yield from _opened(None, tmp_path / "room.ledger")


def _opened(filled: Path | None, path: Path) -> Iterator[Newsroom]:
    before = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = Newsroom(filled, path)
    try:
        yield made
    finally:
        made.close()
        passwords._hasher = before
