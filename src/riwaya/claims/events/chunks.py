"""A document's words -> its noun phrases in a row, sentence by sentence, each with the preposition that governs it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.initials import initials
from riwaya.lexicon.inflect import Part
from riwaya.mentions.amounts.quantities import Quantity
from riwaya.mentions.phrases import LONGEST, Ground, bare, is_definite, noun_phrase
from riwaya.model import Span
from riwaya.model.values import dataclass
from riwaya.text import Kind, fold
from riwaya.text.clitics import AND, NISBA_ENDINGS, PLURAL_ENDINGS

NONE: frozenset[str] = frozenset()

ADJECTIVE = "adj"
"""In place of a preposition: the phrase is an adjective that names a side (a Turkish bombardment)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words ``first`` to ``last`` (exclusive); ``preposition`` is folded, "" for none; ``joined``: a coordinate."""

    first: int
    last: int
    span: Span
    preposition: str
    joined: bool
    definite: bool
    candidate: Candidate | None = None
    """The trigger at its head, where the chunk is an event's own noun."""


def find_chunks(
    ground: Ground,
    candidates: tuple[Candidate, ...],
    classes: tuple[frozenset[str], ...],
    quantities: Sequence[Quantity] = (),
) -> tuple[tuple[Chunk, ...], ...]:
    """The chunks of every sentence, in text order, not overlapping."""
    at = {c.head: c for c in candidates}
    amounts = {q.first: q.last for q in quantities}
    marks = _Marks.of(ground)
    return tuple(
        [tuple(_Walk(ground, at, classes, amounts, marks, s.first, s.last).chunks()) for s in ground.document.sentences]
    )


_FUNCTION = ("complementizer", "relative", "negation", "conjunction", "pronoun")

_NAMED = 6
"""Words back within which a name that still goes on is seen to begin."""

_INSIDE = 8
"""The same for the words of a phrase."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is asked of every word of a document: the last name that began before it and goes on over it."""

    function: frozenset[str]
    named: Mapping[int, int]
    """Word -> where a known name of several words begins that holds it."""
    inside: Mapping[int, int]
    """Word -> where a known name begins that holds it, not as its first word."""
    ended: Mapping[int, int]
    """Word -> where a known name begins that ends before it; of several the one that begins last."""

    @classmethod
    def of(cls, ground: Ground) -> "_Marks":
        named: dict[int, int] = {}
        inside: dict[int, int] = {}
        ended: dict[int, int] = {}
        for first in sorted(ground.names):
            last = ground.names[first]
            ended[last] = first
            if last - first > 1:
                named.update(dict.fromkeys(range(first, min(last, first + _NAMED + 1)), first))
                inside.update(dict.fromkeys(range(first + 1, min(last, first + _INSIDE + 1)), first))
        return cls(ground.lexicon.grammar.any_of(_FUNCTION), named, inside, ended)


