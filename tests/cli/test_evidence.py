"""``riwaya evidence`` as a user runs it."""

import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.evidence.metadata.fixtures import photograph, ulog

CLAIM = "0123456789abcdef01234567:claim:3-9:10-20"


@pytest.fixture
def photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RIWAYA_VAULT", str(tmp_path / "vault"))
    monkeypatch.setenv("RIWAYA_BY", "Nur")
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"not really a photograph")
    return path


def _added(run: Run, *arguments: object) -> str:
    result = run("evidence", "add", *arguments)
    assert result.exit_code == 0, result.output
    return str(result.output.split()[0])


def test_added_files_are_listed_with_claim_and_custody(run: Run, photo: Path) -> None:
    digest = _added(run, photo, "--for", CLAIM, "--from", "a resident")
    (row,) = map(json.loads, run("evidence", "list", "--format", "json", "--for", CLAIM).output.splitlines())
    assert (row["file"], row["claims"], row["names"]) == (digest, [CLAIM], ["photo.jpg"])
    assert (row["records"][0]["from"], row["records"][0]["by"]) == ("a resident", "Nur")
    assert "added by Nur  from a resident" in run("evidence", "show", digest[:8]).output


def test_what_cannot_be_kept_is_told_and_the_rest_goes_on(run: Run, photo: Path) -> None:
    result = run("evidence", "add", photo.parent / "absent", photo)
    assert result.exit_code == 1
    assert "no such file" in result.output
    assert "photo.jpg" in run("evidence", "list").output


def test_a_redacted_copy_is_linked_to_its_original(run: Run, photo: Path) -> None:
    digest = _added(run, photo)
    blurred = photo.with_name("blurred.jpg")
    blurred.write_bytes(b"blurred")
    copy = _added(run, blurred, "--copy-of", digest[:10], "--redacted")
    assert "redacted copy" in run("evidence", "show", copy[:10]).output
    assert json.loads(run("evidence", "show", digest[:10], "--format", "json").output)["copies"] == [copy]
    assert run("evidence", "add", blurred, "--redacted").exit_code == 2


def test_opening_and_copying_are_recorded_and_checked(run: Run, photo: Path, tmp_path: Path) -> None:
    digest = _added(run, photo)
    (tmp_path / "out").mkdir()
    kept = Path(run("evidence", "open", digest[:8]).output.strip())
    assert kept.read_bytes() == photo.read_bytes()
    copy = Path(run("evidence", "copy", digest[:8], tmp_path / "out", "--why", "for the press").output.strip())
    assert (copy.name, copy.read_bytes()) == ("photo.jpg", photo.read_bytes())
    shown = run("evidence", "show", digest[:8]).output
    assert "opened by Nur" in shown
    assert "copied by Nur  note for the press" in shown
    kept.chmod(0o644)
    kept.write_bytes(b"swapped")
    assert run("evidence", "open", digest[:8]).exit_code == 4
    assert run("evidence", "copy", digest[:8], tmp_path / "again").exit_code == 4
    result = run("evidence", "verify")
    assert result.exit_code == 1
    assert digest in result.output


def test_a_name_from_elsewhere_leads_nowhere_else(run: Run, photo: Path, tmp_path: Path) -> None:
    hostile = photo.with_name("..\\..\\x")
    hostile.write_bytes(b"y")
    digest = _added(run, hostile)
    (tmp_path / "out").mkdir()
    assert Path(run("evidence", "copy", digest[:8], tmp_path / "out").output.strip()) == tmp_path / "out" / "x"


def test_the_verifier_is_written_and_runs_by_itself(run: Run, photo: Path, tmp_path: Path) -> None:
    head = run("evidence", "add", photo).output.split()[-1]
    script = tmp_path / "check.py"
    assert run("evidence", "verifier", script).exit_code == 0
    command = [sys.executable, "-I", script, tmp_path / "vault", "--head", head]
    assert subprocess.run(command, check=False).returncode == 0
    assert run("evidence", "verify", "--head", head).exit_code == 0
    assert run("evidence", "verify", "--head", "1:" + "0" * 64).exit_code == 1


def test_what_a_file_tells_of_itself_is_shown_and_a_broken_one_is_told(run: Run, photo: Path) -> None:
    flight = photo.with_name("flight.ulg")
    flight.write_bytes(ulog(20))
    shown = run("evidence", "show", _added(run, flight)[:8]).output
    assert "first position: 2031-02-03T05:00:01 utc" in shown
    assert "positions in all: 19" in shown
    cut = photo.with_name("cut.jpg")
    cut.write_bytes(b"\xff\xd8\xff")
    result = run("evidence", "show", _added(run, cut)[:8])
    assert result.exit_code == 0
    assert "left unread" in result.output


def test_only_a_key_is_taken_for_a_claim(run: Run, photo: Path) -> None:
    result = run("evidence", "add", photo, "--for", "the first claim")
    assert result.exit_code == 1
    assert "no key of a claim" in result.output


def test_a_copy_goes_into_a_folder_that_is_only_named(run: Run, photo: Path, tmp_path: Path) -> None:
    digest = _added(run, photo)
    copy = Path(run("evidence", "copy", digest[:8], f"{tmp_path}/new/").output.strip())
    assert (copy, copy.read_bytes()) == (tmp_path / "new" / "photo.jpg", photo.read_bytes())


