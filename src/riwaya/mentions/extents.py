"""Where the phrase of an actor ends: its head's complements and adjectives, and what ties it to somebody else."""

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.found import CLOSING, OPENING, Field
from riwaya.mentions.phrases import is_definite
from riwaya.text import Kind
from riwaya.text.clitics import ARTICLE

_LONGEST = 14
"""Words after which an actor's phrase is cut."""
_NISBA = 4
"""Letters, the article aside, from which a word in -i or -iya is taken for an adjective of origin."""


def body_end(field: Field, first: int, limit: int, *, definite: bool | None = None) -> int:
    """The word after a noun with its complements and adjectives: "forces of the regime", "the armed opposition"."""
    sure = is_definite(field.folded(first)) if definite is None else definite
    i = first + 1
    limit = min(limit, first + _LONGEST)
    while i < limit:
        step, sure = _step(field, i, limit, sure)
        if step <= i:
            break
        i = step
    return i


def _step(field: Field, i: int, limit: int, definite: bool) -> tuple[int, bool]:
    """One more word or name of the phrase, or ``i`` itself where it ends."""
    known = field.known.get(i)
    if known is not None and not known.skip and known.last <= limit:
        ok = not definite or field.text(i - 1) in OPENING
        return (known.last, True) if ok else (i, definite)
    if field.text(i) in OPENING and i + 1 < limit:
        close = _closing(field, i, limit)
        return (close + 1, True) if close else (i, definite)
    if not field.is_word(i) or field.is_stop(i) or (field.verbs[i] and not is_definite(field.folded(i))):
        return i, definite
    place = field.places.get(i)
    if place is not None and not definite and place <= limit:
        return place, True
    folded = field.folded(i)
    own = is_definite(folded)
    if folded.startswith(("لل", "بال")) and not folded.startswith(ARTICLE):
        return i, definite
    if definite:
        return (i + 1, True) if own and is_adjective(field, i) else (i, definite)
    return i + 1, own


def _closing(field: Field, i: int, limit: int) -> int | None:
    """The mark that closes the short quotation opened at ``i``."""
    for j in range(i + 2, min(i + 7, limit)):
        if field.text(j) in CLOSING:
            return j
        if field.document.words[j].kind is Kind.MARK:
            return None
    return None


def is_adjective(field: Field, i: int) -> bool:
    """True for a word that describes the noun before it: a label of the lexicon, or an adjective of origin."""
    folded = field.folded(i)
    if field.role(i, Role.LABEL) is not None:
        return True
    if i in field.places or field.role(i, Role.BODY, Role.FIGHTERS, Role.PEOPLE) is not None:
        return False
    bare = folded.removeprefix("و").removeprefix(ARTICLE)
    if bare in field.lexicon.grammar["nisba_noun"]:
        return False
    return len(bare) >= _NISBA and bare.endswith(("ي", "يه", "يين", "يون"))


def tied_end(field: Field, end: int, limit: int) -> int:
    """The word after "backed by X", "loyal to X", "led by X" behind a phrase that ends at ``end``."""
    tied = field.role(end, Role.TIED) if end < limit else None
    if tied is None or tied.skip:
        return end
    at = end + 1
    if field.role(at, Role.WITHIN) is not None or field.folded(at) in field.lexicon.grammar["tie"]:
        at += 1
    if at >= limit or not field.is_word(at) or field.is_stop(at):
        return end
    known = field.known.get(at)
    if known is not None:
        return known.last
    return body_end(field, at, limit)


def within_end(field: Field, end: int, limit: int) -> int:
    """The word after "in X", "from X", "in the name of X" behind a phrase that ends at ``end``, again and again."""
    for _ in range(2):
        step = _attached(field, end, limit)
        if step <= end:
            break
        end = step
    return end


def _attached(field: Field, end: int, limit: int) -> int:
    if end >= limit:
        return end
    if field.role(end, Role.WITHIN, Role.FOR) is not None and field.folded(end)[:1] not in ("و", "ف"):
        at = end + 1
    elif field.folded(end)[:1] in ("ل", "ب") and (
        end in field.known or is_definite(field.folded(end)) or end in field.places
    ):
        at = end
    else:
        return end
    return noun_end(field, at, limit) if at < limit else end


def noun_end(field: Field, at: int, limit: int) -> int:
    """The word after a known name, a place, or a body's phrase that begins at ``at`` (``at`` where none does)."""
    known = field.known.get(at)
    if known is not None:
        return known.last
    if at in field.places:
        return field.places[at]
    if field.text(at) in OPENING or (field.is_word(at) and not field.is_stop(at) and not field.verbs[at]):
        return body_end(field, at, limit)
    return at
