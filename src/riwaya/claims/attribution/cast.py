"""The actors of a document -> who is mentioned where, asked by stretches of text; grows as speakers are found."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.model import Actor, ActorKind, Span

_LONGEST = 400
"""Code points no mention is longer than, so that looking up a place stays cheap in a long text."""


class Cast:
    """Actors by id, and their mentions in the order of the text."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors: dict[str, Actor] = {a.id: a for a in actors}
        self._mentions = sorted((m.start, -m.end, a.id, m) for a in actors for m in a.mentions)

    def within(self, start: int, end: int) -> Iterator[tuple[Span, str]]:
        """Mentions that begin at ``start`` or later and end by ``end``, in order."""
        for i in range(bisect_left(self._mentions, (start,)), len(self._mentions)):
            begins, ends, actor, mention = self._mentions[i]
            if begins >= end:
                return
            if -ends <= end:
                yield mention, actor

    def touching(self, span: Span) -> Iterator[tuple[Span, str]]:
        """Mentions that share a character with the span, in order."""
        for mention, actor in self.within(span.start - _LONGEST, span.end + _LONGEST):
            if mention.overlaps(span):
                yield mention, actor

    def before(self, end: int) -> Iterator[tuple[Span, str]]:
        """Mentions that begin before ``end``, the nearest first."""
        for i in range(bisect_left(self._mentions, (end,)) - 1, -1, -1):
            yield self._mentions[i][3], self._mentions[i][2]

    def after(self, start: int) -> Iterator[tuple[Span, str]]:
        """Mentions that begin at ``start`` or later, the nearest first."""
        for i in range(bisect_left(self._mentions, (start,)), len(self._mentions)):
            yield self._mentions[i][3], self._mentions[i][2]

    def add(self, kind: ActorKind, name: str, *mentions: Span) -> str:
        """A new actor; gives its id."""
        actor = Actor(f"ac{len(self.actors) + 1}", name, kind, ())
        self.actors[actor.id] = actor
        for mention in mentions:
            self.mention(actor.id, mention)
        return actor.id

    def mention(self, actor: str, span: Span, *, name: str = "") -> None:
        """One more mention of an actor; ``name`` is taken as the actor's where it says more than the one it had."""
        known = self.actors[actor]
        longer = name if len(name) > len(known.name) else known.name
        self.actors[actor] = replace(known, name=longer, mentions=tuple(sorted((*known.mentions, span))))
        insort(self._mentions, (span.start, -span.end, actor, span))
