"""A document's sentences -> drafts of every attribution in it: cue, source, medium, content and what it stands in."""

from collections.abc import Iterator

from riwaya.claims.contents import Extent, opens_right
from riwaya.claims.cues import cues_in
from riwaya.claims.frames import Frame, Opening, complementizer
from riwaya.claims.headlines import headline
from riwaya.claims.parts import Draft, Stretch
from riwaya.lexicon.cues import Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.model import Act
from riwaya.text import Sentence

_COMMAS = "،,؛;"
_NOUN_REACH = 9
"""Words between a noun of saying with its speaker and the content: a medium or a date may stand there."""

_CITED = ("source_head", "medium_noun", "figures_noun", "body_head", "media_head", "unnamed_head")

_ANSWERS = frozenset((Act.DENY, Act.CONFIRM, Act.CONDEMN, Act.STATE))


def attributions(ground: Ground) -> list[Draft]:
    """Every attribution, in the order of its cue, with its parent set."""
    found: list[Draft] = []
    for sentence in ground.document.sentences:
        found += _in_sentence(ground, sentence)
    _nest(found)
    return found


def _in_sentence(ground: Ground, sentence: Sentence) -> list[Draft]:
    openings: dict[int, Opening] = {}
    kept: list[Draft] = []
    title = headline(ground, sentence)
    if title is not None:
        kept.append(title)
    start, taken = sentence.first, sentence.first
    for draft in cues_in(ground, sentence):
        if draft.at.first < taken:
            continue
        if draft.left:
            if _beside(ground, draft, sentence):
                kept.append(draft)
                assert draft.source is None or draft.source.last > draft.at.last - 1
            continue
        opening = _opened(ground, draft, (start, sentence.last))
        if opening is None:
            anaphor = _anaphor(ground, draft)
            if anaphor is not None:
                draft.content = anaphor
                kept.append(draft)
            continue
        if draft.cue.id == "cue.ar.naqala" and not _relays(ground, opening):
            continue
        openings[id(draft)] = opening
        draft.content = Stretch(opening.first, opening.first + 1, opening.skip)
        if draft.source is None and kept:
            draft.source = _relayed_speaker(ground, kept[-1], draft)
        kept.append(draft)
        start = draft.at.last
        taken = opening.first
        for inner in _inner_source(ground, draft, opening, sentence):
            openings[id(inner)] = Opening(inner.content.first if inner.content else 0)
            kept.append(inner)
    extent = Extent(ground, sentence, kept)
    for draft in tuple(kept):
        if draft.left:
            _beside_content(ground, draft, extent, sentence)
            half = _halves(ground, draft, extent, sentence)
            if half is not None:
                kept.append(half)
        elif id(draft) in openings:
            opening = openings[id(draft)]
            draft.content = extent.right(draft, opening.first, opening.skip, opening.kind)
    return [d for d in kept if d.content is not None]


def _opened(ground: Ground, draft: Draft, clause: tuple[int, int]) -> Opening | None:
    light = _light_verb(ground, draft, clause)
    if light is not None:
        draft.source = light
    opening = Frame(ground, draft, clause).read()
    if opening is None or not _credible(ground, draft, opening, light is not None):
        return None
    return opening


def _relayed_speaker(ground: Ground, outer: Draft, draft: Draft) -> Stretch | None:
    """نقلت وكالة عن X قوله: X, who stands between the outer content's start and the verbal noun."""
    match = draft.match
    if outer.cue.id != "cue.ar.naqala" or outer.content is None or match is None or not match.cut.enclitic:
        return None
    first, last = outer.content.first, draft.at.first
    while last > first and ground.document.words[last - 1].text in _COMMAS:
        last -= 1
    return Stretch(first, last, outer.content.skip) if first < last <= first + _NOUN_REACH * 2 else None


def _anaphor(ground: Ground, draft: Draft) -> Stretch | None:
    """وهو ما نفاه X, الأمر الذي نفته X: what stands for the content before the verb."""
    match, i = draft.match, draft.at.first
    if match is None or not match.form.verbal or not match.cut.enclitic or draft.cue.act not in _ANSWERS:
        return None
    before = ground.folded(i - 1)
    if before not in ("ما",) and before not in ground.lexicon.grammar["relative"]:
        return None
    if draft.source is None or not _can_speak(ground, draft.source.first):
        return None
    return Stretch(i - 2, i - 1 if before != "ما" else i)


