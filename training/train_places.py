"""Learn which phrases that the rules find are places, from annotated reports.

    python training/train_places.py OUT.json GOLD_DIR:REPORTS.jsonl [...] [--figures FIGURES.json]        (needs numpy)

As `train_actors.py`: a phrase is right where its words are among a report's annotated mentions of places; the weights
are made of counts over phrases, and none of the reports' text goes into them, but for nouns that four reports have.
"""

from riwaya.lexicon.lexicon import load_lexicon
from riwaya.mentions.places.gazetteer import load_gazetteer
from riwaya.mentions.places.read import find_places
from riwaya.mentions.places.weighing import features
from riwaya.mentions.times.dates import read_times
from riwaya.text import cut
from train_actors import main, plain, reports


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


if __name__ == "__main__":
    main(examples, __doc__)
