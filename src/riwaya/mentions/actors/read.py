"""A document -> its actors: every mention of who acts or speaks, grouped, with names, aliases and claimed posts."""

from collections.abc import Collection, Sequence

from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.actors.agreement import Agreement, describe, new_actor
from riwaya.mentions.actors.found import Field, Found
from riwaya.mentions.actors.identity import Group, groups_of
from riwaya.mentions.actors.names import short_names
from riwaya.mentions.actors.search import search
from riwaya.mentions.actors.settling import settled
from riwaya.mentions.actors.weighing import kept
from riwaya.mentions.tagger import Tagger
from riwaya.model import Actor, ActorKind, Alias, AliasKind, ClaimedRole, Note, NoteKind, Place, Span
from riwaya.text import Document

__all__ = ["Agreement", "describe", "new_actor", "read_actors"]


def read_actors(
    document: Document, lexicon: Lexicon, tagger: Tagger | None, places: Sequence[Place], published: str | None
) -> tuple[tuple[Actor, ...], tuple[Note, ...]]:
    """Every actor of the document, ids "ac1".. in order of first mention, and notes on names that fit several."""
    field = Field.of(document, lexicon, published, places, tagger)
    countries = {p.country for p in places if p.country is not None}
    groups = groups_of(field, kept(field, candidates(field, countries)))
    groups.sort(key=lambda g: (g.mentions[0].first, -g.mentions[0].last))
    ids: dict[str | None, str] = {g.known: f"ac{n}" for n, g in enumerate(groups, 1) if g.known is not None}
    actors = tuple(_actor(field, g, f"ac{n}", ids) for n, g in enumerate(groups, 1))
    return actors, tuple(_notes(field))


def candidates(field: Field, countries: Collection[str]) -> list[Found]:
    """Every phrase that may be a mention, in text order, ambiguous names settled; most are, ``kept`` decides."""
    mentions = list(settled(field, search(field), countries))
    mentions += short_names(field, mentions)
    return sorted(mentions, key=lambda m: (m.first, -m.last))


def _actor(field: Field, group: Group, actor_id: str, ids: dict[str | None, str]) -> Actor:
    spans = tuple(sorted({field.span(m) for m in group.mentions}))
    entry = field.lexicon.actors.entries.get(group.known) if group.known is not None else None
    standing = entry.standing(field.day) if entry is not None else None
    name = standing.name if standing is not None else _name(field, group)
    return Actor(
        id=actor_id,
        name=name,
        kind=standing.kind if standing is not None else group.kind,
        mentions=spans,
        name_en=standing.name_en if standing is not None else None,
        known_as=group.known,
        aliases=_aliases(field, group, name),
        roles=_roles(field, group, ids),
    )


def _name(field: Field, group: Group) -> str:
    """A person's longest own name, else the first phrase that is more than a noun pointing back."""
    if group.kind is ActorKind.PERSON:
        own = [field.name_text(m) for m in group.mentions if m.name is not None]
        if own:
            return max(own, key=len)
    best = next((m for m in group.mentions if not m.how.endswith("bare")), group.mentions[0])
    return field.span(best).text


def _aliases(field: Field, group: Group, name: str) -> tuple[Alias, ...]:
    found: dict[str, Alias] = {}
    for mention in group.mentions:
        for text, kind in _called(field, mention):
            if kind is not None and text != name:
                found.setdefault(text, Alias(text, kind))
    return tuple(found.values())


def _called(field: Field, mention: Found) -> list[tuple[str, AliasKind | None]]:
    own = mention.alias
    text = field.name_text(mention) if mention.name is not None else field.span(mention).text
    return [(text, own), *((field.document.span(a, b).text, kind) for a, b, kind in mention.also)]


def _roles(field: Field, group: Group, ids: dict[str | None, str]) -> tuple[ClaimedRole, ...]:
    """Every post, with the mention that first gives it; which claim tells it is known only after the claims are."""
    roles: dict[tuple[str, str | None], ClaimedRole] = {}
    for mention in group.mentions:
        if mention.title:
            of = ids.get(mention.of) if mention.of is not None else None
            roles.setdefault((mention.title, of), ClaimedRole(mention.title, of, None, field.span(mention)))
    return tuple(roles.values())


def _notes(field: Field) -> list[Note]:
    """Names that several known actors bear, where no day tells which is meant."""
    if field.day is not None:
        return []
    notes = []
    for i in range(len(field.document.words)):
        if i in field.known or not field.lexicon.actors.starts[field.document.words[i].folded]:
            continue
        hit = next(field.lexicon.actors.hits(field.document.words, i), None)
        if hit is not None and len({n.actor for n in hit.names}) > 1:
            span = Span.at(field.document.text, field.document.words[i].start, field.document.words[hit.last - 1].end)
            notes.append(
                Note(NoteKind.AMBIGUOUS_ACTOR, span, "several actors bear this name; the report's day is not known")
            )
    return notes
