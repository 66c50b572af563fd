"""A file -> its Facts, read in another process with limits of memory and time, so that no file can harm this one."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from riwaya.evidence.metadata.facts import Facts, FileKind

SECONDS = 90
"""By the clock; the child itself may use 60 of one processor."""

_ONE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "PYTHONDONTWRITEBYTECODE")
_ALONE = dict.fromkeys(_ONE, "1")


def read_facts(path: Path, name: str = "", *, seconds: float = SECONDS) -> Facts:
    """What a file tells of itself. Never raises on account of the file: what cannot be read is told in a note."""
    command = [sys.executable, "-m", "riwaya.evidence.metadata.child", str(path.absolute()), name or path.name]
    try:
        result = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            env=os.environ | _ALONE,
        )
    except subprocess.TimeoutExpired:
        return _unread("reading it took longer than a file of its kind needs; left unread")
    try:
        return msgspec.json.decode(result.stdout, type=Facts)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
        return _unread(f"reading it was ended by the system (code {result.returncode}): too much memory or time")


def _unread(why: str) -> Facts:
    return Facts(FileKind.UNKNOWN, "unknown", notes=(why,))
