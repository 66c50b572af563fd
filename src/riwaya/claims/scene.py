"""A document with its mentions and claims -> the scene events are read in: word classes, chunks, and what stands where."""

from collections import Counter
from dataclasses import dataclass, field

from datetime import date

from riwaya.claims.candidates import Candidate, find_candidates
from riwaya.claims.chunks import Chunk, find_chunks
from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions import Mentions
from riwaya.mentions.phrases import Ground
from riwaya.model import Claim, Place, Span, TimeSpan, Voice
from riwaya.text import Document


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything asked again and again while the events of one document are read; word numbers index the tuples."""

    document: Document
    lexicon: Lexicon
    mentions: Mentions
    ground: Ground
    candidates: tuple[Candidate, ...]
    chunks: tuple[tuple[Chunk, ...], ...]
    """Noun phrases by sentence."""
    classes: tuple[frozenset[str], ...]
    means: tuple[frozenset[str], ...]
    actor_at: dict[int, str]
    """Word number -> the actor whose mention covers it."""
    place_at: dict[int, str]
    times: tuple[TimeSpan, ...]
    claims: tuple[Claim, ...]
    means_count: Counter[str]
    published: str | None
    _innermost: dict[int, Claim] = field(repr=False)

    @classmethod
    def of(
        cls,
        document: Document,
        mentions: Mentions,
        claims: tuple[Claim, ...],
        lexicon: Lexicon,
        *,
        published: str | None = None,
    ) -> "Scene":
        """Look everything up once."""
        names = [m for a in mentions.actors for m in a.mentions] + [m for p in mentions.places for m in p.mentions]
        ground = Ground.of(document, lexicon, names=names, times=mentions.times)
        candidates = find_candidates(document, lexicon)
        classes = tuple(lexicon.event_words.classes(w.folded) for w in document.words)
        means = tuple(_kinds(lexicon, w.folded) for w in document.words)
        actor_at = _covered(document, [(a.id, m) for a in mentions.actors for m in a.mentions])
        place_at = _covered(document, [(p.id, m) for p in mentions.places for m in p.mentions])
        return cls(
            document=document,
            lexicon=lexicon,
            mentions=mentions,
            ground=ground,
            candidates=candidates,
            chunks=find_chunks(ground, candidates, classes),
            classes=classes,
            means=means,
            actor_at=actor_at,
            place_at=place_at,
            times=mentions.times,
            claims=claims,
            means_count=Counter(kind for kinds in means for kind in kinds),
            published=published,
            _innermost=_innermost_claims(document, claims),
        )

    def claim_of(self, word: int) -> Claim | None:
        """The innermost claim whose content holds the word."""
        return self._innermost.get(word)

    def age(self, time: TimeSpan) -> str:
        """How long before publication a time lies, roughly; "none" where it names no days."""
        if time.to is None or self.published is None:
            return "none"
        try:
            days = (date.fromisoformat(self.published[:10]) - date.fromisoformat(time.to[:10])).days
        except ValueError:
            return "none"
        return (
            "future" if days < 0 else "now" if days <= 2 else "week" if days <= 9 else "month" if days <= 60 else "old"
        )

    def place(self, place_id: str) -> Place | None:
        """A place by its id."""
        return next((p for p in self.mentions.places if p.id == place_id), None)


def _kinds(lexicon: Lexicon, folded: str) -> frozenset[str]:
    return frozenset(m.entry.kind for m in lexicon.weapons.lookup(folded))


def _covered(document: Document, spans: list[tuple[str, Span]]) -> dict[int, str]:
    """Word -> id of the mention over it, the longest one where several are."""
    found: dict[int, tuple[int, str]] = {}
    for name, span in spans:
        for word in document.words_of(span):
            size = span.end - span.start
            if word not in found or size > found[word][0]:
                found[word] = (size, name)
    return {word: name for word, (_, name) in found.items()}


def _innermost_claims(document: Document, claims: tuple[Claim, ...]) -> dict[int, Claim]:
    found: dict[int, Claim] = {}
    ordered = sorted(claims, key=lambda c: (c.voice is Voice.ATTRIBUTED, c.content.start - c.content.end))
    for claim in ordered:
        for word in document.words_of(claim.content):
            found[word] = claim
    return found
