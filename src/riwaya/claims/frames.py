"""A cue verb or noun in its sentence -> who speaks, through what medium, and where the content begins."""

from dataclasses import dataclass

from riwaya.claims.parts import Draft, Stretch
from riwaya.lexicon.cues import Cue, Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare, is_definite, noun_phrase
from riwaya.text import Kind

_REACH = 40
"""How many words after a cue its content may begin (long titles and parentheses stand between); the longest seen in the
gold is 31."""

_OPENING = frozenset("“«\"‘")
_THAT = "ان"


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a content begins: its first word, letters to skip, whether behind أن, a quotation mark or a preposition."""

    first: int
    skip: int = 0
    kind: str = "clause"


def complementizer(ground: Ground, i: int) -> Opening | None:
    """The content behind أن at ``i``: after it where it stands alone, from the pronoun's word on where it is fused."""
    word = ground.folded(i)
    plain = bare(word, "وف")
    for stem, skip in ((plain, 0), (plain[1:] if plain[:1] in "بل" and len(plain) > 2 else "", 1)):
        if stem == _THAT:
            return Opening(i + 1)
        if stem.startswith(_THAT) and stem[2:] in _PRONOUNS:
            return Opening(i, skip + len(word) - len(plain))
    return None


_PRONOUNS = frozenset(("ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي"))


