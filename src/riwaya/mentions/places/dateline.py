"""A document -> the words of its dateline ("CITY, COUNTRY (AGENCY) -").

It says where the report was filed, not where anything happened.
"""

from riwaya.text import Document, Kind

_LONGEST = 8
"""Words before the bracket of a dateline: two names and a comma."""
_AGENCY = 4
"""Words in the bracket."""
_DASHES = frozenset("-–—_")
_COMMAS = frozenset("،,")


def dateline(document: Document) -> frozenset[int]:
    """The numbers of the words before the agency's bracket at the beginning of a paragraph."""
    found: set[int] = set()
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            found.update(_before_bracket(document, sentence.first))
    return frozenset(found)


def _before_bracket(document: Document, first: int) -> range:
    words = document.words
    at = first
    while at < len(words) and at - first < _LONGEST and (words[at].kind is Kind.ARABIC or words[at].text in _COMMAS):
        at += 1
    if at == first or at >= len(words) or words[at].text != "(":
        return range(0)
    ends = (j + 1 for j in range(at + 1, min(len(words), at + 2 + _AGENCY)) if words[j].text == ")")
    dash = next(ends, len(words))
    return range(first, at) if dash < len(words) and words[dash].text in _DASHES else range(0)
