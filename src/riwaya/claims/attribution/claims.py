"""Drafts with their speakers -> Claims in the order of the text, and an author claim a sentence the article tells."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from riwaya.claims.attribution.acts import act_of
from riwaya.claims.attribution.parts import Draft, Stretch, offsets
from riwaya.claims.attribution.speakers import Speaker
from riwaya.mentions.phrases import Ground
from riwaya.model import OUTLET, Claim, Confidence, Relay, Report, Span, Voice
from riwaya.model.keys import claim_key

_SURE = {"source": 0.9, "source.new": 0.8, "antecedent": 0.7}
"""How often a speaker found this way was right on the 60 development reports, rounded down; 0.6 for pronouns."""

_LOOSE = 3
"""Characters at either end of a sentence that a content may leave out and still cover it: marks, a conjunction."""


def claims_of(
    ground: Ground, report: Report, drafts: Sequence[Draft], speakers: dict[int, Speaker]
) -> tuple[Claim, ...]:
    """Attributed and author claims, sorted by where they begin; ids follow that order."""
    made = [(d, _span(ground, d.content)) for d in drafts if d.content is not None]
    author = _author_stretches(ground, [s for _, s in made])
    places = sorted(
        [(span.start, -span.end, k, draft, span) for k, (draft, span) in enumerate(made)]
        + [(span.start, -span.end, -1, None, span) for span in author],
        key=lambda row: row[:3],
    )
    ids = {id(draft): f"c{n}" for n, (_, _, _, draft, _) in enumerate(places, 1) if draft is not None}
    claims = []
    for n, (_, _, _, draft, content) in enumerate(places, 1):
        if draft is None:
            claims.append(_author(report, f"c{n}", content))
        else:
            claims.append(_attributed(ground, report, draft, content, ids, speakers))
    return tuple(claims)


def _author(report: Report, identity: str, content: Span) -> Claim:
    return Claim(
        id=identity,
        key=claim_key(report.content_hash, None, content),
        voice=Voice.AUTHOR,
        content=content,
        chain=(OUTLET,),
        confidence=Confidence(0.9, "told in the article's own voice; no cue hands it to anybody"),
        because=("author.sentence",),
    )


def _attributed(
    ground: Ground,
    report: Report,
    draft: Draft,
    content: Span,
    ids: dict[int, str],
    speakers: dict[int, Speaker],
) -> Claim:
    cue = _span(ground, draft.at)
    speaker = speakers.get(id(draft))
    act, why = act_of(ground, draft)
    return Claim(
        id=ids[id(draft)],
        key=claim_key(report.content_hash, cue, content),
        voice=Voice.ATTRIBUTED,
        content=content,
        source=_span(ground, draft.source) if draft.source is not None else None,
        source_actor=speaker.actor if speaker is not None else None,
        cue=cue,
        medium=_span(ground, draft.medium) if draft.medium is not None else None,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        chain=_chain(draft, speakers),
        act=act,
        relay=_relay(draft),
        imputed=draft.cue.imputed,
        confidence=_confidence(draft, speaker),
        because=(
            *draft.because,
            *why,
            *((f"speaker.{speaker.how}",) if speaker is not None else ("speaker.unresolved",)),
        ),
    )


def _chain(draft: Draft, speakers: dict[int, Speaker]) -> tuple[str, ...]:
    """Innermost speaker first, then who relayed, the outlet last; a speaker is not named twice in a row."""
    chain: list[str] = []
    step: Draft | None = draft
    while step is not None:
        speaker = speakers.get(id(step))
        if speaker is not None and (not chain or chain[-1] != speaker.actor):
            chain.append(speaker.actor)
        step = step.parent
    return (*chain, OUTLET)


def _relay(draft: Draft) -> Relay:
    return draft.cue.relay


def _confidence(draft: Draft, speaker: Speaker | None) -> Confidence:
    if speaker is None:
        return Confidence(0.4, "cue and content read; who speaks stays unresolved")
    value = _SURE.get(speaker.how, 0.6)
    where = "before its cue" if draft.left else "behind its cue"
    return Confidence(value, f"speaker by {speaker.how}; content {where}")


def _span(ground: Ground, stretch: Stretch | None) -> Span:
    assert stretch is not None
    return Span.at(ground.document.text, *offsets(ground, stretch))


def _author_stretches(ground: Ground, contents: Sequence[Span]) -> list[Span]:
    """The sentences that no content covers wholly: there the article itself speaks."""
    document = ground.document
    ordered = sorted(contents)
    starts = [c.start for c in ordered]
    reach = [-_LOOSE, *accumulate([c.end for c in ordered], max)]
    """How far the contents that begin before each one reach."""
    found = []
    for sentence in document.sentences:
        span = document.span(sentence.first, sentence.last)
        if reach[bisect_right(starts, span.start + _LOOSE)] < span.end - _LOOSE:
            found.append(span)
    return found
