"""A document's sentences -> drafts of every attribution in it: cue, source, medium, content and what it stands in."""

from riwaya.claims.attribution import beside
from riwaya.claims.attribution.contents import Extent
from riwaya.claims.attribution.credibility import anaphor, credible, light_verb, trails
from riwaya.claims.attribution.cues import cues_in
from riwaya.claims.attribution.frames import Frame
from riwaya.claims.attribution.headlines import headline, is_topic
from riwaya.claims.attribution.lists import with_lists
from riwaya.claims.attribution.openings import Opening
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.attribution.relays import inner_source, relayed_speaker, relays_statement
from riwaya.mentions.phrases import Ground
from riwaya.text import Sentence


def attributions(ground: Ground) -> list[Draft]:
    """Every attribution, in the order of its cue, with its parent set."""
    found: list[Draft] = []
    for sentence in ground.document.sentences:
        found += _in_sentence(ground, sentence)
    found = with_lists(ground, found)
    _nest(found)
    return found


def _in_sentence(ground: Ground, sentence: Sentence) -> list[Draft]:
    drafts, openings = _begun(ground, sentence)
    extent = Extent(ground, sentence, drafts)
    for draft in tuple(drafts):
        opening = openings.get(id(draft))
        if draft.left:
            beside.find_content(ground, draft, extent, sentence)
            inner = beside.inner_source(ground, draft, sentence)
            half = beside.other_half(ground, draft, inner, extent, sentence)
            again = beside.inner_source(ground, half, sentence) if half is not None else None
            drafts += [d for d in (inner, half, again) if d is not None]
        elif opening is not None:
            draft.content = extent.right(draft, opening.first, opening.skip, opening.kind)
        elif draft.content is None:
            draft.content = extent.left(draft)  # ..., the paper says.
    return [d for d in drafts if d.content is not None]


def _begun(ground: Ground, sentence: Sentence) -> tuple[list[Draft], dict[int, Opening]]:
    """The sentence's attributions with cue, source and where the content begins (by ``id``); ends come later."""
    title = headline(ground, sentence)
    kept: list[Draft] = [title] if title is not None else []
    openings: dict[int, Opening] = {}
    start = taken = sentence.first
    for draft in cues_in(ground, sentence):
        if draft.at.first < taken:
            continue  # between a cue and its content stand media and titles, no other cues
        if draft.left:
            kept += [draft] if beside.find_source(ground, draft, sentence) else []
            continue
        opening = _opened(ground, draft, (start, sentence.last))
        if opening is None:
            draft.content = anaphor(ground, draft)
            kept += [draft] if draft.content is not None or trails(ground, draft, sentence) else []
            continue
        draft.content = Stretch(opening.first, opening.first + 1, opening.skip)
        if draft.source is None and kept:
            draft.source = relayed_speaker(ground, kept[-1], draft)
        inner = inner_source(ground, draft, opening, sentence)
        for found, where in ((draft, opening), *((d, Opening(d.content.first)) for d in inner if d.content)):
            kept.append(found)
            openings[id(found)] = where
        start, taken = draft.at.last, opening.first
    if title is not None and len(kept) > 1 and is_topic(ground, title, kept[1]):
        kept.remove(title)
    return kept, openings


def _opened(ground: Ground, draft: Draft, clause: tuple[int, int]) -> Opening | None:
    light = light_verb(ground, draft, clause)
    if light is not None:
        draft.source = light
    opening = Frame(ground, draft, clause).read()
    if opening is None or not credible(ground, draft, opening, light is not None):
        return None
    return opening if relays_statement(ground, draft, opening) else None


def _nest(drafts: list[Draft]) -> None:
    """A draft's parent is the smallest content of another that holds its cue and content."""
    reach = {id(d): _reach(d) for d in drafts}
    active: list[Draft] = []
    waiting = sorted(drafts, key=lambda d: d.content.first if d.content is not None else 0)
    at = 0
    for draft in sorted(drafts, key=lambda d: reach[id(d)][0]):
        low, high = reach[id(draft)]
        while at < len(waiting) and _content(waiting[at]).first <= low:
            active.append(waiting[at])
            at += 1
        active = [d for d in active if _content(d).last >= low]
        if draft.parent is not None:
            continue  # told where it was read: of a relay with the same content
        holders = [d for d in active if d is not draft and high <= _content(d).last and d.content != draft.content]
        draft.parent = min(holders, key=lambda d: _content(d).last - _content(d).first, default=None)


def _content(draft: Draft) -> Stretch:
    assert draft.content is not None
    return draft.content


def _reach(draft: Draft) -> tuple[int, int]:
    """From the first to behind the last word of cue and content."""
    content = _content(draft)
    begins = draft.source.first if draft.relayed and draft.source is not None else draft.at.first
    return min(begins, content.first), max(draft.at.last, content.last)
