"""``riwaya watch`` as a user runs it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.watchlists import fixtures as f

NAME = "رند سالم التلماسي"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RIWAYA_LISTS", str(tmp_path / "lists"))
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "cache"))
    (tmp_path / "un.xml").write_bytes(f.UN_XML)
    return tmp_path


def test_match_tells_score_verdict_and_parts(run: Run) -> None:
    result = run("watch", "match", NAME, "Rand Salem al-Talmassi", "--format", "json")
    found = json.loads(result.output)
    assert (found["match"], found["verdict"]) == (True, "possible name match")
    assert len(found["agreements"]) == 3


def test_match_in_words(run: Run) -> None:
    result = run("watch", "match", NAME, "Khalid al-Talmasi")
    assert "no match" in result.output
    assert "another given name" in result.output


def test_pairs_come_back_with_score_and_match(run: Run, tmp_path: Path) -> None:
    rows = [{"a": NAME, "b": "Rand al-Talmasi", "id": 7}, {"a": NAME, "b": "Khalid al-Talmasi"}]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    found = [json.loads(line) for line in run("watch", "pairs", path).output.splitlines()]
    assert [row["match"] for row in found] == [True, False]
    assert found[0]["id"] == 7


def test_pairs_name_the_broken_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"a": "x", "b": "y"}\n{"a": 1}\n', "utf-8")
    result = run("watch", "pairs", path)
    assert result.exit_code == 1
    assert "line 2" in result.output


def test_load_check_decide_and_export(run: Run, folder: Path) -> None:
    assert "UN consolidated: 2 entries" in run("watch", "load", folder / "un.xml", "--by", "a").output
    (line,) = run("watch", "check", NAME, "--format", "json").output.splitlines()
    (candidate,) = json.loads(line)["candidates"]
    assert (candidate["verdict"], candidate["state"], candidate["entry"]["id"]) == (
        "possible name match",
        "open",
        "6908555",
    )
    assert candidate["version"] == "2031-05-03"
    assert run("watch", "confirmed").output == ""
    assert run("watch", "decide", NAME, "UN consolidated", "6908555", "confirm", "--by", "a").output == "confirmed\n"
    assert json.loads(run("watch", "confirmed").output)["entry"] == "6908555"


def test_check_in_words_never_says_more_than_possible(run: Run, folder: Path) -> None:
    run("watch", "load", folder / "un.xml", "--by", "a")
    output = run("watch", "check", NAME).output
    assert "possible name match" in output
    assert "to compare: birth date" in output
    assert "is sanctioned" not in output


def test_changes_without_a_second_version_are_none(run: Run, folder: Path) -> None:
    run("watch", "load", folder / "un.xml", "--by", "a")
    told = run("watch", "changes")
    assert (told.stdout, told.exit_code) == ("", 0)
    assert "in a second version yet" in told.stderr


def test_birth_date_is_of_one_actor(run: Run, folder: Path) -> None:
    assert run("watch", "check", "a", "b", "--born", "1963").exit_code == 2


def test_the_log_of_decisions_is_verified(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    (tmp_path / "un.xml").write_bytes(f.UN_XML)
    assert run("watch", "load", tmp_path / "un.xml", "--lists", folder, "--by", "a").exit_code == 0
    done = run("watch", "verify", "--lists", folder)
    assert done.exit_code == 0 and done.output.startswith("1 records; head 1:")
    head = done.output.split()[-1]
    assert run("watch", "verify", "--lists", folder, "--head", head).exit_code == 0
    (folder / "log.jsonl").write_bytes((folder / "log.jsonl").read_bytes().replace(b'"by": "a"', b'"by": "b"'))
    assert run("watch", "verify", "--lists", folder, "--head", head).exit_code == 1
