"""Claims -> which of them holds a stretch of text, asked by everything that is read after the claims."""

from collections.abc import Sequence

from riwaya.model import Claim, Span, Voice


class Holders:
    """Answers which claim's content holds a span; the innermost one, an attributed one before the article's own."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        size = sorted(claims, key=lambda c: (c.voice is Voice.AUTHOR, c.content.end - c.content.start, c.id))
        self._claims = tuple(size)

    def innermost(self, span: Span) -> Claim | None:
        """The smallest content that holds the span."""
        return next((c for c in self._claims if c.content.holds(span)), None)

    def attributed(self, span: Span) -> Claim | None:
        """The same among attributed claims only: None where the article itself speaks."""
        return next((c for c in self._claims if c.voice is Voice.ATTRIBUTED and c.content.holds(span)), None)

    def telling(self, span: Span) -> Claim | None:
        """The claim that names the span as its source or medium, else the innermost one whose content holds it."""
        named = (c for c in self._claims if any(p is not None and p.holds(span) for p in (c.source, c.medium)))
        return next(named, None) or self.innermost(span)