class Frame:
    """Reads the words after (and before) one cue; made for a single cue."""

    def __init__(self, ground: Ground, draft: Draft, clause: tuple[int, int]) -> None:
        self.ground = ground
        self.draft = draft
        self.cue: Cue = draft.cue
        self.start, self.end = clause
        self.grammar = ground.lexicon.grammar
        self.attach = self.grammar["source_preposition"]

    # ---- what follows the cue

    def read(self) -> Opening | None:
        """Fill source and medium of the draft, and give the content's opening, or None where there is none."""
        i = self.draft.at.last
        limit = min(self.end, i + _REACH)
        opening: Opening | None = None
        seeking = False
        while i < limit and opening is None:
            opening, i, seeking = self._step(i, limit, seeking)
        if opening is None:
            return None
        if self.draft.source is None:
            self.draft.source = self.left_subject()
        return opening

    def _step(self, i: int, limit: int, seeking: bool) -> tuple[Opening | None, int, bool]:
        ground = self.ground
        word = ground.document.words[i]
        that = complementizer(ground, i)
        if that is not None:
            return (that, i, seeking) if Takes.CLAUSE in self.cue.takes else (None, limit, seeking)
        if word.text in ":" or (word.text in _OPENING and not self._names(i)):
            return self._quotation(i), limit if self._quotation(i) is None else i, seeking
        if i in ground.times:
            return None, ground.times[i], seeking
        behind = self._behind_preposition(i)
        if behind is not None:
            return behind, i, seeking
        if word.text in "،,":
            return None, i + 1, True
        if word.kind is Kind.MARK and word.text not in "([“«\"":
            return None, i + 1, seeking
        if self._adverb(i):
            return None, self._over_adverb(i, limit), seeking
        if self.draft.source is None and not seeking:
            return self._subject_or_object(i, limit)
        if seeking:
            return (None, limit, seeking) if self._new_clause(i) else (None, i + 1, True)
        opened = self._object(i)
        if opened is not None:
            return opened, i, seeking
        return (None, limit, seeking) if self._new_clause(i) else (None, i + 1, True)

    def _names(self, i: int) -> bool:
        """A short quotation behind which أن or a preposition follows is the speaker's name, not the speech."""
        close = self.ground.quotes.get(i + 1)
        if close is None or close - i > 7:
            return False
        after = close + 1
        return self.draft.source is None and after < self.end and self.ground.document.words[after].kind is Kind.ARABIC

    def _quotation(self, i: int) -> Opening | None:
        if not self.cue.takes & {Takes.QUOTE, Takes.NOUN, Takes.EVENT, Takes.CLAUSE}:
            return None
        words = self.ground.document.words
        first = i
        while first < self.end and words[first].text in ":،,":
            first += 1
        return Opening(first, kind="quote") if first < self.end else None

    def _behind_preposition(self, i: int) -> Opening | None:
        """The content behind one of the cue's own prepositions, standing alone or joined."""
        folded = self.ground.folded(i)
        if folded in self.cue.prep:
            that = complementizer(self.ground, i + 1)
            if that is not None:
                return that
            if self.cue.takes & {Takes.NOUN, Takes.EVENT} or self.draft.cue.prep and folded != "في":
                return Opening(i + 1, kind="noun")
            return None
        if folded[:1] in self.cue.prep and len(folded) > 3 and folded[0] in "بل" and i > self.draft.at.last - 1:
            if folded.startswith(("بين", "بعد", "لكن", "لدي", "لان")):
                return None
            if self.cue.takes & {Takes.NOUN, Takes.EVENT}:
                return Opening(i, 0 if is_definite(folded) else 1, kind="noun")
        return None

    def _adverb(self, i: int) -> bool:
        folded = self.ground.folded(i)
        return (
            folded in self.grammar["preposition"]
            or folded in self.grammar["adverb"]
            or (folded[:1] == "ل" and len(folded) > 3 and self.draft.source is not None and not self.cue.addressee)
        )

    def _over_adverb(self, i: int, limit: int) -> int:
        """Over a prepositional phrase; one that names a medium is kept as such."""
        ground = self.ground
        if ground.folded(i) in self.grammar["adverb"]:
            return i + 1
        joined = ground.folded(i) not in self.grammar["preposition"]
        first = i if joined else i + 1
        if first in ground.times:
            return ground.times[first]
        last = noun_phrase(ground, first, limit, relative=False)
        if last <= first:
            return i + 1
        if self.draft.medium is None and (joined or bare(ground.folded(first)) in self.grammar["medium_noun"]):
            self.draft.medium = Stretch(first, last)
        return last

    def _new_clause(self, i: int) -> bool:
        """A finite verb that is no relative clause's: the cue's own clause is over."""
        before = self.ground.folded(i - 1)
        return self.ground.verbs[i] and before not in self.grammar["relative"] and not before.startswith("و")

    def _subject_or_object(self, i: int, limit: int) -> tuple[Opening | None, int, bool]:
        ground = self.ground
        if ground.verbs[i] and i not in ground.names:
            return None, limit, False
        object_ = self._object(i) if not self._speaks(i) else None
        if object_ is not None and (self._fits_object(i) or self.left_subject() is not None):
            return object_, i, False
        last = noun_phrase(ground, i, limit, attach=self._attach(i))
        if last <= i:
            return None, i + 1, True
        self.draft.source = Stretch(i, last, self._skip(i))
        return None, last, False

    def _skip(self, i: int) -> int:
        folded = self.ground.folded(i)
        return 1 if folded.startswith("لل") is False and folded[:1] == "ل" and folded[1:3] == "ال" else 0

    def _attach(self, i: int) -> frozenset[str]:
        """A speaker known by what he is goes on with where and of whom; one known by name does not."""
        heads = self.grammar["source_head"]
        return self.attach if bare(self.ground.folded(i)) in heads or not self._named(i) else frozenset()

    def _named(self, i: int) -> bool:
        return i in self.ground.names

    def _speaks(self, i: int) -> bool:
        """True where the word begins somebody who can speak."""
        folded = bare(self.ground.folded(i))
        return self._named(i) or folded in self.grammar["source_head"]

    def _fits_object(self, i: int) -> bool:
        """True where the noun cannot be the verb's subject: another gender, or a verbal noun of an event."""
        match = self.draft.match
        folded = self.ground.folded(i)
        if self.cue.impersonal or (match is not None and match.cut.enclitic):
            return True
        return not is_definite(folded) and bool(self.ground.lexicon.triggers.table.lookup(folded))

    def _object(self, i: int) -> Opening | None:
        """The content as a noun phrase right here, where the cue takes one."""
        takes = self.cue.takes
        if self.cue.addressee and self.cue.prep:
            return None
        folded = self.ground.folded(i)
        if folded in self.grammar["conjunction"] or folded in self.grammar["relative"]:
            return None
        if Takes.NOUN in takes and not (self.cue.prep - {"علي", "عن"} and Takes.EVENT not in takes):
            return Opening(i, kind="noun")
        if Takes.EVENT in takes and self._tells_event(i):
            return Opening(i, kind="noun")
        return None

    def _tells_event(self, i: int) -> bool:
        table = self.ground.lexicon.triggers.table
        return any(bool(table.lookup(self.ground.folded(j))) for j in range(i, min(i + 3, self.end)))

    # ---- what stands before the cue

    def left_subject(self) -> Stretch | None:
        """The noun phrase before a verb that is its subject (SVO), from the clause's start up to the verb."""
        ground, i = self.ground, self.draft.at.first
        first = self.start
        while first < i:
            first = self._over_opening(first, i)
            if first >= i:
                return None
            last = noun_phrase(ground, first, i, attach=self._attach(first))
            if last <= first:
                first += 1
                continue
            if self._reaches(last, i):
                return Stretch(first, last, self._skip_left(first))
            return None
        return None

    def _skip_left(self, first: int) -> int:
        folded = self.ground.folded(first)
        joined = first in self.ground.names or is_definite(folded)
        return 1 if folded[0] in "وف" and len(folded) > 3 and joined else 0

    def _over_opening(self, first: int, i: int) -> int:
        """Over what may stand before a subject: conjunctions, كان and قد, times, fronted phrases up to their comma."""
        ground = self.ground
        words = ground.document.words
        while first < i:
            folded = bare(ground.folded(first))
            if first in ground.times:
                first = ground.times[first]
            elif folded in self.grammar["before_subject"] or words[first].text in "،,؛;:":
                first += 1
            elif folded in self.grammar["preposition"] or folded in self.grammar["adverb"]:
                comma = next((j for j in range(first, i) if words[j].text in "،,؛;"), None)
                if comma is None:
                    return i
                first = comma + 1
            else:
                return first
        return first

    def _reaches(self, last: int, i: int) -> bool:
        """Whether only قد, a time, an aside between commas or the like stand between the phrase and the verb."""
        ground = self.ground
        words = ground.document.words
        j = last
        while j < i:
            folded = ground.folded(j)
            if j in ground.times:
                j = ground.times[j]
            elif folded in self.grammar["before_verb"]:
                j += 1
            elif words[j].text in "،,":
                close = next((k for k in range(j + 1, min(j + 14, i + 1)) if words[k].text in "،,"), None)
                if close is None or close >= i:
                    j += 1
                    continue
                j = close + 1
            else:
                return False
        return True


def finite(draft: Draft) -> bool:
    """True for a cue that is a finite verb."""
    return draft.match is not None and draft.match.form.part in (Part.PAST, Part.PRESENT)
