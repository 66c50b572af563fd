"""Encrypting a ledger by command."""

from pathlib import Path

import pytest

from riwaya.ledger.cipher import VARIABLE
from tests.cli.conftest import Run


def test_a_plain_ledger_is_made_an_encrypted_one(
    run: Run, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3", reason="SQLCipher is not installed (pip install 'riwaya[encrypted]')")
    plain, safe = tmp_path / "plain.ledger", tmp_path / "safe.ledger"
    assert run("ingest", report, "--ledger", plain).exit_code == 0
    asked = run("encrypt", plain, safe)
    assert (asked.exit_code, safe.exists()) == (4, False)
    monkeypatch.setenv(VARIABLE, "three quiet hills at dawn")
    assert run("encrypt", plain, safe).exit_code == 0
    assert "1 of 1" in run("reports", "--ledger", safe).stdout
    monkeypatch.delenv(VARIABLE)
    shut = run("reports", "--ledger", safe)
    assert shut.exit_code == 4
    assert VARIABLE in shut.stderr
