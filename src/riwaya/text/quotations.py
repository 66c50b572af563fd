"""Words of a text -> its quotations, as ranges of word numbers between the quotation marks."""

from riwaya.model.values import dataclass
from riwaya.text.words import Word

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_CLOSING = frozenset(_PAIRS.values())
_DEEPEST = 8
"""Quotations nested deeper than this are read as if the inner marks were not there."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words ``first`` to ``last`` (exclusive) stand between two marks, which are the words before and after."""

    first: int
    last: int


def quotations(text: str, tokens: tuple[Word, ...]) -> tuple[Quotation, ...]:
    """Every closed quotation, in order of its opening mark.

    A straight mark opens or closes by turns in its line, or as the spaces around it tell.
    A mark left open at the end of a line is dropped, save that a typographic one may run over line breaks.
    """
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    straight: int | None = None
    for i, word in enumerate(tokens):
        mark = word.text
        if straight is not None and "\n" in text[tokens[i - 1].end : word.start]:
            straight = None
        if mark == '"':
            opens, closes = _leans(text, word)
            if straight is None or (opens and not closes):
                straight = i if opens or not closes else None
            else:
                found.append(Quotation(straight + 1, i))
                straight = None
        elif mark in _CLOSING and any(_pairs(opening, mark) for opening, _ in stack):
            while not _pairs(stack[-1][0], mark):
                stack.pop()  # an inner mark that was never closed
            found.append(Quotation(stack.pop()[1] + 1, i))
        elif mark in _PAIRS and len(stack) < _DEEPEST:
            stack.append((mark, i))
        elif mark == "”" and not stack:
            # writers also open with the closing form: ”...“ or ”...”
            stack.append(("„", i))
    return tuple(sorted((q for q in found if q.last > q.first), key=lambda q: (q.first, -q.last)))


def _pairs(opening: str, mark: str) -> bool:
    """Whether the mark closes what the other opened; ”...” and ”...“ both stand for „...“."""
    return _PAIRS[opening] == mark or (opening == "„" and mark == "”")


def _leans(text: str, mark: Word) -> tuple[bool, bool]:
    """Whether a straight mark looks like an opening one (space before, none behind), and like a closing one."""
    before = text[mark.start - 1 : mark.start]
    after = text[mark.end : mark.end + 1]
    free_before = not before or before.isspace() or before in "(["
    free_after = not after or after.isspace() or after in ".،,؛:)]؟!"
    return not free_after or not before, free_after and not free_before
