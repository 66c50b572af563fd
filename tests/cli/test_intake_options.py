"""The options of taking in reach the readers; what is left open is told on stderr and is no failure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from riwaya.cli.ingest import Teller
from riwaya.intake import Trouble
from riwaya.ledger import Progress
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


def test_what_is_not_read_is_told_when_it_comes_and_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_text(FIRST, "utf-8")
    done = run("ingest", tmp_path / "a.bin", tmp_path / "b.txt", "--ledger", tmp_path / "a.ledger")
    assert done.stderr.count("a.bin: is not text") == 1


def test_a_teller_tells_again_what_progress_may_have_pushed_out_of_sight(capsys: pytest.CaptureFixture[str]) -> None:
    trouble, late = Trouble("a.bin", "is not text"), Trouble("c.txt", "could not be read")
    teller = Teller()
    assert list(teller.hearing([trouble])) == [trouble]
    assert capsys.readouterr().err == "riwaya: a.bin: is not text\n"
    teller.begun -= 3
    teller(Progress())
    teller.sum_up([trouble, late])
    told = capsys.readouterr().err
    assert told.count("a.bin") == told.count("c.txt") == told.count("once more") == 1


def test_compare_takes_in_what_read_takes_in(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"نص,يوم\n{FIRST},04/03/2031\n", "utf-8")
    options = ("--columns", "text=نص,date=يوم", "--dates", "dmy", "--statement-by", "قوات الهضبة")
    done = run("compare", table, *options, "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert "dates" in run("compare", "--help").stdout
