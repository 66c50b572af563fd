"""Thirty thousand reports read without an exception, spans true, output the same in any process -> results/sweep.json.

    python benchmarks/sweep.py [--every N] [--workers N] [--troubles FILE]

The corpus is ../shared/corpus/ant.jsonl.gz, not part of the project. Every N-th report is read; 1 reads all.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import command
from record import SHARED, record
from riwaya.claims.read import load_tools, read
from riwaya.intake import take
from riwaya.model import Report, dumps
from riwaya.workflow.parallel import in_order

CORPUS = SHARED / "corpus" / "ant.jsonl.gz"
SAMPLE = 400
"""Reports whose output is made anew under other circumstances and compared byte by byte."""
SLOW = 50
"""Times the mean cost of a character that make a report worth telling of."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one report."""

    ref: str
    characters: int
    seconds: float
    wrong_spans: tuple[str, ...] = ()
    error: str = ""
    spans: int = 0


def lines(every: int) -> Iterator[str]:
    """Every so many-th line of the corpus."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as corpus:
        yield from (line for n, line in enumerate(corpus) if n % every == 0)


def checker() -> Callable[[Report], Checked]:
    """What reads a report and looks at every span of it; made once a process."""
    return partial(check, load_tools())


def check(tools: Any, report: Report) -> Checked:
    """Read one report; a traceback instead of an exception."""
    begun = time.perf_counter()
    try:
        made = json.loads(dumps(read(report, tools)))
    except Exception:
        return Checked(report.ref, len(report.text), time.perf_counter() - begun, error=traceback.format_exc())
    took = time.perf_counter() - begun
    seen = list(spans(made))
    wrong = tuple(f"{s['start']}-{s['end']}" for s in seen if report.text[s["start"] : s["end"]] != s["text"])
    return Checked(report.ref, len(report.text), took, wrong, spans=len(seen))


def with_progress(checked: Iterable[Checked], count: int) -> Iterator[Checked]:
    """The same, with a line on stderr every thousand reports: a sweep takes the better part of an hour."""
    wrong = 0
    for n, one in enumerate(checked, 1):
        wrong += bool(one.error or one.wrong_spans)
        if n % 1000 == 0:
            print(f"{n} of {count} read, {wrong} wrong", file=sys.stderr, flush=True)
        yield one


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with start, end and text, however deep."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def same_output(sample: list[str]) -> dict[str, Any]:
    """The command's bytes with one worker and two, under two hash seeds, and in another locale."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.jsonl"
        path.write_text("".join(sample), encoding="utf-8")
        read_it = partial(command.run, "read", str(path), "--format", "json")
        runs = {
            "one worker, hash seed 0": read_it("--workers", "1", env={"PYTHONHASHSEED": "0"}),
            "one worker, hash seed 1": read_it("--workers", "1", env={"PYTHONHASHSEED": "1"}),
            "two workers, hash seed 0": read_it("--workers", "2", env={"PYTHONHASHSEED": "0"}),
            "two workers, hash seed 1": read_it("--workers", "2", env={"PYTHONHASHSEED": "1"}),
            "one worker, locale C, another zone": read_it(
                "--workers", "1", env={"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Asia/Baghdad"}
            ),
        }
    digests = {name: run.digest for name, run in runs.items()}
    return {"reports": len(sample), "same": len(set(digests.values())) == 1, "sha256": digests}


def main() -> int:
    """Read, print and record; 1 where anything is wrong."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--troubles", type=Path, help="write reports that failed, with their tracebacks, here")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        with path.open("w", encoding="utf-8") as out:
            out.writelines(lines(chosen.every))
        taken = [item for item in take([str(path)]) if isinstance(item, Report)]
    begun = time.perf_counter()
    checked = list(with_progress(in_order(taken, checker, workers=chosen.workers), len(taken)))
    took = time.perf_counter() - begun
    failed, untrue = [c for c in checked if c.error], [c for c in checked if c.wrong_spans]
    mean = sum(c.seconds for c in checked) / sum(c.characters for c in checked)
    slow = sorted((c for c in checked if c.seconds > SLOW * mean * max(c.characters, 500)), key=lambda c: -c.seconds)
    sample = [line for n, line in enumerate(lines(chosen.every)) if n % max(1, len(checked) // SAMPLE) == 0]
    same = same_output(sample)
    results = {
        "reports": len(checked),
        "workers": chosen.workers,
        "seconds": round(took),
        "spans": sum(c.spans for c in checked),
        "reports that failed": [c.ref for c in failed],
        "reports with a span that is not its text": [c.ref for c in untrue],
        "slowest_seconds": round(max(c.seconds for c in checked), 2),
        "out of line": [f"{c.ref}: {c.seconds:.1f} s for {c.characters} characters" for c in slow[:20]],
        "output in other circumstances": same,
    }
    if chosen.troubles is not None:
        told = [f"{c.ref}\n{c.error}{' '.join(c.wrong_spans)}" for c in (*failed, *untrue)]
        chosen.troubles.write_text("\n".join(told), encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))
    if chosen.every == 1:
        record("sweep", results)
    return int(bool(failed or untrue or not same["same"]))


if __name__ == "__main__":
    sys.exit(main())
