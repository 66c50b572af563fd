"""Hold the product against the annotated reports of ../shared/gold, and fail where a figure is below its floor.

    python benchmarks/floors.py

Floors stand in floors.json. They are guards against getting worse, not claims about unseen reports.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold"
RIWAYA = Path(sys.executable).with_name("riwaya")


def scored(script: str, command: str) -> dict[str, dict[str, float]]:
    """The scorer's rows, by name, for one command of the product."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory) / "scores.json"
        call = [sys.executable, GOLD / script, "--json", out, "--", RIWAYA, command, "{}", "--format", "json"]
        subprocess.run(list(map(str, call)), check=False, stdout=subprocess.DEVNULL)
        data = json.loads(out.read_text(encoding="utf-8"))
    rows: dict[str, dict[str, float]] = data.get("scores", data)
    return rows


def main() -> int:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    below = 0
    for part, script, command in (
        ("reading", "score.py", "read"),
        ("comparison", "score_incidents.py", "compare"),
    ):
        rows = scored(script, command)
        for name, floor in floors[part].items():
            figure = rows[name]["f1"]
            below += figure < floor
            print(f"{'BELOW ' if figure < floor else ''}{name}: {figure:.3f} (floor {floor:.2f})")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
