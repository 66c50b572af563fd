"""A document and the lexicon -> the words that may name an event, each read as one trigger entry, with its span."""

from riwaya.claims.initials import initials
from riwaya.lexicon.forms import Match
from riwaya.lexicon.inflect import Part
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.triggers import Trigger
from riwaya.mentions.phrases import bare, is_definite
from riwaya.model import Span
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind, fold
from riwaya.text.clitics import ENCLITICS, PROCLITICS, TA_MARBUTA, TO

NEAR = 6
"""Words after a trigger within which what it needs must stand."""

BOMBS = frozenset(("explosive", "air", "chemical", "artillery", "rocket", "fire"))

FIRST_PERSON = ENCLITICS[-1]
"""A noun ending in this letter is an adjective far oftener than somebody's own."""

_NOMINAL = frozenset((Part.MASDAR, Part.NOUN, Part.PARTICIPLE))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word (``head``) read as a trigger; words ``first`` to ``last`` (exclusive) are its whole."""

    head: int
    first: int
    last: int
    span: Span
    match: Match[Trigger]
    trigger: Trigger
    """The lexicon's entry."""
    part: Part
    """What the word is in its sentence."""
    verbal: bool
    """True for a finite verb."""
    shape: str
    """Group and form: the same for every inflection of like words."""
    definiteness: str
    """Article, pronoun or neither: "the", "its", "a"."""

    @classmethod
    def of(cls, i: int, last: int, span: Span, match: Match[Trigger]) -> "Candidate":
        """A candidate with what is asked of it again and again."""
        form, cut = match.form, match.cut
        shape = f"{match.entry.group}/{form.part.value}{'/passive' if form.passive else ''}"
        definiteness = "the" if cut.article else "its" if cut.enclitic else "a"
        return cls(i, i, last, span, match, match.entry, form.part, form.verbal, shape, definiteness)

    @property
    def definite(self) -> bool:
        """True where the word has the article or a pronoun."""
        return self.match.cut.article or bool(self.match.cut.enclitic)


