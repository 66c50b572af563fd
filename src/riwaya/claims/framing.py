"""A document, its actors and claims -> the loaded words in it, towards whom, and in whose words."""

from collections.abc import Iterator, Sequence

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.loaded import Loaded
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Actor, Claim, Framing, Span

_TARGET_REACH = 40
"""Code points within which a loaded word's target is looked for: the nearest actor mention that touches or follows."""


def read_framing(ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Framing, ...]:
    """Every loaded word or phrase in order."""
    holders = Holders(claims)
    mentions = sorted((m.start, m.end, a.id) for a in actors for m in a.mentions)
    found = []
    for span, word in _loaded(ground):
        claim = holders.attributed(span)
        found.append(
            Framing(
                span.start,
                span.end,
                span.text,
                _target(span, mentions),
                word.kind,
                claim.id if claim is not None else None,
            )
        )
    return tuple(found)


def _loaded(ground: Ground) -> Iterator[tuple[Span, Loaded]]:
    lexicon = ground.lexicon.loaded
    i, count = 0, len(ground.document.words)
    while i < count:
        phrase = _phrase(ground, i)
        if phrase is not None:
            word, length, skip = phrase
            yield _span(ground, i, i + length, skip), word
            i += length
            continue
        for match in lexicon.table.lookup(ground.folded(i)):
            if match.entry.after and bare(ground.folded(i - 1)) not in match.entry.after:
                continue
            skip = match.cut.length if not (match.cut.article and match.cut.preposition) else len(match.cut.conjunction)
            yield _span(ground, i, i + 1, skip), match.entry
            break
        i += 1


def _phrase(ground: Ground, i: int) -> tuple[Loaded, int, int] | None:
    folded = ground.folded(i)
    for first in (folded, folded[1:] if folded[:1] in "وفبل" else ""):
        for word, parts in ground.lexicon.loaded.phrases.get(first, ()):
            if all(ground.folded(i + k) == part for k, part in enumerate(parts) if k):
                return word, len(parts), len(folded) - len(first)
    return None


def _span(ground: Ground, first: int, last: int, skip: int) -> Span:
    span = ground.document.span(first, last)
    return Span.at(ground.document.text, span.start + skip, span.end)


def _target(span: Span, mentions: Sequence[tuple[int, int, str]]) -> str | None:
    """The actor whose mention holds, touches or soon follows the loaded word."""
    best: tuple[int, str] | None = None
    for start, end, actor in mentions:
        if start > span.end + _TARGET_REACH:
            break
        if end < span.start - 2:
            continue
        distance = 0 if start <= span.start and span.end <= end else abs(start - span.end) + 1
        if best is None or distance < best[0]:
            best = (distance, actor)
    return best[1] if best is not None else None
