"""Whoever changes a record behind the ledger's back is seen; nobody can through the front."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from riwaya.errors import LedgerError
from riwaya.ledger import Ledger, open_ledger, read_noted, verify
from riwaya.ledger.tables import RECORDS
from tests.ledger.helpers import fill, fill_every_record


def tamper(path: Path, *statements: str) -> None:
    """Change a file as somebody with a database browser would, the triggers taken off first."""
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of some reports, closed."""
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    fill(ledger, 12)
    ledger.close()
    return tmp_path / "ledger.sqlite"


def test_untouched_ledger_has_no_problem(path: Path) -> None:
    ledger = open_ledger(path)
    found = verify(ledger)
    assert (found.problems, found.entries, found.head.seq) == ((), 37, 37)
    ledger.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE reports SET outlet = 'x' WHERE ref = 'world-4'", "reports 14: not as it was written"),
        ("UPDATE reports SET text = replace(text, '1', '2') WHERE ref = 'world-4'", "reports 14: not as it was"),
        ("UPDATE readings SET body = zeroblob(9) WHERE seq = 7", "readings 7: not as it was written"),
        ("DELETE FROM readings WHERE seq = 7", "readings 7: missing, and no tombstone says why"),
        ("UPDATE entries SET at = '1999' WHERE seq = 5", "entry 5: the chain is broken here"),
        ("UPDATE entries SET digest = zeroblob(32) WHERE seq = 14", "entry 14: the chain is broken here"),
        ("DELETE FROM entries WHERE seq = 6", "entry 6: missing from the chain"),
        ("INSERT INTO cases VALUES (99, 'forged', 'x')", "cases 99: a record that was never entered"),
        ("DELETE FROM current_readings WHERE report_seq = 2", "1 reports whose reading is not indexed"),
        ("DELETE FROM search_texts WHERE report_seq = 2", "1 reports that search cannot find"),
    ],
)
def test_change_behind_the_back_is_seen_where_it_is(path: Path, statement: str, said: str) -> None:
    tamper(path, statement)
    ledger = open_ledger(path)
    problems = verify(ledger).problems
    ledger.close()
    assert any(said in problem for problem in problems), problems


def test_end_cut_off_is_seen_by_a_noted_head(path: Path) -> None:
    ledger = open_ledger(path)
    head = verify(ledger).head
    ledger.close()
    tamper(
        path,
        "DELETE FROM current_readings WHERE reading_seq = 37",
        "DELETE FROM readings WHERE seq = 37",
        "DELETE FROM entries WHERE seq = 37",
    )
    ledger = open_ledger(path)
    assert verify(ledger).problems == ()
    noted = verify(ledger, noted=read_noted(f"{head.seq}:{head.hash}")).problems
    ledger.close()
    assert noted == ("entry 37: not the one that was noted; the chain was cut or written anew",)


@pytest.mark.parametrize("table", [table.name for table in RECORDS])
@pytest.mark.parametrize("statement", ["UPDATE {} SET seq = seq", "DELETE FROM {}"])
def test_records_refuse_change_and_deletion(ledger: Ledger, table: str, statement: str) -> None:
    fill_every_record(ledger)
    with ledger.reading() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {table}"))
    with pytest.raises(LedgerError, match="records are never changed or deleted"), ledger.writing() as connection:
        connection.exec_driver_sql(statement.format(table))


def test_damaged_page_is_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 20 + 200] = b"\xff" * 200
    path.write_bytes(content)
    try:
        ledger = open_ledger(path)
    except LedgerError as error:
        assert "damaged" in str(error)
        return
    try:
        assert verify(ledger).problems
    except LedgerError as error:
        assert "damaged" in str(error)
    finally:
        ledger.close()
