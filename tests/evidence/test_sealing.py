"""An encrypted vault: taking in and verifying need no passphrase, looking into a file does, nothing plain is on the disk."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.errors import InputError, LedgerError
from riwaya.evidence import verify_alone
from riwaya.evidence.custody import Record
from riwaya.evidence.sealing import begin, unlock, unseal
from riwaya.evidence.vault import Vault
from riwaya.evidence.verifying import verify

pyrage = pytest.importorskip("pyrage", reason="pyrage is an extra: riwaya[bundle]")
WORDS = "سبع كلمات لا يعرفها أحد"
SECRET = b"who stood at the bridge" * 9_000
PLAIN = hashlib.sha256(SECRET).hexdigest()
ADDED = Record(at="2031-02-03T04:05:06+00:00", by="Nur", action="added", name="a.jpg")


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with keys; making them takes a second, as it should."""
    folder = tmp_path_factory.mktemp("sealed") / "vault"
    begin(folder, WORDS)
    (folder.parent / "a.jpg").write_bytes(SECRET)
    Vault(folder).add(folder.parent / "a.jpg", ADDED)
    return folder


@pytest.fixture(name="key", scope="module")
def _key(folder: Path) -> object:
    return unlock(folder, WORDS)


def alone(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", verify_alone.__file__, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_of_the_bytes_is_in_the_folder_and_both_verifiers_verify_it(folder: Path) -> None:
    assert all(SECRET[:23] not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert verify(Vault(folder)).problems == ()
    assert alone(folder).returncode == 0


def test_the_record_has_the_hash_of_the_bytes_themselves(folder: Path) -> None:
    (record, *_) = Vault(folder).records()
    assert record.data == {"plain": PLAIN, "bytes": len(SECRET)}
    assert record.file == hashlib.sha256(Vault(folder).place(record.file).read_bytes()).hexdigest()
    assert Vault(folder).find(PLAIN[:12]) == Vault(folder).find(record.file[:12]) == record.file


def test_the_same_bytes_are_kept_once_though_they_would_be_encrypted_otherwise(folder: Path) -> None:
    before = sum(path.is_file() for path in (folder / "files").rglob("*"))
    again = Vault(folder).add(Path("b.jpg"), replace(ADDED, name="b.jpg"), stream=io.BytesIO(SECRET))
    assert again.file == Vault(folder).records()[0].file
    assert sum(path.is_file() for path in (folder / "files").rglob("*")) == before
    assert verify(Vault(folder)).problems == ()


def test_the_key_opens_a_file_and_no_key_none(folder: Path, key: object, tmp_path: Path) -> None:
    file = Vault(folder).records()[0].file
    Vault(folder, key=key).copy_out(file, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == SECRET
    with Vault(folder, key=key).plain(file) as path:
        assert path.read_bytes() == SECRET
    assert not path.exists()
    with pytest.raises(InputError, match="passphrase is needed"):
        Vault(folder).copy_out(file, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_wrong_passphrase_is_told(folder: Path) -> None:
    with pytest.raises(InputError, match="is the passphrase right"):
        unlock(folder, WORDS + "!")


def test_an_encrypted_vault_is_begun_empty_and_once(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="begun already"):
        begin(folder, WORDS)
    plain = Vault(tmp_path / "plain")
    plain.add(Path("x"), ADDED, stream=io.BytesIO(b"x"))
    with pytest.raises(InputError, match="begun already"):
        begin(tmp_path / "plain", WORDS)
    with pytest.raises(InputError, match="protects nothing"):
        begin(tmp_path / "none", "")


def test_one_byte_of_an_encrypted_file_changed_is_named_by_both_and_not_handed_out(key: object, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    begin(folder, "short")
    vault = Vault(folder, key=unlock(folder, "short"))
    place = vault.place(vault.add(Path("x"), ADDED, stream=io.BytesIO(SECRET)).file)
    place.chmod(0o600)
    data = bytearray(place.read_bytes())
    data[-1] ^= 1
    place.write_bytes(data)
    assert any("was changed or swapped" in problem for problem in verify(vault).problems)
    assert "was changed or swapped" in alone(folder).stdout
    with pytest.raises(LedgerError, match="not as it was kept"), vault.plain(place.name):
        pass
    with pytest.raises(LedgerError, match="does not open"):
        unseal(io.BytesIO(data), io.BytesIO(), key)


def test_expunged_bytes_are_not_kept_again_under_another_encryption(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    begin(folder, "short")
    vault = Vault(folder)
    done = vault.add(Path("x"), ADDED, stream=io.BytesIO(SECRET))
    vault.expunge(Record(at="2031", by="Nur", action="expunged", file=done.file))
    with pytest.raises(InputError, match="expunged"):
        vault.add(Path("x"), ADDED, stream=io.BytesIO(SECRET))
    assert verify(vault).problems == ()
