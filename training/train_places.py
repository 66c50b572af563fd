"""Learn which phrases that the rules find are places, from annotated reports.

    python training/train_places.py OUT.json GOLD_DIR:REPORTS.jsonl [...] [--figures FIGURES.json]        (needs numpy)

As `train_actors.py`: a phrase is right where its words are among a report's annotated mentions of places; the weights
are made of counts over phrases, and none of the reports' text goes into them, but for nouns that four reports have.
"""

import argparse
import json
from pathlib import Path

from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.dates import read_times
from riwaya.mentions.gazetteer import load_gazetteer
from riwaya.mentions.place_weighing import features
from riwaya.mentions.places import find_places
from riwaya.text import cut
from train_actors import PENALTY, cross_validated, fit, plain, reports


def examples(sources: list[str]) -> list:
    """For each report its phrases (rule, folded text, features, right or wrong) and its annotated names."""
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    out = []
    for report in reports(sources, "places"):
        document = cut(report["text"], lexicon.actors.disguised)
        times = read_times(document, lexicon, report["date"])[0]
        asked = features(*find_places(document, lexicon, gazetteer, times))
        gold = {plain(m) for a in report["places"] for m in a["mentions"]}
        out.append(([("", plain(text), names, plain(text) in gold) for text, names in asked.items()], gold))
    return out


def main() -> None:
    """Cross-validate, then train on everything."""
    options = argparse.ArgumentParser(description=__doc__)
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
    main()
