"""The invented reports of this folder -> who says what, in short, and two pages to open; what `make demo` runs."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out" / "demo"
REPORTS = HERE / "reports.jsonl"
OWN = ("--lexicon", str(HERE / "lexicon"), "--places", str(HERE / "places.tsv"))


def riwaya(*arguments: str) -> None:
    """Run one command as a user would."""
    done = subprocess.run([sys.executable, "-m", "riwaya", *arguments, *OWN], check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    """Read the reports, write a page each, compare them, and say what to open."""
    OUT.mkdir(parents=True, exist_ok=True)
    print("Five reports about one night in an invented valley: what does each side say?\n", flush=True)
    riwaya("read", str(REPORTS), "--format", "html", "--out", f"{OUT / 'readings'}/")
    riwaya("compare", str(REPORTS), "--format", "html", "--out", str(OUT / "incident.html"))
    riwaya("compare", str(REPORTS), "--format", "text")
    print(f"\nOpen  {OUT / 'incident.html'}   every side's version, question by question")
    print(f"      {OUT / 'readings' / 'mersal-0506.html'}   one report with its claims marked")


if __name__ == "__main__":
    main()
