"""Headline pairs of ANS -> agree / disagree / other, by a small linear model -> results/ans.json.

    python benchmarks/ans.py [--folds]

The published fine-tuned BERT reaches a macro-F1 of 0.767 (Khouja 2020, arXiv:2005.10410). No large model is used here:
features are words two headlines share, words that stand in one only, figures and order. The learner is plain
multinomial logistic regression by stochastic gradient; passes, step and weight were chosen by five folds of train
(``--folds`` shows these and records nothing). The data is ../shared/benchmarks/ans, not part of the project.
"""

import argparse
import csv
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from record import SHARED, record
from riwaya.text import cut, cuts
from riwaya.text.words import Kind

LABELS = ("agree", "disagree", "other")
PUBLISHED = 0.767
BUCKETS = 1 << 20
PASSES, STEP, SHRINK = 25, 0.2, 2e-5
OTHER_WEIGHT = 4.0
"""How much more a rare "other" weighs in training; chosen on five folds of train."""

Features = dict[int, float]


def words(text: str) -> list[str]:
    """Folded words of a headline, marks left out."""
    return [w.folded for w in cut(text).words if w.kind is not Kind.MARK]


def stem(word: str) -> str:
    """The word without what is commonly glued before or after it; crude, for seeing that two words are kin."""
    shortest = min((piece.stem for piece in cuts(word)), key=len, default=word) if len(word) > 3 else word
    return shortest[:5]


def features(one: str, other: str) -> Features:
    """What two headlines share and what each has alone, as hashed features."""
    found: dict[str, float] = {}
    a, b = words(one), words(other)
    sa, sb = [stem(w) for w in a], [stem(w) for w in b]
    only_a = [s for s in sa if s not in sb]
    only_b = [s for s in sb if s not in sa]
    shared = [s for s in sa if s in sb]
    union = len(set(sa) | set(sb)) or 1
    overlap = len(set(shared)) / union
    found["overlap"] = 4 * overlap
    for edge in (0.05, 0.15, 0.3, 0.5, 0.7, 0.9):
        found[f"overlap>{edge}"] = 2.0 * (overlap > edge)
    found[f"only:{min(len(only_a), 5)}:{min(len(only_b), 5)}"] = 1.0
    figures_a, figures_b = ({w for w in ws if w.isdigit()} for ws in (a, b))
    found["figures differ"] = float(bool(figures_a and figures_b and figures_a != figures_b))
    found["figures equal"] = float(bool(figures_a and figures_a == figures_b))
    found["same order"] = float(shared == [s for s in sb if s in sa])
    found["swapped"] = float(sorted(sa) == sorted(sb) and sa != sb)
    for side in (*only_a, *only_b):
        found[f"alone:{side}"] = 1.0
    for s in shared:
        found[f"both:{s}"] = 0.3
    for mine, theirs in ((a, only_a), (b, only_b)):
        if mine and stem(mine[0]) in theirs:
            found[f"first:{stem(mine[0])}"] = 1.0
    length = abs(len(a) - len(b))
    found[f"longer:{min(length, 4)}"] = 1.0
    joined_a, joined_b = "".join(only_a), "".join(only_b)
    grams = [{t[i : i + 3] for i in range(len(t) - 2)} for t in (joined_a, joined_b)]
    alike = len(grams[0] & grams[1]) / (len(grams[0] | grams[1]) or 1)
    found["alone alike"] = alike
    for edge in (0.01, 0.1, 0.2, 0.4):
        found[f"alone alike>{edge}"] = float(alike > edge)
    for x in only_a:
        for y in only_b:
            found["pair:" + "|".join(sorted((x, y)))] = 1.0
            if x[:2] == y[:2] or x[-2:] == y[-2:]:
                found["kin"] = found.get("kin", 0.0) + 1.0
    if len(only_a) == len(only_b) == 1:
        found["one word changed"] = 1.0
    return {zlib.crc32(name.encode()) % BUCKETS: value for name, value in found.items() if value}


class Linear:
    """Multinomial logistic regression over hashed features."""

    def __init__(self) -> None:
        self.weights: list[defaultdict[int, float]] = [defaultdict(float) for _ in LABELS]

    def scores(self, given: Features) -> list[float]:
        raw = [sum(w[f] * v for f, v in given.items() if f in w) for w in self.weights]
        top = max(raw)
        powers = [math.exp(r - top) for r in raw]
        return [p / sum(powers) for p in powers]

    def learn(self, rows: Sequence[tuple[Features, int]]) -> None:
        order = list(range(len(rows)))
        rng = random.Random(7)
        for turn in range(PASSES):
            rng.shuffle(order)
            step = STEP / (1 + 0.2 * turn)
            for i in order:
                given, label = rows[i]
                weight = OTHER_WEIGHT if label == 2 else 1.0
                for k, p in enumerate(self.scores(given)):
                    push = step * weight * ((1.0 if k == label else 0.0) - p)
                    w = self.weights[k]
                    for f, v in given.items():
                        w[f] += push * v - step * SHRINK * w[f]

    def says(self, given: Features) -> int:
        scores = self.scores(given)
        return scores.index(max(scores))


def macro_f1(pairs: Sequence[tuple[int, int]]) -> tuple[float, list[float]]:
    """Macro-F1 and the F1 of each label, from (true, said)."""
    each = []
    for k in range(len(LABELS)):
        hit = sum(1 for t, s in pairs if t == s == k)
        said, true = sum(1 for _, s in pairs if s == k), sum(1 for t, _ in pairs if t == k)
        each.append(2 * hit / (said + true) if said + true else 0.0)
    return sum(each) / len(each), each


def load(path: Path) -> list[tuple[Features, int]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(features(r["s1"], r["s2"]), LABELS.index(r["stance"])) for r in csv.DictReader(file)]


def folds(rows: Sequence[tuple[Features, int]], count: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    for k in range(count):
        yield [i for i in range(len(rows)) if i % count != k], [i for i in range(len(rows)) if i % count == k]


def main() -> None:
    """Learn on train, ask dev, print and record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", action="store_true", help="five folds of train only; dev is not looked at")
    given = parser.parse_args()
    data = SHARED / "benchmarks" / "ans"
    train = load(data / "stance_train.csv")
    pairs: list[tuple[int, int]] = []
    if given.folds:
        for learn, ask in folds(train):
            model = Linear()
            model.learn([train[i] for i in learn])
            pairs += [(train[i][1], model.says(train[i][0])) for i in ask]
    else:
        model = Linear()
        model.learn(train)
        pairs = [(label, model.says(row)) for row, label in load(data / "stance_dev.csv")]
    macro, each = macro_f1(pairs)
    commonest = Counter(t for t, _ in pairs).most_common(1)[0][0]
    base, _ = macro_f1([(t, commonest) for t, _ in pairs])
    figures = {
        "pairs": len(pairs),
        "macro_f1": round(macro, 3),
        "f1": {label: round(f1, 3) for label, f1 in zip(LABELS, each, strict=True)},
        "published_bert": PUBLISHED,
        "commonest_label": round(base, 3),
    }
    print(figures)
    if not given.folds:
        record("ans", figures)


if __name__ == "__main__":
    main()
