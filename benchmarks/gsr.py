"""Sentences coders marked as ASSAULT or PROTEST -> how often the reading finds the same -> results/gsr.json.

    python benchmarks/gsr.py [--misses FILE]

The set (arabic_event_gsr, its development half) is ../shared/benchmarks/arabic_event_gsr, not part of the project.
What of a reading counts as an event of PLOVER's stands in gsr_words.yaml; what the figures mean, in README.md.
"""

import argparse
import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import gsr_baselines
import gsr_spans
from gsr_counting import Counting, features
from record import HERE, SHARED, record
from riwaya.claims.read import Tools, load_tools, read
from riwaya.model import Reading, make_report

SET = SHARED / "benchmarks" / "arabic_event_gsr"
YES, EASY, DIFFICULT, AMBIGUOUS = "yes", "easy no", "difficult no", "ambiguous"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the coders' verdict on it."""

    id: str
    text: str
    label: str


def sentences(event: str) -> list[Sentence]:
    """The development half for one type of event."""
    with (SET / f"{event.lower()}_dev.csv").open(encoding="utf-8", newline="") as lines:
        return [Sentence(row["id"], row["text"], row["label"]) for row in csv.DictReader(lines)]


def readings(texts: Sequence[str], tools: Tools) -> list[Reading]:
    """Each text read as a report of its own, with neither date nor outlet."""
    return [read(make_report(text, ref=str(n)), tools) for n, text in enumerate(texts)]


def figures(rows: Sequence[Sentence], said: Sequence[bool]) -> dict[str, Any]:
    """Precision, recall and F1 of yes against no; what was said of the difficult, easy and ambiguous ones apart."""
    by = {label: [s for r, s in zip(rows, said, strict=True) if r.label == label] for label in {r.label for r in rows}}
    hit, false = sum(by[YES]), sum(by[EASY]) + sum(by[DIFFICULT])
    precision, recall = hit / max(hit + false, 1), hit / len(by[YES])
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "said yes of yes": f"{hit} of {len(by[YES])}",
        "said yes of easy no": f"{sum(by[EASY])} of {len(by[EASY])}",
        "said yes of difficult no": f"{sum(by[DIFFICULT])} of {len(by[DIFFICULT])}",
        "said yes of ambiguous, not counted": f"{sum(by[AMBIGUOUS])} of {len(by[AMBIGUOUS])}",
    }


def measure(event: str, known: dict[str, Any], tools: Tools, miss: Callable[[str], None]) -> dict[str, Any]:
    """Every figure for one type of event."""
    rows = sentences(event)
    counting = Counting.of(known)
    read_rows = readings([row.text for row in rows], tools)
    ours = [bool(counting.counted(reading)) for reading in read_rows]
    for row, reading, yes in zip(rows, read_rows, ours, strict=True):
        if row.label != AMBIGUOUS and yes != (row.label == YES):
            found = [f"{e.type}:{e.trigger.text}" for e in reading.events if counting.of_the_type(e)]
            miss(f"{event}\t{row.label}\t{' '.join(found)}\t{row.text}")
    told = [features(reading, counting.of_the_type) for reading in read_rows]
    labels = [None if row.label == AMBIGUOUS else row.label == YES for row in rows]
    texts = [row.text for row in rows]
    coded = json.loads((SET / f"{event.lower()}_spans_dev.json").read_text(encoding="utf-8"))
    events = [list(filter(counting.of_the_type, r.events)) for r in readings([item["text"] for item in coded], tools)]
    return {
        "ours": figures(rows, ours),
        "ours, every event of the types": figures(rows, [any(map(counting.of_the_type, r.events)) for r in read_rows]),
        "keywords": figures(rows, [gsr_baselines.has_keyword(row.text, known["keywords"]) for row in rows]),
        "tf-idf + linear, cross-validated": _trained(rows, gsr_baselines.trained(texts, labels)),
        "tf-idf + our reading + linear, cross-validated": _trained(rows, gsr_baselines.trained(texts, labels, told)),
        "every sentence yes": figures(rows, [True] * len(rows)),
        "token overlap with the coders": gsr_spans.overlaps(coded, events),
    }


def _trained(rows: Sequence[Sentence], said: Sequence[bool] | None) -> dict[str, Any] | str:
    return figures(rows, said) if said is not None else "scikit-learn is not installed"


def main() -> None:
    """Measure, print and record."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--misses", type=Path, help="write the sentences judged otherwise than by the coders here")
    chosen = options.parse_args()
    words = yaml.safe_load((HERE / "gsr_words.yaml").read_text(encoding="utf-8"))
    tools, missed = load_tools(), list[str]()
    results = {event: measure(event, known, tools, missed.append) for event, known in words.items()}
    print(json.dumps(results, ensure_ascii=False, indent=1))
    if chosen.misses is not None:
        chosen.misses.write_text("\n".join(missed) + "\n", encoding="utf-8")
    record("gsr", results)


if __name__ == "__main__":
    main()
