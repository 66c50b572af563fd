"""Words of a text -> its paragraphs and sentences, as ranges of word numbers."""

from riwaya.model.values import dataclass
from riwaya.text.words import Kind, Word

_ENDS = frozenset(".؟!?…۔؛")
_STRONG = frozenset(".؟!?…۔")
_CLOSERS = frozenset("\"”»'’)]")
_SHORTEST = 6
"""Fewer words before two dots are a headline's topic (X.. what happened), which stays with what follows."""

_DATELINE = 14
"""The most words an agency's dateline has: city, country (AGENCY)--"""

_LONGEST = 150
"""Words after which a sentence without an end mark is cut, so that hostile text stays near-linear: what reads one
looks at pairs of its words. All but one of the 4,804 sentences of corpus/conflict.jsonl have under 90."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words ``first`` to ``last`` (exclusive); ``paragraph`` counts the lines of the text that hold words."""

    first: int
    last: int
    paragraph: int


def sentences(text: str, tokens: tuple[Word, ...]) -> tuple[Sentence, ...]:
    """Cut at line breaks, and at end marks that close a sentence; a mark inside an abbreviation closes none."""
    found: list[Sentence] = []
    first = 0
    paragraph = 0
    count = len(tokens)
    for i, word in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < count else None
        broken = following is not None and "\n" in text[word.end : following.start]
        ends = following is None or broken or i + 1 - first >= _LONGEST
        if not ends and following is not None:
            ends = _closes(text, tokens, first, i)
        if ends:
            found.append(Sentence(first, i + 1, paragraph))
            first = i + 1
        if broken:
            paragraph += 1
    return tuple(found)


def _closes(text: str, tokens: tuple[Word, ...], first: int, i: int) -> bool:
    word, following = tokens[i], tokens[i + 1]
    if word.text in _CLOSERS and i > first and tokens[i - 1].text in _STRONG:
        return _ended(text, tokens, first, i - 1) and tokens[i - 1].end == word.start
    if word.text in "-–—" and i > first and i - first <= _DATELINE:
        mark = i - 1 if tokens[i - 1].text != "-" else i - 2
        return mark > first and tokens[mark].text == ")" and following.text != "-"
    if word.text not in _STRONG:
        return False
    if following.text in _CLOSERS and following.start == word.end:
        return False
    return _ended(text, tokens, first, i)


def _ended(text: str, tokens: tuple[Word, ...], first: int, i: int) -> bool:
    """Whether the mark at ``i`` ends a sentence and not an abbreviation, a dotted date or an ellipsis in brackets."""
    mark = tokens[i]
    if mark.text != ".":
        return True
    before = tokens[i - 1] if i > first else None
    if before is not None and before.text == "." and before.end == mark.start:
        return i - first >= _SHORTEST and text[mark.end : mark.end + 1].isspace()
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is None or before.text in ".(":
        return False
    if after is not None and after.text in ".)":
        return False
    single_letter = before.end == mark.start and before.kind is not Kind.NUMBER and len(before.text) == 1
    return not (single_letter and before.kind is not Kind.MARK)
