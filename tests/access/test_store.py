"""The store: a file nobody else may read beside a ledger file, a schema of its own beside a ledger on PostgreSQL."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from riwaya.access import access_file, open_access
from riwaya.errors import AccessError
from riwaya.ledger import open_ledger, verify
from tests.access.world import owner


def test_the_file_stands_beside_the_ledger_and_is_its_owners_only(tmp_path: Path) -> None:
    ledger = tmp_path / "riwaya.ledger"
    open_access(ledger).close()
    path = access_file(ledger)
    assert path == tmp_path / "riwaya.ledger.access"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    open_access(tmp_path / "ledger").close()
    access_file(tmp_path / "ledger").chmod(0o644)
    open_access(tmp_path / "ledger").close()
    assert stat.S_IMODE(access_file(tmp_path / "ledger").stat().st_mode) == 0o600


def test_people_are_there_again_after_a_restart(tmp_path: Path) -> None:
    store = open_access(tmp_path / "ledger")
    owner(store)
    store.close()
    store = open_access(tmp_path / "ledger")
    with pytest.raises(AccessError, match="already"):
        owner(store)
    store.close()


def test_a_newer_format_and_another_file_are_refused(tmp_path: Path) -> None:
    store = open_access(tmp_path / "ledger")
    with store.writing() as connection:
        connection.execute(text("UPDATE meta SET value = '9'"))
    store.close()
    with pytest.raises(AccessError, match="format 9"):
        open_access(tmp_path / "ledger")
    access_file(tmp_path / "other").write_bytes(b"not a database at all" * 100)
    with pytest.raises(AccessError, match="cannot be opened"):
        open_access(tmp_path / "other")
    with pytest.raises(AccessError, match="cannot be opened"):
        open_access(tmp_path / "missing" / "ledger")


def test_on_postgresql_ledger_and_people_share_a_database_and_do_not_meet(new_database: Callable[[], str]) -> None:
    url = new_database()
    store = open_access(url)  # whichever comes first
    owner(store)
    ledger = open_ledger(url)
    assert not verify(ledger).problems
    ledger.close()
    store.close()
    open_access(url).close()
