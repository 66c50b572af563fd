"""A folded word -> every written form it takes behind proclitics, for tables that must answer in one lookup."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from riwaya.text import fold
from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS

_BY, _TO = PREPOSITIONS[:2]
"""The third, "like", is left out: it stands before no amount or time, and "amounts" would read as "like hundreds"."""


class Proclitics(NamedTuple):
    """What stands before a word and is written to it; ``length`` counts the letters a span may leave out."""

    joined: bool = False
    preposition: str = ""
    article: bool = False

    @property
    def length(self) -> int:
        """Letters of conjunction and preposition."""
        return int(self.joined) + len(self.preposition)


@cache
def _before(joined: bool, preposition: str, article: bool) -> Proclitics:
    """The same few stand before every word; each is one object, so that the tables stay small."""
    return Proclitics(joined, preposition, article)


def clitic_forms(written: str) -> Iterator[tuple[str, Proclitics]]:
    """The word, folded, alone and behind conjunction, preposition and article; its own article takes no second."""
    word = fold(written)
    # asked before folding: the letters that begin "thousand" fold to those of the article
    own = written.startswith(ARTICLE)
    bare = word[len(ARTICLE) :] if own else word
    for conjunction in ("", *CONJUNCTIONS):
        joined = bool(conjunction)
        for preposition in ("", _BY, _TO):
            if not own:
                yield conjunction + preposition + word, _before(joined, preposition, False)
            # after "to" the article loses its first letter
            article = ARTICLE[1:] if preposition == _TO else ARTICLE
            yield conjunction + preposition + article + bare, _before(joined, preposition, True)
