"""``riwaya evaluate``: the measures on a set of one's own."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.evaluation.annotated import write_gold


def test_it_prints_a_row_a_measure(run: Run, tmp_path: Path) -> None:
    result = run("evaluate", "--gold", write_gold(tmp_path))
    assert result.exit_code == 0
    assert "ATTRIBUTION speaker+cue+content" in result.stdout and "95 %" in result.stdout


def test_json_holds_the_same(run: Run, tmp_path: Path) -> None:
    data = json.loads(run("evaluate", "--gold", write_gold(tmp_path), "--format", "json").stdout)
    by_name = {row["name"]: row for row in data["scores"]}
    assert by_name["ATTRIBUTION speaker+cue+content"]["true"] == 7
    assert by_name["attribution: cue"]["recall"] > 0.5
    assert data["failed"] == []


def test_a_folder_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", "--gold", tmp_path / "none").exit_code == 2
    result = run("evaluate", "--gold", tmp_path)
    assert result.exit_code == 1 and "reports.jsonl" in result.stderr
