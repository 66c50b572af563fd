"""Actors and a document -> the same actors, with "his country" a mention of the state that the person stands for.

"The foreign minister of X said that his country would answer": his country is X, by what he was called last.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.actors.found import letters
from riwaya.model import Actor, ActorKind, Span
from riwaya.text import Document
from riwaya.text.clitics import CONJUNCTIONS, PREPOSITIONS

_JOINED = frozenset((*CONJUNCTIONS, *PREPOSITIONS))

_PERSONS_BACK = 6
"""How many mentions of persons back a country may be told with one; the farthest seen in the gold is 3."""


def with_homelands(
    document: Document, lexicon: Lexicon, actors: Sequence[Actor], published: str | None
) -> tuple[Actor, ...]:
    """Every actor; a state that is only told as "his country" is a new one. Unresolved words stay what they are."""
    said = list(_said(document, lexicon))
    if not said:
        return tuple(actors)
    persons = [(m, a) for a in actors if a.kind is ActorKind.PERSON for m in a.mentions]
    persons.sort(key=lambda p: p[0])
    found: dict[str, list[Span]] = {}
    for span in said:
        state = _state(document, lexicon, persons, span.start, published)
        if state is not None:
            found.setdefault(state, []).append(span)
    return _told(lexicon, actors, found, published)


def _said(document: Document, lexicon: Lexicon) -> Iterator[Span]:
    """Every "his country", without the letters joined to it."""
    own = lexicon.grammar["own_country"]
    endings = tuple(own)
    for word in document.words:
        if not word.folded.endswith(endings):
            continue
        for skip in range(3):
            if word.folded[skip:] in own and set(word.folded[:skip]) <= _JOINED:
                yield Span.at(document.text, word.start + letters(word.text, skip), word.end)
                break


def _state(
    document: Document, lexicon: Lexicon, persons: Sequence[tuple[Span, Actor]], start: int, published: str | None
) -> str | None:
    """The state of the person told of last before a character, by any name or title the text gives him."""
    at = bisect_left(persons, start, key=lambda p: p[0].start)
    for _, person in reversed(persons[max(0, at - _PERSONS_BACK) : at]):
        state = next(_states(document, lexicon, person, published), None)
        if state is not None:
            return state
    return None


def _states(document: Document, lexicon: Lexicon, person: Actor, published: str | None) -> Iterator[str]:
    entries = lexicon.actors.entries
    for mention in person.mentions:
        for i in document.words_of(mention):
            nation = lexicon.actors.nationality(document.words[i].folded, published)
            if nation is not None:
                yield nation.state
            for hit in lexicon.actors.hits(document.words, i):
                yield from (n.actor for n in hit.names if entries[n.actor].adjectives and not n.metonym)
    of = (role.of for role in person.roles if role.of is not None)
    yield from (known for known in of if known in entries and entries[known].adjectives)


def _told(
    lexicon: Lexicon, actors: Sequence[Actor], found: dict[str, list[Span]], published: str | None
) -> tuple[Actor, ...]:
    known = {a.known_as: a for a in reversed(actors) if a.known_as is not None}
    changed: dict[str, Actor] = {}
    made: list[Actor] = []
    for state, spans in found.items():
        there = known.get(state) or known.get(state + "_government")
        if there is not None:
            changed[there.id] = replace(there, mentions=tuple(sorted((*there.mentions, *spans))))
            continue
        standing = lexicon.actors.entries[state].standing(published)
        number = f"ac{len(actors) + len(made) + 1}"
        made.append(Actor(number, standing.name, standing.kind, tuple(spans), standing.name_en, state))
    return (*(changed.get(a.id, a) for a in actors), *made)
