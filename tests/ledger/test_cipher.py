"""An encrypted ledger: nothing of it can be read from the files, only the passphrase opens it, copies stay encrypted."""

from pathlib import Path

import pytest

from riwaya.access import access_file, begin, is_begun, open_access
from riwaya.errors import AccessError, LedgerError
from riwaya.ledger import Ledger, backup, expunge, list_reports, open_ledger, restore, search, verify
from riwaya.ledger.cipher import VARIABLE
from riwaya.ledger.copying import encrypt
from riwaya.text.search import search_query
from tests.access.world import NOON, PASSWORD
from tests.ledger.helpers import fill

pytest.importorskip("sqlcipher3", reason="SQLCipher is not installed (pip install 'riwaya[encrypted]')")

KEY = "a river's passphrase; with quotes ' and more"
WORDS = ("أنباء", "ليلاك", "world-1", "Salma")
HEADER = b"SQLite format 3"


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger with four reports, closed."""
    monkeypatch.setenv(VARIABLE, KEY)
    ledger = open_ledger(tmp_path / "case.ledger")
    fill(ledger, 4)
    return ledger


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_no_word_of_it_can_be_read_from_any_file(encrypted: Ledger, tmp_path: Path) -> None:
    store = open_access(tmp_path / "case.ledger")
    begin(store, "Salma", PASSWORD, at=NOON)
    while_open = _bytes(tmp_path)
    encrypted.close()
    store.close()
    for stored in (while_open, _bytes(tmp_path)):
        assert HEADER not in stored
        assert not [word for word in WORDS if word.encode() in stored]


def test_it_works_as_any_ledger_does(encrypted: Ledger) -> None:
    assert verify(encrypted).problems == ()
    assert search(encrypted, search_query("انباء")).total == 4
    expunge(encrypted, list_reports(encrypted).reports[0].id, by="Salma", reason="safety")
    assert list_reports(encrypted).total == 3
    assert verify(encrypted).problems == ()
    encrypted.close()


@pytest.mark.parametrize("key", [None, "another long passphrase"])
def test_without_its_passphrase_it_stays_shut_and_untouched(
    encrypted: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str | None
) -> None:
    encrypted.close()
    open_access(tmp_path / "case.ledger").close()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    if key is None:
        monkeypatch.delenv(VARIABLE)
    else:
        monkeypatch.setenv(VARIABLE, key)
    with pytest.raises(LedgerError, match=VARIABLE):
        open_ledger(tmp_path / "case.ledger")
    with pytest.raises(AccessError):
        open_access(tmp_path / "case.ledger")
    assert {path: path.read_bytes() for path in before} == before


def test_a_backup_of_it_is_encrypted_and_comes_back(encrypted: Ledger, tmp_path: Path) -> None:
    assert backup(encrypted, tmp_path / "case.backup").problems == ()
    encrypted.close()
    assert HEADER not in (tmp_path / "case.backup").read_bytes()
    restore(tmp_path / "case.backup", tmp_path / "again.ledger")
    again = open_ledger(tmp_path / "again.ledger")
    assert list_reports(again).total == 4
    again.close()


def test_a_plain_ledger_is_made_an_encrypted_one_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    plain = open_ledger(tmp_path / "plain.ledger")
    fill(plain, 3)
    plain.close()
    monkeypatch.setenv(VARIABLE, KEY)
    with pytest.raises(LedgerError, match="not encrypted"):
        open_ledger(tmp_path / "plain.ledger")
    assert encrypt(tmp_path / "plain.ledger", tmp_path / "safe.ledger").problems == ()
    with pytest.raises(LedgerError, match="already"):
        encrypt(tmp_path / "plain.ledger", tmp_path / "safe.ledger")
    safe = open_ledger(tmp_path / "safe.ledger")
    assert list_reports(safe).total == 3
    assert search(safe, search_query("انباء")).total == 3
    safe.close()


def test_a_short_passphrase_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "short")
    with pytest.raises(LedgerError, match="at least"):
        open_ledger(tmp_path / "case.ledger")


def test_people_are_in_an_encrypted_file_too(encrypted: Ledger, tmp_path: Path) -> None:
    store = open_access(tmp_path / "case.ledger")
    begin(store, "Salma", PASSWORD, at=NOON)
    store.close()
    encrypted.close()
    assert not access_file(tmp_path / "case.ledger").read_bytes().startswith(HEADER)
    store = open_access(tmp_path / "case.ledger")
    assert is_begun(store)
    store.close()
