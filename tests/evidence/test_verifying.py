"""Whatever is changed in a vault, both verifiers see it and name the place."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.evidence import verify_alone
from riwaya.evidence.custody import Record
from riwaya.evidence.vault import Vault
from riwaya.evidence.verifying import parse_head, verify

SCRIPT = Path(verify_alone.__file__)
Tampering = Callable[[list[bytes]], list[bytes]]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = Vault(tmp_path / "vault")
    for n in range(5):
        path = tmp_path / f"{n}.jpg"
        path.write_bytes(bytes([n]) * 9)
        vault.add(path, Record(at=f"2031-02-0{n + 1}", by="\u0646\u0648\u0631", action="added", name=path.name))
    return vault


def _alone(vault: Vault, *more: str) -> tuple[int, list[str]]:
    command = [sys.executable, "-I", str(SCRIPT), str(vault.folder), *more]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.stderr == ""
    return result.returncode, [p.removeprefix("PROBLEM  ") for p in result.stdout.splitlines() if "PROBLEM" in p]


def _places(problems: list[str] | tuple[str, ...]) -> set[str]:
    return {problem.split(":")[0] for problem in problems}


def _both(vault: Vault) -> set[str]:
    """The places that both verifiers name."""
    code, alone = _alone(vault)
    ours = verify(vault).problems
    assert (code == 1) == bool(alone)
    assert _places(alone) == _places(ours)
    return _places(ours)


def test_a_vault_as_it_was_written_is_whole(vault: Vault) -> None:
    assert _both(vault) == set()
    found = verify(vault)
    assert (found.records, found.files, found.notes) == (5, 5, ())
    assert _alone(vault, "--head", str(found.head)) == (0, [])


def test_every_byte_of_the_log_counts(vault: Vault) -> None:
    log = vault.log.read_bytes()
    heads = verify_alone.read_heads(vault.folder, None, [])
    for at in range(len(log)):
        line = log[:at].count(b"\n") + 1
        for other in (log[at] ^ 1, log[at] ^ 32, 10 if log[at] != 10 else 32):
            changed = log[:at] + bytes([other]) + log[at + 1 :]
            alone = verify_alone.check_log(changed, heads)[0]
            assert f"log.jsonl, line {line}" in _places(alone), (at, other)
            if at % 40 == 0:
                vault.log.write_bytes(changed)
                assert f"log.jsonl, line {line}" in _places(verify(vault).problems), (at, other)


@pytest.mark.parametrize(
    ("tamper", "place"),
    [
        (lambda rows: rows[1:], "log.jsonl, line 1"),
        (lambda rows: [*rows[:2], *rows[3:]], "log.jsonl, line 3"),
        (lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], "log.jsonl, line 2"),
        (lambda rows: [*rows[:3], rows[4], rows[3]], "log.jsonl, line 4"),
        (lambda rows: [*rows, rows[4]], "log.jsonl, line 6"),
        (lambda rows: rows[:3], "log.jsonl, after line 3"),
        (lambda rows: [], "log.jsonl, after line 0"),
        (lambda rows: [*rows[:4], rows[4][:-1]], "log.jsonl, line 5"),
        (lambda rows: [b"[" * 100_000 + b"\n", *rows[1:]], "log.jsonl, line 1"),
    ],
)
def test_lines_removed_swapped_added_or_cut_are_named(vault: Vault, tamper: Tampering, place: str) -> None:
    vault.log.write_bytes(b"".join(tamper(vault.log.read_bytes().splitlines(keepends=True))))
    assert place in _both(vault)


def test_a_record_made_anew_with_its_hash_breaks_the_chain_after_it(vault: Vault, tmp_path: Path) -> None:
    rows = vault.log.read_bytes().splitlines(keepends=True)
    other = Vault(tmp_path / "other")
    path = tmp_path / "x"
    path.write_bytes(b"x")
    for _ in range(3):
        other.add(path, Record(at="2031", by="Mallory", action="added"))
    rows[2] = other.log.read_bytes().splitlines(keepends=True)[2]
    vault.log.write_bytes(b"".join(rows))
    assert "log.jsonl, line 3" in _places(verify(vault).problems)
    assert "log.jsonl, line 4" in _both(vault)


def test_a_whole_new_log_is_seen_by_the_head_that_was_noted(vault: Vault, tmp_path: Path) -> None:
    noted = str(verify(vault).head)
    other = Vault(tmp_path / "other")
    for n in range(5):
        other.add(tmp_path / f"{n}.jpg", Record(at="2031", by="Mallory", action="added"))
    assert _both(other) == set()
    assert _places(_alone(other, "--head", noted)[1]) == {"log.jsonl, line 5"}
    assert _places(verify(other, noted=parse_head(noted)).problems) == {"log.jsonl, line 5"}


def test_log_and_head_cut_together_leave_files_that_no_record_names(vault: Vault) -> None:
    rows = vault.log.read_bytes().splitlines(keepends=True)
    digest = vault.records()[4].file
    vault.log.write_bytes(b"".join(rows[:4]))
    vault.head.write_bytes(b"4 " + rows[3][-67:-3] + b"\n")
    assert _both(vault) == {f"files/{digest[:2]}/{digest}"}


def test_a_file_changed_swapped_missing_or_put_there_is_named(vault: Vault) -> None:
    digests = [r.file for r in vault.records()]
    places = [vault.place(d) for d in digests]
    names = [f"files/{d[:2]}/{d}" for d in digests]
    for path in places:
        path.chmod(0o644)
    places[0].write_bytes(b"other")
    first, second = places[1].read_bytes(), places[2].read_bytes()
    places[1].write_bytes(second)
    places[2].write_bytes(first)
    places[3].unlink()
    (vault.files / "stranger").write_bytes(b"")
    assert _both(vault) == {*names[:4], "files/stranger"}


def test_a_lost_or_broken_head_is_named(vault: Vault) -> None:
    vault.head.write_text("five\n")
    assert "head" in _places(verify(vault).problems)
    assert _alone(vault)[0] == 1
    vault.head.unlink()
    assert _both(vault) == {"head"}


def test_the_stand_alone_verifier_needs_nothing_of_riwaya_and_is_short() -> None:
    text = SCRIPT.read_text("utf-8")
    assert "import riwaya" not in text
    assert "from riwaya" not in text
    assert len(text.splitlines()) < 150


@pytest.mark.parametrize("text", ["", "5", "x:y", "5:abc"])
def test_a_head_that_is_none_is_told(text: str) -> None:
    with pytest.raises(InputError, match="NUMBER:HASH"):
        parse_head(text)
