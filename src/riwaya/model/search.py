"""What a store needs to know of a text or a query so that it can search: words already folded by the text room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text's words, separated by spaces: ``folded`` with spelling variants made one, ``plain`` as they are spelt."""

    folded: str
    plain: str


@dataclass(frozen=True, slots=True)
class FoldedQuery:
    """What to find: every one of ``terms``, none of ``without``.

    A term is met where one of its alternatives is; an alternative is a run of words separated by single spaces.
    ``exact`` asks for the words as they are spelt.
    """

    terms: tuple[tuple[str, ...], ...]
    without: tuple[tuple[str, ...], ...] = ()
    exact: bool = False
