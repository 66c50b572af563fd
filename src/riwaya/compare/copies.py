"""Texts of reports -> groups of near-copies: wire copies and reprints, which add no origin to what they repeat."""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from riwaya.model import Report
from riwaya.text import fold

WORDS = 5
"""Words of a shingle: long enough that two reporters do not write one by chance."""
SKETCH = 128
"""Smallest hashes kept of a text; the overlap of two sketches estimates the overlap of two texts."""
COPY = 0.5
"""Share of shingles above which the texts are copies (chosen on invented copies with cut tails and new leads; two
reports of one statement by different outlets share under a tenth, over the 36 annotated reports)."""


@lru_cache(maxsize=4096)
def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of a text's shingles; equal texts have equal sketches, on any machine."""
    words = fold(text).split()
    shingles = {
        zlib.crc32(" ".join(words[i : i + WORDS]).encode("utf-8", "surrogatepass"))
        for i in range(max(1, len(words) - WORDS + 1))
    }
    return frozenset(sorted(shingles)[:SKETCH])


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Estimated share of shingles two texts have in common."""
    if one.isdisjoint(other):
        return 0.0
    union = sorted(one | other)[:SKETCH]
    return sum(1 for value in union if value in one and value in other) / len(union) if union else 0.0


def copies(reports: Iterable[Report]) -> tuple[tuple[Report, ...], ...]:
    """Groups of two or more near-copies, the first published first."""
    ordered = sorted({r.id: r for r in reports}.values(), key=lambda r: (r.published or "9999", r.id))
    group = list(range(len(ordered)))
    sketches = [sketch(r.text) for r in ordered]
    for i, j in combinations(range(len(ordered)), 2):
        if overlap(sketches[i], sketches[j]) >= COPY:
            group[j] = min(group[j], group[i])
    return tuple(found for found in _grouped(ordered, group) if len(found) > 1)


def _grouped(ordered: Sequence[Report], group: Sequence[int]) -> Iterable[tuple[Report, ...]]:
    for number in sorted(set(group)):
        yield tuple(report for report, mine in zip(ordered, group, strict=True) if mine == number)
