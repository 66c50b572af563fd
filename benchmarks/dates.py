"""Read the time expressions of dates_ar.json and say which days came out wrong -> results/dates.json.

    python benchmarks/dates.py [FILE]

The file (47 expressions with their days, and 5 traps) is ../shared/benchmarks/dates_ar.json, not part of the project.
"""

import json
import sys
import time
from pathlib import Path

from record import SHARED, record
from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.times.dates import when

DEFAULT = SHARED / "benchmarks" / "dates_ar.json"


def main() -> int:
    """Print and record the figures; 1 where an expression is wrong or a trap is read."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    data = json.loads(path.read_text(encoding="utf-8"))
    lexicon = load_lexicon()
    started = time.perf_counter()
    wrong = []
    for item in data["expressions"]:
        found = [(t.from_, t.to) for t in when(item["text"], data["published"], lexicon)]
        if found != [(item["from"], item["to"])]:
            wrong.append(f"{item['text']}: {found}")
    read = [text for text in data["not_dates"] if when(text, data["published"], lexicon)]
    took = time.perf_counter() - started
    total = len(data["expressions"])
    result = {
        "expressions": total,
        "right": total - len(wrong),
        "traps": len(data["not_dates"]),
        "traps read as times": len(read),
        "wrong": wrong,
    }
    print(*wrong, *read, sep="\n", end="\n" if wrong or read else "")
    print(f"{result['right']} of {total} right, {len(read)} of {result['traps']} traps read, {took * 1000:.0f} ms")
    record("dates", result)
    return int(bool(wrong or read))


if __name__ == "__main__":
    sys.exit(main())
