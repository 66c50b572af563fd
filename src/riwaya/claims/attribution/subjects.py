"""A verb and the start of its clause -> the noun phrase before it that is its subject (SVO), if one is there."""

from riwaya.claims.attribution.parts import Stretch
from riwaya.mentions.phrases import Ground, bare, noun_phrase

_ASIDE = 14
_COMMAS = "،,؛;"
_OBLIQUE = "ين"
_SHORTEST_PLURAL = 7
"""Letters from which a definite word in -in is taken for a plural, and no name (الصين، الحسين)."""


def preverbal(ground: Ground, verb: int, start: int) -> Stretch | None:
    """The noun phrase from the clause's start up to the verb, over fronted phrases, asides and قد.

    Failing that, a known name that ends right before the verb.
    """
    first = over_opening(ground, start, verb)
    while first < verb:
        last = noun_phrase(ground, first, verb, attach=_attach(ground, first))
        if last <= first:
            break
        if _reaches(ground, last, verb):
            return Stretch(first, last, skip_joined(ground, first))
        following = _next_start(ground, first, verb)
        if following <= first:
            break
        first = over_opening(ground, following, verb)
    return _adjacent(ground, verb, start)


def _attach(ground: Ground, first: int) -> frozenset[str]:
    grammar = ground.lexicon.grammar
    named = first in ground.speakers and bare(ground.folded(first)) not in grammar["source_head"]
    return frozenset() if named else grammar["source_preposition"] - {"ل"}


def _next_start(ground: Ground, first: int, verb: int) -> int:
    """A later place in the clause where a subject may begin: behind a comma or a joining word."""
    words = ground.document.words
    joining = ground.lexicon.grammar["before_subject"]
    for j in range(first + 1, verb):
        if words[j].text in _COMMAS or words[j].text in ".:":
            return j + 1
        if words[j].folded in joining:
            return j + 1
    return first


def _adjacent(ground: Ground, verb: int, start: int) -> Stretch | None:
    """A known name whose last word stands right before the verb, and before which no preposition stands."""
    prepositions = ground.lexicon.grammar["preposition"]
    for first in range(max(start, verb - 12), verb):
        last = ground.speakers.get(first)
        if last is None or not _reaches(ground, last, verb) or last > verb:
            continue
        before = ground.folded(first - 1) if first > start else ""
        joined = ground.folded(first)[: ground.skips.get(first, 0)].endswith(("ل", "ب", "ك"))
        if {before, bare(before)} & prepositions or joined or _oblique(ground, first, last):
            continue
        if not ground.folded(first).startswith(("لل", "بال")):
            return Stretch(first, last, skip_joined(ground, first))
    return _common_noun(ground, verb, start)


def _oblique(ground: Ground, first: int, last: int) -> bool:
    """A sound plural in the case that no subject has."""
    folded = ground.folded(first)
    plural = folded.startswith("ال") and folded.endswith(_OBLIQUE) and len(folded) >= _SHORTEST_PLURAL
    return plural and last == first + 1


def _common_noun(ground: Ground, verb: int, start: int) -> Stretch | None:
    """وسط تقارير تفيد بأن: a common noun for a source with the verb right behind its phrase."""
    heads = ground.lexicon.grammar["unnamed_head"]
    for first in range(verb - 1, max(start, verb - 5) - 1, -1):
        if ground.folded(first) in heads and noun_phrase(ground, first, verb) == verb:
            return Stretch(first, verb)
    return None


def skip_joined(ground: Ground, first: int) -> int:
    """Letters of a joined و, ف or ب before a name or a definite noun, which a source leaves out (لل stays)."""
    folded = ground.folded(first)
    if first in ground.names:
        return ground.skips.get(first, 0)
    return 1 if len(folded) > 3 and folded[0] in "وفبل" and folded[1:3] == "ال" else 0


def over_opening(ground: Ground, first: int, verb: int) -> int:
    """Over what may stand before a subject: conjunctions, كان and قد, times, fronted phrases up to their comma."""
    words = ground.document.words
    grammar = ground.lexicon.grammar
    while first < verb:
        whole = ground.folded(first)
        folded = whole if whole in grammar["before_subject"] else bare(whole)
        if first in ground.times:
            first = ground.times[first]
        elif (
            folded in grammar["before_subject"]
            or whole in grammar["but_pronoun"]
            or words[first].text in _COMMAS
            or words[first].text in ".:"
        ):
            first += 1
        elif folded in grammar["preposition"] or folded in grammar["adverb"]:
            comma = next((j for j in range(first, verb) if words[j].text in _COMMAS), None)
            if comma is None:
                return verb
            first = comma + 1
        else:
            return first
    return first


def _reaches(ground: Ground, last: int, verb: int) -> bool:
    """Whether only قد, a time, an aside between commas or the like stand between the phrase and the verb."""
    words = ground.document.words
    grammar = ground.lexicon.grammar
    j = last
    while j < verb:
        folded = ground.folded(j)
        if j in ground.times:
            j = ground.times[j]
        elif folded in grammar["before_verb"]:
            j += 1
        elif words[j].text in "،,":
            close = next((k for k in range(j + 1, min(j + _ASIDE, verb)) if words[k].text in "،,"), None)
            j = j + 1 if close is None else close + 1
        elif words[j].text in "(":
            close = next((k for k in range(j + 1, min(j + _ASIDE, verb)) if words[k].text in ")"), None)
            if close is None:
                return False
            j = close + 1
        elif words[j].text in '"”»':
            j += 1
        else:
            return False
    return True
