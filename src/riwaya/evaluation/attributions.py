"""Claims of a reading beside the annotated attributions: cue, speaker, content, nesting, act, relay."""

from collections import Counter

from riwaya.evaluation.gold import Gold, GoldAttribution
from riwaya.evaluation.spans import ends, fit, hits, pairs, shared
from riwaya.evaluation.tallies import Tallies
from riwaya.model import ActorKind, Claim, Reading, Voice

UNNAMED = ActorKind.UNNAMED_SOURCE.value


def score_attributions(gold: Gold, reading: Reading, actor_of: dict[str, str], tallies: Tallies) -> dict[str, str]:
    """Add the measures; gives the reading's claim ids with the annotated ones they were paired with."""
    claims = [claim for claim in reading.claims if claim.voice is Voice.ATTRIBUTED]
    found = pairs(gold.attributions, claims, affinity)
    to_said = {gold.attributions[i].id: claims[j].id for i, j in found}
    kinds = {actor.id: actor.kind for actor in gold.actors}
    said_kinds = {actor.id: actor.kind.value for actor in reading.actors}
    right: Counter[str] = Counter()
    for i, j in found:
        annotated, claim = gold.attributions[i], claims[j]
        unnamed = kinds.get(annotated.actor or "") == UNNAMED
        kept = unnamed and said_kinds.get(claim.source_actor or "") == UNNAMED
        speaker = actor_of.get(claim.source_actor or "") == annotated.actor or kept
        right.update(_parts(annotated, claim, speaker))
        right["nested"] += annotated.parent is not None and to_said.get(annotated.parent, "?") == claim.parent
        _manner(gold.id, annotated, claim, tallies)
        if unnamed:
            tallies.add("unnamed source kept unnamed", gold.id, speaker, 1, 1)
    said, true = len(claims), len(gold.attributions)
    tallies.add("attribution found (cue or content)", gold.id, len(found), said, true)
    for name, key in _MEASURES:
        tallies.add(name, gold.id, right[key], said, true)
    nested = (sum(c.parent is not None for c in claims), sum(a.parent is not None for a in gold.attributions))
    tallies.add("NESTED attributions", gold.id, right["nested"], *nested)
    return {said_id: gold_id for gold_id, said_id in to_said.items()}


_MEASURES = (
    ("ATTRIBUTION speaker+cue+content", "whole"),
    ("attribution, content to the word", "exact"),
    ("attribution: cue", "cue"),
    ("attribution: speaker resolved", "speaker"),
    ("attribution: source span", "source"),
    ("attribution: content", "content"),
)


def affinity(annotated: GoldAttribution, claim: Claim) -> float:
    """A shared cue, or a content that fits by half."""
    content = fit(annotated.content, ends(claim.content))
    cue = shared(annotated.cue, ends(claim.cue)) > 0
    return content + cue if cue or content >= 0.5 else 0.0


def _parts(annotated: GoldAttribution, claim: Claim, speaker: bool) -> dict[str, int]:
    cue = shared(annotated.cue, ends(claim.cue)) > 0
    content = fit(annotated.content, ends(claim.content))
    source = claim.source is None if annotated.source is None else fit(annotated.source, ends(claim.source)) >= 0.5
    return {
        "cue": cue,
        "speaker": speaker,
        "source": source,
        "content": content >= 0.5,
        "whole": cue and speaker and content >= 0.5,
        "exact": cue and speaker and content >= 0.9,
    }


def _manner(report: str, annotated: GoldAttribution, claim: Claim, tallies: Tallies) -> None:
    tallies.add("act right, of paired", report, claim.act.value == annotated.act, 1, 1)
    doubts, doubted = claim.relay.value == "doubting", annotated.relay == "doubting"
    tallies.add("relay: doubting", report, doubts and doubted, doubts, doubted)
    tallies.add("imputed", report, claim.imputed and annotated.imputed, claim.imputed, annotated.imputed)
    medium = [m for m in (ends(claim.medium),) if m is not None]
    true = [annotated.medium] if annotated.medium is not None else []
    tallies.add("medium", report, hits(true, medium, 0.5), len(medium), len(true))
