"""What is expunged from a vault is gone to the last byte; custody tells that it was, and both verifiers know it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.errors import InputError, LedgerError
from riwaya.evidence import verify_alone
from riwaya.evidence.custody import Record
from riwaya.evidence.vault import Vault
from riwaya.evidence.verifying import verify
from riwaya.workflow.holding import expunge, holding, holdings

MARK = b"seen by a resident of the upper town" * 50_000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made = Vault(tmp_path / "vault")
    for name, content in (("a.jpg", MARK), ("b.jpg", b"other")):
        (tmp_path / name).write_bytes(content)
        made.add(tmp_path / name, Record(at="2031-02-03", by="Nur", action="added", name=name))
    return made


def alone(vault: Vault) -> tuple[int, str]:
    command = [sys.executable, "-I", verify_alone.__file__, str(vault.folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def first(vault: Vault) -> str:
    return next(held.file for held in holdings(vault) if "a.jpg" in held.names)


def test_no_byte_is_left_and_the_log_is_whole(vault: Vault) -> None:
    digest = first(vault)
    held = expunge(vault, digest[:8], by="Nur", at="2031-03-01", why="asked for")
    assert held.expunged and held.records[-1].action == "expunged" and held.records[-1].note == "asked for"
    assert not any(MARK[:100] in path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    assert verify(vault).problems == () and alone(vault)[0] == 0
    with pytest.raises(LedgerError, match="was expunged"):
        vault.checked(digest)
    assert not holding(vault, next(h.file for h in holdings(vault) if h.file != digest)).expunged


def test_bytes_are_overwritten_before_the_name_goes(vault: Vault, tmp_path: Path) -> None:
    other = tmp_path / "link"
    os.link(vault.place(first(vault)), other)
    expunge(vault, first(vault), by="Nur", at="2031-03-01", why="asked for")
    assert other.read_bytes() == bytes(len(MARK))


def test_the_same_bytes_are_not_kept_again(vault: Vault, tmp_path: Path) -> None:
    expunge(vault, first(vault), by="Nur", at="2031-03-01", why="asked for")
    with pytest.raises(InputError, match="was expunged"):
        vault.add(tmp_path / "a.jpg", Record(at="2031-04-01", by="Nur", action="added", name="again.jpg"))
    assert verify(vault).problems == () and not [*vault.parts.glob("*.part")]


def test_an_expunging_that_was_cut_off_is_a_problem_that_doing_it_again_mends(vault: Vault) -> None:
    digest = first(vault)
    vault.append(Record(at="2031-03-01", by="Nur", action="expunged", file=digest, note="asked for"))
    (problem,) = verify(vault).problems
    assert "its bytes are still here" in problem and problem in alone(vault)[1]
    expunge(vault, digest, by="Nur", at="2031-03-02", why="asked for")
    assert verify(vault).problems == () and alone(vault)[0] == 0


def test_bytes_put_back_by_hand_are_named_by_both(vault: Vault) -> None:
    digest = first(vault)
    expunge(vault, digest, by="Nur", at="2031-03-01", why="asked for")
    vault.place(digest).write_bytes(MARK)
    (problem,) = verify(vault).problems
    assert problem in alone(vault)[1]


def test_a_file_that_is_missing_without_such_a_record_is_still_a_problem(vault: Vault) -> None:
    vault.place(first(vault)).unlink()
    assert len(verify(vault).problems) == 1 and alone(vault)[0] == 1


def test_a_reason_is_needed_and_nothing_happens_without(vault: Vault) -> None:
    with pytest.raises(InputError, match="reason"):
        expunge(vault, first(vault), by="Nur", at="2031-03-01", why=" ")
    assert vault.checked(first(vault)).read_bytes() == MARK
