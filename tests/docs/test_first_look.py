"""The first look of the README prints what the README says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.pages.isolates import PDI, RLI

ROOT = Path(__file__).parents[2]


def test_the_first_look_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"```\n\$ cat report\.txt\n(.*?)\n\$ riwaya (.*?)\n(.*?)```", read("README.md"), re.DOTALL)
    assert shown is not None
    text, arguments, told = shown.groups()
    (tmp_path / "report.txt").write_text(text, "utf-8")
    (tmp_path / "demo").symlink_to(ROOT / "demo")
    monkeypatch.chdir(tmp_path)
    printed = CliRunner().invoke(cli, shlex.split(arguments)).stdout.replace(RLI, "").replace(PDI, "")
    assert told in printed


def read(page: str) -> str:
    """A page's text."""
    return (ROOT / page).read_text("utf-8")
