"""A document, its actors, claims and events -> the loaded words in it, towards whom, and in whose words."""

from collections.abc import Sequence

from riwaya.claims.framing.loaded_words import LoadedWords
from riwaya.claims.framing.scare_quotes import scare_quotes
from riwaya.claims.framing.targets import Targets
from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.loaded import Frames
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, Claim, Event, Framing, FramingKind, Span


def read_framing(
    ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim], events: Sequence[Event] = ()
) -> tuple[Framing, ...]:
    """Every loaded word or phrase, in order; in whose claim it stands, or None in the article's own voice."""
    holders = Holders(claims)
    targets = Targets(ground, actors, events)

    def framing(span: Span, kind: FramingKind, frames: Frames) -> Framing:
        claim = holders.attributed(span)
        target = targets.of(span, kind, frames)
        return Framing(span.start, span.end, span.text, target, kind, claim.id if claim is not None else None)

    words = [(span, word) for span, word in LoadedWords(ground, actors).all()]
    found = [framing(span, word.kind, word.frames) for span, word in words]
    quoted = scare_quotes(ground, actors, claims, [span for span, _ in words])
    found += [framing(span, kind, Frames.NAMED) for span, kind in quoted]
    return tuple(sorted(found, key=lambda f: (f.start, f.end)))
