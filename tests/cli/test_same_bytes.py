"""The same reports give the same bytes whatever the number of workers and the hash seed, from a fresh process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT


def output(file: Path, *arguments: str, seed: str, locale: str = "C.UTF-8") -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale}
    command = [sys.executable, "-m", "riwaya", *arguments, str(file)]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twenty reports, unlike in order and figures."""
    path = tmp_path / "many.jsonl"
    places = ("سد الخابية", "بلدة شقحاء", "جسر الورد")
    records = [
        {"id": f"r{n}", "date": f"2031-03-{1 + n:02}", "text": TEXT.replace("سد الخابية", places[n % 3]) + f"\n{n}"}
        for n in range(20)
    ]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), "utf-8")
    return path


@pytest.mark.parametrize("command", [("read", "--format", "json"), ("compare", "--format", "json"), ("read", "--why")])
def test_workers_and_hash_seed_change_no_byte(many: Path, command: tuple[str, ...]) -> None:
    one = output(many, *command, "--workers", "1", seed="0")
    assert one
    assert one == output(many, *command, "--workers", "2", seed="1")


def test_the_locale_changes_no_byte(many: Path) -> None:
    assert output(many, "read", seed="0") == output(many, "read", seed="0", locale="C")
