"""Claims -> the same, those told as doubtful where the article itself calls the speaker's statements contradictory.

"A glaring contradiction appeared in the statement in which the ministry announced ...": the cue is a plain one, the
doubt stands in the article's words about whose statement it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.places_in_text import Holders
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, Claim, Relay, Voice

_BESIDE = 8
"""Words on either side of the word of doubt within which whose statement is doubted is named."""


def doubted(ground: Ground, claims: Sequence[Claim], actors: Sequence[Actor]) -> tuple[Claim, ...]:
    """Every claim; relayed as doubtful where its speaker is named beside a word of doubt before it in the sentence."""
    document = ground.document
    signs = ground.lexicon.grammar["doubt_sign"]
    holders = Holders(claims)
    named: dict[int, set[str]] = {}
    for actor in actors:
        for mention in actor.mentions:
            named.setdefault(document.word_at(mention.start), set()).add(actor.id)
    doubts: dict[int, list[tuple[int, set[str]]]] = {}
    for number, sentence in enumerate(document.sentences):
        for i in range(sentence.first, sentence.last):
            if ground.folds[i] in signs and holders.attributed(document.span(i, i + 1)) is None:
                near = range(max(sentence.first, i - _BESIDE), min(i + _BESIDE, sentence.last))
                doubts.setdefault(number, []).append((i, set().union(*(named.get(j, set()) for j in near))))
    if not doubts:
        return tuple(claims)
    return tuple(_told(ground, claim, doubts) for claim in claims)


def _told(ground: Ground, claim: Claim, doubts: dict[int, list[tuple[int, set[str]]]]) -> Claim:
    if claim.voice is not Voice.ATTRIBUTED or claim.cue is None or claim.relay is not Relay.NEUTRAL:
        return claim
    cue = ground.document.word_at(claim.cue.start)
    here = doubts.get(ground.document.sentence_of(cue), [])
    if any(sign < cue and claim.source_actor in speakers for sign, speakers in here):
        return replace(claim, relay=Relay.DOUBTING, because=(*claim.because, "doubt.contradiction"))
    return claim
