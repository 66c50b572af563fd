"""Count how words stand in a corpus and learn from UD_Arabic-PUD which written forms are finite verbs.

    python training/train_verbs.py CORPUS.jsonl.gz PUD.conllu OUT.tsv

The corpus gives only figures (how often a form follows لم or في, how often it is seen with the article); PUD
(CC BY-SA 3.0) gives the verb labels of about 1,000 sentences; a logistic regression joins them. The table lists the
folded forms that are more likely finite verbs than not, so that a noun phrase can be ended before them.
"""

import gzip
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from riwaya.text import Kind, cut, fold

BEFORE_VERB = frozenset(
    map(fold, "لم لن سوف قد لقد الذي التي الذين اللذين كان كانت حيث عندما حين بعدما أن كما فيما بينما".split())
)
BEFORE_NOUN = frozenset(map(fold, "في من إلى على عن مع بين خلال ضد بعد قبل كل بعض أي هذا هذه ذلك تلك عدة".split()))
LEAST = 8
"""A form seen less often has no figures worth learning from."""

MOST_ARTICLE = 0.2
"""Share of a form's uses that stand with the article, from which on it is no finite verb whatever else says so."""


def count(corpus: Path) -> dict[str, Counter[str]]:
    """Figures for every folded form: in all, after verb and noun markers, at a sentence's start, before أن."""
    total: Counter[str] = Counter()
    marks: dict[str, Counter[str]] = {"verb": Counter(), "noun": Counter(), "first": Counter(), "an": Counter()}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = cut(json.loads(line)["text"])
            before = ""
            for i, word in enumerate(document.words):
                if word.kind is Kind.ARABIC:
                    total[word.folded] += 1
                    if before in BEFORE_VERB:
                        marks["verb"][word.folded] += 1
                    elif before in BEFORE_NOUN:
                        marks["noun"][word.folded] += 1
                    elif before == ".":
                        marks["first"][word.folded] += 1
                    following = document.words[i + 1].folded if i + 1 < len(document.words) else ""
                    if following in ("ان", "الي", "عن"):
                        marks["an"][word.folded] += 1
                before = word.folded
    return {"total": total, **marks}


def features(form: str, figures: dict[str, Counter[str]]) -> dict[str, float]:
    """What is known of a form: its shape, and smoothed log rates of how it stands."""
    n = figures["total"][form]
    out = {"bias": 1.0, "len" + str(min(len(form), 7)): 1.0}
    out["first:" + form[:1]] = 1.0
    out["last:" + form[-1:]] = 1.0
    out["last2:" + form[-2:]] = 1.0
    out["first2:" + form[:2]] = 1.0
    for name in ("verb", "noun", "first", "an"):
        out[name] = math.log((figures[name][form] + 0.3) / (n + 3.0)) / 3
    out["al"] = math.log((figures["total"]["ال" + form] + 0.5) / (n + 1.0)) / 3
    out["wa"] = math.log((figures["total"]["و" + form] + 0.5) / (n + 1.0)) / 3
    out["bi"] = math.log((figures["total"]["ب" + form] + figures["total"]["لل" + form] + 0.5) / (n + 1.0)) / 3
    out["sa"] = math.log((figures["total"]["س" + form] + 0.5) / (n + 1.0)) / 3
    out["rare"] = 1.0 if n < LEAST else 0.0
    return out


def pud(path: Path) -> list[tuple[str, bool]]:
    """Surface words of PUD, conjunctions و and ف cut off, with whether they are finite verbs."""
    found = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows:
            found += _sentence(rows)
            rows = []
    return found


def _sentence(rows: list[list[str]]) -> list[tuple[str, bool]]:
    tags = {row[0]: row for row in rows}
    out, skip = [], set()
    for row in rows:
        if "-" in row[0]:
            a, b = map(int, row[0].split("-"))
            parts = [tags[str(k)] for k in range(a, b + 1)]
            skip.update(p[0] for p in parts)
            form = fold(row[1])
            if parts[0][3] == "CCONJ" and form[:1] in "وف":
                form, parts = form[1:], parts[1:]
            out.append(
                (form, any((p[3] in ("VERB", "AUX") and "VerbForm=Fin" in p[5]) or p[3] == "VERB" for p in parts))
            )
        elif row[0] not in skip:
            out.append((fold(row[1]), row[3] == "VERB"))
    return [(f, v) for f, v in out if f and f[0].isalpha() and not f.isascii()]


def fit(
    data: list[tuple[dict[str, float], bool]], epochs: int = 12, rate: float = 0.15, l2: float = 1e-5
) -> dict[str, float]:
    """Logistic regression by plain stochastic gradient descent, in a fixed order."""
    weights: dict[str, float] = {}
    rng = random.Random(3)
    data = list(data)
    for epoch in range(epochs):
        rng.shuffle(data)
        step = rate / (1 + epoch)
        for f, y in data:
            z = sum(weights.get(k, 0.0) * v for k, v in f.items())
            error = (1.0 if y else 0.0) - 1 / (1 + math.exp(-max(-30, min(30, z))))
            for k, v in f.items():
                w = weights.get(k, 0.0)
                weights[k] = w + step * (error * v - l2 * w)
    return weights


def main() -> None:
    corpus, conllu, out = map(Path, sys.argv[1:4])
    figures = count(corpus)
    words = pud(conllu)
    cutoff = len(words) * 4 // 5
    test = fit([(features(w, figures), y) for w, y in words[:cutoff]])

    def odds(weights: dict[str, float], form: str) -> float:
        return sum(weights.get(k, 0.0) * v for k, v in features(form, figures).items())

    for threshold in (-0.5, 0.0, 0.5, 1.0):
        said = [odds(test, w) > threshold for w, _ in words[cutoff:]]
        truth = [y for _, y in words[cutoff:]]
        hit = sum(a and b for a, b in zip(said, truth, strict=True))
        print(f"threshold {threshold}: precision {hit / max(1, sum(said)):.3f} recall {hit / max(1, sum(truth)):.3f}")
    weights = fit([(features(w, figures), y) for w, y in words])
    total = figures["total"]
    verbs = sorted(
        form
        for form, n in total.items()
        if n >= LEAST and len(form) > 2 and total["ال" + form] < MOST_ARTICLE * n and odds(weights, form) > 0.0
    )
    out.write_text("".join(v + "\n" for v in verbs), encoding="utf-8")
    print(len(verbs), "forms")


if __name__ == "__main__":
    main()
