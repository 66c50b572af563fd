"""Annotated incidents compared with many other reports beside them -> the scorer's rows -> results/gold_beside.json.

    python benchmarks/beside.py [--more FILE] [--gold DIR]

FILE is JSON Lines of reports that nobody annotated (../shared/corpus/conflict.jsonl, not part of the project). The gold
knows nothing of them: an origin or a position that stands on them alone is neither right nor wrong by it. The scorer
counts such an origin as wrong, and passes over a row that has such a position beside two of the gold's. So there are
two sets of rows: of the comparison as it is, and of what in it stands on annotated reports.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from record import SHARED, record, riwaya

GOLD = SHARED / "gold"


def main() -> None:
    """Compare once, judge twice, record."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, default=GOLD)
    options.add_argument("--more", type=Path, default=SHARED / "corpus" / "conflict.jsonl")
    chosen = options.parse_args()
    lines = (chosen.gold / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if (chosen.gold / f"{json.loads(line)['id']}.json").exists()]
    annotated = {json.loads(line)["id"] for line in lines}
    others = chosen.more.read_text(encoding="utf-8").splitlines()
    lines += [line for line in others if json.loads(line)["id"] not in annotated]
    with tempfile.TemporaryDirectory() as folder:
        reports, whole, part = (Path(folder) / name for name in ("reports.jsonl", "whole.json", "part.json"))
        reports.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with whole.open("wb") as out:
            subprocess.run([*riwaya(), "compare", str(reports), "--format", "json"], stdout=out, check=True)
        comparison = json.loads(whole.read_text(encoding="utf-8"))
        part.write_text(json.dumps(standing_on(annotated, comparison)), encoding="utf-8")
        results = {"reports": len(lines), "annotated": len(annotated), "as_it_is": judged(chosen.gold, whole)}
        results["standing_on_annotated_reports"] = judged(chosen.gold, part)
    record("gold_beside", results)


def standing_on(annotated: Collection[str], comparison: dict[str, Any]) -> dict[str, Any]:
    """The comparison without positions and origins that stand on other reports alone."""
    for incident in comparison["incidents"]:
        for row in incident["disagreements"]:
            row["positions"] = [p for p in row["positions"] if _stands(p, annotated)]
        incident["disagreements"] = [row for row in incident["disagreements"] if len(row["positions"]) > 1]
        for answer in incident["corroboration"]:
            answer["origins"] = [origin for origin in answer["origins"] if _stands(origin, annotated)]
    return comparison


def _stands(part: dict[str, Any], annotated: Collection[str]) -> bool:
    return any(claim["report"] in annotated for claim in part["claims"])


def judged(gold: Path, comparison: Path) -> Any:
    """The scorer's own rows."""
    scored = comparison.with_suffix(".scores.json")
    words = ["--gold", str(gold), "--comparison", str(comparison), "--json", str(scored)]
    subprocess.run([sys.executable, str(GOLD / "score_incidents.py"), *words], check=True)
    return json.loads(scored.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
