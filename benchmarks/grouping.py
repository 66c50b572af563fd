"""Group 3,000 and 30,000 reports of a ledger into incidents: seconds, how far from linear, memory, a new report's
incidents -> results/grouping.json.

    python benchmarks/drawn_case.py FILE             # once: a ledger of 30,000 reports, told again of the same 395
    python benchmarks/grouping.py --ledger FILE      # works on a copy; what ``riwaya incidents --workers 2`` does
    python benchmarks/grouping.py --groups-only      # the step that compares alone, without a ledger; no record

Each telling of the 395 reports of ../shared/corpus/conflict.jsonl (not part of the project) is put into a world of its
own when its reading is opened: the same days and parties, but every place lies elsewhere and has another name.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select

from record import record
from riwaya.compare.compare import happenings_of
from riwaya.compare.gather import group_outlines
from riwaya.compare.lexicon_kinship import lexicon_kinship
from riwaya.compare.outline import Outline, outline
from riwaya.compare.spots import parts_of, where
from riwaya.intake import Trouble, Wishes, take
from riwaya.ledger import Ledger, all_readings, list_incidents, open_ledger
from riwaya.ledger.tables import (
    gathered_reports,
    happening_blocks,
    happenings,
    incident_members,
    incidents,
    outlines,
    reports,
)
from riwaya.model import Place, PlaceKind, Reading
from riwaya.workflow import gathering
from riwaya.workflow.gathering import hands
from riwaya.workflow.reading import Knowledge, read_all
from spent import peak_mb, spent

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "conflict.jsonl"
HELD_BACK = 41
"""Reports that come when the others have been gathered."""
DEGREES = 2.0
"""How far east each world lies of the one before: more than what may be one place."""


def readings() -> list[Reading]:
    """The corpus as it is read."""
    read = read_all(take((str(CORPUS),), Wishes()), knowledge=Knowledge())
    return [reading for reading in read if not isinstance(reading, Trouble)]


def in_its_world(reading: Reading) -> Reading:
    """A reading of a drawn ledger, whose ref ends with the number of its telling, as that world tells it."""
    return replace(reading, places=tuple(elsewhere(place, _world(reading.report.ref)) for place in reading.places))


def elsewhere(place: Place, world: int) -> Place:
    """The place as it lies in that world; countries are in all."""
    if place.kind is PlaceKind.COUNTRY:
        return place
    return replace(place, name=f"{place.name} {world}", longitude=east(place.longitude, world))


def east(longitude: float | None, world: int) -> float | None:
    """Where that meridian lies in that world."""
    return None if longitude is None else (longitude + world * DEGREES) % 360 - 180


def opened(ledger: Ledger, *, case: str = "main", names: tuple[str, ...] | None = None) -> Iterator[Reading]:
    """In place of ``riwaya.ledger.all_readings``."""
    return map(in_its_world, all_readings(ledger, case=case, names=names))


def measured(file: Path, size: int, workers: int) -> dict[str, Any]:
    """Seconds by the wall and of all processors for gathering ``size`` reports for the first time, and the most memory
    that a process held; then, one by one, what the last ``HELD_BACK`` of them cost that came after the others."""
    hands.all_readings = opened  # type: ignore[attr-defined]
    ledger = open_ledger(file)
    with ledger.writing() as connection:
        for table in (gathered_reports, happening_blocks, happenings, outlines, incident_members, incidents):
            connection.execute(delete(table))
    every = [id_ for _, id_ in sorted((_world(ref), id_) for id_, ref in _refs(ledger))][:size]
    late = every[:: max(1, len(every) // HELD_BACK)][:HELD_BACK]
    wall, own = time.perf_counter(), spent()
    steps: dict[str, float] = {}

    def tell(what: str, done: int, of: int) -> None:
        steps[what] = round(time.perf_counter() - wall, 1)

    made = _gather(ledger, sorted(set(every) - set(late)), workers=workers, progress=tell)
    processor = spent() - own
    found = {
        "reports": len(every) - len(late),
        "incidents": made,
        "told_by_several": list_incidents(ledger, least_reports=2).total,
        "wall_seconds": round(time.perf_counter() - wall, 1),
        "wall_seconds_until": steps,
        "processor_seconds": round(processor, 1),
        "peak_mb": {"writer": peak_mb(), "largest_worker": peak_mb(resource.RUSAGE_CHILDREN)},
    }
    each = []
    for one in late:
        own = time.process_time()
        _gather(ledger, [one])
        each.append(round((time.process_time() - own) * 1000))
    ledger.close()
    each.sort()
    shares = {"median": each[len(each) // 2], "p90": each[len(each) * 9 // 10], "worst": each[-1]}
    return found | {"processor_ms_of_a_new_report": {"reports": len(each), **shares}}


def _gather(ledger: Ledger, reports: Sequence[str], **how: Any) -> int:
    """As if these were the reports that are new."""
    gathering.ungathered = lambda ledger, *, case: tuple(reports)  # type: ignore[attr-defined]
    return gathering.gather_incidents(ledger, knowledge=Knowledge(), **how)


def _refs(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger.reading() as connection:
        return [(row.id, row.ref) for row in connection.execute(select(reports.c.id, reports.c.ref))]


def _world(ref: str) -> int:
    return int(ref.rpartition("-")[2])


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
        "peak_mb": peak_mb(),
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
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--ledger", type=Path, help="a ledger of drawn reports; it is copied")
    options.add_argument("--sizes", type=int, nargs="+", default=[3_000, 30_000])
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--groups-only", action="store_true", help="only the step that compares reports; no record")
    options.add_argument("--one", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        print(json.dumps(measured(Path(chosen.one), chosen.sizes[0], chosen.workers)))
    elif chosen.groups_only:
        read = readings()
        for size in chosen.sizes:
            print(json.dumps(groups_only(size, read)), flush=True)
    else:
        _record(chosen.ledger, chosen.sizes, chosen.workers)


def _record(ledger: Path, sizes: Sequence[int], workers: int) -> None:
    runs = []
    with tempfile.TemporaryDirectory(dir=ledger.parent) as folder:
        for size in sizes:
            copy = shutil.copy(ledger, Path(folder) / "copy.ledger")
            call = [sys.executable, __file__, "--one", str(copy), "--sizes", str(size), "--workers", str(workers)]
            done = subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True)
            runs.append(json.loads(done.stdout) | {"load_after": round(os.getloadavg()[0], 1)})
            print(json.dumps(runs[-1]), flush=True)
    first, last = runs[0], runs[-1]
    linear = first["processor_seconds"] * last["reports"] / first["reports"]
    record("grouping", {"workers": workers, "runs": runs, "times_linear": last["processor_seconds"] / linear})


if __name__ == "__main__":
    main()
