"""Drafts of one sentence with their openings -> where each content ends, or begins where it stands before its cue."""

from riwaya.claims.attribution.openings import complementizer
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.lexicon.cues import Takes
from riwaya.mentions.phrases import Ground, bare, noun_phrase
from riwaya.model import Act
from riwaya.text import Sentence

_COMMAS = "،,؛;"
_CLOSERS = "\"”»’'"
_OPENERS = "\"“«‘'"


_OF_A_LABEL = frozenset(("ل", "في", "من"))
"""Prepositions with which what somebody is called goes on."""

_SPEECH = frozenset((Act.STATE, Act.THREATEN, Act.OPINE, Act.DEMAND, Act.ACCUSE))
"""Acts of the speaker himself; to refuse or condemn may also be what somebody inside his words did."""


class Extent:
    """Finds the edges of contents in one sentence, knowing all its drafts."""

    def __init__(self, ground: Ground, sentence: Sentence, drafts: list[Draft]) -> None:
        self.ground = ground
        self.sentence = sentence
        self.grammar = ground.lexicon.grammar
        self.words = ground.document.words
        self.at = {d.at.first: d for d in drafts}

    def right(self, draft: Draft, first: int, skip: int, kind: str) -> Stretch | None:
        """The content that begins at ``first``, to the clause's end or the closing quotation mark."""
        draft.nominal = kind == "noun" and self.ground.folded(first)[skip:] != "ما"
        if (
            draft.nominal
            and Takes.TARGET not in draft.cue.takes
            and self.ground.folded(first) in self.grammar["that_said"]
        ):
            return Stretch(first, first + 1)
        if kind == "label":
            return self._label(first, skip)
        quoted = self._quoted(draft, first)
        if quoted is not None:
            return quoted
        last = self._clause_end(draft, first)
        return self._trim(Stretch(first, last, skip))

    def left(self, draft: Draft) -> Stretch | None:
        """The content that ends before the cue (بحسب X, كما قال X)."""
        last = draft.at.first
        first = self._clause_start(last)
        return self._trim(Stretch(first, last, self._joined(first)))

    # ---- right

    def _label(self, first: int, skip: int) -> Stretch | None:
        """What somebody is called: the words between the marks, or one noun phrase."""
        last = self.ground.quotes.get(first)
        last = last or noun_phrase(self.ground, first, self.sentence.last, attach=_OF_A_LABEL)
        return self._trim(Stretch(first, last, skip))

    def _quoted(self, draft: Draft, first: int) -> Stretch | None:
        """The words inside the marks, where the content opens with a mark and nothing of it follows the closing one."""
        if first >= len(self.words) or self.words[first].text not in _OPENERS:
            return None
        close = self.ground.quotes.get(first + 1)
        if close is None or self.ground.names.get(first + 1) == close:
            return None  # a name in quotation marks is nobody's speech
        after = close + 1
        draft.quoted = True
        if after >= self.sentence.last or self._stops(draft, after, first) or self.words[after].text in ".؟!":
            return Stretch(first + 1, close)
        if self.words[after].text in _COMMAS or self._without(after):
            return Stretch(first + 1, close)
        draft.quoted = False
        return None

    def _without(self, i: int) -> bool:
        """ "..." without saying more: behind a quotation the article tells what the speaker left out."""
        without = self.grammar["without"]
        return self.ground.folded(i) in without or (
            self.ground.folded(i) == "من" and self.ground.folded(i + 1) in without
        )

    def _clause_end(self, draft: Draft, first: int) -> int:
        i = first
        limit = self._quote_limit(first)
        while i < limit:
            close = self.ground.quotes.get(i + 1) if self.words[i].text in _OPENERS else None
            if close is not None and close > i:
                i = close + 1
                limit = max(limit, min(i, len(self.words)))
                continue
            if i > first and self._stops(draft, i, first):
                return i
            i += 1
        return limit

    def _quote_limit(self, first: int) -> int:
        """The sentence's end, or the end of the quotation that the content stands in."""
        close = self.ground.inside[first - 1] if 0 < first < len(self.words) else 0
        return min(close, self.sentence.last) if close > first else self.sentence.last

    def _stops(self, draft: Draft, i: int, first: int) -> bool:
        """Whether the speaker's words are over before word ``i``."""
        before = self.words[i - 1].text
        other = self.at.get(i)
        if other is not None and other is not draft:
            return self._sibling(draft, other, before, first)
        folded = self.ground.folded(i)
        if folded in self.grammar["but_pronoun"] and folded.startswith(("لكن", "ولكن")):
            follower = self.at.get(i + 1)
            return follower is not None and self._sibling(draft, follower, "،", first)
        if folded == "حيث" and i + 1 in self.at and self.at[i + 1].source is not None:
            return True
        if folded == "قبل" and self.ground.folded(i + 1) == "ان" and i + 2 in self.at:
            return True
        if before not in _COMMAS:
            return self._contrasts(i)
        if draft.left:
            return False
        if self._without(i):
            return True
        if folded in self.grammar["contrast"]:
            return self.ground.folded(i + 1) not in self.grammar["concerning"]
        if folded in self.grammar["content_stop"] or (draft.nominal and folded in self.grammar["content_stop_noun"]):
            return True
        if folded in self.grammar["comment_what"] and self.ground.folded(i + 1) in self.grammar["concludes"]:
            return True
        if draft.nominal and folded in self.grammar["relative"]:
            return True
        if folded == "كما":
            return complementizer(self.ground, i + 1) is None
        if folded == "في" and self.ground.folded(i + 1) in self.grammar["comment_noun"]:
            return True
        if draft.cue.impersonal and self.ground.verbs[i]:
            return True
        follower = self.at.get(i + 1) or self.at.get(i + 2)
        return (
            follower is not None
            and bare(folded) in self.grammar["before_subject"]
            and self._sibling(draft, follower, before, first)
        )

    def _contrasts(self, i: int) -> bool:
        """فيما before a verb, also without a comma; "in what concerns" is no contrast."""
        tells = i + 1 < len(self.words) and self.ground.verbs[i + 1]
        contrast = bare(self.ground.folded(i)) in self.grammar["contrast"] and tells
        return contrast and self.ground.folded(i + 1) not in self.grammar["concerning"]

    def _sibling(self, draft: Draft, other: Draft, before: str, first: int) -> bool:
        """Whether another cue inside the reach goes on beside this one, and not within its content."""
        if other.left:
            return before in _COMMAS or not other.conjoined
        if other.participle:
            return other.content is not None and other.source is None
        if not other.finite or other.content is None or other.cue.imputed:
            return False
        if before in _CLOSERS and other.source is not None and other.source.first >= other.at.last:
            return True  # called "..." X said: behind a quotation the next one speaks
        if other.cue.impersonal and other.source is None and not other.conjoined:
            return False  # "on analysing it, it turned out that": still the speaker's words
        if other.source is not None and first <= other.source.first < other.at.first:
            return any(self.ground.verbs[j] for j in range(first, other.source.first))
        if (
            draft.nominal
            and draft.finite
            and other.source is None
            and not other.conjoined
            and self._agrees(draft, other)
        ):
            return True
        if before not in _COMMAS and other.source is None and self._goes_on_inside(draft, other, first):
            return False
        if before in _COMMAS or (other.conjoined and other.cue.act in _SPEECH):
            return other.source is not None or self._agrees(draft, other)
        return False

    def _goes_on_inside(self, draft: Draft, other: Draft, first: int) -> bool:
        """ "X said that Y praised them and said": what "and" joins goes on with the last who spoke in the content."""
        inside = (d for at, d in self.at.items() if first <= at < other.at.first and d is not draft and d.finite)
        last = max(inside, key=lambda d: d.at.first, default=None)
        return last is not None and last.source is not None and self._agrees(last, other)

    def _agrees(self, draft: Draft, other: Draft) -> bool:
        """Whether a dropped subject can be this draft's speaker, by gender and number of the two cues."""
        mine, theirs = draft.agreement, other.agreement
        if mine is None or theirs is None:
            return True
        return (not mine[0] or not theirs[0] or mine[0] == theirs[0]) and (theirs[1] == "s" or mine[1] == theirs[1])

    # ---- left

    def _clause_start(self, last: int) -> int:
        """The start of the sentence, or after the last word with which a new clause begins."""
        first = self.sentence.first
        for d in self.at.values():
            if d.left and d.source is not None and d.at.first < last and d.content is not None and d.source.last < last:
                first = max(first, d.source.last)
        earlier = [
            d.at.last for d in self.at.values() if not d.left and first <= d.at.first < last and d.source is not None
        ]
        for i in range(last - 2, min(earlier, default=last), -1):
            if self.words[i - 1].text in _COMMAS and self.ground.folded(i) in self.grammar["clause_opener"]:
                first = i + 1
                break
        while first < last and (self.words[first].text in _COMMAS or self.words[first].text in ".:"):
            first += 1
        return first

    def _joined(self, first: int) -> int:
        word = self.ground.folded(first)
        return 1 if len(word) > 3 and word[0] in "وف" and self._splits(first) else 0

    def _splits(self, first: int) -> bool:
        word = self.ground.folded(first)
        return first == self.sentence.first or self.ground.verbs[first] or word[1:3] == "ال"

    def _trim(self, stretch: Stretch) -> Stretch | None:
        first, last = stretch.first, stretch.last
        while last > first and self.words[last - 1].text in "،,؛;.:؟!-–…":
            last -= 1
        while first < last and self.words[first].text in "،,؛;.:-–":
            first += 1
        return Stretch(first, last, stretch.skip if first == stretch.first else 0) if last > first else None


def opens_right(ground: Ground, i: int) -> int:
    """Where a content after "بحسب X،" begins: behind the comma and a joined أن."""
    words = ground.document.words
    while i < len(words) and words[i].text in _COMMAS:
        i += 1
    that = complementizer(ground, i) if i < len(words) else None
    return that.first if that is not None and that.skip == 0 else i
