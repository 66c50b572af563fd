"""OFAC's SDN file (public domain) -> src/riwaya/watchlists/data/part_counts.tsv: how often name parts stand in it.

    python training/name_counts.py ../shared/watchlists/ofac_sdn_2024-05-03.csv

Only parts that at least five entries share, without the entries: how common a name is, and nobody's name.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from riwaya.watchlists.names import read_name
from riwaya.watchlists.vocabulary import plain

LEAST = 5
TARGET = Path(__file__).parent.parent / "src" / "riwaya" / "watchlists" / "data" / "part_counts.tsv"


def main() -> None:
    counts: Counter[str] = Counter()
    with Path(sys.argv[1]).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) > 2 and row[2].strip() == "individual":
                for part in read_name(row[1]).parts:
                    counts.update({"=" + name for name in part.names} or {plain(part.text)})
    rows = sorted(((n, part) for part, n in counts.items() if n >= LEAST), key=lambda r: (-r[0], r[1]))
    lines = [
        f"# Name parts that {LEAST} or more persons on OFAC's SDN list of 2024-05-03 bear (public domain), counted.",
        "# Made by training/name_counts.py. =id: any spelling of a given name of given.tsv.",
        "part\tcount",
        *(f"{part}\t{n}" for n, part in rows),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(rows), "parts")


if __name__ == "__main__":
    main()
