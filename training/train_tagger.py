"""Train the tagger of open-class names on NewsFANE and write its weights and held-out figures.

    python training/train_tagger.py NEWSFANE.txt WORDS.txt OUT.txt [--figures FIGURES.json] [--all] [--no-figures]

NewsFANE Gold (CC BY-SA 3.0) has its particles cut off; they are put back, since a document's words have theirs on. The
last 15 % of its sentences are held out and never trained on before the figures are taken; with --all the weights that
are written are then trained on everything.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path

import pycrfsuite

from riwaya.mentions.tagger import SCALE, Tagger
from riwaya.mentions.tagger_features import OFFSETS, features_at, own_features
from riwaya.text import Word
from riwaya.text.words import words as cut_words

TYPES = {
    "PER": "Politician Athlete Artist Other_PER Religious_PER Scientist Businessperson Lawyer Engineer Police_PER",
    "LOC": "Nation Population-Center State-or-Province GPE-Cluster Continent Water-Body Land County-or-District "
    "Land-Region-Natural Celestial Border",
    "ORG": "Non-Governmental Sports Media Government Commercial Educational Medical-Science Police Entertainment "
    "Religious_ORG",
    "GRP": "Group",
    "FAC": "Building-Grounds Path Airport Subarea-Facility Plant",
}
TYPE_OF = {fine: coarse for coarse, names in TYPES.items() for fine in names.split()}
PREFIXES = frozenset("وفبلك")
SUFFIXES = frozenset("ه ها هم هما نا ي هن كم ك".split())
HELD_OUT = 0.15
OPTIONS = {"c1": 0.15, "c2": 0.1, "max_iterations": 120, "feature.minfreq": 1, "feature.possible_transitions": True}

Sentence = list[tuple[Word, str]]


def read(path: Path) -> list[Sentence]:
    """The set as sentences of our words with coarse labels."""
    found: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8-sig").splitlines(), ""]:
        if line.strip():
            token, _, tag = line.rstrip().rpartition("\t")
            rows.append((token, tag))
        elif rows:
            found.append(_sentence(rows))
            rows = []
    return [s for s in found if s]


def _sentence(rows: list[tuple[str, str]]) -> Sentence:
    joined: list[list[str]] = []
    hang = ""
    for token, tag in rows:
        label = _coarse(tag)
        if token in PREFIXES and label == "O":
            hang += token
        elif token in SUFFIXES and joined and not hang and label == "O" and joined[-1][0].isalpha():
            joined[-1][0] += token
        else:
            # "to" swallows the article's alef
            swallowed = hang.endswith("ل") and token.startswith("ال")
            joined.append([hang + (token[1:] if swallowed else token), label])
            hang = ""
    out: Sentence = []
    for text, label in joined:
        for k, word in enumerate(cut_words(text)):
            out.append((word, label if k == 0 or label == "O" else "I-" + label[2:]))
    return out


def _coarse(tag: str) -> str:
    kind = TYPE_OF.get(tag[2:])
    return tag[:2] + kind if kind is not None else "O"


def features(sentence: Sentence, figures: dict[str, str]) -> list[list[str]]:
    """The features of each word, its neighbours' among them."""
    own = [tuple(own_features(w.folded, w.kind, figures)) for w, _ in sentence]
    rows = []
    for i in range(len(own)):
        row: list[str] = []
        for offset in OFFSETS:
            if 0 <= i + offset < len(own):
                row += features_at(own[i + offset], offset)
        rows.append(row)
    return rows


def train(sentences: list[Sentence], figures: dict[str, str]) -> str:
    """The weights as the text ``Tagger`` reads."""
    trainer = pycrfsuite.Trainer(verbose=False, params=OPTIONS)
    for sentence in sentences:
        trainer.append(features(sentence, figures), [label for _, label in sentence])
    with tempfile.TemporaryDirectory() as room:
        model = str(Path(room) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    labels = sorted(info.labels, key=lambda label: (label != "O", label))
    number = {label: k for k, label in enumerate(labels)}
    moves = [[_move(info.transitions, a, b) for b in labels] for a in labels]
    weights: dict[str, list[str]] = defaultdict(list)
    for (attribute, label), weight in sorted(info.state_features.items()):
        scaled = round(weight * SCALE)
        if abs(scaled) >= 2:
            weights[attribute].append(f"{number[label]}:{scaled}")
    lines = [" ".join(labels), *(" ".join(map(str, row)) for row in moves)]
    lines += [f"{attribute}\t{' '.join(pairs)}" for attribute, pairs in sorted(weights.items())]
    return "\n".join(lines) + "\n"


def _move(transitions: dict[tuple[str, str], float], a: str, b: str) -> int:
    """A move's weight; into the middle of a name that has not begun there is no way."""
    if b.startswith("I-") and a[2:] != b[2:]:
        return -(10**9)
    return round(transitions.get((a, b), 0.0) * SCALE)


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """First word, word after and type of each name."""
    found = set()
    i = 0
    while i < len(labels):
        j = i + 1
        if labels[i] != "O":
            while j < len(labels) and labels[j] == "I-" + labels[i][2:]:
                j += 1
            found.add((i, j, labels[i][2:]))
        i = j
    return found


def measure(tagger: Tagger, sentences: list[Sentence]) -> dict[str, dict[str, float]]:
    """Exact-span precision, recall and F1 by type and over all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for sentence in sentences:
        said = spans(tagger.decode([w for w, _ in sentence]))
        true = spans([label for _, label in sentence])
        for name in (*TYPES, "all"):
            s = {x for x in said if name in (x[2], "all")}
            t = {x for x in true if name in (x[2], "all")}
            for k, n in enumerate((len(s & t), len(s), len(t))):
                counts[name][k] += n
    out = {}
    for name, (hit, said_n, true_n) in counts.items():
        p, r = hit / max(said_n, 1), hit / max(true_n, 1)
        f1 = 2 * p * r / max(p + r, 1e-9)
        out[name] = {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f1, 4), "names": true_n}
    return out


def main() -> None:
    """Train, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("newsfane", type=Path)
    options.add_argument("words", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--figures", type=Path)
    options.add_argument("--all", action="store_true")
    options.add_argument("--no-figures", action="store_true")
    chosen = options.parse_args()
    table = "" if chosen.no_figures else chosen.words.read_text(encoding="utf-8")
    figures = dict(line.split(" ", 1) for line in table.splitlines())
    sentences = read(chosen.newsfane)
    cut = int(len(sentences) * (1 - HELD_OUT))
    weights = train(sentences[:cut], figures)
    held_out = measure(Tagger(weights, table), sentences[cut:])
    result = {
        "set": "NewsFANE Gold, last 15 % of its sentences held out",
        "sentences": [cut, len(sentences) - cut],
        "bytes": len(weights.encode()),
        "held_out": held_out,
    }
    print(json.dumps(result, indent=1))
    if chosen.figures is not None:
        chosen.figures.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    chosen.out.write_text(train(sentences, figures) if chosen.all else weights, encoding="utf-8")


if __name__ == "__main__":
    main()