def _relays(ground: Ground, opening: Opening) -> bool:
    """Whether what is relayed is a statement or somebody's words, and not a thing that is carried."""
    return opening.kind != "noun" or _can_speak(ground, opening.first)


def _can_speak(ground: Ground, i: int) -> bool:
    """True where a known name or a common noun for who speaks begins at ``i``."""
    folded = ground.folded(i)
    grammar = ground.lexicon.grammar
    heads = grammar["source_head"] | grammar["owned_noun"]
    return i in ground.speakers or folded in heads or bare(folded) in heads


def _light_verb(ground: Ground, draft: Draft, clause: tuple[int, int]) -> Stretch | None:
    """The subject of a verb that only carries the cue noun (وجهت عدة جهات الاتهامات)."""
    nominal = draft.match is None or draft.match.form.part in (Part.MASDAR, Part.NOUN)
    if not nominal or draft.cue.takes & {Takes.BESIDE, Takes.SPEECH}:
        return None
    for i in range(draft.at.first - 1, max(clause[0], draft.at.first - 14) - 1, -1):
        folded = ground.folded(i)
        if {folded, bare(folded)} & ground.lexicon.grammar["light_speech_verb"]:
            last = noun_phrase(ground, i + 1, draft.at.first, attach=ground.lexicon.grammar["source_preposition"])
            return Stretch(i + 1, last) if last > i + 1 else None
    return None


def _credible(ground: Ground, draft: Draft, opening: Opening, light: bool) -> bool:
    """Nouns are cues only in set places; bare reminders (يذكر أن) and things that "reveal" are nobody's statement."""
    match = draft.match
    source = draft.source
    if source is not None and not _can_speak(ground, source.first) and _names_event(ground, source):
        return False
    if match is None:
        return True
    part = match.form.part
    if part in (Part.MASDAR, Part.NOUN):
        return light or _credible_noun(ground, draft, opening)
    if Takes.TARGET in draft.cue.takes and part is Part.PRESENT and opening.kind == "noun":
        return source is not None and _can_speak(ground, source.first)
    reminder = part is Part.PRESENT and source is None and match.form.gender == "m" and match.form.number == "s"
    return not (reminder and match.entry.id in ("cue.ar.dhakara", "cue.ar.ashara"))


def _credible_noun(ground: Ground, draft: Draft, opening: Opening) -> bool:
    match = draft.match
    assert match is not None
    before = ground.folded(draft.at.first - 1)
    if before in ground.lexicon.grammar["negation"] or bare(before) in ground.lexicon.grammar["negation"]:
        return False
    if opening.kind == "noun" and draft.source is not None and _can_speak(ground, draft.source.first):
        return bool(draft.cue.prep) and opening.first == draft.source.last
    if opening.kind == "noun" and match.form.part is Part.NOUN:
        return Takes.EVENT in draft.cue.takes and opening.first == draft.at.last + 1
    if opening.kind == "noun":
        return (
            bool(match.cut.enclitic)
            and match.form.part is Part.MASDAR
            and ground.folded(draft.at.first - 1)
            not in (
                "من",
                "في",
            )
        )
    behind = draft.source.last if draft.source is not None else draft.at.last
    near = (
        _NOUN_REACH
        if match.cut.enclitic or (draft.source is not None and _can_speak(ground, draft.source.first))
        else 3
    )
    return opening.first - behind <= near


def _names_event(ground: Ground, source: Stretch) -> bool:
    return bool(ground.lexicon.triggers.table.lookup(ground.folded(source.first)))


def _inner_source(ground: Ground, draft: Draft, opening: Opening, sentence: Sentence) -> Iterator[Draft]:
    """نقلت وكالة عن مصدر أن ...: the inner source's cue is عن where no قوله stands there."""
    i = opening.first - 1
    if draft.cue.id != "cue.ar.naqala" or ground.folded(i) != "عن":
        return
    last = noun_phrase(ground, i + 1, sentence.last, attach=ground.lexicon.grammar["source_preposition"])
    if last <= i + 1:
        return
    j = last
    while j < min(last + 14, sentence.last):
        if any(
            m.form.part is Part.MASDAR and m.cut.enclitic for m in ground.lexicon.cues.table.lookup(ground.folded(j))
        ):
            return
        that = complementizer(ground, j)
        if that is not None:
            inner = Draft(draft.cue, Stretch(i, i + 1), None, [draft.cue.id, "relay"], source=Stretch(i + 1, last))
            inner.content = Stretch(that.first, that.first + 1, that.skip)
            yield inner
            return
        j += 1


