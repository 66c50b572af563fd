"""A cue verb or noun in its sentence -> who speaks, through what medium, and where the content begins."""

from functools import cached_property

from riwaya.claims.attribution.openings import (
    ASIDE,
    LONGEST_NAME,
    MARKS,
    THAT,
    Opening,
    Openings,
    complementizer,
    tells_how,
)
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.attribution.subjects import preverbal, skip_joined
from riwaya.claims.initials import initials
from riwaya.lexicon.cues import Takes
from riwaya.lexicon.inflect import Part
from riwaya.mentions.phrases import Ground, bare, is_definite, noun_phrase
from riwaya.text import Kind, cuts
from riwaya.text.clitics import ARTICLE

_REACH = 40
"""How many words after a cue its content may begin (long titles and parentheses stand between); the longest seen in the
gold is 31."""

_NAME_REST = 4
"""The most words a name goes on with behind what was known of it."""

_DESCRIBED = 8
"""The most words of what is told of somebody right behind him."""

_NOMINATIVE = "ون"
"""The ending of a sound plural that is a subject."""

_NOMINAL = frozenset((Takes.NOUN, Takes.EVENT, Takes.TARGET))


class Frame(Openings):
    """Reads the words around one cue; made for a single cue."""

    def __init__(self, ground: Ground, draft: Draft, clause: tuple[int, int]) -> None:
        super().__init__(ground, draft, clause[1])
        self.classes = _classes(draft)
        self.start = clause[0]
        self.attach = self.grammar["source_preposition"] - {"ل"} - draft.cue.prep
        self.pronoun = ground.folded(draft.at.first - 1) in self.grammar["but_pronoun"] or (
            ground.folded(draft.at.first - 2) in self.grammar["but_pronoun"]
            and ground.folded(draft.at.first - 1) in self.grammar["before_verb"]
        )

    def read(self) -> Opening | None:
        """Fill source and medium of the draft, and give the content's opening, or None where there is none."""
        i = self.draft.at.last
        limit = min(self.end, i + _REACH)
        if self.pronoun:
            self.draft.agreement = self._pronoun_agreement()
        for end in dict.fromkeys((self._next_speech(i, limit), limit)):
            while i < end:
                opening, i = self._step(i, end)
                if opening is not None:
                    if self.draft.source is None:
                        self.draft.source = self.before_verb
                    return opening
            if self.draft.source is None or self.draft.source.last < end:
                break  # not "X threatened, saying": something else is told before the participle
        return self._quoted_later(limit)

    def _next_speech(self, first: int, limit: int) -> int:
        """Where a participle takes over with words of its own (نفى X وجود Y، قائلا إن); not behind قال."""
        if self.draft.finite and not self.cue.takes & _NOMINAL:
            return limit
        for i in range(first + 1, limit - 1):
            if tells_how(self.ground, i) and (self.speech_at(i + 1) or self._that_behind_preposition(i + 1)):
                return i
        return limit

    def _that_behind_preposition(self, i: int) -> bool:
        return self.ground.folded(i) in self.grammar["preposition"] and complementizer(self.ground, i + 1) is not None

    def _quoted_later(self, limit: int) -> Opening | None:
        """Whatever else is told of a speaker: a verb that quotes is followed by his speech in quotation marks."""
        match, source = self.draft.match, self.draft.source
        if Takes.QUOTE not in self.cue.takes or match is None or not self.draft.finite:
            return None
        if source is None or source.first < self.draft.at.last or not self.can_speak(source.first):
            return None
        words = self.ground.document.words
        j = source.last
        while j < limit and words[j].text not in ".؟!؛:" and complementizer(self.ground, j) is None:
            if self.opens_quote(j) and self.ground.quotes[j + 1] - j > LONGEST_NAME:
                return self.quotation(j)
            if words[j].text in "،," and j + 1 < limit and self.ground.folded(j + 1)[:1] == "و":
                j = next((k for k in range(j + 1, min(j + ASIDE, limit)) if words[k].text in "،,"), limit)
            elif self._speech(j) and self.ground.verbs[j]:
                return None
            j += 1
        return None

    def _bracketed(self, i: int) -> bool:
        """Whether a known name fills the brackets that open at ``i`` and can be who speaks: نشرت (قسد) ..."""
        last = self.ground.speakers.get(i + 1, 0)
        closed = last < len(self.ground.document.words) and self.ground.document.words[last].text == ")"
        return last > 0 and closed and self.ground.names.get(i + 1) == last and self._may_be_subject(i + 1)

    @cached_property
    def before_verb(self) -> Stretch | None:
        """The subject before the cue; none where و joins the verb, or a pronoun already is the subject."""
        match = self.draft.match
        if self.pronoun or self.draft.participle or self.draft.conjoined or match is None or not match.form.verbal:
            return None
        if match.form.person == 1 or self.cue.resumed:
            return None  # what stands before a verb whose pronoun takes it up is what is seen, not who sees
        found = preverbal(self.ground, self.draft.at.first, self.start)
        if found is None or self.can_speak(found.first) or not self.can_speak(self.draft.at.last):
            return found
        return None

    def _pronoun_agreement(self) -> tuple[str, str] | None:
        for j in (self.draft.at.first - 1, self.draft.at.first - 2):
            if self.ground.folded(j) in self.grammar["but_pronoun"]:
                return next((c.agreement for c in cuts(self.ground.folded(j)) if c.agreement), None)
        return None

    def _step(self, i: int, limit: int) -> tuple[Opening | None, int]:
        """Look at word ``i``: the content's opening, or the word to go on from (``limit`` gives up)."""
        ground = self.ground
        word = ground.document.words[i]
        opening = self._label(i) if self.classes else self.marked(i) or self._announced(i)
        if opening is not None:
            return opening, i
        if complementizer(ground, i) is not None or word.text in ".؟!؛":
            return None, limit
        if self.classes and ground.folded(i) == "ك":
            return None, i + 1
        if self.subordinate(i):
            return None, limit
        if i in ground.times:
            return None, max(ground.times[i], i + 1)
        if word.text in "،,":
            return None, self._over_comma(i, limit)
        if word.text == "(" and self.draft.source is None and self._bracketed(i):
            self.draft.source = Stretch(i, ground.names[i + 1] + 1)
            return None, ground.names[i + 1] + 1
        if word.kind is Kind.MARK and (word.text not in '([“«"‘' or self.draft.source is not None):
            close = self.ground.quotes.get(i + 1) if word.text in MARKS else None
            return None, close + 1 if close is not None and close < limit else i + 1
        if self._adverb(i):
            return None, self._over_adverb(i, limit)
        if ground.folded(i) in self.grammar["relative"] or self._told_of(i):
            return None, self._over_relative(i, limit)
        if ground.verbs[i] and i not in ground.names and not self.event_word(i):
            return None, limit
        return self._nominal(i, limit)

    def _announced(self, i: int) -> Opening | None:
        """ "X threatens: ...": what stands behind a colon right behind any verb of the lexicon."""
        colon = i == self.draft.at.last and i + 1 < self.end and self.ground.document.words[i].text == ":"
        return self.quotation(i) if colon and self.draft.finite and self.before_verb is not None else None

    def _adverb(self, i: int) -> bool:
        folded = self.ground.folded(i)
        if folded in self.grammar["preposition"] or folded in self.grammar["adverb"]:
            return True
        if folded in ("ل", "ب"):
            return True
        if Takes.TARGET in self.cue.takes and self.draft.match is not None and not self.draft.finite:
            return False
        named = i in self.ground.names and not self.ground.skips.get(i)
        joined = folded[:1] == "ل" and (len(folded) > 3 or bool(self.ground.skips.get(i))) and not named
        spoken = self.draft.source is not None or not self.cue.takes & _NOMINAL
        return joined and spoken and not self.event_word(i)

    def _over_adverb(self, i: int, limit: int) -> int:
        """Over a prepositional phrase; one that names a medium is kept as such."""
        ground = self.ground
        joined = ground.folded(i) not in self.grammar["preposition"]
        if (joined and ground.folded(i) in self.grammar["adverb"]) or ground.folded(i) in ("ل", "ب"):
            return i + 1
        first = i if joined else i + 1
        if first in ground.times:
            return ground.times[first]
        last = noun_phrase(ground, first, limit)
        if bare(ground.folded(first)) in self.grammar["vague_time"]:
            last = min(last, first + 2)  # at an earlier time
        if last <= first:
            if joined:  # no phrase begins with this word: a verb whose first letter only looks like a preposition
                return limit if ground.verbs[i] else i + 1
            return self._behind_governed(first, limit)
        last = next((j for j in range(first + 1, last) if self.behind_preposition(j) is not None), last)
        if self.draft.medium is None and (joined or bare(ground.folded(first)) in self.grammar["medium_noun"]):
            self.draft.medium = Stretch(first, last)
        return last

    def _behind_governed(self, i: int, limit: int) -> int:
        """Over a word that a preposition governs, though no phrase is read from it (بعد زيارته)."""
        if i >= limit or self.ground.folded(i) in self.grammar["preposition"] or self.marked(i) is not None:
            return i
        return i + 1 if self.ground.document.words[i].kind is Kind.ARABIC else i

    def _over_comma(self, i: int, limit: int) -> int:
        """Behind a comma: right on where the content begins there, else behind the aside that it opens."""
        if i + 1 >= limit or self.marked(i + 1) is not None:
            return i + 1
        words = self.ground.document.words
        if self.ground.folded(i + 1) in self.grammar["aside_opening"]:
            return self._over_relative(i + 1, limit)
        if self._bare_content(i + 1) and (self.draft.source is not None or self.before_verb is not None):
            return i + 1
        for j in range(i + 1, min(i + ASIDE, limit)):
            if words[j].text in "،,":
                return j + 1
            if self.ground.verbs[j] and j not in self.ground.names and self._speech(j):
                break  # another cue's content is still to come
            if self.marked(j) is not None and complementizer(self.ground, j) is not None:
                return j
        return i + 1

    def _speech(self, i: int) -> bool:
        return any(m.form.verbal for m in self.ground.lexicon.cues.table.lookup(self.ground.folded(i)))

    def _bare_content(self, i: int) -> bool:
        """Whether a noun that can be the content stands at ``i``: not joined by و, not definite, no verb."""
        folded = self.ground.folded(i)
        nominal = self.cue.takes & _NOMINAL and (self.cue.bare or not self.cue.prep)
        plain = not initials(folded)[0] and not is_definite(folded) and folded not in self.grammar["preposition"]
        plain = plain and not tells_how(self.ground, i) and not self._speech(i)
        return (
            bool(nominal) and plain and not self.ground.verbs[i] and i not in self.ground.names and self.takes_noun(i)
        )

    def _told_of(self, i: int) -> bool:
        """Whether a clause without "who" tells more of what stands before it: who aired the medium, what the source is
        besides (وهي متحدثة باسم ...), that he would not be named (مسؤول فضل عدم كشف اسمه)."""
        folded, source = self.ground.folded(i), self.draft.source
        head = bare(self.ground.folded(source.first)[source.skip :]) if source is not None else ""
        if folded in self.grammar["medium_verb"] and (self.draft.medium is not None or self._is_told(head)):
            return True
        if source is None or source.last != i:
            return False
        if folded in self.grammar["aside_opening"]:
            return True
        return self.ground.verbs[i] and head in self.grammar["unnamed_head"]

    def _is_told(self, head: str) -> bool:
        """Whether a speaker's head is a statement, a medium or an unnamed source: what somebody publishes."""
        noun = head.removeprefix(ARTICLE)
        return any(noun in self.grammar[name] for name in ("owned_noun", "medium_noun", "unnamed_head"))

    def _over_relative(self, i: int, limit: int) -> int:
        """Over a relative clause of speaker or medium, up to where the content begins, or the comma."""
        words = self.ground.document.words
        for j in range(i + 1, min(i + ASIDE, limit)):
            begins = words[j].text == ":" or self.opens_quote(j)
            if words[j].text in "،," or complementizer(self.ground, j) is not None or (begins and self.marked(j)):
                return j
        return limit

    def _nominal(self, i: int, limit: int) -> tuple[Opening | None, int]:
        if self.draft.source is None and self._may_be_subject(i):
            last = self._subject_end(i, limit)
            if last > i:
                self.draft.source = Stretch(i, last, skip_joined(self.ground, i))
                return None, last
            return None, i + 1
        medium = bare(self.ground.folded(i)) in self.grammar["medium_noun"]
        if medium and self.draft.source is not None and self.cue.prep and not self.cue.bare:
            last = max(noun_phrase(self.ground, i, limit), i + 1)
            self.draft.medium = self.draft.medium or Stretch(i, last)
            return None, last
        if self.cue.addressee and self.cue.prep and Takes.TARGET not in self.cue.takes:
            return None, self._over_addressee(i, limit)
        if self.cue.bare and self.draft.source is None and self._subject_of_thing(i):
            return None, limit
        if self.classes:
            return Opening(i, kind="label"), i
        if Takes.TARGET in self.cue.takes or (self.takes_noun(i) and (self.cue.bare or not self.cue.prep)):
            return Opening(i, kind="noun"), i
        return None, self._over_rest(i, limit)

    def _subject_of_thing(self, i: int) -> bool:
        """كشفت الهجمات عن ...: a noun before the cue's own preposition is its subject, and a thing says nothing."""
        if self.before_verb is not None:
            return False
        last = noun_phrase(self.ground, i, self.end)
        if last <= i:
            return False
        words = self.ground.document.words
        far = range(last + 1, min(last + ASIDE, self.end))  # behind what else is told of the thing, and a comma
        behind = any(words[j - 1].text in "،," and self.ground.folded(j) in self.cue.prep for j in far)
        return self.ground.folded(last) in self.cue.prep or behind

    def _over_rest(self, i: int, limit: int) -> int:
        """Words that can only be the rest of the speaker's name, right before the content; anything else gives up."""
        behind = self.draft.source is not None and self.draft.source.last == i
        longest = _DESCRIBED if behind else _NAME_REST  # "a commander loyal to X"
        attach = self.attach | {"ل"} if behind else self.attach
        last = min(noun_phrase(self.ground, i, limit, attach=attach), i + longest)
        if (
            last > i
            and last < limit
            and (self.marked(last) is not None or self.ground.document.words[last].text in "،,")
        ):
            if behind and self.draft.source is not None:
                self.draft.source = Stretch(self.draft.source.first, last, self.draft.source.skip)
            return last
        return limit

    def _subject_end(self, i: int, limit: int) -> int:
        """Where the speaker ends: a known name where the content may follow it as a noun, else the noun phrase."""
        nominal = self.cue.takes & _NOMINAL
        known = self.ground.names.get(i)
        if self.classes:
            limit = next((j for j in range(i + 1, limit) if self.opens_quote(j)), limit)
        if nominal and bare(self.ground.folded(i)).removeprefix(ARTICLE) in self.grammar["owned_noun"]:
            limit = next((j for j in range(i + 1, limit) if j in self.ground.names), limit)
            if limit == i + 1 and self.ground.folded(limit).startswith("ل"):
                return self.ground.names[limit]  # a statement of X
        if not (nominal or self.cue.addressee) or known is None or known >= limit:
            return noun_phrase(self.ground, i, limit, attach=self._attach(i))
        close = self.ground.quotes.get(known + 1)
        if close is not None and close - known <= _NAME_REST + 1 and close + 1 < limit:
            return close + 1
        rest = noun_phrase(self.ground, known, limit, attach=self._attach(i)) if self._goes_on(known) else known
        return max(rest, known)

    def _label(self, i: int) -> Opening | None:
        """What it is classed as: a quotation, or a noun behind "as" (كمنظمة), "that it is" or "by"."""
        folded = self.ground.folded(i)
        if self.opens_quote(i):
            return Opening(i + 1, kind="label")
        if folded != "ك" and initials(folded)[1] == "ك":
            return Opening(i, 1, kind="label")
        return self.marked(i)

    def _goes_on(self, i: int) -> bool:
        """A joined و with another known name goes on with the speaker."""
        return self.ground.folded(i)[:1] == "و" and i in self.ground.names

    def _over_addressee(self, i: int, limit: int) -> int:
        last = noun_phrase(self.ground, i, limit, attach=frozenset(("في", "من")))
        if last > i and self.draft.medium is None:
            self.draft.medium = Stretch(i, last)
        return max(last, i + 1)

    def _attach(self, i: int) -> frozenset[str]:
        """A speaker known by what he is goes on with where and of whom; one known by name does not."""
        heads = self.grammar["source_head"]
        return self.attach if bare(self.ground.folded(i)) in heads or i not in self.ground.names else frozenset()

    def _may_be_subject(self, i: int) -> bool:
        """Whether the noun at ``i`` can be who speaks, and not what is said."""
        match, folded = self.draft.match, self.ground.folded(i)
        if self.cue.impersonal or self.pronoun or (match is not None and match.form.person == 1):
            return False
        if folded in self.grammar["conjunction"] or folded.startswith("لل"):
            return False
        if match is not None and match.form.verbal and match.form.number in ("d", "p"):
            return False  # before its subject a verb is singular
        if self.classes:
            return self.can_speak(i) or (not self.cue.resumed and is_definite(folded))
        if self.cue.takes & _NOMINAL and self.before_verb is not None:
            return False
        finite = match is None or match.form.part in (Part.PAST, Part.PRESENT)
        if match is not None and not finite and (match.cut.enclitic or match.form.part is Part.PARTICIPLE):
            return False
        if self.can_speak(i) or bare(folded) in self.grammar["owned_noun"]:
            if folded.startswith("ل") and self.ground.skips.get(i) == 1:
                return False
            return not (Takes.TARGET in self.cue.takes and self._only_noun(i))
        nominal = self.cue.takes & _NOMINAL
        if not nominal:
            return self.before_verb is None
        if finite and i == self.draft.at.last and folded.endswith(_NOMINATIVE) and not self.event_word(i):
            return True  # medics spoke of: in this case a plural is the subject
        if self.event_word(i) or (match is not None and not self._agrees(i)):
            return False
        if Takes.CLAUSE in self.cue.takes and finite and self._right_before_that(i):
            return True
        judged = Takes.TARGET in self.cue.takes or self.cue.addressee
        return is_definite(folded) and not (judged and self._only_noun(i))

    def _right_before_that(self, i: int) -> bool:
        """Whether أن follows the noun phrase at once: between a verb and its "that" stands who speaks."""
        last = noun_phrase(self.ground, i, self.end)
        return i < last < self.end and self.ground.folded(last) == THAT

    def _agrees(self, i: int) -> bool:
        """A singular noun in ة before which a masculine verb stands is hardly its subject."""
        match = self.draft.match
        folded, text = self.ground.folded(i), self.ground.document.words[i].text
        return not (
            match is not None and match.form.verbal and match.form.gender == "f" and self._masculine(folded, text)
        )

    @staticmethod
    def _masculine(folded: str, text: str) -> bool:
        return not text.endswith(("ة", "ات", "اء", "ى")) and is_definite(folded) is False

    def _only_noun(self, i: int) -> bool:
        """Whether the noun phrase at ``i`` is followed at once by how it is judged (بـ or بأنه)."""
        last = self.ground.names.get(i) or noun_phrase(self.ground, i, self.end)
        if last <= i or last >= self.end:
            return False
        that = complementizer(self.ground, last)
        folded = self.ground.folded(last)
        joined = folded[:1] == "ب" and len(folded) > 3 and folded not in self.grammar["preposition"]
        return (that is not None and that.skip > 0) or (joined and last not in self.ground.times)


def _classes(draft: Draft) -> bool:
    """تصنفه, وصفتهم: the pronoun on the verb is what is judged, so that only the judgement is still to come."""
    match = draft.match
    joined = match is not None and match.form.verbal and bool(match.cut.enclitic)
    return joined and Takes.TARGET in draft.cue.takes
