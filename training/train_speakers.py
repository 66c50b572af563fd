"""Learn from annotated reports who a dropped subject means, and write ``src/riwaya/claims/weights/speakers.json``.

    python training/train_speakers.py DIR [DIR ...] [--folds 6]

Each DIR holds ``reports.jsonl`` and one annotation a report (``shared/gold/GUIDELINES.md``). Every report is read with
the rules alone; each attribution without a source that an annotated one pairs with is an example: whom it may mean,
with the signs for each, and who it does mean. One weight a sign is fitted so that the annotated speaker is likeliest
(conditional logit, ridge penalty). With --folds, reports are held out in turn and the share found right is printed
beside the rules' own. Only weights are kept, no word of a report.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import riwaya.claims.read as flow
from riwaya.claims.attribution.dropped import Asked, candidates
from riwaya.claims.attribution.speakers import Speakers
from riwaya.evaluation.attributions import UNNAMED, affinity
from riwaya.evaluation.entities import actors_by_gold
from riwaya.evaluation.gold import REPORTS, Gold, load_gold
from riwaya.evaluation.spans import pairs
from riwaya.model import Reading, Voice, make_report

PENALTY = 6.0
"""Ridge penalty; 2 to 15 gave the same held-out share within one per cent on 148 reports."""
SEEN = 3
"""Signs that fewer candidates show get no weight."""
SMALLEST = 0.02
STEPS, RATE = 120, 0.08
OUT = Path(__file__).parent.parent / "src/riwaya/claims/weights/speakers.json"

Signs = tuple[str, ...]
Where = int


@dataclass(frozen=True, slots=True)
class Example:
    """A dropped subject: the signs for each who may be meant, which of them are meant, and whether the rules knew."""

    report: str
    signs: tuple[Signs, ...]
    meant: tuple[bool, ...]
    rule: bool


@dataclass(slots=True)
class Log:
    """What was asked while one report was read, by where the cue begins; the rules' own answer is given."""

    asked: dict[Where, tuple[dict[str | None, Signs], str | None]] = field(default_factory=dict)

    def choose(self, asked: Asked) -> str | None:
        self.asked[asked.start] = (dict(candidates(asked)), asked.rule)
        return asked.rule


def examples(folder: Path, tools: flow.Tools) -> Iterator[Example]:
    """Every dropped subject of the folder's reports that pairs with an annotated attribution."""
    rows = (json.loads(line) for line in (folder / REPORTS).read_text(encoding="utf-8").splitlines())
    dates = {row["id"]: row.get("date") for row in rows}
    for gold in load_gold(folder):
        log = Log()
        flow.Speakers = type("Logged", (Speakers,), {"choose": lambda _, asked, log=log: log.choose(asked)})
        reading = flow.read(make_report(gold.text, ref=gold.id, published=dates[gold.id]), tools)
        yield from _paired(gold, reading, log)


def _paired(gold: Gold, reading: Reading, log: Log) -> Iterator[Example]:
    claims = [claim for claim in reading.claims if claim.voice is Voice.ATTRIBUTED]
    to_gold, kinds = actors_by_gold(gold, reading), {a.id: a.kind for a in gold.actors}
    said_kinds = {a.id: a.kind.value for a in reading.actors}
    for i, j in pairs(gold.attributions, claims, affinity):
        annotated, cue = gold.attributions[i], claims[j].cue
        if claims[j].source is not None or cue is None or cue.start not in log.asked:
            continue
        signs, rule = log.asked[cue.start]
        unnamed = kinds.get(annotated.actor or "") == UNNAMED
        meant = {a for a in signs if a is not None and to_gold.get(a) == annotated.actor}
        meant |= {a for a in signs if unnamed and (a is None or said_kinds.get(a) == UNNAMED)}
        yield Example(gold.id, tuple(signs.values()), tuple(a in meant for a in signs), rule in meant)


def fit(told: Sequence[Example]) -> dict[str, float]:
    """A weight for each sign, by gradient descent on all examples (Adam); the same ones give the same weights."""
    told = [e for e in told if any(e.meant)]
    seen = Counter(sign for e in told for signs in e.signs for sign in signs)
    names = sorted(sign for sign, n in seen.items() if n >= SEEN)
    column = {name: n for n, name in enumerate(names)}
    tables = []
    for example in told:
        table = np.zeros((len(example.signs), len(names)))
        for row, signs in enumerate(example.signs):
            table[row, [column[s] for s in signs if s in column]] = 1.0
        tables.append((table, np.array(example.meant)))
    weights, mean, square = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for table, meant in tables:
            said = _softmax(table @ weights)
            true = np.where(meant, said, 0.0)
            slope += table.T @ (said - true / true.sum())
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def _softmax(sums: np.ndarray) -> np.ndarray:
    raised = np.exp(sums - sums.max())
    return raised / raised.sum()


def right(example: Example, weights: dict[str, float]) -> bool:
    """Whether the likeliest candidate is one that is meant."""
    sums = [sum(weights.get(sign, 0.0) for sign in signs) for signs in example.signs]
    return example.meant[sums.index(max(sums))]


def held_out(told: Sequence[Example], folds: int) -> float:
    """The share found right with the reports held out in turn."""
    reports = sorted({e.report for e in told})
    random.Random(0).shuffle(reports)
    hits = 0
    for fold in range(folds):
        out = set(reports[fold::folds])
        weights = fit([e for e in told if e.report not in out])
        hits += sum(right(e, weights) for e in told if e.report in out)
    return hits / len(told)


def main() -> None:
    """Read, fit, write; with --folds, judge."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    tools = flow.load_tools()
    told = [e for folder in chosen.folders for e in examples(folder, tools)]
    print(len(told), "dropped subjects; the rules alone:", round(sum(e.rule for e in told) / len(told), 3))
    if chosen.folds:
        print("held out:", round(held_out(told, chosen.folds), 3))
    weights = fit(told)
    chosen.out.write_text(json.dumps({"weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(len(weights), "weights")


if __name__ == "__main__":
    main()