def test_a_file_is_set_against_a_claim_and_its_clock_corrected(
    run: Run, photo: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PIL")
    monkeypatch.setenv("RIWAYA_LEDGER", str(photo.with_name("x.ledger")))
    run("ingest", reports)
    claims = [json.loads(line) for line in run("claims", "--format", "json").output.splitlines()]
    key = next(c["key"] for c in claims if any(e["type"] == "shelling" for e in c["events"]))
    digest = _added(run, photograph(photo.with_name("p.jpg"), offset="+03:00", satellite=False), "--for", key)
    (event,) = [e for c in claims if c["key"] == key for e in c["events"]]
    shift = (date(2031, 2, 3) - date.fromisoformat(event["day_from"])).days * 86_400

    def checks() -> set[tuple[str, str]]:
        result = run("evidence", "check", digest[:8], "--format", "json")
        assert result.exit_code == 0, result.output
        return {(c["question"], c["standing"]) for c in map(json.loads, result.output.splitlines())}

    assert checks() == {("kind", "cannot_tell"), ("place", "cannot_tell"), ("time", "disagrees")}
    assert run("evidence", "clock", digest[:8], "--zone", "noon", "--why", "x").exit_code == 1
    assert run("evidence", "clock", digest[:8], "--ahead", "5").exit_code == 2
    assert "الزمن: يختلفان" in run("evidence", "check", digest[:8], "--language", "ar").output
    assert run("evidence", "check", digest[:8], "--for", CLAIM).exit_code == 1
    assert run("evidence", "clock", digest[:8], "--ahead", shift, "--why", "a newspaper in it").exit_code == 0
    assert checks() == {("kind", "cannot_tell"), ("place", "cannot_tell"), ("time", "agrees")}
    assert "the clock read 2031-02-03 08:15 +03:00" in run("evidence", "check", digest[:8]).output
    assert run("evidence", "check", digest[:8], "--for", event["key"]).exit_code == 0
    assert run("evidence", "add", photo, "--for", event["key"]).exit_code == 0
    assert "taken: 2031-02-03T08:15:30 +03:00" in run("evidence", "show", digest[:8]).output


def test_an_expunged_file_is_gone_and_its_custody_is_shown(run: Run, photo: Path) -> None:
    digest = _added(run, photo)
    assert run("evidence", "expunge", digest[:8], "--yes").exit_code == 2
    done = run("evidence", "expunge", digest[:8], "--yes", "--why", "asked for")
    assert done.exit_code == 0 and digest in done.output
    shown = run("evidence", "show", digest[:8])
    assert shown.exit_code == 0 and "EXPUNGED" in shown.output and "expunged by Nur  note asked for" in shown.output
    assert run("evidence", "open", digest[:8]).exit_code == 4
    assert run("evidence", "verify").exit_code == 0


def test_files_of_auto_archiver_come_in_with_the_address_its_table_has_for_them(run: Run, photo: Path) -> None:
    archive = photo.with_name("archive")
    archive.mkdir()
    (archive / "known.mp4").write_bytes(b"known")
    (archive / "other.mp4").write_bytes(b"other")
    known, gone = (hashlib.sha256(b).hexdigest() for b in (b"known", b"gone"))
    table = photo.with_name("sheet.csv")
    rows = (("https://x/1", "ok", f"SHA-256:{known}"), ("https://x/2", "ok", f"SHA-256:{gone}"))
    table.write_text("\n".join(map(",".join, (("Link", "Archive status", "Hash"), *rows))))
    result = run("evidence", "archived", archive, "--table", table)
    assert result.exit_code == 0, result.output
    assert "as archived: https://x/1 (auto-archiver)" in result.output
    assert "other.mp4: kept; its hash is not in sheet.csv" in result.output
    assert "line 3: no file here has its hash: https://x/2" in result.output
    listed = [json.loads(line) for line in run("evidence", "list", "--format", "json").output.splitlines()]
    assert [row["names"] for row in listed] == [["known.mp4"], ["other.mp4"], ["sheet.csv"]]
    assert listed[0]["records"][0]["from"] == "https://x/1 (auto-archiver)"


def test_files_of_auto_archiver_are_held_for_no_claim_whose_key_is_none(run: Run, photo: Path) -> None:
    table = photo.with_name("sheet.csv")
    table.write_text(f"Link,Hash\nhttps://x/1,SHA-256:{hashlib.sha256(photo.read_bytes()).hexdigest()}\n")
    result = run("evidence", "archived", photo, "--table", table, "--for", "not a key")
    assert result.exit_code == 1 and "no key of a claim" in result.output
    assert "no file is kept" in run("evidence", "list").output


def test_an_encrypted_vault_asks_for_its_passphrase_only_where_a_file_is_looked_into(run: Run, photo: Path) -> None:
    pytest.importorskip("pyrage", reason="pyrage is an extra: riwaya[bundle]")
    words = photo.with_name("words.txt")
    words.write_text("five words that nobody guesses\n")
    assert run("evidence", "encrypt", "--passphrase-file", words).exit_code == 0
    digest = _added(run, photo)
    assert "encrypted; its own SHA-256" in run("evidence", "list").output
    assert run("evidence", "verify").exit_code == 0
    assert "no terminal" in run("evidence", "show", digest[:8]).output
    assert "riwaya evidence copy" in run("evidence", "open", digest[:8]).output
    shown = run("evidence", "show", digest[:8], "--passphrase-file", words)
    assert shown.exit_code == 0 and "plain text" in shown.output
    copied = photo.with_name("copy.jpg")
    assert run("evidence", "copy", digest[:8], copied, "--passphrase-file", words).exit_code == 0
    assert copied.read_bytes() == photo.read_bytes()
    assert "begun already" in run("evidence", "encrypt", "--passphrase-file", words).output
