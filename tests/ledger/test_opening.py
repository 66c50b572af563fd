"""A ledger is begun, opened again, or refused with the reason."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from riwaya.errors import LedgerError
from riwaya.ledger import open_ledger
from riwaya.ledger.migrations import FORMAT
from riwaya.ledger.tables import meta
from tests.ledger.helpers import fill


def test_ledger_opens_again_with_what_was_stored(location: str) -> None:
    first = open_ledger(location)
    fill(first, 3)
    first.close()
    again = open_ledger(location, create=False)
    assert fill(again, 3).stored == {"known": 3}
    again.close()


def test_missing_ledger_is_refused_where_none_may_be_begun(location: str) -> None:
    with pytest.raises(LedgerError, match=r"no such file|holds no ledger"):
        open_ledger(location, create=False)


def test_newer_ledger_is_refused_with_a_clear_word(location: str) -> None:
    ledger = open_ledger(location)
    with ledger.writing() as connection:
        connection.execute(update(meta).where(meta.c.key == "format").values(value=str(FORMAT + 5)))
    ledger.close()
    with pytest.raises(LedgerError, match="written by a newer Riwaya"):
        open_ledger(location)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_file_and_its_log_are_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        ledger = open_ledger(tmp_path / "ledger.sqlite")
        fill(ledger, 1)
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        ledger.close()
    finally:
        os.umask(before)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_nothing_is_left_beside_a_closed_ledger(tmp_path: Path) -> None:
    open_ledger(tmp_path / "ledger.sqlite").close()
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.sqlite"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 not a ledger at all", "no SQLite file"),
        (b"SQLite format 3\0", "cut short"),
        (b"SQLite format 3\0" + bytes(4000), "SQLite file of another program"),
    ],
)
def test_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=said):
        open_ledger(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["some.file"]


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs(title)")
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(path)


def test_postgres_database_of_another_program_is_refused(new_database: Callable[[], str]) -> None:
    import psycopg

    url = new_database()
    with psycopg.connect(url) as other:
        other.execute("CREATE TABLE songs(title text)")
    with pytest.raises(LedgerError, match="holds other tables"):
        open_ledger(url)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_ledger_cut_short_is_told_damaged(tmp_path: Path, share: float) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = open_ledger(path)
    fill(ledger, 20)
    ledger.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(LedgerError, match=r"damaged or was cut short|cut short"):
        open_ledger(path)


def test_log_left_of_a_lost_ledger_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite-wal").write_bytes(b"something")
    with pytest.raises(LedgerError, match="is left of it"):
        open_ledger(tmp_path / "ledger.sqlite")


def test_folder_and_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="its folder does not exist"):
        open_ledger(tmp_path / "no" / "ledger.sqlite")


def test_server_that_is_not_there_is_told() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError, match="no PostgreSQL server answers"):
        open_ledger("postgresql://nobody:secret@127.0.0.1:1/nothing")


def test_password_stands_in_no_message() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://nobody:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "nonsense://"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(LedgerError, match=r"a file or a postgresql|not a database URL"):
        open_ledger(url)
