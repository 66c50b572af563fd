"""A document with claims and actors -> the things claims say they rest on: what, held by whom, shared with whom."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.evidence_words import Thing
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.model import Actor, Claim, Evidence, Span

_NEAR = 8
"""Words on either side within which the word that makes a thing evidence must stand."""

_SHARE_REACH = 12


def read_evidence(ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Every thing cited, in order; one sentence cites a kind of thing once."""
    holders = Holders(claims)
    found: list[Evidence] = []
    for sentence in ground.document.sentences:
        seen: set[str] = set()
        for i in range(sentence.first, sentence.last):
            thing = _thing(ground, i, sentence.first, sentence.last)
            if thing is None or thing.kind in seen:
                continue
            seen.add(thing.kind)
            span = ground.document.span(i, max(i + 1, noun_phrase(ground, i, sentence.last)))
            claim = holders.telling(span)
            found.append(
                Evidence(
                    id=f"v{len(found) + 1}",
                    kind=thing.kind,
                    span=span,
                    held_by=claim.source_actor if claim is not None else None,
                    shared_with=_shared(ground, actors, i, sentence.last),
                    claim=claim.id if claim is not None else None,
                )
            )
    return tuple(found)


def resting_on(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> tuple[Claim, ...]:
    """The claims with the ids of the evidence that each cites."""
    cited: dict[str | None, tuple[str, ...]] = {}
    for thing in evidence:
        cited[thing.claim] = (*cited.get(thing.claim, ()), thing.id)
    return tuple(replace(c, evidence=cited[c.id]) if c.id in cited else c for c in claims)


def _thing(ground: Ground, i: int, first: int, last: int) -> Thing | None:
    for match in ground.lexicon.evidence.lookup(ground.folded(i)):
        needs = match.entry.needs
        around = range(max(first, i - _NEAR), min(last, i + _NEAR + 1))
        if not needs or any({ground.folded(j), bare(ground.folded(j))} & needs for j in around if j != i):
            return match.entry
    return None


def _shared(ground: Ground, actors: Sequence[Actor], i: int, last: int) -> tuple[str, ...]:
    """Whom the thing was shared with: a known name behind مع or إلى after a verb of sharing."""
    grammar = ground.lexicon.grammar
    for j in range(max(0, i - 4), min(i + _SHARE_REACH, last)):
        if bare(ground.folded(j)) in grammar["share"]:
            for k in range(j + 1, min(j + _SHARE_REACH, last)):
                if ground.folded(k) in grammar["share_with"]:
                    return _actor_at(ground, actors, k + 1)
    return ()


def _actor_at(ground: Ground, actors: Sequence[Actor], i: int) -> tuple[str, ...]:
    if i >= len(ground.document.words):
        return ()
    start = ground.document.words[i].start
    return tuple(a.id for a in actors if any(m.start <= start < m.end for m in a.mentions))[:1]
