"""Learn which phrases that the rules find are actors, from annotated reports.

    python training/train_actors.py OUT.json GOLD_DIR:REPORTS.jsonl [...] [--figures FIGURES.json]        (needs numpy)

A phrase found is right where its words are among a report's annotated mentions. Logistic regression with an L2 penalty;
five-fold cross-validation by report gives the F1 of names at each threshold. The weights are made of counts over
phrases; none of the reports' text goes into them, but for nouns (``head=``) that at least four reports have.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np

from riwaya.lexicon.lexicon import Lexicon, load_lexicon
from riwaya.mentions.actors.found import Field
from riwaya.mentions.actors.read import candidates
from riwaya.mentions.actors.weighing import alike, together
from riwaya.mentions.tagger import load_tagger
from riwaya.model import Place
from riwaya.text import cut, fold

PENALTY = 4.0
"""With the least number of reports a feature must be seen in, chosen by the F1 of names in cross-validation."""
REPORTS_AT_LEAST = 3
REPORTS_AT_LEAST_NOUN = 4
SMALLEST = 0.02


def reports(sources: list[str], what: str = "actors") -> list[dict]:
    """Annotated reports with their text and the entities of one sort."""
    found = []
    for source in sources:
        gold, _, texts = source.partition(":")
        for line in Path(texts).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            path = Path(gold) / f"{record['id']}.json"
            if path.is_file():
                annotated = json.loads(path.read_text(encoding="utf-8"))
                text = record["title"] + "\n\n" + record["text"] if record.get("title") else record["text"]
                found.append({"id": record["id"], "date": record["date"], "text": text, what: annotated[what]})
    return found


def places_reader(lexicon: Lexicon):
    """The place reader where it is there; the phrases beside places need it."""
    from riwaya.mentions.places.gazetteer import load_gazetteer
    from riwaya.mentions.places.read import read_places
    from riwaya.mentions.times.dates import read_times

    gazetteer = load_gazetteer()
    return lambda document, day: read_places(document, lexicon, gazetteer, times=read_times(document, lexicon, day)[0])[
        0
    ]


def examples(sources: list[str]) -> list[list[tuple[str, str, list[str], bool]]]:
    """For each report its phrases: rule, folded text, features, right or wrong."""
    lexicon, tagger = load_lexicon(), load_tagger()
    try:
        read_places = places_reader(lexicon)
    except ImportError:
        read_places = lambda document, day: ()  # noqa: E731
    out = []
    for report in reports(sources):
        document = cut(report["text"], lexicon.actors.disguised)
        places: tuple[Place, ...] = tuple(read_places(document, report["date"]))
        field = Field.of(document, lexicon, report["date"], places, tagger)
        mentions = candidates(field, {p.country for p in places if p.country is not None})
        gold = {plain(m) for a in report["actors"] for m in a["mentions"]}
        rows = [
            (same[0].how, plain(text), together(field, same), plain(text) in gold)
            for text, same in alike(field, mentions).items()
        ]
        out.append((rows, gold))
    return out


def plain(text: str) -> str:
    """Folded, with single spaces, as names are held against each other."""
    return " ".join(fold(text).split())


def least_reports(feature: str) -> int:
    """In how many reports a feature must stand to be learned."""
    return REPORTS_AT_LEAST_NOUN if "head=" in feature or "noun=" in feature else REPORTS_AT_LEAST


def fit(reports_: list, penalty: float = PENALTY) -> dict[str, float]:
    """Weights by Newton-like gradient descent on the whole batch; the same input gives the same weights."""
    seen: dict[str, set[int]] = defaultdict(set)
    for number, (rows, _) in enumerate(reports_):
        for _, _, asked, _ in rows:
            for feature in asked:
                seen[feature].add(number)
    names = sorted(f for f, where in seen.items() if len(where) >= least_reports(f))
    index = {f: i for i, f in enumerate(names)}
    data = [([index[f] for f in asked if f in index], right) for rows, _ in reports_ for _, _, asked, right in rows]
    flat = np.concatenate([np.array(c) for c, _ in data])
    owner = np.repeat(np.arange(len(data)), [len(c) for c, _ in data])
    target = np.array([float(r) for _, r in data])
    weights = np.zeros(len(names))
    step = np.zeros(len(names)) + 1e-9
    for _ in range(400):
        total = np.bincount(owner, weights[flat], len(data))
        error = 1 / (1 + np.exp(-total)) - target
        slope = np.bincount(flat, error[owner], len(names)) + penalty * weights
        step += slope**2
        weights -= 0.5 * slope / np.sqrt(step)
    return {f: round(float(w), 3) for f, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def score(weights: dict[str, float], reports_: list) -> list[tuple[float, str, int, bool]]:
    """Best chance of each distinct phrase of each report."""
    out = []
    for number, (rows, _) in enumerate(reports_):
        best: dict[str, float] = {}
        for _, text, asked, _ in rows:
            best[text] = max(best.get(text, -99.0), sum(weights.get(f, 0.0) for f in asked))
        gold = reports_[number][1]
        out += [(1 / (1 + np.exp(-v)), t, number, t in gold) for t, v in best.items()]
    return out


def cross_validated(every: list, penalty: float) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of names at each threshold, each report judged by weights that never saw it."""
    told = []
    for k in range(5):
        told += score(fit([r for i, r in enumerate(every) if i % 5 != k], penalty), every[k::5])
    true = sum(len(gold) for _, gold in every)
    out = {}
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        said = sum(c >= least for c, *_ in told)
        hit = sum(c >= least and right for c, _, _, right in told)
        p, r = hit / said, hit / true
        rates = {"precision": p, "recall": r, "f1": 2 * p * r / (p + r)}
        out[str(least)] = {name: round(float(value), 3) for name, value in rates.items()}
    out["all"] = {"recall": round(float(sum(x[3] for x in told) / true), 3)}
    return out


def main(examples: Callable[[list[str]], list], description: str | None) -> None:
    """Cross-validate, then train on everything; ``examples`` reads the sources named on the command line."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("out", type=Path)
    options.add_argument("sources", nargs="+", help="GOLD_DIR:REPORTS.jsonl")
    options.add_argument("--figures", type=Path)
    chosen = options.parse_args()
    every = examples(chosen.sources)
    figures = cross_validated(every, PENALTY)
    for least, row in figures.items():
        print(least, row)
    weights = fit(every)
    chosen.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    names = sum(len(gold) for _, gold in every)
    result = {"reports": len(every), "names": names, "penalty": PENALTY, "by_threshold": figures}
    if chosen.figures is not None:
        chosen.figures.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(len(weights), "weights")


if __name__ == "__main__":
    main(examples, __doc__)