class _Walk:
    """Goes through one sentence and cuts it into noun phrases."""

    def __init__(
        self,
        ground: Ground,
        at: dict[int, Candidate],
        classes: tuple[frozenset[str], ...],
        amounts: dict[int, int],
        marks: _Marks,
        first: int,
        last: int,
    ) -> None:
        self.ground = ground
        self.marks = marks
        self.at = at
        self.classes = classes
        self.amounts = amounts
        self.first = first
        self.last = last
        self.found: list[Chunk] = []
        self._ends = [j for j in range(first, last) if self._ends_phrases(j)]

    def chunks(self) -> list[Chunk]:
        """The chunks found."""
        i = self.first
        preposition = ""
        while i < self.last:
            step, preposition = self._step(i, preposition)
            i = max(step, i + 1)
        return self.found

    def _step(self, i: int, preposition: str) -> tuple[int, str]:
        ground = self.ground
        word = ground.document.words[i]
        grammar = ground.lexicon.grammar
        if i in ground.times:
            return ground.times[i], ""
        if word.kind is Kind.MARK:
            return i + 1, preposition if word.text in "“«\"'‘([" else ""
        conjunction, joined = initials(word.folded)
        plain = word.folded[len(conjunction) :]
        if i in self.amounts and i not in self.at:
            return self._phrase(i, conjunction, joined, preposition)
        if plain == word.folded and self._function(i, bare(plain)) and bare(plain) != plain:
            return i + 1, ""
        if plain in grammar["preposition"] and i not in ground.names:
            return i + 1, (preposition + " " + plain).strip() if preposition else plain
        if word.folded == AND:
            return i + 1, preposition
        candidate = self.at.get(i)
        if candidate is not None and not self._named(i):
            return self._event(i, candidate, joined or preposition, bool(conjunction))
        if self._function(i, plain):
            return i + 1, ""
        return self._phrase(i, conjunction, joined, preposition)

    def _named(self, i: int) -> bool:
        """Inside a known name of several words: the word names no event there."""
        return self.marks.named.get(i, -1) >= self.first

    def _function(self, i: int, plain: str) -> bool:
        if i in self.ground.names:
            return False
        return self.ground.verbs[i] or plain in self.marks.function or "verb_opener" in self.classes[i]

    def _event(self, i: int, candidate: Candidate, preposition: str, joined: bool) -> tuple[int, str]:
        """An event's own noun is a chunk of its head and adjectives; what depends on it makes chunks of its own."""
        if candidate.verbal:
            return candidate.last, ""
        if candidate.trigger.frame == "victim":
            end = noun_phrase(self.ground, i, self._limit(i + 1))
            self._add(i, max(end, i + 1), preposition, joined, candidate)
            return max(end, i + 1), ""
        end = self._adjectives(candidate)
        side = next((j for j in range(candidate.last, end) if self._demonym(j)), end)
        self._add(i, side, preposition, joined, candidate)
        for j in range(side, end):
            if self._demonym(j):
                self._add(j, j + 1, ADJECTIVE, False)
        return end, ""

    def _demonym(self, j: int) -> bool:
        """An adjective that names a side, also where it is known as a name of that side."""
        return "demonym" in self.classes[j] or self._side_named(j)

    def _side_named(self, j: int) -> bool:
        named = self.ground.names.get(j) == j + 1
        return named and "demonym" in self.ground.lexicon.event_words.classes(self.ground.folded(j))

    def _adjectives(self, candidate: Candidate) -> int:
        i = candidate.last
        while i < self.last and i < candidate.last + 3 and self._adjective(i, candidate):
            i += 1
        return i

    def _adjective(self, i: int, candidate: Candidate) -> bool:
        word = self.ground.document.words[i]
        if word.kind is not Kind.ARABIC or i in self.at or i in self.ground.times:
            return False
        if i in self.ground.names and not self._side_named(i):
            return False
        grammar = self.ground.lexicon.grammar
        if word.folded in grammar["preposition"] or word.folded in grammar["relative"]:
            return False
        nisba = word.folded.endswith(NISBA_ENDINGS)
        return nisba and is_definite(word.folded) == (candidate.match.cut.article) and not self.ground.verbs[i]

    def _limit(self, i: int) -> int:
        """Where the next trigger begins: a phrase does not run over it."""
        if i < self.last and i in self.at and not self._named(i):
            return i
        k = bisect_left(self._ends, i)
        return self._ends[k] if k < len(self._ends) and self._ends[k] < i + LONGEST else self.last

    def _ends_phrases(self, j: int) -> bool:
        """A trigger, or a word that opens a verb: no phrase begun before goes on over it (it may over a participle)."""
        if "verb_opener" in self.classes[j]:
            return True
        return j in self.at and self.at[j].part is not Part.PARTICIPLE and not self._named(j)

    def _phrase(self, i: int, conjunction: str, joined: str, preposition: str) -> tuple[int, str]:
        governing = joined or preposition
        coordinate = bool(conjunction) or (i > self.first and self.ground.folded(i - 1) == AND)
        end = self._reach(i)
        if end <= i:
            return i + 1, ""
        victim = self.at.get(end)
        if victim is not None and victim.trigger.frame == "victim" and not is_definite(self.ground.folded(end)):
            end = max(noun_phrase(self.ground, i, self._limit(end + 1)), end + 1)
            self._add(i, end, governing, coordinate, victim)
            return end, ""
        first = i
        for j in range(i + 1, end):
            if self.marks.inside.get(j, -1) >= first:
                continue
            letter = self._governed(j)
            if letter:
                self._add(first, j, governing, coordinate)
                first, coordinate, governing = j, False, letter
            elif self._coordinates(j):
                self._add(first, j, governing, coordinate)
                first, coordinate = j, True
            elif self._object(j) or self._second_name(j, first):
                self._add(first, j, governing, coordinate)
                first, coordinate, governing = j, False, ""
        self._add(first, end, governing, coordinate)
        return end, ""

    def _reach(self, i: int) -> int:
        """Where the phrase ends; an amount, and an indefinite noun of people, go on over "of" (three of them)."""
        counted = self.amounts.get(i)
        if counted is not None:
            end = min(counted, self.last)
            further = noun_phrase(self.ground, end - 1, self._limit(end), attach=self.ground.lexicon.grammar["of"])
            return max(end, further)
        people = self.classes[i] & {"people", "partitive", "need.forces"}
        partitive = people and not is_definite(self.ground.folded(i)) and i not in self.ground.names
        return noun_phrase(
            self.ground, i, self._limit(i + 1), attach=self.ground.lexicon.grammar["of"] if partitive else NONE
        )

    def _governed(self, j: int) -> str:
        """The preposition letter on a word in the middle of a phrase: what it governs is a phrase of its own."""
        if self.ground.document.words[j].kind is not Kind.ARABIC:
            return ""
        return initials(self.ground.folded(j))[1]

    def _object(self, j: int) -> bool:
        """A definite noun behind a plural in the nominative that does not agree with it: the verb's other argument."""
        before, folded = self.ground.folded(j - 1), self.ground.folded(j)
        if not before.endswith(PLURAL_ENDINGS[1]) or not is_definite(before):
            return False
        return is_definite(folded) and not folded.endswith(PLURAL_ENDINGS[1])

    def _second_name(self, j: int, first: int) -> bool:
        """A known name right behind another that is definite: whom the first acts on, not what it is called."""
        if j not in self.ground.names or self.marks.ended.get(j, -1) < first:
            return False
        before, folded = self.ground.folded(j - 1), self.ground.folded(j)
        return is_definite(before) and not folded.endswith(NISBA_ENDINGS)

    def _coordinates(self, j: int) -> bool:
        """A new member of a coordination, and not a second adjective."""
        folded = self.ground.folded(j)
        if folded == AND:
            return False
        if self.ground.folded(j - 1) == AND:
            return True
        conjunction, _ = initials(folded)
        if not conjunction:
            return False
        nisba = folded.endswith(NISBA_ENDINGS) and self.ground.folded(j - 1).endswith(NISBA_ENDINGS)
        return not (nisba and j not in self.ground.names)

    def _add(self, first: int, last: int, preposition: str, joined: bool, candidate: Candidate | None = None) -> None:
        words = self.ground.document.words
        while last > first + 1 and (words[last - 1].folded == AND or words[last - 1].text in "،,؛"):
            last -= 1
        conjunction, letter = initials(words[first].folded)
        skip = len(conjunction) + (len(letter) if len(letter) == 1 else 0)
        start = words[first].start + _characters(words[first].text, skip)
        span = Span.at(self.ground.document.text, start, words[last - 1].end)
        self.found.append(
            Chunk(
                first,
                last,
                span,
                preposition,
                joined,
                is_definite(words[first].folded) or first in self.ground.names,
                candidate,
            )
        )


def _characters(text: str, letters: int) -> int:
    """Characters that make up this many folded letters at the beginning of a word."""
    at = 0
    while letters > 0 and at < len(text):
        letters -= bool(fold(text[at]))
        at += 1
    return at
