"""What a command says, and how it ends, where a disk, a file or a pipe refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.cli.exits import guard

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("how", [["--out", str(FULL)], []])
def test_a_full_disk_is_one_line_and_no_trace(report: Path, how: list[str]) -> None:
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "riwaya", "read", str(report), *how]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("riwaya: the disk is full") and done.stderr.count("\n") == 1


def test_a_closed_pipe_ends_quietly(report: Path) -> None:
    command = [sys.executable, "-m", "riwaya", "read", *[str(report)] * 3, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_file_that_may_not_be_read_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, guard():
        raise PermissionError(13, "Permission denied", "locked.yaml")
    assert ended.value.code == 1
    assert capsys.readouterr().err == "riwaya: locked.yaml: permission denied\n"


@pytest.mark.skipif(os.name != "posix", reason="other systems pass text and not bytes")
def test_arabic_is_understood_whatever_encoding_the_locale_names() -> None:
    ascii_only = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "riwaya", "when", "قصف أمس", "--published", "2031-03-05", "--no-isolates"]
    done = subprocess.run(command, env=ascii_only, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").startswith("أمس  2031-03-04")
