"""Group 3,000 and 30,000 readings into incidents: seconds a step, how far from linear, memory -> results/grouping.json.

    python benchmarks/grouping.py [--sizes 3000 30000]

The readings are the grammar reader's of ../shared/corpus/conflict.jsonl (not part of the project), told again of worlds
side by side: in each the same days and parties, but every place lies elsewhere and has another name.
"""

import argparse
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import group_outlines
from riwaya.compare.happenings import Happening
from riwaya.compare.incident import incident
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.outline import Outline, outline
from riwaya.compare.spots import parts_of, where
from riwaya.intake import Trouble, Wishes, take
from riwaya.model import Incident, Place, PlaceKind, Reading
from riwaya.workflow.reading import Knowledge, read_all

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "conflict.jsonl"
KEPT = 300
"""Reports whose happenings stay opened, as in ``riwaya.workflow.gathering``."""
DEGREES = 2.0
"""How far east each world lies of the one before: more than what may be one place."""


def readings() -> list[Reading]:
    """The corpus as it is read."""
    read = read_all(take((str(CORPUS),), Wishes()), knowledge=Knowledge())
    return [reading for reading in read if not isinstance(reading, Trouble)]


def told_again(read: Sequence[Reading], number: int) -> Reading:
    """One of so many readings, of as many worlds as that takes."""
    world, own = divmod(number, len(read))
    reading = read[own]
    report = replace(reading.report, id=f"{reading.report.id}:{world}")
    return replace(reading, report=report, places=tuple(elsewhere(place, world) for place in reading.places))


def elsewhere(place: Place, world: int) -> Place:
    """The place as it lies in that world; countries are in all."""
    if place.kind is PlaceKind.COUNTRY:
        return place
    return replace(place, name=f"{place.name} {world}", longitude=east(place.longitude, world))


def east(longitude: float | None, world: int) -> float | None:
    """Where that meridian lies in that world."""
    return None if longitude is None else (longitude + world * DEGREES) % 360 - 180


class Worlds:
    """So many readings, of as many worlds as that takes; each is made when it is asked for, as a ledger opens them."""

    def __init__(self, read: Sequence[Reading], size: int) -> None:
        self.read, self.size = read, size
        self._kinship = lexicon_kinship()
        self._kept: dict[int, tuple[Happening, ...]] = {}

    def happenings(self, number: int) -> tuple[Happening, ...]:
        """What one of them tells; the last few hundred are kept."""
        if number not in self._kept:
            self._kept[number] = happenings_of(told_again(self.read, number), self._kinship)
            for first in list(islice(self._kept, max(0, len(self._kept) - KEPT))):
                del self._kept[first]
        return self._kept[number]

    def incident(self, where: Sequence[tuple[int, str]]) -> Incident:
        """That of these happenings: numbers of readings and keys."""
        return incident([h for number, key in where for h in self.happenings(number) if h.key == key], self._kinship)


def measured(size: int, read: Sequence[Reading]) -> dict[str, Any]:
    """Seconds by the wall and of this processor for each step, and the most memory held.

    Outlines of everything, then groups of outlines, then each group's incident out of readings opened again, as
    ``riwaya.workflow.gathering`` does it.
    """
    worlds = Worlds(read, size)
    taken: dict[str, dict[str, float]] = {}
    wall, own = time.perf_counter(), time.process_time()

    def note(step: str) -> None:
        nonlocal wall, own
        taken[step] = {"wall": round(time.perf_counter() - wall, 1), "processor": round(time.process_time() - own, 1)}
        wall, own = time.perf_counter(), time.process_time()

    home: dict[str, int] = {}
    outlines: list[Outline] = []
    for number in range(size):
        own_outlines = [outline(h) for h in worlds.happenings(number)]
        home |= {one.key: number for one in own_outlines}
        outlines += own_outlines
    note("outlines")
    groups = group_outlines(outlines)
    told = len(outlines)
    del outlines
    note("groups")
    placed = sorted(sorted((home[key], key) for key in group.members) for group in groups)
    del groups
    largest = max(len(worlds.incident(where).claims) for where in placed)
    note("incidents")
    return {
        "reports": size,
        "happenings": told,
        "incidents": len(placed),
        "claims_of_the_largest": largest,
        "seconds": taken,
        "processor_seconds": round(sum(step["processor"] for step in taken.values()), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def groups_only(size: int, read: Sequence[Reading]) -> dict[str, Any]:
    """The one step that is not made report by report, over outlines moved from world to world."""
    kinship = lexicon_kinship()
    first = [[outline(h) for h in happenings_of(reading, kinship)] for reading in read]
    outlines = [moved(one, number // len(read)) for number in range(size) for one in first[number % len(read)]]
    own = time.process_time()
    groups = group_outlines(outlines)
    return {
        "reports": size,
        "happenings": len(outlines),
        "incidents": len(groups),
        "processor_seconds_of_grouping": round(time.process_time() - own, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def moved(one: Outline, world: int) -> Outline:
    """The outline as that world tells it: ``elsewhere`` of its places."""
    places = tuple(
        place
        if place.whole_country
        else where(f"{place.key} {world}", place.latitude, east(place.longitude, world), *parts_of(place)[3:])
        for place in one.places
    )
    return replace(one, key=f"{one.key}:{world}", report=f"{one.report}:{world}", places=places)


def main() -> None:
    """Each size in a process of its own, so that memory is its own; print and record."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--sizes", type=int, nargs="+", default=[3_000, 30_000])
    options.add_argument("--groups-only", action="store_true", help="only the step that compares reports; no record")
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        step = groups_only if chosen.groups_only else measured
        print(json.dumps(step(int(chosen.one[0]), pickle.loads(Path(chosen.one[1]).read_bytes()))))
        return
    load = round(os.getloadavg()[0], 1)
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "readings"
        kept.write_bytes(pickle.dumps(readings()))
        for size in chosen.sizes:
            call = [sys.executable, __file__, "--one", str(size), str(kept)]
            call += ["--groups-only"] if chosen.groups_only else []
            done = subprocess.run(call, capture_output=True, text=True, check=True)
            runs.append(json.loads(done.stdout))
            print(json.dumps(runs[-1]), flush=True)
    if chosen.groups_only:
        return
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
