"""A benchmark's figures -> results/NAME.json, with the day, the machine, the commit and the command they came from."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
SHARED = PROJECT.parent / "shared"
"""The data that belongs to the work and not to the project: corpora, gold, benchmark sets."""


@cache
def machine() -> dict[str, Any]:
    """What it runs on, and how busy that was when first asked."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "platform": platform.platform(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def commit() -> str:
    """The commit of the project, with "+changes" where files of the package or the benchmarks differ from it."""
    head = _git("rev-parse", "--short=12", "HEAD")
    return head + ("+changes" if _git("status", "--porcelain", "--", "src", "benchmarks/*.py") else "")


def _git(*words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def record(name: str, figures: dict[str, Any]) -> None:
    """Write ``results/NAME.json`` and say so."""
    target = HERE / "results" / f"{name}.json"
    target.parent.mkdir(exist_ok=True)
    head = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "command": " ".join(["python", f"benchmarks/{Path(sys.argv[0]).name}", *sys.argv[1:]]),
        "commit": commit(),
        "machine": machine(),
    }
    target.write_text(json.dumps(head | figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"recorded in {target.relative_to(PROJECT)}")


def riwaya() -> list[str]:
    """The command as it is started: the module under the interpreter that runs the benchmark."""
    return [sys.executable, "-m", "riwaya"]
