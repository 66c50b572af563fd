"""A vault keeps bytes once, never changes them, and is whole whenever its writer is killed."""

import hashlib
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from riwaya.errors import InputError, LedgerError
from riwaya.evidence.custody import Record
from riwaya.evidence.vault import Vault
from riwaya.evidence.verifying import verify

ADDED = Record(at="2031-02-03T04:05:06+00:00", by="Nur", action="added", name="a.jpg", from_="a neighbour's telephone")
ADDER = """
import sys
from pathlib import Path
from riwaya.evidence.custody import Record
from riwaya.evidence.vault import Vault
print("ready", flush=True)
for n, name in enumerate(sys.argv[2:]):
    done = Vault(Path(sys.argv[1])).add(Path(name), Record(at="2031", by="Nur", action="added", name="\u0635\u0648\u0631\u0629"))
    print(done.file, flush=True)
"""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def _file(folder: Path, content: bytes, name: str = "a.jpg") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_bytes_are_kept_once_under_their_hash_and_read_only(vault: Vault, tmp_path: Path) -> None:
    path = _file(tmp_path, b"seen")
    first, again = vault.add(path, ADDED), vault.add(path, ADDED)
    kept = vault.place(hashlib.sha256(b"seen").hexdigest())
    assert kept.read_bytes() == b"seen"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o444
    assert (first.number, again.number, first.file) == (1, 2, again.file)
    assert len([p for p in vault.files.rglob("*") if p.is_file()]) == 1
    assert [*vault.parts.iterdir()] == []


def test_records_come_back_as_they_were_written(vault: Vault, tmp_path: Path) -> None:
    done = vault.add(_file(tmp_path, b"seen"), ADDED)
    other = vault.append(
        Record(at="x", by="\u0646\u0648\u0631\u2028", action="opened", file=done.file, data={"a": [1]})
    )
    assert vault.records() == [done, other]
    assert other.previous == done.hash


def test_a_file_is_found_by_the_beginning_of_its_hash(vault: Vault, tmp_path: Path) -> None:
    digest = vault.add(_file(tmp_path, b"seen"), ADDED).file
    assert vault.find(digest[:8]) == digest
    with pytest.raises(InputError, match="no such file"):
        vault.find("0000000")


def test_a_changed_file_is_not_handed_out(vault: Vault, tmp_path: Path) -> None:
    digest = vault.add(_file(tmp_path, b"seen"), ADDED).file
    vault.place(digest).chmod(0o644)
    vault.place(digest).write_bytes(b"sEen")
    with pytest.raises(LedgerError, match="not as it was kept"):
        vault.checked(digest)
    with pytest.raises(LedgerError, match="not as it was kept"):
        vault.copy_out(digest, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    with pytest.raises(LedgerError, match="not as it was kept"):
        vault.add(_file(tmp_path, b"seen"), ADDED)


def test_a_copy_is_never_written_over_a_file(vault: Vault, tmp_path: Path) -> None:
    path = _file(tmp_path, b"seen")
    digest = vault.add(path, ADDED).file
    with pytest.raises(InputError, match="exists already"):
        vault.copy_out(digest, path)
    vault.copy_out(digest, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"seen"


@pytest.mark.parametrize("name", ["missing", "."])
def test_what_is_no_file_is_refused_and_nothing_is_left(vault: Vault, tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        vault.add(tmp_path / name, ADDED)
    assert vault.records() == []
    assert [*vault.parts.iterdir()] == []


def test_a_cut_log_is_not_written_on(vault: Vault, tmp_path: Path) -> None:
    for content in (b"a", b"b", b"c"):
        vault.add(_file(tmp_path, content), ADDED)
    log = vault.log.read_bytes()
    vault.log.write_bytes(b"".join(log.splitlines(keepends=True)[:2]))
    with pytest.raises(LedgerError, match="does not end as it did"):
        vault.append(ADDED)
    with pytest.raises(LedgerError, match="cut off"):
        vault.records()


def test_a_half_written_record_is_set_aside_and_kept(vault: Vault, tmp_path: Path) -> None:
    vault.add(_file(tmp_path, b"a"), ADDED)
    with vault.log.open("ab") as log:
        log.write(b'{"number":2,"prev')
    assert verify(vault).problems == ()
    assert "half a record" in verify(vault).notes[0]
    assert vault.add(_file(tmp_path, b"b"), ADDED).number == 2
    assert [p.read_bytes() for p in vault.parts.glob("torn-*")] == [b'{"number":2,"prev']
    assert (verify(vault).problems, verify(vault).notes) == ((), ())


def test_a_writer_killed_before_the_head_was_noted_has_lost_nothing(vault: Vault, tmp_path: Path) -> None:
    vault.add(_file(tmp_path, b"a"), ADDED)
    head = vault.head.read_bytes()
    vault.add(_file(tmp_path, b"b"), ADDED)
    vault.head.write_bytes(head)
    assert verify(vault).problems == ()
    assert vault.add(_file(tmp_path, b"c"), ADDED).number == 3
    assert verify(vault).problems == ()


def test_a_writer_killed_before_its_record_leaves_a_note_until_the_file_is_added_again(
    vault: Vault, tmp_path: Path
) -> None:
    vault.add(_file(tmp_path, b"a"), ADDED)
    digest = hashlib.sha256(b"b").hexdigest()
    vault.place(digest).parent.mkdir()
    _file(vault.place(digest).parent, b"b", digest)
    assert "no record names it" in verify(vault).problems[0]
    vault.marker(digest).touch()
    assert verify(vault).problems == ()
    assert "add it again" in verify(vault).notes[0]
    vault.add(_file(tmp_path, b"b"), ADDED)
    assert (verify(vault).problems, verify(vault).notes) == ((), ())


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_at_any_moment_nothing_is_half_there(vault: Vault, tmp_path: Path) -> None:
    generator = random.Random(7)
    paths = [_file(tmp_path, generator.randbytes(300_000), f"{n}.bin") for n in range(40)]
    promised: set[str] = set()
    for n in range(16):
        few = [str(p) for p in generator.sample(paths, 8)]
        with subprocess.Popen(
            [sys.executable, "-c", ADDER, str(vault.folder), *few], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(n * 0.0027)
            child.send_signal(signal.SIGKILL)
            promised.update(line.strip() for line in child.stdout if line.endswith("\n"))
        found = verify(vault)
        assert found.problems == ()
    assert promised <= {r.file for r in vault.records()}
    for path in paths:
        vault.add(path, ADDED)
    found = verify(vault)
    assert (found.problems, found.notes, found.files) == ((), (), 40)
    assert all(p.name.startswith(("torn-", "head.new")) for p in vault.parts.iterdir())


def test_two_writers_at_once_make_one_chain(vault: Vault, tmp_path: Path) -> None:
    names = [str(_file(tmp_path, bytes([n]), f"{n}")) for n in range(20)]
    command = [sys.executable, "-c", ADDER, str(vault.folder)]
    children = [subprocess.Popen(command + part, stdout=subprocess.DEVNULL) for part in (names[:12], names[8:])]
    assert [child.wait() for child in children] == [0, 0]
    found = verify(vault)
    assert (found.problems, found.notes, found.records, found.files) == ((), (), 24, 20)
