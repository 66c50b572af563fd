"""Word lists that comparing reports needs, from ``data/comparing.yaml``: doers that name nobody, marks of an earlier
figure, words that call the harmed fighters or civilians. All folded."""

from functools import cache

from riwaya.lexicon.source import Entry, read_entries
from riwaya.text import fold

ARTICLE = fold("\u0627\u0644")
"""The Arabic article, folded."""


@cache
def forms(entry: str) -> frozenset[str]:
    """The folded forms of one entry; raises LexiconError where it lacks them."""
    return frozenset(fold(form) for form in _entries()[entry].texts("forms"))


@cache
def _entries() -> dict[str, Entry]:
    return {e.id: e for e in read_entries("comparing.yaml")}


@cache
def words(entry: str) -> frozenset[str]:
    """The forms of an entry of single words, each also with the article."""
    return forms(entry) | {ARTICLE + form for form in forms(entry)}
