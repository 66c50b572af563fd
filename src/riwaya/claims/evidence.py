"""A document with claims and actors -> the things claims say they rest on: what, held by whom, shared with whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.claims.evidence_holders import EvidenceHolders
from riwaya.claims.places_in_text import Holders
from riwaya.claims.sharing import sharings
from riwaya.lexicon.evidence_words import Thing
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.model import Actor, Claim, Evidence, Span
from riwaya.model.values import dataclass
from riwaya.text import Sentence

_NEAR = 8
"""Words on either side within which the word that makes a thing evidence must stand."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A word for evidence where it stands: words ``first`` to ``last``."""

    first: int
    last: int
    thing: Thing
    sentence: int


def read_evidence(ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    """Every thing cited, in order; one sentence cites a kind of thing once."""
    holders = Holders(claims)
    owners = EvidenceHolders(ground, actors, claims)
    found: list[tuple[Cited, Evidence]] = []
    for number, sentence in enumerate(ground.document.sentences):
        kinds: set[str] = set()
        for cited in _cited(ground, holders, number, sentence):
            held_by, claim = owners.of(cited.first, cited.last, cited.thing)
            if cited.thing.kind in kinds or (cited.thing.owned and held_by is None):
                continue
            kinds.add(cited.thing.kind)
            span = ground.document.span(cited.first, cited.last)
            identity = f"v{len(found) + 1}"
            found.append((cited, Evidence(identity, cited.thing.kind, span, held_by, (), claim.id if claim else None)))
    shared = _shared(ground, owners, found)
    return tuple(replace(e, shared_with=shared.get(e.id, ())) for _, e in found)


def resting_on(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> tuple[Claim, ...]:
    """The claims with the ids of the evidence that each cites."""
    cited: dict[str | None, tuple[str, ...]] = {}
    for thing in evidence:
        cited[thing.claim] = (*cited.get(thing.claim, ()), thing.id)
    return tuple(replace(c, evidence=cited[c.id]) if c.id in cited else c for c in claims)


def _cited(ground: Ground, holders: Holders, number: int, sentence: Sentence) -> Iterator[Cited]:
    opens, folds = ground.lexicon.evidence.opens, ground.folds
    for i in range(sentence.first, sentence.last):
        if not opens[folds[i]]:
            continue
        for thing, length in _things(ground, i):
            if not thing.needs or _supported(ground, holders, i, sentence, thing.needs):
                last = max(i + length, noun_phrase(ground, i, sentence.last))
                yield Cited(i, last, thing, number)
                break


def _things(ground: Ground, i: int) -> Iterator[tuple[Thing, int]]:
    """What the word can be, phrases first, each with its number of words."""
    words = ground.lexicon.evidence
    folded = ground.folded(i)
    for thing, parts in words.phrases.get(folded, ()) or words.phrases.get(bare(folded), ()):
        if all(ground.folded(i + k) == part for k, part in enumerate(parts) if k):
            yield thing, len(parts)
    for match in words.table.lookup(folded):
        if not (match.entry.owned and match.cut.article):
            yield match.entry, 1


def _supported(ground: Ground, holders: Holders, i: int, sentence: Sentence, needs: frozenset[str]) -> bool:
    """Whether a word that makes the thing evidence stands near, or is the cue of the claim that holds it."""
    around = range(max(sentence.first, i - _NEAR), min(sentence.last, i + _NEAR + 1))
    if any(ground.folded(j) in needs or bare(ground.folded(j)) in needs for j in around if j != i):
        return True
    word: Span = ground.document.span(i, i + 1)
    claim = holders.attributed(word)
    return claim is not None and claim.cue is not None and bare(_folded(ground, claim.cue)) in needs


def _folded(ground: Ground, span: Span) -> str:
    return ground.folded(ground.document.word_at(span.start))


def _shared(
    ground: Ground, owners: EvidenceHolders, found: Sequence[tuple[Cited, Evidence]]
) -> Mapping[str, tuple[str, ...]]:
    """Evidence id -> whom it was shared with: what is named there, else the last thing cited before ("that data")."""
    shared: dict[str, tuple[str, ...]] = {}
    for number, verb, first, partner in sharings(ground):
        actor = owners.named_at(partner)
        here = [e for c, e in found if c.sentence == number and verb - _NEAR <= c.first <= partner]
        before = [e for c, e in found if number - 1 <= c.sentence <= number and c.first < first]
        thing = next(iter(here), None) or next(reversed(before), None)
        if actor is not None and thing is not None and actor != thing.held_by:
            shared[thing.id] = (*shared.get(thing.id, ()), actor)
    return shared
