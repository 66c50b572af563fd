"""The conflict corpus read: reports a second, time by step, memory, workers, start-up -> results/speed.json.

    python benchmarks/speed.py [--reports N] [--without-bert]

The corpus is ../shared/corpus/conflict.jsonl (395 reports), not part of the project. Beside it, in the same run, a
BERT-base token classifier (bert.py; the extra ``bench``) reads the same sentences. What the figures mean: README.md.
"""

import argparse
import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import command
import steps
from record import SHARED, record
from riwaya.claims.read import Tools, load_tools, read
from riwaya.intake import take
from riwaya.model import Report, dumps
from riwaya.text import cut

CORPUS = SHARED / "corpus" / "conflict.jsonl"
RUNS = 7
"""Times that one report is read by command; the median is told."""


def reports(path: Path) -> list[Report]:
    """The reports of a file of records."""
    return [item for item in take([str(path)]) if isinstance(item, Report)]


def size(taken: list[Report]) -> dict[str, int]:
    """How much there is to read."""
    documents = [cut(report.text) for report in taken]
    return {
        "reports": len(taken),
        "sentences": sum(len(document.sentences) for document in documents),
        "words": sum(len(document.words) for document in documents),
    }


def one_core(taken: list[Report], tools: Tools, words: int) -> dict[str, Any]:
    """Reading and writing as JSON in one process, by the clock and by the processor's own time."""
    for report in taken[:20]:
        read(report, tools)  # what is made once a process is not what a report costs
    begun, busy = time.perf_counter(), time.process_time()
    for report in taken:
        dumps(read(report, tools))
    busy, took = time.process_time() - busy, time.perf_counter() - begun
    return {
        "reports_a_second": round(len(taken) / busy, 1),
        "words_a_second": round(words / busy),
        "ms_a_report": round(1000 * busy / len(taken), 1),
        "reports_a_second_by_the_clock": round(len(taken) / took, 1),
    }


def slowest(taken: list[Report], tools: Tools) -> dict[str, Any]:
    """Milliseconds a thousand characters: the median report and the worst, which would show what grows out of line."""
    costs = []
    for report in taken:
        busy = time.process_time()
        read(report, tools)
        costs.append((1e6 * (time.process_time() - busy) / len(report.text), report.ref))
    costs.sort()
    return {
        "median": round(costs[len(costs) // 2][0], 1),
        "worst": round(costs[-1][0], 1),
        "worst_report": costs[-1][1],
    }


def by_command(path: Path, count: int) -> dict[str, Any]:
    """One report with start-up; the corpus with one worker and with two; the most memory held."""
    with tempfile.TemporaryDirectory() as folder:
        single = Path(folder) / "one.jsonl"
        with path.open(encoding="utf-8") as lines:
            single.write_text(next(lines), encoding="utf-8")
        command.run("read", str(single), "--format", "json")  # compiles the modules and keeps the lexicon
        single_runs = [command.run("read", str(single), "--format", "json") for _ in range(RUNS)]
    one, two = (command.run("read", str(path), "--format", "json", "--workers", str(n)) for n in (1, 2))
    start = statistics.median(run.seconds for run in single_runs)
    return {
        "one_report_seconds": round(start, 2),
        "one_report_processor_seconds": round(statistics.median(run.busy for run in single_runs), 2),
        "one_worker_seconds": round(one.seconds, 1),
        "two_workers_seconds": round(two.seconds, 1),
        "two_workers_times_one": round(one.seconds / two.seconds, 2),
        "two_workers_times_one_without_start": round((one.seconds - start) / (two.seconds - start), 2),
        "reports": count,
        "peak_mb_one_worker": round(one.peak_mb),
        "peak_mb_of_a_process_of_two_workers": round(two.peak_mb),
    }


def yardstick(taken: list[Report], ours: float) -> dict[str, Any] | str:
    """The BERT-base token classifier on a sample of the same reports, one thread."""
    try:
        import bert
    except ImportError as error:
        return f"not run: {error}"
    sample = taken[:: max(1, len(taken) // bert.SAMPLE)]
    figures = bert.measure([[report.text[s.start : s.end] for s in _sentences(report)] for report in sample])
    return figures | {"riwaya_times_as_fast": round(ours / figures["reports_a_second"], 1)}


def _sentences(report: Report) -> list[Any]:
    document = cut(report.text)
    return [document.span(sentence.first, sentence.last) for sentence in document.sentences]


def timed(make: Callable[[], Tools]) -> tuple[Tools, float]:
    """What is made, and the processor's seconds it took."""
    busy = time.process_time()
    tools = make()
    return tools, round(time.process_time() - busy, 2)


def main() -> None:
    """Measure, print and record."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--reports", type=int, help="only the first so many; nothing is recorded")
    options.add_argument("--without-bert", action="store_true")
    chosen = options.parse_args()
    tools, loading = timed(load_tools)
    gc.freeze()  # as the command does (cli.lazy, workflow.reading): what is loaded stays, and is not looked through
    gc.set_threshold(50_000)
    taken = reports(CORPUS)[: chosen.reports]
    extent = size(taken)
    rate = one_core(taken, tools, extent["words"])
    results: dict[str, Any] = {
        "read": extent,
        "one_core": rate,
        "loading_processor_seconds": loading,
        "share_of_time_by_step": steps.shares(taken, tools),
        "microseconds_a_character": slowest(taken, tools),
    }
    if not chosen.reports:
        results["by_command"] = by_command(CORPUS, len(taken))
    if not chosen.without_bert:
        results["bert_base_token_classifier"] = yardstick(taken, rate["reports_a_second"])
    print(json.dumps(results, ensure_ascii=False, indent=1))
    if not chosen.reports:
        record("speed", results)


if __name__ == "__main__":
    main()
