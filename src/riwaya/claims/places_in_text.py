"""Claims -> which of them holds a stretch of text, asked by everything that is read after the claims."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from riwaya.model import Claim, Span, Voice


class Holders:
    """Answers which claim's content holds a span; the innermost one, an attributed one before the article's own."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(claims, key=lambda c: (c.content.start, c.content.end, c.id))
        self._starts = [c.content.start for c in self._claims]
        self._reach = list(accumulate((c.content.end for c in self._claims), max))
        """How far the contents up to each claim reach: before one whose reach falls short nothing holds the span."""
        self._named = sorted(
            (part.start, part.end, n)
            for n, c in enumerate(self._claims)
            for part in (c.source, c.medium)
            if part is not None
        )

    def innermost(self, span: Span) -> Claim | None:
        """The smallest content that holds the span."""
        return min(self._holding(span), key=_inner, default=None)

    def attributed(self, span: Span) -> Claim | None:
        """The same among attributed claims only: None where the article itself speaks."""
        return min((c for c in self._holding(span) if c.voice is Voice.ATTRIBUTED), key=_inner, default=None)

    def telling(self, span: Span) -> Claim | None:
        """The claim that names the span as its source or medium, else the innermost one whose content holds it."""
        last = bisect_right(self._named, (span.start, float("inf"), 0))
        for start, end, n in reversed(self._named[max(0, last - _NEAR) : last]):
            if start <= span.start and span.end <= end:
                return self._claims[n]
        return self.innermost(span)

    def _holding(self, span: Span) -> Iterator[Claim]:
        for n in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            if self._reach[n] < span.end:
                return
            if self._claims[n].content.end >= span.end:
                yield self._claims[n]


_NEAR = 8
"""Sources and media that begin before a span and are looked at: more than ever stand inside one another."""


def _inner(claim: Claim) -> tuple[bool, int, str]:
    return claim.voice is Voice.AUTHOR, claim.content.end - claim.content.start, claim.id
