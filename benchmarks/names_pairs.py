"""benchmarks/names/*.tsv -> pairs of names with the truth, in two halves that share no person and no body.

Persons who stand together in a pair are kept in one half; which half is decided by a hash, not by hand.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent / "names"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are possibly one, what kind of pair it is, where the names come from, and its half."""

    a: str
    b: str
    same: bool
    why: str
    sources: tuple[str, str]
    half: str


def load_pairs() -> list[Pair]:
    """Every pair, in the files' order: a row's first name beside each other one, and its second beside its last."""
    raw: list[tuple[str, str, bool, str, tuple[str, str]]] = []
    for source, names in _rows("same.tsv"):
        first, *others = names.split("|")
        raw += [(first, other, True, "same", (source, source)) for other in others]
        if len(others) > 1:
            raw.append((others[0], others[-1], True, "same", (source, source)))
    for why, source_a, a, source_b, b in _rows("apart.tsv"):
        raw.append((a, b, False, why, (source_a, source_b)))
    groups = _groups([sources for *_, sources in raw])
    return [Pair(a, b, same, why, sources, _half(groups[sources[0]])) for a, b, same, why, sources in raw]


def load_fresh() -> list[Pair]:
    """The pairs of fresh.tsv, which were written before the matcher was looked at again; their half is their lot."""
    rows = _rows("fresh.tsv")
    return [Pair(a, b, same == "1", why, ("public", "public"), lot) for lot, same, why, a, b in rows]


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _groups(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Each source -> the least of those it is joined with by pairs."""
    of: dict[str, str] = {}

    def root(x: str) -> str:
        while of.setdefault(x, x) != x:
            x = of[x]
        return x

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        of[high] = low
    return {x: root(x) for x in of}


def _half(group: str) -> str:
    return "development" if hashlib.sha256(group.encode()).digest()[0] % 2 else "test"
