"""A loaded word with the actors and events of its document -> the actor it is towards, or None rather than a guess."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from riwaya.lexicon.loaded import Frames
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, ActorSpan, Event, FramingKind, Span

_REACH = 40
"""Code points behind a so-called, or a verb of crushing, within which its name or object is looked for."""

_TOUCHES = 3
"""Code points between a loaded word and the name it belongs to: a space and quotation marks."""


class Targets:
    """Answers for one document, from where its actors are named and who does what in its events."""

    def __init__(self, ground: Ground, actors: Sequence[Actor], events: Sequence[Event]) -> None:
        self.ground = ground
        self._mentions = sorted((m.start, m.end, a.id) for a in actors for m in a.mentions)
        self._longest = max((end - start for start, end, _ in self._mentions), default=0)
        self._event = {i: e for e in events for i in ground.document.words_of(e.trigger)}

    def of(self, span: Span, kind: FramingKind, frames: Frames) -> str | None:
        """The doer or the one done to of the event told by the word; else who is named around or beside it."""
        if frames is not Frames.NAMED:
            event = self._told(span)
            if event is not None:
                return _first(event.agents if frames is Frames.DOER else event.patients)
            if frames is Frames.DOER and kind is FramingKind.LOADED_VERB:
                return None
        ahead = kind is FramingKind.NAMING or frames is Frames.DONE_TO
        near = [
            (d, stop - start, a) for start, stop, a in self._around(span) if (d := _far(span, start, stop, ahead)) >= 0
        ]
        return min(near)[2] if near else None

    def _told(self, span: Span) -> Event | None:
        """The event whose trigger is the word, or the noun right before the adjective."""
        words = self.ground.document.words_of(span)
        return next((self._event[i] for i in (*words, words.start - 1) if i in self._event), None)

    def _around(self, span: Span) -> Iterator[tuple[int, int, str]]:
        document = self.ground.document
        sentence = document.sentences[document.sentence_of(document.word_at(span.start))]
        end = min(span.end + _REACH, document.words[sentence.last - 1].end)
        first = bisect_left(self._mentions, (span.start - self._longest - _TOUCHES, 0, ""))
        for n in range(first, len(self._mentions)):
            if self._mentions[n][0] > end:
                return
            yield self._mentions[n]


def _first(roles: Sequence[ActorSpan]) -> str | None:
    return next((r.actor for r in roles if r.actor is not None), None)


def _far(span: Span, start: int, stop: int, ahead: bool) -> int:
    """How far a mention is from the word, or -1 where it cannot be meant. ``ahead``: only what follows is meant."""
    if ahead:
        if start >= span.end:
            return 1 + start - span.end
        return 0 if span.start <= start < span.end < stop else -1
    if (start <= span.start and span.end <= stop) or (span.start <= start and stop <= span.end):
        return 0
    gap = span.start - stop if stop <= span.start else start - span.end
    return 1 + (start >= span.end) + max(0, gap) if gap <= _TOUCHES else -1