def _beside(ground: Ground, draft: Draft, sentence: Sentence) -> bool:
    """The source after بحسب and its like; without one that can speak it is no cue."""
    i = draft.at.last
    folded = ground.folded(i)
    if draft.cue.prep and folded in draft.cue.prep:
        i += 1
        folded = ground.folded(i)
    grammar = ground.lexicon.grammar
    if Takes.SPEECH in draft.cue.takes:
        return True
    if any(m.form.part is Part.MASDAR and m.cut.enclitic for m in ground.lexicon.cues.table.lookup(folded)):
        draft.at = Stretch(draft.at.first, i + 1, draft.at.skip)  # وفق قولها
        return True
    skip = 1 if "ل" in draft.cue.prep and folded[:1] == "ل" and not folded.startswith("لل") else 0
    last = noun_phrase(ground, i, sentence.last, attach=grammar["source_preposition"], relative=True)
    if last <= i:
        return False
    draft.source = Stretch(i, last, skip)
    head = bare(folded[skip:])
    article = head[2:] if head.startswith(("ال", "لل")) else head
    heads = frozenset().union(*(grammar[name] for name in _CITED))
    known = i in ground.speakers or bool({head, article} & heads)
    return known or (draft.match is not None and draft.match.form.verbal)


def _beside_content(ground: Ground, draft: Draft, extent: Extent, sentence: Sentence) -> None:
    """The clause before the cue; where nothing stands before it, the clause after its source."""
    after = draft.source.last if draft.source is not None else draft.at.last
    fronted = _fronted(ground, draft, sentence, after)
    if not fronted:
        draft.content = extent.left(draft)
    if fronted or draft.content is None:
        first = opens_right(ground, after)
        draft.content = extent.right(draft, first, 0, "clause") if first < sentence.last else None


def _fronted(ground: Ground, draft: Draft, sentence: Sentence, after: int) -> bool:
    """Whether the content of بحسب X stands behind it: at a clause's start, or inside a clause that just goes on."""
    words = ground.document.words
    first = draft.at.first
    if all(words[j].text in _COMMAS for j in range(sentence.first, first)):
        return True
    following = words[after].text if after < sentence.last else "."
    if draft.conjoined and following in _COMMAS:
        return True
    inside = words[first - 1].text not in _COMMAS
    return inside and following not in _COMMAS and following not in '.؟!)"”»' and not ground.verbs[after]


def _halves(ground: Ground, draft: Draft, extent: Extent, sentence: Sentence) -> Draft | None:
    """ "A، بحسب X، B" with one clause broken by the cue is two attributions with one cue; this is the second."""
    words = ground.document.words
    if draft.content is None or draft.content.last > draft.at.first or draft.source is None:
        return None
    i = draft.source.last
    if i + 1 >= sentence.last or words[i].text not in _COMMAS:
        return None
    grammar = ground.lexicon.grammar
    folded = ground.folded(i + 1)
    broken = ground.verbs[i + 1] or folded in grammar["preposition"] or complementizer(ground, i + 1) is not None
    if not broken or folded[0] in "و":
        return None
    second = Draft(draft.cue, draft.at, draft.match, [*draft.because, "broken"], source=draft.source, left=True)
    second.content = extent.right(second, opens_right(ground, i), 0, "clause")
    return second if second.content is not None else None


def _nest(drafts: list[Draft]) -> None:
    """A draft's parent is the smallest content of another that holds its cue and content."""
    for draft in drafts:
        assert draft.content is not None
        low = min(draft.at.first, draft.content.first)
        high = max(draft.at.last, draft.content.last)
        holders = [
            (other.content.last - other.content.first, k)
            for k, other in enumerate(drafts)
            if other is not draft
            and other.content is not None
            and other.content.first <= low
            and high <= other.content.last
            and other.content != draft.content
        ]
        draft.parent = drafts[min(holders)[1]] if holders else None
