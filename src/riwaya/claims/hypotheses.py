"""A document with claims and events -> sets of alternatives that are offered without any being asserted."""

from collections.abc import Sequence

from riwaya.claims.places_in_text import Holders
from riwaya.mentions.phrases import Ground
from riwaya.model import Claim, Event, Hypothesis, Span
from riwaya.text import Sentence

_COMMAS = "،,؛;"


def read_hypotheses(ground: Ground, claims: Sequence[Claim], events: Sequence[Event]) -> tuple[Hypothesis, ...]:
    """ "Either A, or B, or C" and "whether A or B", with the event they are about where one can be told."""
    holders = Holders(claims)
    found = []
    for sentence in ground.document.sentences:
        for alternatives in _sets(ground, sentence):
            whole = Span.at(ground.document.text, alternatives[0].start, alternatives[-1].end)
            claim = holders.attributed(whole)
            about = _about(events, alternatives, ground, sentence)
            found.append(Hypothesis(about, alternatives, claim.id if claim is not None else None))
    return tuple(found)


def _sets(ground: Ground, sentence: Sentence) -> list[tuple[Span, ...]]:
    grammar = ground.lexicon.grammar
    out = []
    i = sentence.first
    while i < sentence.last:
        if ground.folded(i) in grammar["either"] or (
            ground.folded(i) in grammar["whether"] and ground.folded(i - 1) in grammar["unknown"] | {"ما", "اذا"}
        ):
            stretches = _alternatives(ground, i + 1, sentence.last)
            if len(stretches) > 1:
                out.append(tuple(ground.document.span(first, last) for first, last in stretches))
                i = stretches[-1][1]
                continue
        i += 1
    return out


def _alternatives(ground: Ground, first: int, last: int) -> list[tuple[int, int]]:
    """Word ranges between the "or"s; the last one ends with the sentence or before the article goes on."""
    grammar = ground.lexicon.grammar
    words = ground.document.words
    found: list[tuple[int, int]] = []
    start = first
    for i in range(first, last):
        if ground.folded(i) in grammar["or"]:
            found.append((start, i))
            start = i + 1
        elif words[i].text in _COMMAS and found and ground.folded(i + 1) in grammar["content_stop"]:
            last = i
            break
    found.append((start, last))
    return [trimmed for stretch in found if (trimmed := _trim(ground, *stretch)) is not None]


def _trim(ground: Ground, first: int, last: int) -> tuple[int, int] | None:
    words, skip = ground.document.words, ground.lexicon.grammar["either"] | {"الي", "اذا", "كانت", "كان"}
    while first < last and (ground.folded(first) in skip or words[first].text in _COMMAS):
        first += 1
    while last > first and (words[last - 1].text in _COMMAS or words[last - 1].text in ".؟!"):
        last -= 1
    return (first, last) if last > first else None


def _about(events: Sequence[Event], alternatives: Sequence[Span], ground: Ground, sentence: Sentence) -> str | None:
    """The event the alternatives explain: the first one inside them, else the last one told before them."""
    inside = [e for e in events if any(a.holds(e.trigger) for a in alternatives)]
    if inside:
        earlier = [
            e for e in events if e.type is inside[0].type and e.trigger.end <= alternatives[0].start and e not in inside
        ]
        return earlier[-1].id if earlier else inside[0].id
    start = ground.document.words[sentence.first].start
    before = [e for e in events if start <= e.trigger.start < alternatives[0].start]
    return before[-1].id if before else None
