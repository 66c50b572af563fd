"""A document's sentences -> drafts of every attribution in it: cue, source, medium, content and what it stands in."""

from riwaya.claims.contents import Extent, opens_right
from riwaya.claims.cues import cues_in
from riwaya.claims.frames import Frame, Opening, finite
from riwaya.claims.parts import Draft, Stretch
from riwaya.lexicon.cues import Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, noun_phrase
from riwaya.text import Sentence

_COMMAS = "،,؛;"


def attributions(ground: Ground) -> list[Draft]:
    """Every attribution, in the order of its cue, with its parent set."""
    found: list[Draft] = []
    for sentence in ground.document.sentences:
        found += _in_sentence(ground, sentence)
    _nest(ground, found)
    return found


def _in_sentence(ground: Ground, sentence: Sentence) -> list[Draft]:
    drafts = list(cues_in(ground, sentence))
    openings: dict[int, Opening] = {}
    start = sentence.first
    kept: list[Draft] = []
    for k, draft in enumerate(drafts):
        following = drafts[k + 1].at.first if k + 1 < len(drafts) else sentence.last
        if draft.left:
            if _beside(ground, draft, sentence):
                kept.append(draft)
            continue
        frame = Frame(ground, draft, (start, sentence.last))
        opening = frame.read()
        if opening is None or not _credible(ground, draft, opening):
            continue
        openings[id(draft)] = opening
        draft.content = Stretch(opening.first, opening.first + 1, opening.skip)
        kept.append(draft)
        del following
        start = draft.at.last
    extent = Extent(ground, sentence, kept)
    for draft in kept:
        if draft.left:
            _beside_content(ground, draft, extent, sentence)
        else:
            opening = openings[id(draft)]
            draft.content = extent.right(draft, opening.first, opening.skip, opening.kind)
    return [d for d in kept if d.content is not None]


def _credible(ground: Ground, draft: Draft, opening: Opening) -> bool:
    """Nouns and participles are cues only in set places; bare reminders (يذكر أن) are the article's own voice."""
    match = draft.match
    if match is None:
        return True
    part = match.form.part
    if part in (Part.MASDAR, Part.NOUN):
        return opening.kind == "clause" and (bool(match.cut.enclitic) or bool(match.cut.preposition) or opening.first - draft.at.last <= 4)
    if part is Part.PARTICIPLE:
        return match.form.accusative or match.form.gender == "f" or match.form.number != "s"
    reminder = part is Part.PRESENT and draft.source is None and match.form.gender == "m" and match.form.number == "s"
    return not (reminder and match.entry.id in ("cue.ar.dhakara", "cue.ar.ashara"))


def _beside(ground: Ground, draft: Draft, sentence: Sentence) -> bool:
    """The source after بحسب and its like; without one it is no cue."""
    i = draft.at.last
    folded = ground.folded(i)
    if draft.cue.prep and folded in draft.cue.prep:
        i += 1
        folded = ground.folded(i)
    skip = 1 if draft.cue.prep and folded[:1] == "ل" and not folded.startswith("لل") else 0
    last = noun_phrase(ground, i, sentence.last, attach=ground.lexicon.grammar["source_preposition"], relative=True)
    if last > i:
        draft.source = Stretch(i, last, skip)
    elif draft.match is not None and draft.match.cut.enclitic and Takes.BESIDE not in draft.cue.takes:
        return True
    return draft.source is not None


def _beside_content(ground: Ground, draft: Draft, extent: Extent, sentence: Sentence) -> None:
    """The clause before the cue; where nothing stands before it, the clause after its source."""
    words = ground.document.words
    fronted = draft.at.first - sentence.first <= 1 or all(
        words[j].text in _COMMAS for j in range(sentence.first, draft.at.first)
    )
    after = draft.source.last if draft.source is not None else draft.at.last
    if not fronted:
        draft.content = extent.left(draft)
    if fronted or draft.content is None:
        first = opens_right(ground, after)
        draft.content = extent.right(draft, first, 0, "clause") if first < sentence.last else None


def _nest(ground: Ground, drafts: list[Draft]) -> None:
    """A draft's parent is the smallest content of another that holds its cue and content."""
    for draft in drafts:
        assert draft.content is not None
        low = min(draft.at.first, draft.content.first)
        high = max(draft.at.last, draft.content.last)
        best: Draft | None = None
        for other in drafts:
            if other is draft or other.content is None:
                continue
            held = other.content.first <= low and high <= other.content.last
            if held and (other.content.first, other.content.last) != (draft.content.first, draft.content.last):
                size = other.content.last - other.content.first
                if best is None or (best.content is not None and size < best.content.last - best.content.first):
                    best = other
        draft.parent = best
