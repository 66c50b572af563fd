"""The words of one sentence -> the cues in it, each as a draft that still lacks source and content."""

from collections.abc import Iterator

from riwaya.claims.frames import complementizer
from riwaya.claims.parts import Draft, Stretch
from riwaya.lexicon.cues import Cue, Takes
from riwaya.lexicon.forms import Match
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare
from riwaya.text import Sentence

_NOT_ASSERTED = frozenset(("لم", "لن", "ما", "مما", "لا", "دون", "عدم"))


def cues_in(ground: Ground, sentence: Sentence) -> Iterator[Draft]:
    """Every possible cue, in order; a phrase is read before the single words in it."""
    i = sentence.first
    while i < sentence.last:
        found = _phrase(ground, i, sentence.last) or _beside_speech(ground, i, sentence.last) or _word(ground, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.at.last


def _phrase(ground: Ground, i: int, limit: int) -> Draft | None:
    folded = ground.folded(i)
    for word in dict.fromkeys((folded, bare(folded))):
        for cue in ground.lexicon.cues.phrases.get(word, ()):
            last = i + len(cue.phrase)
            if last <= limit and all(ground.folded(i + k) == w for k, w in enumerate(cue.phrase) if k):
                return Draft(cue, Stretch(i, last, len(folded) - len(word)), None, [cue.id])
    return None


def _beside_speech(ground: Ground, i: int, limit: int) -> Draft | None:
    """A source preposition joined with a verb of saying is one cue: وفق ما أفاد, حسبما قال, وفقا لما ذكرته."""
    folded = bare(ground.folded(i))
    matches = [m for m in ground.lexicon.cues.table.lookup(ground.folded(i)) if m.entry.takes & {Takes.BESIDE, Takes.SPEECH}]
    if not matches:
        return None
    cue = matches[0].entry
    j = i + 1
    if Takes.BESIDE in cue.takes:
        if ground.folded(j) not in ("ما", "لما", "عما"):
            return None
        j += 1
    if ground.folded(j) in ("قد", "كان", "كانت"):
        j += 1
    verb = next((m for m in _verbs(ground, j) if m.entry.takes & {Takes.CLAUSE, Takes.EVENT}), None)
    if j >= limit or verb is None:
        return None
    skip = len(ground.folded(i)) - len(folded)
    draft = Draft(verb.entry, Stretch(i, j + 1, skip), verb, [cue.id, verb.entry.id], left=True)
    return draft


def _verbs(ground: Ground, i: int) -> Iterator[Match[Cue]]:
    return (m for m in ground.lexicon.cues.table.lookup(ground.folded(i)) if m.form.verbal)


def _word(ground: Ground, i: int) -> Draft | None:
    matches = ground.lexicon.cues.table.lookup(ground.folded(i))
    if not matches or i in _inside_name(ground, i):
        return None
    best = min(matches, key=lambda m: _rank(ground, i, m))
    form = best.form
    if Takes.SPEECH in best.entry.takes and Takes.BESIDE not in best.entry.takes:
        return None
    if form.verbal and ground.folded(i - 1) in _NOT_ASSERTED and form.part is not Part.PAST:
        return None
    if form.verbal and ground.folded(i - 1) in ("ما", "مما", "وما") and not _clause_near(ground, i):
        return None
    skip = best.cut.length if not best.cut.article else len(best.cut.conjunction)
    draft = Draft(best.entry, Stretch(i, i + 1, skip), best, [best.entry.id])
    draft.left = Takes.BESIDE in best.entry.takes
    draft.participle = form.part is Part.PARTICIPLE
    draft.agreement = (form.gender, form.number) if form.verbal or draft.participle else best.cut.agreement
    return draft


def _inside_name(ground: Ground, i: int) -> frozenset[int]:
    """The word itself where it lies inside a known name (not at its head), as a set to test against."""
    inside = any(j in ground.names and ground.names[j] > i for j in range(max(0, i - 8), i))
    return frozenset((i,)) if inside else frozenset()


def _rank(ground: Ground, i: int, match: Match[Cue]) -> tuple[int, int]:
    """A finite verb first where one may stand; a participle or noun where the verb cannot be meant."""
    form = match.form
    cuts = len(match.cut.enclitic) + len(match.cut.preposition)
    order = {Part.PAST: 0, Part.PRESENT: 0, Part.PARTICIPLE: 1, Part.MASDAR: 2, Part.NOUN: 3, Part.FIXED: 0}
    if form.number == "d" and form.verbal and form.part is Part.PAST:
        return (4, cuts)  # نفيا is oftener the verbal noun than the dual verb; agreement is tried later
    return (order.get(form.part, 5), cuts)


def _clause_near(ground: Ground, i: int) -> bool:
    return any(complementizer(ground, j) is not None for j in range(i + 1, i + 3))
