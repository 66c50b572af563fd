"""A backup is a whole ledger in one file; restored, on either database, it is the same ledger."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger import (
    ClaimQuery,
    Ledger,
    backup,
    find_claims,
    find_reading,
    judge,
    list_judgements,
    open_ledger,
    restore,
    search,
    verify,
)
from riwaya.model import Verdict
from riwaya.text.search import search_query, search_text
from tests.ledger import world
from tests.ledger.helpers import fill


@pytest.fixture
def saved(ledger: Ledger, tmp_path: Path) -> Path:
    """A backup of a ledger with reports and an opinion."""
    fill(ledger, 15)
    judge(ledger, "world-4", world.reading_for(4).claims[0].key, Verdict.ACCEPTED, by="سلمى")
    backup(ledger, tmp_path / "backup.sqlite")
    return tmp_path / "backup.sqlite"


def answers(ledger: Ledger) -> tuple[object, ...]:
    """What a ledger answers to a few questions."""
    return (
        verify(ledger).head,
        search(ledger, search_query("أنباء")),
        find_claims(ledger, ClaimQuery(by=search_text("المرصد").folded)),
        find_reading(ledger, "world-4"),
        list_judgements(ledger),
    )


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_restored_ledger_answers_as_the_first(
    ledger: Ledger, saved: Path, to: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = str(tmp_path / "restored.sqlite")
    if to == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_database")
        target = make()
    restore(saved, target)
    restored = open_ledger(target, create=False, clock=ledger.clock)
    assert verify(restored).problems == ()
    assert answers(restored) == answers(ledger)
    assert fill(restored, 20).stored == {"known": 15, "new": 5}
    assert verify(restored).problems == ()
    restored.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_backup_is_for_the_owner_alone(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(ledger: Ledger, saved: Path, location: str) -> None:
    with pytest.raises(LedgerError, match="there is a file already"):
        backup(ledger, saved)
    with pytest.raises(LedgerError, match=r"there is a file already|not empty"):
        restore(saved, location)


def test_damaged_backup_is_not_restored(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    at = whole.index("زمردان".encode())
    saved.write_bytes(whole[:at] + "زمردين".encode() + whole[at + 12 :])
    with pytest.raises(LedgerError, match="not restored, it is damaged"):
        restore(saved, tmp_path / "restored.sqlite")
    assert not (tmp_path / "restored.sqlite").exists()


def test_backup_of_a_ledger_in_use_is_one_consistent_view(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger, 5)
    with ledger.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('half', 'done')")
        if ledger.on_sqlite:
            found = backup(ledger, tmp_path / "backup.sqlite")
            assert found.problems == ()
    again = backup(ledger, tmp_path / "later.sqlite")
    assert again.problems == ()
