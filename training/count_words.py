"""Count how words stand in a corpus and group those that stand alike: figures on words, none of its sentences.

    python training/count_words.py CORPUS.jsonl.gz OUT.txt        (needs numpy and scipy)

One line a word: the folded form, its cluster in two base-36 characters, and one digit for each trigger set: how often
the form follows (or stands before) such a word, in steps of the logarithm. Clusters: positive pointwise mutual
information with the 2,000 commonest words two places to either side, 64 singular vectors, k-means with k = 320.
"""

import gzip
import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.linalg import svds

from riwaya.text import Kind, fold
from riwaya.text.words import words as cut_words

TRIGGERS = [
    frozenset(map(fold, words.split()))
    for words in (
        "الرئيس السيد الشيخ الدكتور العقيد العميد اللواء النقيب الرائد المدعو الوزير الأمير الملك الجنرال السيدة",
        "مدينة بلدة قرية محافظة منطقة حي ريف ولاية مطار مخيم معبر جبل طريق ضاحية",
        "حركة تنظيم جماعة حزب جبهة لواء كتيبة فصيل ميليشيا قوات جيش جماعات فصائل",
        "وزارة وكالة شركة منظمة مؤسسة هيئة مجلس قناة صحيفة مركز اتحاد جامعة لجنة",
        "في إلى من شمال جنوب شرق غرب قرب داخل",
        "قال وقال أكد وأكد أضاف وأضاف أعلن وأعلن قالت وقالت أكدت أعلنت ذكر ذكرت أوضح",
        "بن أبو عبد آل ابن أبي بنت",
    )
]
AFTER = [frozenset(map(fold, "قال إن أن أكد أعلن الذي بن".split()))]
VOCABULARY = 45_000
CONTEXT = 2_000
CLUSTERS = 320
DIMENSIONS = 64
BUCKETS = (0.002, 0.006, 0.02, 0.05, 0.12, 0.3)


def sentences(corpus: Path) -> "list[list[str]]":
    """The corpus as lists of folded forms, a joined و taken off where the rest is the commoner word."""
    found: list[list[str]] = []
    total: Counter[str] = Counter()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            forms: list[str] = []
            for word in cut_words(json.loads(line)["text"]):
                forms.append("0" if word.kind is Kind.NUMBER else sys.intern(word.folded))
                if word.text in ".؟!":
                    total.update(forms)
                    found.append(forms)
                    forms = []
            total.update(forms)
            found.append(forms)
    plain = {f: f[1:] if f.startswith("و") and len(f) > 4 and total[f[1:]] > total[f] else f for f in total}
    return [[plain[f] for f in forms] for forms in found]


def buckets(form: str, total: Counter[str], figures: list[Counter[str]]) -> str:
    """One digit a trigger set: 0 for never, up by steps of the share of the form's uses."""
    n = total[form] + 3
    return "".join(str(sum(f[form] / n > b for b in BUCKETS)) for f in figures)


def clusters(texts: "list[list[str]]", words: list[str]) -> np.ndarray:
    """A cluster number for each word."""
    index = {w: i for i, w in enumerate(words)}
    context = {w: i for i, w in enumerate(words[:CONTEXT])}
    offsets = (-2, -1, 1, 2)
    rows: list[int] = []
    columns: list[int] = []
    for text in texts:
        numbers = [index.get(w, -1) for w in text]
        near = [context.get(w, -1) for w in text]
        for i, row in enumerate(numbers):
            if row < 0:
                continue
            for k, offset in enumerate(offsets):
                j = i + offset
                if 0 <= j < len(near) and near[j] >= 0:
                    rows.append(row)
                    columns.append(k * CONTEXT + near[j])
    counts = coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(words), CONTEXT * 4)).tocsr()
    total = counts.sum()
    by_row = np.asarray(counts.sum(1)).ravel() + 1e-9
    by_column = np.asarray(counts.sum(0)).ravel() + 1e-9
    entries = counts.tocoo()
    values = np.log(entries.data * total / (by_row[entries.row] * by_column[entries.col] ** 0.75 * total**0.25))
    keep = values > 0
    ppmi = coo_matrix((values[keep], (entries.row[keep], entries.col[keep])), counts.shape).tocsr()
    u, s, _ = svds(ppmi.astype(np.float32), k=DIMENSIONS, v0=np.ones(min(ppmi.shape), np.float32))
    vectors = u * np.sqrt(s)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return k_means(vectors.astype(np.float32))


def k_means(vectors: np.ndarray) -> np.ndarray:
    """Spherical k-means from evenly spaced frequent words, twenty rounds."""
    centres = vectors[np.linspace(0, 8000, CLUSTERS).astype(int)].copy()
    assigned = np.zeros(len(vectors), int)
    for _ in range(20):
        assigned = np.argmax(vectors @ centres.T, axis=1)
        for k in range(CLUSTERS):
            members = vectors[assigned == k]
            if len(members):
                centre = members.sum(0)
                centres[k] = centre / (np.linalg.norm(centre) + 1e-9)
    # numbers in the order of likeness, so that neighbours share the first character
    _, _, axis = np.linalg.svd(centres - centres.mean(0), full_matrices=False)
    order = np.argsort(centres @ axis[0])
    rank = np.empty(CLUSTERS, int)
    rank[order] = np.arange(CLUSTERS)
    return rank[assigned]


def main(corpus: Path, out: Path) -> None:
    """Write the table."""
    texts = sentences(corpus)
    total: Counter[str] = Counter()
    figures: list[Counter[str]] = [Counter() for _ in (*TRIGGERS, *AFTER)]
    for text in texts:
        total.update(text)
        for before, word in pairwise(text):
            for figure, trigger in zip(figures, TRIGGERS, strict=False):
                if before in trigger:
                    figure[word] += 1
            if word in AFTER[0]:
                figures[-1][before] += 1
    words = [w for w, _ in sorted(total.items(), key=lambda p: (-p[1], p[0])) if len(w) > 1 or not w.isalpha()]
    words = words[:VOCABULARY]
    numbers = clusters(texts, words)
    alphabet = "0123456789abcdefghijklmnopqrstuvwxyz"
    lines = [
        f"{w} {alphabet[n // 36]}{alphabet[n % 36]} {buckets(w, total, figures)}"
        for w, n in sorted(zip(words, map(int, numbers), strict=True))
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "words", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
