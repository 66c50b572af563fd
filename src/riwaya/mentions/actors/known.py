"""A document's words -> mentions of the lexicon's actors that hold on the report's day."""

from collections.abc import Iterator

from riwaya.lexicon.actor_names import Hit
from riwaya.lexicon.actors import KnownName, within
from riwaya.mentions.actors.found import Field, Found
from riwaya.model import ActorKind, AliasKind

_OF_THEIR_TIME = (AliasKind.DESCRIPTION, AliasKind.EXONYM)
"""Names that mean somebody else once their time is over: "the president"."""


def known_names(field: Field) -> Iterator[Found]:
    """The longest known name at each word that does not lie inside another; the day decides whose it is."""
    words = field.document.words
    starts = field.lexicon.actors.starts
    i = 0
    while i < len(words):
        if not starts[words[i].folded]:
            i += 1
            continue
        found = next(filter(None, (_found(field, hit) for hit in field.lexicon.actors.hits(words, i))), None)
        if found is None:
            i += 1
            continue
        yield found
        # inside what somebody is called by a post, the name of the body and of the person still count
        i = found.first + 1 if found.kind is ActorKind.PERSON and found.name is None else found.last


def _found(field: Field, hit: Hit[KnownName]) -> Found | None:
    actors = field.lexicon.actors
    names = [n for n in hit.names if actors.valid(n, field.day)] or [n for n in hit.names if _is_past(field, n)]
    if not names:
        return None
    name = _one(field, names)
    if name is None:
        return None
    others = tuple(sorted({n.actor for n in names if n.ambiguous} - {name.actor})) if name.ambiguous else ()
    entry = actors.entries[name.actor]
    standing = entry.standing(field.day)
    skip = hit.skip
    disguised = any(field.document.words[i].disguised for i in range(hit.first, hit.last))
    return Found(
        hit.first,
        hit.last,
        skip,
        standing.kind,
        how=_how(name, entry.adjectives != (), standing.kind),
        known=name.actor,
        alias=AliasKind.DISGUISED if disguised else name.kind,
        name=(hit.first, hit.last)
        if standing.kind is ActorKind.PERSON and name.kind is not AliasKind.DESCRIPTION
        else None,
        gender=entry.gender,
        others=others,
        doubtful=name.ambiguous,
        particle=hit.particle,
    )


def _is_past(field: Field, name: KnownName) -> bool:
    """An actor's own name from before the report's day: it may still be told of."""
    base = field.lexicon.actors.entries[name.actor].base
    began = within(field.day, name.since, None) and within(field.day, base.since, None)
    return began and not (name.ambiguous or name.metonym) and name.kind not in _OF_THEIR_TIME


def _how(name: KnownName, state: bool, kind: ActorKind) -> str:
    if name.metonym:
        return "known.metonym"
    if name.ambiguous:
        return "known.ambiguous"
    if state and kind is ActorKind.STATE_BODY and name.kind not in (AliasKind.DESCRIPTION, AliasKind.EXONYM):
        return "known.state"
    return "known"


def _one(field: Field, names: list[KnownName]) -> KnownName | None:
    """The name of the one actor meant: of several, those that are not ambiguous, then the one whose time began last."""
    actors = {n.actor for n in names}
    if len(actors) == 1:
        return min(names, key=lambda n: (n.ambiguous, n.kind is not None))
    plain = [n for n in names if not n.ambiguous]
    if len({n.actor for n in plain}) == 1:
        return plain[0]
    pool = plain or names
    if field.day is None:
        return None
    entries = field.lexicon.actors.entries
    return max(pool, key=lambda n: (n.since or entries[n.actor].base.since or "", n.actor))
