"""A cue and the words around it -> where its content may begin, and what announces that."""

from riwaya.claims.attribution.parts import Draft
from riwaya.claims.initials import initials
from riwaya.lexicon.cues import Cue, Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare, is_definite
from riwaya.model.values import dataclass
from riwaya.text import Kind

ASIDE = 14
"""The most words an aside between two commas may have before the content."""

LONGEST_NAME = 7
"""A quotation of more words, marks counted, is speech and no name."""

MARKS = frozenset('“«"‘')
THAT = "ان"
_PRONOUNS = frozenset(("ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي"))


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a content begins: its first word, letters to skip, whether behind أن, a quotation mark, as a noun, or as
    the label that somebody is given."""

    first: int
    skip: int = 0
    kind: str = "clause"


def complementizer(ground: Ground, i: int) -> Opening | None:
    """The content behind أن at ``i``: after it where it stands alone, from the pronoun's word on where it is fused."""
    word = ground.folded(i)
    plain = bare(word, "وف")
    for stem, skip in ((plain, 0), (plain[1:] if plain[:1] in "بل" and len(plain) > 2 else "", 1)):
        if stem == THAT:
            return Opening(i + 1)
        if stem.startswith(THAT) and stem[2:] in _PRONOUNS:
            return Opening(i, skip + len(word) - len(plain))
    return None


def own_saying(ground: Ground, i: int) -> bool:
    """True for a verbal noun of saying with its speaker's pronoun at ``i`` (قوله, تأكيدها)."""
    matches = ground.lexicon.cues.table.lookup(ground.folded(i))
    return any(m.form.part is Part.MASDAR and m.cut.enclitic for m in matches)


def tells_how(ground: Ground, i: int) -> bool:
    """True for a participle at ``i`` that tells how something is said: نفى، متحدثا من ساران؛ محذرا."""
    matches = ground.lexicon.cues.table.lookup(ground.folded(i))
    return any(m.form.part is Part.PARTICIPLE and m.form.accusative for m in matches)


def event_word(ground: Ground, i: int) -> bool:
    """True where the word tells or names an event."""
    folded = ground.folded(i)
    if bare(folded, "وفبل") in ground.lexicon.grammar["happening_noun"]:
        return True
    return bool(ground.lexicon.triggers.table.lookup(folded))


class Openings:
    """Asks, for one cue, whether its content begins at a word; ``end`` is the word its clause may not pass."""

    def __init__(self, ground: Ground, draft: Draft, end: int) -> None:
        self.ground = ground
        self.draft = draft
        self.cue: Cue = draft.cue
        self.end = end
        self.grammar = ground.lexicon.grammar

    def marked(self, i: int) -> Opening | None:
        """The opening at ``i`` that أن, a colon, a quotation mark or a preposition of the cue announces."""
        takes = self.cue.takes
        that = complementizer(self.ground, i)
        if that is not None:
            return that if Takes.CLAUSE in takes or (Takes.TARGET in takes and that.skip) else None
        if Takes.CLAUSE in takes and self._asks(i):
            return Opening(i)
        text = self.ground.document.words[i].text
        if text == ":" and not (i + 1 < self.end and (Takes.QUOTE in takes or self.opens_quote(i + 1))):
            return None
        if text == ":" or (self.opens_quote(i) and not self.names(i)):
            return None if self._figure(i) else self.quotation(i)
        return self.behind_preposition(i)

    def _asks(self, i: int) -> bool:
        """An indirect question: how, why, to what extent, whether."""
        folded = self.ground.folded(i)
        return folded in self.grammar["asks"] or (folded == "ما" and self.ground.folded(i + 1) == "اذا")

    def _figure(self, i: int) -> bool:
        """A quotation that is a number is no speech of a cue that quotes nothing: the toll reached "350 thousand"."""
        number = i + 1 < self.end and self.ground.document.words[i + 1].kind is Kind.NUMBER
        return number and Takes.QUOTE not in self.cue.takes

    def names(self, i: int) -> bool:
        """A short quotation with the sentence going on behind it is the speaker's name, not the speech."""
        close = self.ground.quotes.get(i + 1)
        if close is None or close - i > LONGEST_NAME or close + 1 >= self.end:
            return False
        if self.ground.folded(i - 1) in ("ل", "ب", "ال"):
            return True
        if self.draft.source is None and self.ground.document.words[close + 1].kind is Kind.ARABIC:
            return True
        return self.content_follows(close + 1)

    def content_follows(self, i: int) -> bool:
        """Whether a content that أن, a preposition of the cue or another quotation announces is still to come."""
        words = self.ground.document.words
        for j in range(i, min(i + ASIDE, self.end)):
            if words[j].text in ".؟!؛" or (self.ground.verbs[j] and j not in self.ground.names):
                return False
            if self.ground.folded(j) in self.cue.prep or self.speech_at(j):
                return True
        return False

    def speech_at(self, i: int) -> bool:
        """Whether somebody's words begin at ``i``: أن, a colon or a quotation mark announces them."""
        announced = self.ground.document.words[i].text == ":" or self.opens_quote(i)
        return announced or complementizer(self.ground, i) is not None

    def opens_quote(self, i: int) -> bool:
        """True where a closed quotation begins at ``i``."""
        return self.ground.document.words[i].text in MARKS and i + 1 in self.ground.quotes

    def quotation(self, i: int) -> Opening | None:
        """The content behind a colon or inside quotation marks."""
        words = self.ground.document.words
        first = i
        while first < self.end and words[first].text in ":،,":
            first += 1
        that = complementizer(self.ground, first) if first > i and words[i].text == ":" else None
        first = that.first if that is not None and that.skip == 0 else first
        return Opening(first, kind="quote") if first < self.end else None

    def behind_preposition(self, i: int) -> Opening | None:
        """The content behind one of the cue's own prepositions, standing alone or joined."""
        folded, cue = self.ground.folded(i), self.cue
        if folded in cue.prep:
            that = complementizer(self.ground, i + 1)
            if that is not None:
                return that
            return Opening(i + 1, kind="noun") if self.takes_noun(i + 1) else None
        if (
            folded[:1] in cue.prep
            and len(folded) > 2
            and folded[0] in "بل"
            and (initials(folded)[1] or len(folded) == 3)
            and folded not in self.grammar["preposition"]
            and folded not in self.grammar["own_initial"]
        ) and (Takes.TARGET in cue.takes or self.takes_noun(i)):
            return Opening(i, 0 if is_definite(folded) else 1, kind="noun")
        return None

    def takes_noun(self, i: int) -> bool:
        """Whether the noun at ``i`` may be the content."""
        return Takes.NOUN in self.cue.takes or (Takes.EVENT in self.cue.takes and self.tells_event(i))

    def subordinate(self, i: int) -> bool:
        """بعد أن, قبل أن and their like open a clause that is not the cue's content."""
        folded = self.ground.folded(i)
        return (
            folded in self.grammar["preposition"]
            and folded not in self.cue.prep
            and complementizer(self.ground, i + 1) is not None
        )

    def event_word(self, i: int) -> bool:
        """True where the word tells or names an event."""
        return event_word(self.ground, i)

    def tells_event(self, i: int) -> bool:
        """True where one of the first words of a noun phrase does."""
        return any(self.event_word(j) for j in range(i, min(i + 3, self.end)))

    def can_speak(self, i: int) -> bool:
        """True where a known actor, a common noun for who speaks, or a name in quotation marks begins at ``i``."""
        known = i in self.ground.speakers or bare(self.ground.folded(i)) in self.grammar["source_head"]
        return known or self.opens_quote(i)
