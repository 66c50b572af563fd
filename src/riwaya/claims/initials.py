"""A folded word -> how many of its first letters are a conjunction and a joined preposition, by a shipped list."""

from functools import cache, lru_cache
from importlib import resources

from riwaya.text.clitics import ARTICLE, CONJUNCTIONS, PREPOSITIONS, TO_THE


@cache
def _whole() -> frozenset[str]:
    listed = resources.files("riwaya.claims") / "weights" / "initials.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())


@lru_cache(maxsize=100_000)
def initials(folded: str) -> tuple[str, str]:
    """The conjunction and the preposition written to a word ("" where it has none).

    The list holds words whose first letter is their own (``training/train_initials.py``); of a preposition melted with
    the article the word keeps both letters, as spans do.
    """
    conjunction = ""
    if _cut(folded, CONJUNCTIONS):
        conjunction, folded = folded[0], folded[1:]
    if folded.startswith(TO_THE) and len(folded) > 3:
        return conjunction, TO_THE
    if _cut(folded, PREPOSITIONS):
        return conjunction, folded[0]
    return conjunction, ""


def _cut(folded: str, letters: tuple[str, ...]) -> bool:
    if len(folded) < 4 or folded[0] not in letters:
        return False
    return folded.startswith(ARTICLE, 1) or folded not in _whole()
