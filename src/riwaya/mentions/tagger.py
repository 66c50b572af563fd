"""A document -> spans that look like names of persons, places, organisations, armed groups and buildings (learned).

A linear-chain CRF over written words. Everything a word adds to the score depends on its form and its offset alone, so
it is added up once a form and remembered, all labels in one number; the best path is searched only where a form leaves
a doubt.
"""

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import accumulate
from operator import add
from struct import Struct

from riwaya.mentions.tagger_features import OFFSETS, is_joined, names_at, own_features
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind, Word
from riwaya.text.remembered import Remembered

WEIGHTS = "tagger.txt"
FIGURES = "words.txt"
SCALE = 100
"""Weights are kept as whole hundredths."""
NAME_DIGITS = (0, 6)
"""Which of a form's digits tell of titles and of "son of", "father of" before it."""
_LANE = 32
"""Bits between two labels' scores that stand side by side in one number."""
_REMEMBERED = 100_000
_FAR_BELOW = -(10**9)


@dataclass(frozen=True, slots=True)
class Tag:
    """Words ``first`` to ``last`` (exclusive) of type PER, LOC, ORG, GRP or FAC; ``skip`` letters are particles."""

    first: int
    last: int
    skip: int
    type: str


class Tagger:
    """Weights and figures, loaded once; ``hash`` names them in a reading."""

    def __init__(self, weights: str, figures: str) -> None:
        self.hash = "sha256:" + hashlib.sha256((weights + "\0" + figures).encode()).hexdigest()
        head, *lines = weights.splitlines()
        self.labels = tuple(head.split(" "))
        self._figures = dict(line.split(" ", 1) for line in figures.splitlines())
        count = len(self.labels)
        moves = tuple(tuple(map(int, line.split(" "))) for line in lines[:count])
        self._from_outside = moves[0]
        self._into = tuple(zip(*moves, strict=True))
        self._inside = tuple(_only_two(column) for column in self._into)
        self._weights = dict(line.split("\t", 1) for line in lines[count:])
        self._told = Remembered(self._added, _REMEMBERED)
        """A feature of a word's own -> what it adds to the labels, for each offset at which the word may stand."""
        self._lanes = Struct(f"<{count}I")
        self._raised = sum(1 << _LANE * k + _LANE - 1 for k in range(count))
        self._bounds, self._least = _bounds(moves)
        self._seen = Remembered(self._parts, _REMEMBERED)
        """A form and its kind -> the sums of what its features add."""

    def tag(self, document: Document) -> tuple[Tag, ...]:
        """The spans, in text order, not overlapping."""
        found: list[Tag] = []
        for sentence in document.sentences:
            words = document.words[sentence.first : sentence.last]
            found += self._spans(words, self.decode(words), sentence.first)
        return tuple(found)

    def _spans(self, words: Sequence[Word], labels: Sequence[str], offset: int) -> Iterator[Tag]:
        i = 0
        while i < len(labels):
            kind = labels[i][2:]
            if not kind:
                i += 1
                continue
            j = i + 1
            while j < len(labels) and labels[j] == "I-" + kind:
                j += 1
            last = next(k for k in range(j, i, -1) if words[k - 1].kind is not Kind.MARK or k == i + 1)
            yield Tag(offset + i, offset + last, int(is_joined(words[i].folded, self._figures)), kind)
            i = j

    def name_like(self, folded: str) -> bool:
        """True for a form that stands where names stand: behind a title or "son of", or too rare to have figures."""
        found = self._figures.get(folded)
        return found is None or any(found.split(" ")[1][k] > "1" for k in NAME_DIGITS)

    def decode(self, words: Sequence[Word]) -> list[str]:
        """The best label of each word of a sentence."""
        scores = self._scores(words)
        doubtful = self._doubtful(scores)
        labels = [self.labels[0]] * len(words)
        start = 0
        while start < len(words):
            end = start
            while end < len(words) and doubtful[end]:
                end += 1
            if end > start:
                labels[start:end] = [self.labels[k] for k in self._path(scores[start:end])]
            start = end + 1
        return labels

    def _doubtful(self, scores: Sequence[Sequence[int]]) -> list[bool]:
        """Words that may be inside a name; the best path leaves the others outside, whatever stands around them.

        Names are worth their moves only where their words together lead over the same words outside (``_bounds``): a
        word is doubtful where it lies in a stretch that leads enough. The best stretch around a word is the best one
        that ends with it and the best one that begins with it.
        """
        bounds = self._bounds
        leads = [max(map(add, row, bounds)) - row[0] for row in scores]
        upto = accumulate(leads, _stretched)
        onward = list(accumulate(reversed(leads), _stretched))[::-1]
        return [before + behind - own >= self._least for before, behind, own in zip(upto, onward, leads, strict=True)]

    def _scores(self, words: Sequence[Word]) -> list[Sequence[int]]:
        """The score of every label for each word; all are raised by one figure, which no comparison of labels sees."""
        none = (0,) * len(OFFSETS)
        parts = [none, none, *[self._seen[w.folded, w.kind] for w in words], none, none]
        near = zip(parts, parts[1:], parts[2:], parts[3:], parts[4:], strict=False)
        unpack, size, raised = self._lanes.unpack, self._lanes.size, self._raised
        return [unpack((raised + a[0] + b[1] + c[2] + d[3] + e[4]).to_bytes(size, "little")) for a, b, c, d, e in near]

    def _parts(self, form: tuple[str, Kind]) -> tuple[int, ...]:
        """What a form adds to the labels, for each offset at which it may stand."""
        folded, kind = form
        return tuple(map(sum, zip(*[self._told[f] for f in own_features(folded, kind, self._figures)], strict=True)))

    def _added(self, feature: str) -> tuple[int, ...]:
        return tuple([self._weight(name) if name else 0 for name in names_at(feature)])

    def _weight(self, feature: str) -> int:
        """What a feature adds to all labels, side by side in one number: one addition adds them all."""
        line = self._weights.get(feature)
        if line is None:
            return 0
        pairs = [pair.split(":") for pair in line.split()]
        return sum([int(weight) << _LANE * int(label) for label, weight in pairs])

    def _path(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """The best way through a run of doubtful words; both its ends border on words outside every name."""
        reached = list(map(add, rows[0], self._from_outside))
        behind = [reached]
        for row in rows[1:]:
            further: list[int] = []
            for into, inside, score in zip(self._into, self._inside, row, strict=True):
                if inside is None:
                    further.append(max(map(add, reached, into)) + score)
                else:
                    one, first, other, second = inside
                    first, second = reached[one] + first, reached[other] + second
                    further.append((first if first >= second else second) + score)
            behind.append(further)
            reached = further
        k = 0
        path: list[int] = []
        for reached in reversed(behind):  # which label stood before is asked of the best path alone
            ways = list(map(add, reached, self._into[k]))
            k = ways.index(max(ways))
            path.append(k)
        return path[::-1]


def _bounds(moves: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], int]:
    """What coming to each label can gain over staying outside, and what names side by side must gain beside that.

    Taking all their words to be outside changes the moves into each of them and into the word behind them, which is
    outside. Outside itself is given a bound from which no lead comes.
    """
    stay = moves[0][0]
    bounds = [max(row[label] for row in moves) - stay for label in range(1, len(moves))]
    return (_FAR_BELOW, *bounds), stay - max(row[0] for row in moves[1:])


def _stretched(before: int, lead: int) -> int:
    """The lead of the best stretch that ends with a word, from that of the word before it."""
    return lead + before if before > 0 else lead


def _only_two(into: Sequence[int]) -> tuple[int, int, int, int] | None:
    """The two labels that may stand before one inside a name, each with its weight; None where more may."""
    allowed = [(k, weight) for k, weight in enumerate(into) if weight > _FAR_BELOW // 2]
    if len(allowed) != 2:
        return None
    (one, first), (other, second) = allowed
    return one, first, other, second


def load_tagger() -> Tagger | None:
    """The packaged tagger, or None where its weights were left out of an installation."""
    room = resources.files("riwaya.mentions") / "weights"
    if not (room / WEIGHTS).is_file() or not (room / FIGURES).is_file():
        return None
    return Tagger((room / WEIGHTS).read_text(encoding="utf-8"), (room / FIGURES).read_text(encoding="utf-8"))
