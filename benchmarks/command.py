"""``riwaya`` as a command of its own -> how long it took, how busy it was, how much memory it held, what it printed."""

import hashlib
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass

from record import PROJECT, riwaya


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command."""

    seconds: float
    busy: float
    """The processor's seconds, of all its processes."""
    peak_mb: float
    """The most that any one of its processes held."""
    digest: str
    """SHA-256 of what it printed."""


def run(*words: str, env: Mapping[str, str] | None = None) -> Run:
    """Run ``riwaya WORDS``; raises where it fails."""
    # as an installed package has it: modules compiled once, whatever this shell asks for
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*riwaya(), *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
        env={**inherited, **(env or {})},
    )
    assert process.stdout is not None
    digest = hashlib.sha256()
    while block := process.stdout.read(1 << 20):
        digest.update(block)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"riwaya {' '.join(words)} ended with {process.returncode}")
    seconds = time.perf_counter() - begun
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, digest.hexdigest())
