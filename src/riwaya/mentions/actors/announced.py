"""A title that no name follows at once -> the name it announces farther on, behind all that is said of the post.

"The minister of X charged with Y, NAME", "the spokesman of the ministry (its short name) NAME": the name stands in
apposition, with nothing but nouns, brackets and prepositions between.
"""

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import CLOSING, COMMAS, OPENING, Field
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind

_FARTHEST = 10
"""Words between a title and the name it announces."""
_LONGEST_BRACKET = 7
TITLES = (Role.POST, Role.SPEAKS, Role.RANK, Role.HONORIFIC, Role.OCCUPATION, Role.PEER)


def announced(field: Field, at: int, limit: int) -> int | None:
    """The first word of the personal name that a title whose phrase ends at ``at`` announces, or None."""
    limit = min(limit, at + _FARTHEST)
    i = at
    while i < limit:
        if _is_name(field, i, limit):
            return i if _may_stand_beside(field, i - 1) else None
        step = _step(field, i, limit)
        if step <= i:
            return None
        i = step
    return None


def _is_name(field: Field, i: int, limit: int) -> bool:
    """A known person or a name of two words that the tagger sees, nothing joined to it."""
    known = field.known.get(i)
    if known is not None:
        return known.kind is ActorKind.PERSON and known.name is not None and known.skip == 0
    tag = field.tags.get(i)
    return tag is not None and tag.type == "PER" and tag.skip == 0 and tag.last > i + 1


def _may_stand_beside(field: Field, i: int) -> bool:
    """Whether the word before a name has closed the phrase: a name behind an open noun is that noun's complement."""
    if field.text(i) in (*COMMAS, ")") or field.text(i) in CLOSING:
        return True
    if field.role(i, *TITLES) is not None:
        return field.role(i, Role.RANK, Role.HONORIFIC) is not None
    if any(known.last == i + 1 for j in range(i, i - 8, -1) if (known := field.known.get(j)) is not None):
        return True
    return is_definite(field.folded(i)) or any(field.places.get(j) == i + 1 for j in range(i, i - 5, -1))


def _step(field: Field, i: int, limit: int) -> int:
    """The word after one more word, name or bracket of what is said of the post; ``i`` where something else begins."""
    if field.text(i) == "(" or field.text(i) in OPENING:
        closing = frozenset(")") if field.text(i) == "(" else CLOSING
        return next((j + 1 for j in range(i + 1, min(limit, i + _LONGEST_BRACKET)) if field.text(j) in closing), i)
    if field.text(i) in COMMAS:
        return i + 1 if _is_name(field, i + 1, limit + 1) or field.role(i + 1, Role.RANK, Role.HONORIFIC) else i
    known = field.known.get(i)
    if known is not None:
        return known.last if known.kind is not ActorKind.PERSON else i
    if not field.is_word(i) or _ends(field, i) or _is_anothers(field, i):
        return i
    return i + 1


def _is_anothers(field: Field, i: int) -> bool:
    """A second post, whose holder the name will be: loyal to *the president* X."""
    title = field.role(i, Role.POST, Role.SPEAKS, Role.PEER)
    return title is not None and not title.form.accusative


def _ends(field: Field, i: int) -> bool:
    """A verb, "that", a conjunction or a saying: the clause has gone on."""
    folded = field.folded(i)
    if field.is_stop(i):
        return folded not in field.lexicon.grammar["before_noun"] and folded not in field.lexicon.grammar["partitive"]
    definite = is_definite(folded)
    cue = bool(field.lexicon.cues.table.lookup(folded))
    return (field.verbs[i] or cue) and not definite
