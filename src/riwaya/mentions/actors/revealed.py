"""The groups of a document -> fewer: who is told of vaguely and who is then named, where they can only be the same.

A headline or first paragraph announces "an official in X" or "a newspaper of Y", the text goes on to name it, and
later "the official of Y" is the one who was named. Nothing is put together where two are named who may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from riwaya.lexicon.actor_words import Role
from riwaya.mentions.actors.found import Field, Found
from riwaya.mentions.phrases import is_definite
from riwaya.model import ActorKind

if TYPE_CHECKING:
    from riwaya.mentions.actors.identity import Group

_FIRST = 1
"""The last paragraph that announces, the headline being 0."""


def revealed(field: Field, groups: Sequence[Group]) -> list[Group]:
    """The groups with the announced joined to the named, in their order."""
    gone: set[int] = set()
    for group in groups:
        named = _named(field, group, groups) if group.known is None else None
        if named is None or id(named) in gone or named is group:
            continue
        named.mentions.extend(group.mentions)
        named.mentions.sort(key=lambda m: (m.first, -m.last))
        named.heads |= group.heads
        gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _named(field: Field, group: Group, groups: Sequence[Group]) -> Group | None:
    """The one actor who may be the one a vague group tells of, or None."""
    found = group.mentions[0]
    if group.kind is ActorKind.MEDIA:
        return _only(_papers(field, found, groups)) if _is_vague(group) else None
    if group.kind is not ActorKind.UNNAMED_SOURCE or any(m.number != "s" for m in group.mentions):
        return None
    if found.head and is_definite(field.folded(found.first)):
        return _last(_officials(field, found, groups)) if len(group.mentions) == 1 else None
    if not all(_paragraph(field, m) <= _FIRST for m in group.mentions):
        return None
    return _only(_holders(field, found, groups))


def _is_vague(group: Group) -> bool:
    return all(m.how == "body" and not m.definite for m in group.mentions)


def _papers(field: Field, found: Found, groups: Sequence[Group]) -> Iterator[Group]:
    """Media named later with the noun by which one was announced, of no other nation."""
    nations = set(_nations(field, found))
    entries = field.lexicon.actors.entries
    for group in groups:
        if group.kind is not ActorKind.MEDIA or group.mentions[0].first < found.first or not _is_proper(field, group):
            continue
        homes = set(entries[group.known].countries) if group.known is not None else set()
        lands = {c for n in nations for c in entries[n].countries}
        if found.head in group.heads and (not homes or not lands or homes & lands):
            yield group


def _is_proper(field: Field, group: Group) -> bool:
    """A medium with a name of its own: known, or between quotation marks."""
    quoted = any(field.text(i) in '"“«' for m in group.mentions for i in range(m.first, m.last))
    return group.known is not None or quoted


def _holders(field: Field, found: Found, groups: Sequence[Group]) -> Iterator[Group]:
    """Persons named later with a post in the body that a vague official was said to be of, or with the very noun by
    which the headline calls somebody."""
    if field.role(found.first, Role.SOURCE, Role.POST) is None:
        return
    home = field.lexicon.actors.home
    headline = _paragraph(field, found) == 0 and found.of is None
    for group in groups:
        later = [m for m in group.mentions if m.first > found.first]
        same = found.of is not None and any(m.of is not None and home(m.of) == home(found.of) for m in later)
        if _is_named(group) and (same or (headline and any(found.head and m.head == found.head for m in later))):
            yield group


def _officials(field: Field, found: Found, groups: Sequence[Group]) -> Iterator[Group]:
    """Persons named before with the nation that is all that is said of "the official"."""
    rest = range(found.first + 1, found.last)
    nations = set(_nations(field, found))
    if not nations or any(field.nation(i) is None for i in rest):
        return
    for group in groups:
        if _is_named(group) and group.mentions[0].first < found.first:
            titled = (m for m in group.mentions if m.title or m.behind)
            if any(nations & set(_nations(field, m)) for m in titled):
                yield group


def _is_named(group: Group) -> bool:
    return group.kind is ActorKind.PERSON and any(m.name is not None for m in group.mentions)


def _nations(field: Field, found: Found) -> Iterator[str]:
    """The states whose adjectives stand in a phrase."""
    for i in range(found.first, found.last):
        nation = field.nation(i)
        if nation is not None:
            yield nation.state


def _paragraph(field: Field, found: Found) -> int:
    return field.document.sentences[field.document.sentence_of(found.first)].paragraph


def _only(groups: Iterator[Group]) -> Group | None:
    found = list(groups)
    return found[0] if len(found) == 1 else None


def _last(groups: Iterator[Group]) -> Group | None:
    found = list(groups)
    return found[-1] if found else None
