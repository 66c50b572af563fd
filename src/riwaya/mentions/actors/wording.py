"""A mention -> the set of its words without articles and case endings, by which two phrases are held side by side."""

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import Field, Found
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE, PREPOSITIONS


def bare_words(field: Field, found: Found) -> frozenset[str]:
    """The folded words, marks and "some" left out, "the" and plural cases made one."""
    words = field.document.words
    return frozenset(
        _bare(words[i].folded[found.skip if i == found.first else 0 :])
        for i in range(found.first, found.last)
        if words[i].kind is not Kind.MARK and (found.last == found.first + 1 or field.role(i, Role.SHARE) is None)
    )


def one_case(folded: str) -> str:
    """A folded word with the plural's case endings made one."""
    return folded[:-2] + "ين" if folded.endswith("ون") and len(folded) > 4 else folded


def _bare(folded: str) -> str:
    if folded.startswith(PREPOSITIONS[1] * 2) and len(folded) > 4:
        folded = folded[2:]
    elif len(folded) > 4:
        folded = folded.removeprefix(ARTICLE)
    return one_case(folded)
