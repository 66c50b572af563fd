"""Group 3,000 and 30,000 readings into incidents: seconds a step, how far from linear, memory -> results/grouping.json.

    python benchmarks/grouping.py [--sizes 3000 30000]

The readings are the grammar reader's of ../shared/corpus/conflict.jsonl (not part of the project), told again of worlds
side by side: in each the same days and parties, but every place lies elsewhere and has another name.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import gather
from riwaya.compare.incident import incident
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.intake import Trouble, Wishes, take
from riwaya.model import Place, PlaceKind, Reading
from riwaya.workflow.reading import Knowledge, read_all

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "conflict.jsonl"
DEGREES = 2.0
"""How far east each world lies of the one before: more than what may be one place."""


def readings() -> list[Reading]:
    """The corpus as it is read."""
    read = read_all(take((str(CORPUS),), Wishes()), knowledge=Knowledge())
    return [reading for reading in read if not isinstance(reading, Trouble)]


def told_again(read: Sequence[Reading], size: int) -> Iterator[Reading]:
    """So many readings, of as many worlds as that takes."""
    for number in range(size):
        world, own = divmod(number, len(read))
        reading = read[own]
        report = replace(reading.report, id=f"{reading.report.id}:{world}")
        yield replace(reading, report=report, places=tuple(elsewhere(place, world) for place in reading.places))


def elsewhere(place: Place, world: int) -> Place:
    """The place as it lies in that world; countries are in all."""
    if place.kind is PlaceKind.COUNTRY:
        return place
    east = None if place.longitude is None else (place.longitude + world * DEGREES) % 360 - 180
    return replace(place, name=f"{place.name} {world}", longitude=east)


def measured(size: int) -> dict[str, Any]:
    """Seconds by the wall and of this processor for each step, and the most memory held."""
    read = readings()
    kinship = lexicon_kinship()
    taken: dict[str, dict[str, float]] = {}
    wall, own = time.perf_counter(), time.process_time()

    def note(step: str) -> None:
        nonlocal wall, own
        taken[step] = {"wall": round(time.perf_counter() - wall, 1), "processor": round(time.process_time() - own, 1)}
        wall, own = time.perf_counter(), time.process_time()

    told = [h for reading in told_again(read, size) for h in happenings_of(reading, kinship)]
    note("happenings")
    groups = gather(told)
    note("gather")
    largest = 0
    for group in groups:
        largest = max(largest, len(incident(group, kinship).claims))
    note("incidents")
    return {
        "reports": size,
        "happenings": len(told),
        "incidents": len(groups),
        "claims_of_the_largest": largest,
        "seconds": taken,
        "processor_seconds": round(sum(step["processor"] for step in taken.values()), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Each size in a process of its own, so that memory is its own; print and record."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[3_000, 30_000])
    options.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(measured(chosen.one)))
        return
    load = round(os.getloadavg()[0], 1)
    runs = []
    for size in chosen.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout))
        print(json.dumps(runs[-1]), flush=True)
    first, last = runs[0], runs[-1]
    linear = first["processor_seconds"] * last["reports"] / first["reports"]
    results = {
        "machine": {"processors": os.cpu_count(), "load_before": load, "load_after": round(os.getloadavg()[0], 1)},
        "runs": runs,
        "times_linear": round(last["processor_seconds"] / linear, 2),
    }
    text = json.dumps(results, indent=2)
    (HERE / "results" / "grouping.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
