"""The product's readings and comparison against annotated reports, by measure, outlet and side -> results/gold.json.

    python benchmarks/gold.py [--gold DIR] [--reports FILE] [--only FILE] [--name NAME] [--totals]

The gold and its scorers (score.py, score_incidents.py) are ../shared/gold, not part of the project. DIR may hold a set
of one's own; FILE of --only names by its records, or one id a line, the reports to judge. What the rows by outlet and
side say is told in evenness.py. The gold was made by language-model annotators and not yet gone over by a person.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import evenness
from record import PROJECT, SHARED, record, riwaya

GOLD = SHARED / "gold"


def main() -> int:
    """Measure, print and record; 1 where a report could not be judged."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--gold", type=Path, default=GOLD)
    options.add_argument("--reports", type=Path, help="the records; DIR/reports.jsonl unless said")
    options.add_argument("--only", type=Path)
    options.add_argument("--name", default="gold", help="what the file of results is called")
    options.add_argument("--totals", action="store_true", help="no rows by outlet and side")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gold = _gather(chosen.gold, chosen.reports, chosen.only, Path(folder))
        readings = Path(folder) / "readings.out"
        with readings.open("wb") as out:
            subprocess.run(
                [*riwaya(), "read", str(gold / "reports.jsonl"), "--format", "json"], stdout=out, check=False
            )
        results = {"gold": chosen.gold.name, **_scores(gold, readings)}
        if not chosen.totals:
            results |= evenness.rows(gold, readings, GOLD / "score.py")
        if any(gold.glob("incident-*.json")):
            results["comparison"] = _incidents(gold)
    record(chosen.name, results)
    return int(results["failed"] > 0)


def _gather(gold: Path, reports: Path | None, only: Path | None, folder: Path) -> Path:
    """A folder as the scorers want it, of the wanted reports alone; the gold's own where all of it is wanted."""
    if reports is None and only is None:
        return gold
    wanted = None if only is None else {_id(line) for line in only.read_text(encoding="utf-8").split("\n") if line}
    out = folder / "gold"
    out.mkdir()
    lines = (reports or gold / "reports.jsonl").read_text(encoding="utf-8").split("\n")
    chosen = [line for line in lines if line and (wanted is None or _id(line) in wanted)]
    (out / "reports.jsonl").write_text("\n".join(chosen) + "\n", encoding="utf-8")
    for line in chosen:
        annotated = gold / f"{_id(line)}.json"
        if annotated.exists():
            shutil.copy(annotated, out)
    return out


def _id(line: str) -> str:
    return str(json.loads(line)["id"]) if line.startswith("{") else line.strip()


def _scores(gold: Path, readings: Path) -> dict[str, Any]:
    """The scorer's own rows, as it prints them."""
    scored = readings.with_name("scores.json")
    words = ["--gold", str(gold), "--readings", str(readings), "--json", str(scored)]
    subprocess.run([sys.executable, str(GOLD / "score.py"), *words, "--", "none"], check=False)
    return dict(json.loads(scored.read_text(encoding="utf-8")))


def _incidents(gold: Path) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        scored = Path(folder) / "scores.json"
        words = ["--gold", str(gold), "--json", str(scored), "--", *riwaya(), "compare", "{}", "--format", "json"]
        done = subprocess.run([sys.executable, str(GOLD / "score_incidents.py"), *words], cwd=PROJECT, check=False)
        return json.loads(scored.read_text(encoding="utf-8")) if done.returncode == 0 else "the command failed"


if __name__ == "__main__":
    sys.exit(main())
