"""Mentions with names that several known actors bear -> each given to one, read as a noun that points, or dropped."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.bodies import kind_of
from riwaya.mentions.actors.found import Field, Found
from riwaya.mentions.actors.names import own_parts
from riwaya.model import ActorKind

_DOUBTFUL = "known.ambiguous"


def settled(field: Field, mentions: Sequence[Found], countries: Collection[str]) -> Iterator[Found]:
    """The mentions with every ambiguous name settled; ``countries``: codes of where the report's places lie."""
    entries = field.lexicon.actors.entries
    certain = [m.known for m in mentions if m.known is not None and not _is_doubtful(m)]
    home = {*countries, *(c for known in certain for c in entries[known].countries)}
    full = {parts[-1]: m for m in mentions if len(parts := _name(field, m)) > 1}
    for mention in mentions:
        found = _of_full_name(field, mention, full)
        one = _settled(field, found, certain, home) if _is_doubtful(found) else found
        if one is not None:
            yield one


def _is_doubtful(found: Found) -> bool:
    """A name that several bear, also inside the phrase of its fighters."""
    return found.how.startswith(_DOUBTFUL) or (found.doubtful and found.members)


def _settled(field: Field, found: Found, certain: Sequence[str], home: set[str]) -> Found | None:
    """Given to the bearer who is in the report by another name, else a noun that may point to one at home there."""
    bearers = [b for b in (found.known, *found.others) if b is not None]
    named = [b for b in certain if b in bearers]
    if named:
        return replace(found, known=max(named, key=lambda b: (named.count(b), b)))
    entries = field.lexicon.actors.entries
    at_home = [b for b in bearers if home & set(entries[b].countries)]
    noun = field.role(found.first, Role.BODY, Role.FIGHTERS)
    if noun is not None and all(_describes(field, i) for i in range(found.first + 1, found.last)):
        word = noun.word
        return replace(
            found,
            known=None,
            others=tuple(at_home),
            alias=None,
            how="bare",
            head=noun.stem,
            like=word.like,
            bare=word.bare,
        )
    if at_home:
        return replace(found, known=at_home[0])
    if noun is None or found.last == found.first + 1:
        return None
    # a body by its full name, whichever of its bearers it is
    kind = kind_of(field, noun, found.first, found.last) if noun.word.kind is not None else found.kind
    return replace(found, known=None, others=(), alias=None, how="body", kind=kind, head=noun.stem)


def _describes(field: Field, i: int) -> bool:
    """A label, or the adjective that makes forces those of a state."""
    return field.role(i, Role.LABEL) is not None or field.folded(i) in field.lexicon.grammar["state_adjective"]


def _name(field: Field, found: Found) -> list[str]:
    return own_parts(field, found) if found.kind is ActorKind.PERSON and found.name is not None else []


def _of_full_name(field: Field, found: Found, full: Mapping[str, Found]) -> Found:
    """A lone surname that several known persons bear is the one's whom the report names in full."""
    parts = _name(field, found)
    bearer = full.get(parts[0]) if len(parts) == 1 else None
    if bearer is None or found.name is None or found.known == bearer.known:
        return found
    known = field.known.get(found.name[0])
    if known is None or known.how != _DOUBTFUL:
        return found
    return replace(found, known=bearer.known, others=(), how="surname" if found.how == _DOUBTFUL else found.how)
