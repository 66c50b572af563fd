"""Export a ledger in every format: seconds by the clock and of processors, rows, megabytes -> results/export.json.

    python benchmarks/export.py --ledger FILE [--workers N] [--formats acled,csv,...]

The ledger is one that ``benchmarks/ledger.py --keep FILE`` leaves, with its incidents gathered (``riwaya incidents``).
"""

import argparse
import json
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from riwaya.export.formats import CODED
from riwaya.ledger import Days, open_ledger
from riwaya.ledger.streaming import report_numbers
from riwaya.ledger.tables import claims, events, incidents, readings
from riwaya.workflow import exporting, stating, tabling
from riwaya.workflow.coding import Wanted
from riwaya.workflow.exporting import Order, Tally
from spent import peak_mb, spent

HERE = Path(__file__).resolve().parent
FORMATS = (*CODED, "csv", "parquet", *stating.FORMATS)


def export(order: Order, folder: Path) -> tuple[int, int]:
    """Write the export; gives rows and bytes."""
    if order.format in ("csv", "parquet"):
        counts = tabling.write(order, folder / "tables")
        return sum(counts.values()), sum(f.stat().st_size for f in (folder / "tables").iterdir())
    counted, file = Tally(), folder / "rows"
    with file.open("w", encoding="utf-8", newline="\n") as out:
        if order.format in CODED:
            out.writelines(text for text, _ in exporting.texts(order, counted))
        else:
            out.writelines(stating.texts(order, counted))
    return counted.rows, file.stat().st_size


def measure(order: Order) -> dict[str, Any]:
    """One format, machine readings among it."""
    with tempfile.TemporaryDirectory() as folder:
        clock, processor = time.perf_counter(), spent()
        rows, size = export(order, Path(folder))
        return {
            "rows": rows,
            "mb": round(size / 1e6, 1),
            "seconds": round(time.perf_counter() - clock, 1),
            "processor_seconds": round(spent() - processor, 1),
            "peak_mb": peak_mb(),
        }


def held(location: str) -> dict[str, int]:
    """What the ledger holds."""
    ledger = open_ledger(location, create=False)
    with ledger.reading() as connection:
        found = {
            table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in (readings, claims, events, incidents)
        }
    ledger.close()
    return found


def counted(location: str, last: str | None) -> int:
    """Reports that are exported."""
    ledger = open_ledger(location, create=False)
    found = sum(len(page) for page in report_numbers(ledger, days=Days(None, last), page=1000))
    ledger.close()
    return found


def main() -> None:
    """Measure, print and record."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--ledger", required=True)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--formats", default=",".join(FORMATS))
    options.add_argument("--to", metavar="DAY", help="only reports and incidents up to this day")
    options.add_argument("--note", default="", help="what the readings are")
    options.add_argument("--name", default="export", help="name of the results file")
    chosen = options.parse_args()
    results: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": {
            "platform": platform.platform(),
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "load_before": round(os.getloadavg()[0], 1),
        },
        "readings": chosen.note,
        "ledger": held(chosen.ledger),
        "up_to": chosen.to,
        "reports_up_to_then": counted(chosen.ledger, chosen.to),
        "workers": chosen.workers,
        "formats": {},
    }
    for name in chosen.formats.split(","):
        wanted = Wanted(days=Days(None, chosen.to), machine=True)
        results["formats"][name] = measure(Order(name, chosen.ledger, wanted, workers=chosen.workers))
        print(name, results["formats"][name], flush=True)
    target = HERE / "results" / f"{chosen.name}.json"
    target.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
