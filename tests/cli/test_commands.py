"""The other commands, the overview, and the table of exit codes."""

import json
from pathlib import Path

import pytest

from riwaya import errors
from riwaya.cli import COMMANDS
from riwaya.cli.exits import EXIT_CODES, exit_code
from tests.cli.conftest import Run


def test_help_lists_every_command_and_teaches_with_examples(run: Run) -> None:
    text = run("--help").stdout
    assert all(name in text for name in COMMANDS)
    assert "riwaya read report.txt --published" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0 and "Usage:" in result.stdout


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    result = run("reed")
    assert result.exit_code == 2 and "did you mean 'read'" in result.stderr


def test_every_error_has_an_exit_code() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.RiwayaError)]
    assert set(kinds) <= set(EXIT_CODES)
    assert exit_code(errors.LexiconError("x")) == 3


def test_when_counts_from_publication(run: Run) -> None:
    result = run("when", "قتل اثنان أمس", "--published", "2031-03-04", "--format", "json")
    assert json.loads(result.stdout) == {
        "text": "قتل اثنان أمس",
        "published": "2031-03-04",
        "times": [{"text": "أمس", "from": "2031-03-03", "to": "2031-03-03", "precision": "day", "basis": "report"}],
    }


def test_when_without_publication_leaves_it_open(run: Run) -> None:
    result = run("when", "قتل اثنان أمس", "--format", "json")
    assert json.loads(result.stdout)["times"][0]["from"] is None
    assert "names no day" in run("when", "قتل اثنان أمس").stdout


def test_when_says_so_where_there_is_no_time(run: Run) -> None:
    assert run("when", "قتل اثنان").stdout == "no time expression found\n"


def test_compare_prints_one_comparison(run: Run, reports: Path) -> None:
    result = run("compare", reports, "--format", "json")
    comparison = json.loads(result.stdout)
    assert comparison["schema"] == "riwaya/comparison/1"
    assert comparison["incidents"]
    assert result.exit_code == 1  # the broken line


def test_compare_writes_a_page(run: Run, reports: Path, tmp_path: Path) -> None:
    run("compare", reports, "--format", "html", "--out", tmp_path / "c.html")
    assert "What each side says" in (tmp_path / "c.html").read_text("utf-8")


def test_compare_writes_a_folder_with_an_index(run: Run, reports: Path, tmp_path: Path) -> None:
    run("compare", reports, "--format", "html", "--out", f"{tmp_path / 'pages'}/")
    names = {path.name for path in (tmp_path / "pages").iterdir()}
    assert {"index.html", "others.html"} <= names
    assert "others.html" in (tmp_path / "pages" / "index.html").read_text("utf-8")


def test_compare_as_text_names_the_reports(run: Run, reports: Path) -> None:
    assert "one" in run("compare", reports).stdout


def test_doctor_finds_everything_well(run: Run) -> None:
    result = run("doctor")
    assert "one reading" in result.stdout
    assert "NOT WELL" not in result.stdout.replace("NOT WELL  output", "")  # a test's stdout is no console


def test_doctor_names_a_ledger_that_does_not_open(run: Run, tmp_path: Path) -> None:
    result = run("doctor", "--ledger", tmp_path / "none.db")
    assert result.exit_code == 1 and "no such file" in result.stdout
