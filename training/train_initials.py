"""Count words in a corpus -> the list of words whose first letter, though it looks like a proclitic, belongs to them.

    python training/train_initials.py CORPUS.jsonl.gz OUT.txt

A word that begins with one of the five proclitic letters is whole when it stands with the article, or behind another
preposition letter, often enough: a word that already has a joined preposition takes neither. Only the list is shipped.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from riwaya.text import fold

LEAST = 20
"""A form seen less often has no figures worth trusting."""

ARTICLE_SHARE, PREPOSITION_SHARE = 0.03, 0.01
"""Shares of a form's uses, chosen by reading 300 forms on both sides of each line."""

_WORD = re.compile(r"[\u0620-\u064a\u0640\u064b-\u0652]+")


def count(corpus: Path) -> Counter[str]:
    """How often each folded word stands in the corpus."""
    total: Counter[str] = Counter()
    raw: Counter[str] = Counter()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw.update(_WORD.findall(json.loads(line)["text"]))
    for word, n in raw.items():
        total[fold(word)] += n
    return total


def whole(word: str, total: Counter[str]) -> bool:
    """Whether the first letter belongs to the word."""
    n = total[word]
    article = total["ال" + word] + total["وال" + word] + total["بال" + word]
    preposition = total["ب" + word] + (0 if word[0] == "ل" else total["ل" + word])
    if article >= ARTICLE_SHARE * n or preposition >= PREPOSITION_SHARE * n:
        return True
    rest = total[word[1:]] + total["ال" + word[1:]]
    return rest < 0.05 * n


def main() -> None:
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    total = count(corpus)
    words = sorted(
        w
        for w, n in total.items()
        if n >= LEAST
        and len(w) > 2
        and w[0] in "وفبلك"
        and not w[1:].startswith("ال")
        and not w.startswith("لل")
        and whole(w, total)
    )
    out.write_text("".join(w + "\n" for w in words), encoding="utf-8")
    print(len(words), "words")


if __name__ == "__main__":
    main()
