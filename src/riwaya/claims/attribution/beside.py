"""A source preposition (بحسب X, وفق ما أفاد X) -> its source, and the clause beside it that is its content."""

from riwaya.claims.attribution.contents import Extent, opens_right
from riwaya.claims.attribution.openings import LONGEST_NAME, MARKS, complementizer, own_saying
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.attribution.relays import FROM, RELAY, passed_on
from riwaya.lexicon.cues import Takes
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.text import Sentence, cuts
from riwaya.text.clitics import ARTICLE

_COMMAS = "،,؛;"
_RELATIVE = 14
"""The most words of a relative clause that belongs to a source."""

_LONGEST_HALF = 8
"""The most words before a cue that breaks a clause right behind its verb."""

_BEGUN = 4
"""The most words of a verb and its subject whose object stands behind the cue."""


def find_source(ground: Ground, draft: Draft, sentence: Sentence) -> bool:
    """The source after بحسب and its like; without one that can speak it is no cue."""
    i = draft.at.last
    folded = ground.folded(i)
    if draft.cue.prep and folded in draft.cue.prep:
        i += 1
        folded = ground.folded(i)
    if Takes.SPEECH in draft.cue.takes:
        return True
    if own_saying(ground, i):
        draft.at = Stretch(draft.at.first, i + 1, draft.at.skip)  # وفق قولها
        return True
    marked = i < sentence.last and ground.document.words[i].text in MARKS
    quoted = ground.quotes.get(i + 1, 0) if marked else 0
    if i < quoted <= i + LONGEST_NAME and quoted < sentence.last:
        draft.source = Stretch(i, quoted + 1)  # بحسب ما أفاد "المرصد"
        return True
    skip = 1 if "ل" in draft.cue.prep and folded[:1] == "ل" and not folded.startswith("لل") else 0
    attach = ground.lexicon.grammar["source_preposition"] - (FROM if draft.cue.id == RELAY else frozenset())
    last = noun_phrase(ground, i, sentence.last, attach=attach, relative=True)
    if last <= i:
        return False
    draft.source = Stretch(i, _over_relative(ground, last, sentence), skip)
    return i in ground.speakers or not (folded[skip:] == "ما" or _a_norm(ground, i, skip))


def _a_norm(ground: Ground, i: int, skip: int) -> bool:
    """Whether what stands behind "according to" is a law, an agreement or a measure, which nobody speaks through."""
    head = bare(ground.folded(i)[skip:])
    own = {c.stem for c in cuts(head) if c.enclitic}
    return bool({head, head.removeprefix("لل"), head.removeprefix(ARTICLE), *own} & ground.lexicon.grammar["norm_noun"])


def _over_relative(ground: Ground, last: int, sentence: Sentence) -> int:
    """ "According to the leaks that X passed around, ...": on over the relative clause where a content follows it."""
    if not {ground.folded(last), ground.folded(last - 1)} & ground.lexicon.grammar["relative"]:
        return last
    for j in range(last, min(last + _RELATIVE, sentence.last - 1)):
        if ground.document.words[j].text in _COMMAS:
            return j if complementizer(ground, j + 1) is not None else last
    return last


def find_content(ground: Ground, draft: Draft, extent: Extent, sentence: Sentence) -> None:
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
    if _only_pronoun(ground, first, sentence):
        return True
    if ground.folded(after) in ground.lexicon.grammar["relative"]:
        return False  # X, who also announced: told of the source
    inside = words[first - 1].text not in _COMMAS
    return inside and following not in _COMMAS and following not in '.؟!)"”»' and not ground.verbs[after]


def _only_pronoun(ground: Ground, first: int, sentence: Sentence) -> bool:
    """ "..., and it, according to X, puts": between the comma and the cue stands only the pronoun of the clause."""
    before = first - 2
    return (
        before > sentence.first
        and ground.document.words[before].text in _COMMAS
        and bare(ground.folded(first - 1)) in ground.lexicon.grammar["pronoun"]
    )


def inner_source(ground: Ground, draft: Draft, sentence: Sentence) -> Draft | None:
    """وفق ما نقلت وكالة عن مصدر: the attribution of the same content to whom the outlet has it from."""
    if draft.source is None or draft.content is None or draft.source.last >= sentence.last:
        return None
    inner = passed_on(ground, draft, draft.source.last, sentence)
    if inner is not None:
        inner.content, inner.parent = draft.content, draft
    return inner


def _first_half(ground: Ground, draft: Draft, extent: Extent) -> Draft | None:
    """ "they struck according to X the depot": what of a clause that just goes on stands before the cue."""
    assert draft.content is not None and draft.source is not None
    if draft.content.first != draft.source.last:
        return None
    before = extent.left(draft) if ground.verbs[draft.at.first - 1] else None
    if before is None or before.last - before.first > _LONGEST_HALF:
        return None  # the verb belongs to a clause inside: what is said begins behind the cue
    half = Draft(draft.cue, draft.at, draft.match, [*draft.because, "broken"], source=draft.source, left=True)
    half.content = before
    return half


def other_half(ground: Ground, draft: Draft, inner: Draft | None, extent: Extent, sentence: Sentence) -> Draft | None:
    """ "A، بحسب X، B" with one clause broken by the cue is two attributions with one cue; this is the other."""
    words = ground.document.words
    if draft.content is None or draft.source is None:
        return None
    if draft.content.last > draft.at.first:
        return _first_half(ground, draft, extent)
    i = inner.source.last if inner is not None and inner.source is not None else draft.source.last
    if i + 1 >= sentence.last or words[i].text not in _COMMAS:
        return None
    grammar = ground.lexicon.grammar
    folded = ground.folded(i + 1)
    first = draft.content.first
    begun = draft.content.last - first <= _BEGUN and ground.verbs[first]
    continued = ground.verbs[i + 1] or folded in grammar["preposition"] or complementizer(ground, i + 1) is not None
    broken = continued or begun
    if not broken or folded[0] in "و":
        return None
    second = Draft(draft.cue, draft.at, draft.match, [*draft.because, "broken"], source=draft.source, left=True)
    second.content = extent.right(second, opens_right(ground, i), 0, "clause")
    return second if second.content is not None else None