def find_candidates(document: Document, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Every word that an entry can read, in text order; a word inside an earlier phrase is not read again."""
    found: list[Candidate] = []
    words, readings = document.words, lexicon.triggers.table.readings
    taken = -1
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            if not readings[words[i].folded] or words[i].kind is not Kind.ARABIC or i < taken:
                continue
            candidate = _read(document, lexicon, i, sentence.first, sentence.last)
            if candidate is not None:
                found.append(candidate)
                if candidate.last > i + 1:
                    taken = candidate.last
    return tuple(found)


def _read(document: Document, lexicon: Lexicon, i: int, first: int, last: int) -> Candidate | None:
    matches = lexicon.triggers.lookup(document.words[i].folded)
    best: tuple[tuple[int, int, int, bool, int], Match[Trigger], int] | None = None
    for order, match in enumerate(matches):
        end = _completed(document, match, i, last)
        if end is None or _wrongly_cut(document, match, i) or _spoilt(document, match, i, first, last):
            continue
        if not _needs_met(document, lexicon, match, i, first, last):
            continue
        specific = match.entry.needs not in ("", "context")
        voice = match.form.verbal and match.form.passive != _counted(document, lexicon, i, last)
        rank = (-bool(match.entry.then), -specific, _misfit(document, lexicon, match, i, first), voice, order)
        if best is None or rank < best[0]:
            best = (rank, match, end)
    if best is None:
        return None
    _, match, end = best
    span = _span(document, match, i, end)
    return Candidate.of(i, end, span, match)


def _counted(document: Document, lexicon: Lexicon, i: int, last: int) -> bool:
    """Whether people counted, or people without the article, follow: then a verb written both ways is a passive."""
    for word in document.words[i + 1 : min(i + 3, last)]:
        if word.kind is Kind.NUMBER:
            return True
        held = lexicon.event_words.classes(word.folded)
        if held & {"people", "civilians", "partitive"} and not is_definite(word.folded):
            return True
    return False


def _wrongly_cut(document: Document, match: Match[Trigger], i: int) -> bool:
    """Whether the reading cuts off a first letter that belongs to the word."""
    conjunction, preposition = initials(document.words[i].folded)
    cut = match.cut
    if cut.conjunction and not conjunction and len(document.words[i].folded) > 3:
        return True
    return bool(cut.preposition) and not preposition and len(document.words[i].folded) > 3


def _completed(document: Document, match: Match[Trigger], i: int, last: int) -> int | None:
    """The word after the trigger, or after the word that completes a phrase; None where nothing completes it."""
    entry = match.entry
    if not entry.then:
        return i + 1
    for j in range(i + 1, min(i + 2 + entry.gap, last)):
        word = document.words[j]
        if word.kind is Kind.MARK and word.text in ".؛:،":
            return None
        if entry.follows(word.folded):
            return i + 1 if entry.keep == "head" or (j > i + 1 and entry.keep != "last") else j + 1
    return None


def _span(document: Document, match: Match[Trigger], i: int, end: int) -> Span:
    """The trigger's characters: separable proclitics cut off; of a phrase broken by other words only its last word."""
    words = document.words
    if end > i + 2:
        return document.span(end - 1, end)
    return Span.at(document.text, words[i].start + proclitics(words[i].text, match), words[end - 1].end)


def proclitics(text: str, match: Match[Trigger]) -> int:
    """Characters of a word before what a span keeps: a conjunction, and a preposition not melted with the article."""
    cut = match.cut
    letters = len(cut.conjunction)
    melted = cut.preposition == TO[0] and cut.article
    if cut.preposition and not melted:
        letters += 1
    at = 0
    while letters > 0 and at < len(text):
        letters -= bool(fold(text[at]))
        at += 1
    while at < len(text) and letters == 0 and not fold(text[at]):
        at += 1
    return at


def _misfit(document: Document, lexicon: Lexicon, match: Match[Trigger], i: int, first: int) -> int:
    """0 where the word's place suits its form: a finite verb where verbs stand, a noun where nouns stand; else 1."""
    if match.form.part is Part.FIXED:
        return 0
    return int(match.form.verbal == _noun_place(document, lexicon, match, i, first))


def _noun_place(document: Document, lexicon: Lexicon, match: Match[Trigger], i: int, first: int) -> bool:
    if match.cut.article or (match.cut.preposition and match.form.part in _NOMINAL):
        return True
    if i <= first or match.cut.conjunction:
        return False
    before = document.words[i - 1]
    if before.kind is Kind.MARK:
        return False
    return "verb_opener" not in lexicon.event_words.classes(before.folded)


def _spoilt(document: Document, match: Match[Trigger], i: int, first: int, last: int) -> bool:
    """Whether the form is another word, or a word just before or just after takes the sense away."""
    entry, words = match.entry, document.words
    if words[i].folded in entry.never:
        return True
    if match.form.person == 1 and match.form.number == "s":
        return True  # nobody tells of his own acts in the singular; the form is a verbal noun
    if match.cut.enclitic and words[i].text.endswith(TA_MARBUTA):
        return True  # folding merges this letter with a pronoun; the writer did not
    if match.cut.enclitic == FIRST_PERSON and not match.form.verbal:
        return True
    if not entry.unless and not entry.spoilers:
        return False
    near = [words[j].folded for j in range(i + 1, min(i + 3, last))] + [
        words[j].folded for j in range(max(first, i - 2), i)
    ]
    return any(entry.spoilt_by(w) or entry.spoilt_by(bare(w, PROCLITICS)) for w in near)


def _needs_met(document: Document, lexicon: Lexicon, match: Match[Trigger], i: int, first: int, last: int) -> bool:
    """Whether what the entry needs stands within ``NEAR`` words."""
    needs = match.entry.needs
    if needs in ("", "context"):
        return True
    if needs == "pronoun":
        return bool(match.cut.enclitic)
    words = document.words
    near = [words[j].folded for j in range(max(first, i - NEAR), min(i + 1 + NEAR, last)) if j != i]
    if needs == "upon":
        return any("upon" in lexicon.event_words.classes(word) for word in near)
    if needs in ("means", "bombs"):
        kinds = {m.entry.kind for word in near for m in lexicon.weapons.lookup(word)}
        return bool(kinds & BOMBS) if needs == "bombs" else bool(kinds - {"ground", "naval"})
    return any("need." + needs in lexicon.event_words.classes(word) for word in near)
