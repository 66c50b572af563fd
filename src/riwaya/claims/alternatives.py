"""The words behind "either" or "whether" -> the alternatives, as word ranges cut to the same shape."""

from riwaya.mentions.phrases import Ground
from riwaya.text import Kind

_COMMAS = "،,؛;"
_LONGEST = 80
"""Words of a whole set; the longest seen in the corpus has 41."""


def alternatives(ground: Ground, first: int, limit: int) -> list[tuple[int, int]]:
    """Two or more alternatives from ``first`` on, or none where no "or" divides them before the clause ends."""
    grammar = ground.lexicon.grammar
    found: list[tuple[int, int]] = []
    start = first
    last = limit = min(limit, first + _LONGEST)
    for i in range(first, limit):
        if ground.folded(i) in grammar["or"]:
            found.append((start, i))
            start = i + 1
        elif ground.document.words[i].text in _COMMAS and not _goes_on(ground, i + 1):
            last = i
            break
    found.append((start, last))
    trimmed = [t for stretch in found if (t := _trimmed(ground, *stretch))[1] > t[0]]
    if len(trimmed) < 2 or len(trimmed) < len(found) or _only_not(ground, trimmed[-1]):
        return []
    return [_like_second(ground, trimmed[0], trimmed[1]), *trimmed[1:-1], _like_first(ground, trimmed[0], trimmed[-1])]


def _goes_on(ground: Ground, i: int) -> bool:
    """Behind a comma, another "or", or a word that only limits or corrects what was said."""
    grammar = ground.lexicon.grammar
    return ground.folded(i) in grammar["or"] or ground.folded(i) in grammar["limiting"]


def _trimmed(ground: Ground, first: int, last: int) -> tuple[int, int]:
    """Without marks at the edges, and without the "either", "to" and "was" that all of them share."""
    words, shared = ground.document.words, ground.lexicon.grammar["shared_by_alternatives"]
    while first < last and (ground.folded(first) in shared or words[first].kind is Kind.MARK):
        first += 1
    while last > first and words[last - 1].kind is Kind.MARK and words[last - 1].text not in '”»")':
        last -= 1
    return first, last


def _only_not(ground: Ground, stretch: tuple[int, int]) -> bool:
    """ "... or not" asks about one thing and offers no other."""
    return stretch[1] - stretch[0] == 1 and ground.folded(stretch[0]) in ground.lexicon.grammar["negation"]


def _like_second(ground: Ground, first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    """ "whether it went off inside a house or in a car": the first alternative begins where it is like the second."""
    prepositions = ground.lexicon.grammar["preposition"]
    if ground.folded(second[0]) in prepositions:
        starts = [i for i in range(*first) if ground.folded(i) in prepositions]
    elif ground.verbs[second[0]]:
        starts = [i for i in range(*first) if ground.verbs[i]]
    else:
        return first
    return (starts[-1], first[1]) if starts else first


def _like_first(ground: Ground, first: tuple[int, int], last: tuple[int, int]) -> tuple[int, int]:
    """ "whether they were of A or of B near the school": a bare first alternative is matched by a bare last one."""
    prepositions = ground.lexicon.grammar["preposition"]
    if first[1] - first[0] > 2 or any(ground.folded(i) in prepositions or ground.verbs[i] for i in range(*first)):
        return last
    end = next((i for i in range(last[0] + 1, last[1]) if ground.folded(i) in prepositions or ground.verbs[i]), last[1])
    return last[0], end
