"""The options of taking in reach the readers; what is left open is told on stderr and is no failure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.intake.world import FIRST, SECOND, page

Run = Callable[..., Any]


def test_a_folder_of_different_things_is_taken_in_and_kept_with_where_it_came_from(run: Run, tmp_path: Path) -> None:
    folder, ledger = tmp_path / "in", tmp_path / "a.ledger"
    folder.mkdir()
    (folder / "a.html").write_text(page('<meta property="og:site_name" content="إذاعة السد">'), "utf-8")
    (folder / "chat.txt").write_text(f"25/03/2031, 21:15 - سالم: {SECOND}\n", "utf-8")
    (folder / "x.bin").write_bytes(b"\0\1\2")
    done = run("ingest", folder, "--ledger", ledger)
    assert done.exit_code == 1
    assert "2 new, 1 not read" in done.stdout
    assert "x.bin: is not text" in done.stderr and "--site-names" in done.stderr
    shown = run("reports", folder / "a.html", "--ledger", ledger, "--no-isolates").stdout
    assert "taken from web page, sha256:" in shown


def test_a_statement_has_its_party_as_outlet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    made = run("read", tmp_path / "a.txt", "--format", "json", "--statement-by", "قوات الهضبة").stdout
    assert '"kind": "statement"' in made and '"outlet": "قوات الهضبة"' in made


def test_columns_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Body,Day\n{FIRST},4/3/2031\n", "utf-8")
    options = ("--columns", "text=Body,date=Day", "--dates", "dmy", "--format", "json")
    assert '"published": "2031-03-04"' in run("read", tmp_path / "a.csv", *options).stdout


@pytest.mark.parametrize("columns", ["body=Body", "text=", "date=Day", "text"])
def test_columns_that_name_nothing_are_refused(run: Run, tmp_path: Path, columns: str) -> None:
    assert run("read", tmp_path, "--columns", columns).exit_code == 2
