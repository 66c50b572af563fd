"""A cue with what was read around it -> whether anybody said anything: nouns, reminders and things are put aside."""

from riwaya.claims.attribution.openings import MARKS, Opening, event_word
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.attribution.subjects import preverbal
from riwaya.lexicon.cues import Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.model import Act
from riwaya.text import Sentence, cuts

_NOUN_REACH = 9
"""Words between a noun of saying with its speaker and the content: a medium or a date may stand there."""

_ANSWERS = frozenset((Act.DENY, Act.CONFIRM, Act.CONDEMN, Act.STATE))


def credible(ground: Ground, draft: Draft, opening: Opening, light: bool) -> bool:
    """Nouns are cues only in set places; bare reminders (يذكر أن) and things that "reveal" are nobody's statement."""
    match = draft.match
    source = draft.source
    if source is not None and not can_speak(ground, source.first) and _names_event(ground, source):
        if not unsaid(ground, draft):
            return False
        source = draft.source = None
    if match is None:
        return True
    if opening.kind == "noun" and ground.folded(opening.first) in ground.lexicon.grammar["withheld"]:
        return False
    if opening.kind == "noun" and _coordinated(ground, draft, opening):
        return False
    part = match.form.part
    if part in (Part.MASDAR, Part.NOUN):
        return light or _credible_noun(ground, draft, opening)
    if Takes.TARGET in draft.cue.takes and part is Part.PRESENT and opening.kind == "noun":
        return source is not None and can_speak(ground, source.first)
    reminder = part is Part.PRESENT and source is None and match.form.gender == "m" and match.form.number == "s"
    return not (reminder and match.entry.id in ("cue.ar.dhakara", "cue.ar.ashara"))


def unsaid(ground: Ground, draft: Draft) -> bool:
    """قيل, يعتقد, يشتبه: whether the cue's form is only or also a passive, with nobody named."""
    match = draft.match
    if match is None or not match.form.verbal:
        return False
    form = match.form
    if form.passive:
        return True
    if form.part is not Part.PRESENT or form.gender != "m" or form.number != "s":
        return False
    same = ground.lexicon.cues.table.lookup(ground.folded(draft.at.first))
    own = (m.form for m in same if m.entry is draft.cue)
    return any(f.passive and f.part is Part.PRESENT and f.person == form.person for f in own)


def _credible_noun(ground: Ground, draft: Draft, opening: Opening) -> bool:
    match = draft.match
    assert match is not None
    before = ground.folded(draft.at.first - 1)
    if bare(before, "وفبل") in ground.lexicon.grammar["negation"]:
        return False
    if opening.kind == "noun" and draft.source is not None and can_speak(ground, draft.source.first):
        return bool(draft.cue.prep) and opening.first == _over_times(ground, draft.source.last)
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
        _NOUN_REACH if match.cut.enclitic or (draft.source is not None and can_speak(ground, draft.source.first)) else 3
    )
    return opening.first - behind <= near


def _over_times(ground: Ground, i: int) -> int:
    """Over times and adverbs: the announcement of X on Sunday of ..."""
    while i in ground.times or ground.folded(i) in ground.lexicon.grammar["adverb"]:
        i = ground.times.get(i, i + 1)
    return i


def can_speak(ground: Ground, i: int) -> bool:
    """True where a known name or a common noun for who speaks begins at ``i``."""
    folded = ground.folded(i)
    grammar = ground.lexicon.grammar
    heads = grammar["source_head"] | grammar["owned_noun"]
    return i in ground.speakers or folded in heads or bare(folded) in heads


_WORDLESS = ("relative", "negation", "preposition", "conjunction", "before_subject", "adverb")
"""Sets of words that are no noun: what begins with one of them is no speaker's phrase."""


def nobody(ground: Ground, draft: Draft) -> bool:
    """Whether the phrase taken for a source that nobody was found by is no phrase for a speaker: it begins with a
    function word or a verb, or is what the cue is said of (كشفت وجود مشروع)."""
    assert draft.source is not None
    first = draft.source.first
    folded = ground.folded(first)
    stems = {folded, folded[draft.source.skip :], bare(folded), *(c.stem for c in cuts(folded) if c.enclitic)}
    if any(stems & ground.lexicon.grammar[name] for name in _WORDLESS):
        return True
    if first in ground.names:
        return False
    if ground.verbs[first] or (ground.verbs[first + 1] and ground.document.words[first].text in MARKS):
        return True
    object_first = draft.finite and draft.cue.takes & {Takes.NOUN, Takes.EVENT} and first == draft.at.last
    return bool(object_first) and event_word(ground, first) and not can_speak(ground, first)


def _coordinated(ground: Ground, draft: Draft, opening: Opening) -> bool:
    """ "the embrace of X and the covering up of Y": a noun that و joins goes on with what stands before it."""
    folded = ground.folded(opening.first)
    verbal = draft.match is not None and draft.match.form.verbal
    return not verbal and folded.startswith("وال") and opening.first not in ground.names


def _names_event(ground: Ground, source: Stretch) -> bool:
    return bool(ground.lexicon.triggers.table.lookup(ground.folded(source.first)))


def light_verb(ground: Ground, draft: Draft, clause: tuple[int, int]) -> Stretch | None:
    """The subject of a verb that only carries the cue noun (وجهت عدة جهات الاتهامات)."""
    nominal = draft.match is None or draft.match.form.part in (Part.MASDAR, Part.NOUN)
    if not nominal or draft.cue.takes & {Takes.BESIDE, Takes.SPEECH}:
        return None
    if draft.match is not None and draft.match.cut.enclitic:
        return None  # the pronoun says whose the word is
    hastens = ground.lexicon.grammar["hastens"] if ground.folded(draft.at.first - 1) == "الي" else frozenset()
    for i in range(draft.at.first - 1, max(clause[0], draft.at.first - 14) - 1, -1):
        folded = ground.folded(i)
        if {folded, bare(folded)} & (ground.lexicon.grammar["light_speech_verb"] | hastens):
            last = noun_phrase(ground, i + 1, draft.at.first, attach=ground.lexicon.grammar["source_preposition"])
            if last > i + 1:
                return Stretch(i + 1, last)
            return preverbal(ground, i, clause[0]) if hastens else None
    return None


def trails(ground: Ground, draft: Draft, sentence: Sentence) -> bool:
    """ "..., the paper says.": a verb of saying behind a comma, with only its speaker up to the sentence's end."""
    match, source, words = draft.match, draft.source, ground.document.words
    if match is None or not match.form.verbal or source is None or not can_speak(ground, source.first):
        return False
    if Takes.QUOTE not in draft.cue.takes or draft.conjoined or draft.at.first <= sentence.first:
        return False
    ends = all(words[j].text in ".؟!…" for j in range(source.last, sentence.last))
    return words[draft.at.first - 1].text in '،,"”»' and source.first == draft.at.last and ends


def anaphor(ground: Ground, draft: Draft) -> Stretch | None:
    """وهو ما نفاه X, الأمر الذي نفته X: what stands for the content before the verb."""
    match, i = draft.match, draft.at.first
    if match is None or not match.form.verbal or not match.cut.enclitic or draft.cue.act not in _ANSWERS:
        return None
    before = ground.folded(i - 1)
    if before not in ("ما",) and before not in ground.lexicon.grammar["relative"]:
        return None
    if draft.source is None or not can_speak(ground, draft.source.first):
        return None
    return Stretch(i - 2, i - 1 if before != "ما" else i)
