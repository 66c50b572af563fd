"""Names of several words -> a table that finds them in a document, behind joined particles and across quotes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from riwaya.text import Kind, Word, fold
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from riwaya.text.remembered import Remembered
from riwaya.text.words import words as cut_words

N = TypeVar("N")

_OPEN = frozenset("\"“”«‘'(")
_CLOSE = frozenset("\"“”»’')")
_CASES = (("ون", "ين"), ("ابو", "ابي", "ابا"), ("ذو", "ذي", "ذا"))
"""Endings, or whole words, that change with case and nothing else."""


class Hit(NamedTuple, Generic[N]):
    """Names found at words ``first`` to ``last`` (exclusive). ``skip`` letters of the first word are separable
    particles; ``particle`` is the preposition among them ("ل" also where it has swallowed the article's alef)."""

    first: int
    last: int
    skip: int
    particle: str
    names: tuple[N, ...]


class _Node(NamedTuple, Generic[N]):
    next: dict[str, "_Node[N]"]
    names: list[N]


_PARTICLES = tuple(product(("", *CONJUNCTIONS), ("", *PREPOSITIONS)))


def proclitic_forms(word: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """A name's first word as written -> its folded forms behind particles, each with letters to skip and preposition.

    Before "to" the article loses its alef; the particle then stays with the word in a span.
    """
    folded = fold(word)
    own = has_article(word)
    for conjunction, preposition in _PARTICLES:
        if own and preposition == "ل":
            yield conjunction + "لل" + folded[2:], (len(conjunction), preposition)
        else:
            yield conjunction + preposition + folded, (len(conjunction) + len(preposition), preposition)


def has_article(word: str) -> bool:
    """Whether a name's first word, as written, begins with an article of its own."""
    return word.startswith(ARTICLE) and len(fold(word)) > 3


def case_forms(folded: str) -> tuple[str, ...]:
    """A folded word in its other cases, itself first: sound masculine plurals, and the five nouns in names."""
    for forms in _CASES:
        for form in forms:
            if folded == form or (len(form) == 2 and forms[0] == "ون" and folded.endswith(form) and len(folded) > 5):
                stem = folded[: -len(form)]
                return (folded, *(stem + other for other in forms if other != form))
    return (folded,)


class NameTable(Generic[N]):
    """A tree of folded words; made once, never changed after."""

    def __init__(self, names: Iterable[tuple[str, N]]) -> None:
        firsts: dict[str, _Node[N]] = {}
        for text, name in names:
            pieces = [w.text for w in cut_words(text) if w.kind is not Kind.MARK]
            if not pieces:
                continue
            for cased in product(*(case_forms(fold(p)) for p in pieces[1:])):
                for first in _first_cases(pieces[0]):
                    node = firsts.setdefault(first, _Node({}, []))
                    for word in cased:
                        node = node.next.setdefault(word, _Node({}, []))
                    if name not in node.names:
                        node.names.append(name)
        self._firsts: dict[str, list[tuple[int, bool, _Node[N]]]] = {}
        """Folded first word -> the names that begin so: their place among all, whether it has an article of its own."""
        for order, (first, node) in enumerate(firsts.items()):
            self._firsts.setdefault(fold(first), []).append((order, has_article(first), node))
        self.starts = Remembered(self._starts)
        """The names that begin with a folded word, particles on it allowed: letters to skip and preposition."""

    def hits(self, words: Sequence[Word], at: int) -> Iterator[Hit[N]]:
        """Every name that begins at this word, longest first; of equal ones, the one with fewest particles."""
        starts = self.starts[words[at].folded]
        if not starts:
            return iter(())
        found = [hit for node, skip, particle in starts for hit in self._walk(words, at, node, skip, particle)]
        if len(found) > 1:
            found.sort(key=_longest)
        return iter(found)

    def _starts(self, folded: str) -> tuple[tuple[_Node[N], int, str], ...]:
        found = sorted(self._begun(folded), key=_order)
        return tuple((node, skip, particle) for _, node, skip, particle in found)

    def _begun(self, folded: str) -> Iterator[tuple[int, _Node[N], int, str]]:
        """What ``proclitic_forms`` makes of a name's first word, the other way round."""
        for conjunction, preposition in _PARTICLES:
            if not folded.startswith(conjunction):
                continue
            rest = folded[len(conjunction) :]
            if preposition == "ل" and rest.startswith("لل"):
                for order, own, node in self._firsts.get(ARTICLE + rest[2:], ()):
                    if own:
                        yield order, node, len(conjunction), preposition
            if rest.startswith(preposition):
                for order, own, node in self._firsts.get(rest[len(preposition) :], ()):
                    if not (own and preposition == "ل"):
                        yield order, node, len(conjunction) + len(preposition), preposition

    def _walk(self, words: Sequence[Word], at: int, node: _Node[N], skip: int, particle: str) -> Iterator[Hit[N]]:
        opened = False
        i = at
        while True:
            i += 1
            if node.names:
                last = i + 1 if opened and i < len(words) and words[i].text in _CLOSE else i
                yield Hit(at, last, skip, particle, tuple(node.names))
            if i < len(words) and words[i].text in _OPEN and i + 1 < len(words):
                opened = not opened
                i += 1
            following = node.next.get(words[i].folded) if i < len(words) else None
            if (
                following is None
                and i + 2 < len(words)
                and words[i].folded in PREPOSITIONS
                and words[i + 1].text in _OPEN
            ):
                following = node.next.get(words[i].folded + words[i + 2].folded)  # a particle before the mark: لـ"قسد"
                opened = True
                i += 2
            if following is None:
                return
            node = following


def _longest(hit: Hit[N]) -> tuple[int, int]:
    return -hit.last, hit.skip


def _order(begun: tuple[int, _Node[N], int, str]) -> int:
    return begun[0]


def _first_cases(word: str) -> tuple[str, ...]:
    """The first word in its cases; as written where it has only one, so that its own article can be told."""
    forms = case_forms(fold(word))
    looks_own = word.startswith(ARTICLE) or not forms[0].startswith(ARTICLE)
    return forms if len(forms) > 1 and looks_own else (word,)
