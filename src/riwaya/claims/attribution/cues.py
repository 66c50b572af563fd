"""The words of one sentence -> the cues in it, each as a draft that still lacks source and content."""

from collections.abc import Iterator

from riwaya.claims.attribution.openings import complementizer
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.attribution.relays import behind_relayed_source
from riwaya.lexicon.cues import Cue, Takes
from riwaya.lexicon.forms import Match
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Act
from riwaya.text import Sentence

_NEED_REACH = 12
_SPEAKER = 9
_OBJECT = frozenset((Takes.NOUN, Takes.EVENT, Takes.TARGET))


def cues_in(ground: Ground, sentence: Sentence) -> Iterator[Draft]:
    """Every possible cue, in order; a phrase is read before the single words in it."""
    readings, phrases = ground.lexicon.cues.table.readings, ground.lexicon.cues.phrases
    i = sentence.first
    while i < sentence.last:
        folded = ground.folds[i]
        if not readings[folded] and folded not in phrases and folded[1:] not in phrases:
            i += 1
            continue
        found = _phrase(ground, i, sentence.last) or _with_verb(ground, i, sentence) or _word(ground, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.at.last


def _phrase(ground: Ground, i: int, limit: int) -> Draft | None:
    folded = ground.folded(i)
    for word in (folded, folded[1:] if folded[:1] in "وف" else ""):
        for cue in ground.lexicon.cues.phrases.get(word, ()):
            last = i + len(cue.phrase)
            if last <= limit and all(ground.folded(i + k) == w for k, w in enumerate(cue.phrase) if k):
                draft = Draft(cue, Stretch(i, last, len(folded) - len(word)), None, [cue.id])
                draft.left = bool(cue.takes & {Takes.BESIDE, Takes.SPEECH})
                return draft
    return None


def _with_verb(ground: Ground, i: int, sentence: Sentence) -> Draft | None:
    """A source preposition joined with a verb of saying is one cue: وفق ما أفاد, حسبما قال, وفقا لما ذكرته."""
    folded = bare(ground.folded(i))
    table = ground.lexicon.cues.table
    found = [m for m in table.lookup(ground.folded(i)) if m.entry.takes & {Takes.BESIDE, Takes.SPEECH}]
    if not found:
        return None
    cue = found[0].entry
    j = i + 1
    if Takes.BESIDE in cue.takes:
        if ground.folded(j) not in ("ما", "لما", "عما"):
            return None
        j += 1
    elif folded == "كما" and (i == sentence.first or not _as_told(ground, i, sentence)):
        return None
    if ground.folded(j) in ("قد", "كان", "كانت"):
        j += 1
    verb = next((m for m in table.lookup(ground.folded(j)) if m.form.verbal and not m.form.jussive), None)
    if verb is not None and folded == "كما" and verb.entry.act is not Act.STATE:
        return None
    if j >= sentence.last or verb is None or complementizer(ground, j + 1) is not None:
        return None
    skip = len(found[0].cut.conjunction)
    draft = Draft(verb.entry, Stretch(i, j + 1, skip), verb, [cue.id, verb.entry.id], left=True)
    draft.agreement = (verb.form.gender, verb.form.number)
    return draft


def _as_told(ground: Ground, i: int, sentence: Sentence) -> bool:
    """كما before a verb of saying is "as X said" where only the speaker follows; else it is "also"."""
    words = ground.document.words
    end = next((j for j in range(i + 2, sentence.last) if words[j].text in "،,.؛"), sentence.last)
    return end - i <= _SPEAKER and not any(ground.verbs[j] or complementizer(ground, j) for j in range(i + 2, end))


def _word(ground: Ground, i: int) -> Draft | None:
    matches = [m for m in ground.lexicon.cues.table.lookup(ground.folded(i)) if _possible(ground, i, m)]
    if not matches or _inside_name(ground, i):
        return None
    best = min(matches, key=lambda m: _rank(ground, i, m))
    form = best.form
    skip = best.cut.length if not best.cut.article else len(best.cut.conjunction)
    first = i - 1 if best.entry.negatable and bare(ground.folded(i - 1)) in ground.lexicon.grammar["negation"] else i
    draft = Draft(best.entry, Stretch(first, i + 1, skip if first == i else 0), best, [best.entry.id])
    draft.left = Takes.BESIDE in best.entry.takes
    draft.participle = form.part is Part.PARTICIPLE or (form.part is Part.FIXED and not draft.left)
    draft.agreement = (form.gender, form.number) if form.verbal or draft.participle else best.cut.agreement
    return draft


def _possible(ground: Ground, i: int, match: Match[Cue]) -> bool:
    """Whether this reading of the word can be a cue where it stands."""
    form, cue = match.form, match.entry
    if cue.takes == {Takes.SPEECH} or form.jussive or (cue.resumed and not match.cut.enclitic):
        return False
    if cue.needs and not any(ground.folded(j) in cue.needs for j in range(i + 1, i + _NEED_REACH)):
        return False
    if form.part is Part.PARTICIPLE:
        loose = form.accusative or form.gender == "f" or form.number != "s"
        return loose and not match.cut.article and not match.cut.preposition and not match.cut.enclitic
    if not form.verbal:
        # بوصفها: "as", "by" doing so
        means = Takes.TARGET in cue.takes and match.cut.preposition and match.cut.enclitic
        return not means and match.cut.enclitic not in ("ي", "ك")
    if ground.folded(i - 1) in ground.lexicon.grammar["before_noun"] or _not_yet_said(ground, i, match):
        return False
    if match.cut.enclitic and not (
        cue.addressee or (cue.takes & _OBJECT and (cue.bare or not cue.prep or Takes.TARGET in cue.takes))
    ):
        return False
    return cue.negatable or not _denied(ground, i, bool(match.cut.enclitic))


def _not_yet_said(ground: Ground, i: int, match: Match[Cue]) -> bool:
    """A verb of the future, or behind "that ... may": nobody has said it; "before he said" is told of what was said."""
    if match.form.part is not Part.PRESENT:
        return False
    wished = bare(ground.folded(i - 1), "وفبل") in ground.lexicon.grammar["that_may"]
    return bool(match.cut.future) or (wished and ground.folded(i - 2) not in ground.lexicon.grammar["before_that"])


def _denied(ground: Ground, i: int, resumed: bool) -> bool:
    """Behind a negation nothing was said; ما before a verb is also "what": before an impersonal, and before a verb
    whose pronoun takes it up again (ما نفته)."""
    before = bare(ground.folded(i - 1)) if i else ""
    if before == "ما" and resumed:
        return False
    if before in ("ما", "مما"):
        return complementizer(ground, i + 1) is None or ground.folded(i + 1).startswith("ان")
    return before in ground.lexicon.grammar["negation"] and before != "غير"


def _inside_name(ground: Ground, i: int) -> bool:
    """True where the word lies inside a known name and does not begin it."""
    return any(ground.names.get(j, 0) > i for j in range(max(0, i - 8), i))


def _turned_out(ground: Ground, i: int, match: Match[Cue]) -> bool:
    """تبين أن: with "that" right behind it the word is "it turned out", and not "she makes plain"."""
    return match.form.verbal and match.entry.impersonal and complementizer(ground, i + 1) is not None


def _rank(ground: Ground, i: int, match: Match[Cue]) -> tuple[int, int]:
    """A finite verb first; but نفيا is oftener the verbal noun than the dual verb unless a dual stands before it."""
    form = match.form
    cuts = len(match.cut.enclitic) + len(match.cut.preposition)
    before = ground.folded(i - 1)
    if form.verbal and form.number == "d" and not (before.endswith(("هما", "ان")) or before.startswith("و")):
        return (4, cuts)
    if _turned_out(ground, i, match):
        return (-1, cuts)
    if form.verbal and form.person == 1 and match.cut.enclitic:
        return (4, cuts)  # واصفة is hardly "and I describe him"
    if form.part is Part.MASDAR and match.cut.enclitic and behind_relayed_source(ground, i):
        return (-1, cuts)
    order = {Part.PARTICIPLE: 1, Part.MASDAR: 2, Part.NOUN: 3}
    return (order.get(form.part, 0), cuts)
