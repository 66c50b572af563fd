"""A sentence of a scene -> its clauses: the verb of each, how it opens, and the event it tells of.

No parser: a finite verb makes a clause, and the words before it say how it hangs on the one before (who, which, that,
when, and). A verb with nothing of the kind before it stands in a relative clause behind an indefinite noun ("an attack
struck ..."), else it takes the sentence up again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from riwaya.claims.events.candidates import Candidate
from riwaya.claims.events.scene import Scene
from riwaya.claims.initials import initials
from riwaya.mentions.phrases import bare, is_definite
from riwaya.model.values import dataclass
from riwaya.text.clitics import PRESENT_PREFIXES, TO

MAIN, WHO, BARE, THAT, WHAT, WHEN, AND, TO_DO, AGAIN = "main who bare that what when and to again".split()
"""How a clause opens: the first verb; a relative pronoun, or none; أن; ما, مما; a conjunction; و or ف on the verb; ل
on it; nothing, behind a comma or a definite noun."""

_LIGHT = "cause fall happen undergo do begin end go_on be_able".split()
_QUOTED = '،,)"»”'
_TOUCHING = 2
"""Words between an event's noun and the relative clause that is surely about it."""
_FURTHEST = 4
"""Words back from an event's noun within which the preposition stands that governs it."""
_OPENS = '“"«”('
_CLOSES = "،,:;؛)»"


@dataclass(frozen=True, slots=True)
class Clause:
    """``carries`` is the kind of its verb; ``about`` the event it tells of: the verb itself, its subject or object, or
    the ``antecedent`` of a relative clause."""

    number: int
    opening: str
    verb: int
    first: int
    carries: str
    parent: int | None = None
    antecedent: Candidate | None = None
    touching: bool = False
    about: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one sentence, in text order."""

    found: tuple[Clause, ...]
    verbs: tuple[int, ...]
    firsts: tuple[int, ...]

    def holding(self, word: int) -> Clause | None:
        """The last clause that opens at the word or before it."""
        k = bisect_right(self.firsts, word)
        return self.found[k - 1] if k else None

    def of_verb(self, word: int) -> Clause | None:
        """The clause of this verb."""
        k = bisect_left(self.verbs, word)
        return self.found[k] if k < len(self.verbs) and self.verbs[k] == word else None

    def around(self, word: int) -> tuple[Clause | None, Clause | None]:
        """The clauses whose verbs stand last before the word and first from it on."""
        k = bisect_left(self.verbs, word)
        return self.found[k - 1] if k else None, self.found[k] if k < len(self.verbs) else None


def clauses_of(scene: Scene, number: int) -> Clauses:
    """The clauses of a sentence, worked out when first asked for."""
    known = scene.clauses.get(number)
    if known is not None:
        return known
    told = _about(scene, number, _opened(scene, number))
    firsts: list[int] = []
    for clause in told:
        firsts.append(max(clause.first, firsts[-1] if firsts else clause.first))
    found = Clauses(tuple(told), tuple(c.verb for c in told), tuple(firsts))
    scene.clauses[number] = found
    return found


def _opened(scene: Scene, number: int) -> list[Clause]:
    sentence = scene.document.sentences[number]
    found: list[Clause] = []
    opener: tuple[str, int] | None = None
    waiting: list[tuple[str, int]] = []
    for j in range(sentence.first, sentence.last):
        if not _is_verb(scene, j):
            opens = _opener(scene, j)
            if opens:
                if opener is not None and opener[0] in (THAT, WHEN) and opens == WHO:
                    waiting.append(opener)
                opener = opens, j
            continue
        opening, first = opener or (_unopened(scene, j, found), j)
        if opening == AGAIN and waiting:
            opening, first = waiting.pop()
        if not found and opening in (AND, BARE, WHEN, AGAIN):
            opening, first = MAIN, min(first, sentence.first)
        found.append(_hung(scene, sentence.first, found, Clause(len(found), opening, j, first, _carries(scene, j))))
        opener = None
    return found


def _is_verb(scene: Scene, j: int) -> bool:
    if j in scene.place_at or "past.pluperfect" in scene.classes[j]:
        return False
    if bare(scene.ground.folds[j]) in scene.lexicon.grammar["comment_what"]:
        return False
    return scene.ground.verbs[j] or (j in scene.at and scene.at[j].verbal)


def _opener(scene: Scene, j: int) -> str:
    folded, grammar = scene.ground.folds[j], scene.lexicon.grammar
    plain = folded[len(initials(folded)[0]) :]
    if plain in grammar["relative"]:
        return WHO
    if plain in grammar["comment_what"]:
        return WHAT
    if plain in grammar["complementizer"] or plain in grammar["that_pronoun"]:
        return THAT
    return WHEN if plain in grammar["conjunction"] else ""


def _unopened(scene: Scene, j: int, found: Sequence[Clause]) -> str:
    folded = scene.ground.folds[j]
    if initials(folded)[0]:
        return AND
    if folded.startswith(TO[0]) and len(folded) > 4 and folded[1] in PRESENT_PREFIXES:
        return TO_DO
    if not found:
        return MAIN
    before = scene.document.words[j - 1]
    return AGAIN if before.text in _QUOTED or is_definite(before.folded) else BARE


def _carries(scene: Scene, j: int) -> str:
    """What a verb is to the events told with it."""
    held = scene.classes[j]
    if j in scene.at and scene.at[j].verbal and "light.happen" not in held:
        return "event"
    for kind in _LIGHT:
        if f"light.{kind}" in held:
            return kind
    if scene.lexicon.cues.table.lookup(scene.ground.folds[j]):
        return "cue"
    return "intend" if "mood.intend" in held else "other"


def _hung(scene: Scene, start: int, found: Sequence[Clause], clause: Clause) -> Clause:
    """The clause with the one it hangs on, and the event a relative clause is about."""
    before = found[-1] if found else None
    if clause.opening in (WHO, BARE):
        low = before.verb if before is not None and before.verb < clause.first else start
        nouns = _nouns(scene, low, clause.first)
        if not nouns and len(found) == 1:
            nouns = _nouns(scene, start, clause.first)
        if clause.opening == WHO:
            nouns = [c for c in nouns if c.definiteness != "a"] or nouns
        if nouns:
            touching = nouns[-1].last >= clause.first - _TOUCHING
            clause = replace(clause, antecedent=nouns[-1], touching=touching)
    if before is None:
        return clause
    if clause.opening == AND:
        return replace(clause, parent=before.parent)
    return replace(clause, parent=found[0].parent if clause.opening == AGAIN else before.number)


def _nouns(scene: Scene, low: int, high: int) -> list[Candidate]:
    return [c for c in scene.candidates_in(low, high) if not c.verbal]


def _about(scene: Scene, number: int, found: Sequence[Clause]) -> list[Clause]:
    sentence = scene.document.sentences[number]
    ends = [*(c.first for c in found), sentence.last][1:]
    starts = [sentence.first, *(c.verb for c in found)][:-1]
    return [
        replace(clause, about=_event_of(scene, clause, start, end))
        for clause, start, end in zip(found, starts, ends, strict=True)
    ]


def _event_of(scene: Scene, clause: Clause, start: int, end: int) -> Candidate | None:
    """The event that a clause tells of; ``start``: the verb before it, or where the sentence begins."""
    if clause.carries == "event":
        return scene.at[clause.verb]
    if clause.carries == "cue":
        return None
    after = _nouns(scene, clause.verb + 1, end)
    if clause.carries == "cause":
        subject = next((c for c in after if governed_by(scene, c) in ("", "of")), None)
        subject = subject or clause.antecedent
        return subject or _last(scene, clause, start, (MAIN, AGAIN, BARE))
    if clause.antecedent is not None and (clause.touching or not after):
        return clause.antecedent
    if after:
        return after[0]
    return _last(scene, clause, start, (MAIN, AGAIN)) if clause.carries != "other" else None


def _last(scene: Scene, clause: Clause, start: int, openings: Sequence[str]) -> Candidate | None:
    before = _nouns(scene, start, clause.verb)
    return before[-1] if before and clause.opening in openings else None


def governed_by(scene: Scene, candidate: Candidate) -> str:
    """The preposition that governs an event's noun, "&" behind "and", "of" where only nouns stand before it, "of event"
    behind another event's; "" for none."""
    words, grammar = scene.document.words, scene.lexicon.grammar
    conjunction, letter = initials(words[candidate.head].folded)
    if letter or conjunction:
        return letter[:1] or "&"
    first = scene.document.sentences[scene.document.sentence_of(candidate.head)].first
    for j in range(candidate.head - 1, max(first, candidate.head - 1 - _FURTHEST) - 1, -1):
        folded = words[j].folded
        joined, letter = initials(folded)
        if folded[len(joined) :] in grammar["preposition"]:
            return folded[len(joined) :]
        if words[j].text in _OPENS:
            continue
        if words[j].text in _CLOSES or scene.ground.verbs[j] or scene.signs[j] in "RC":
            return ""
        if j in scene.at and not scene.at[j].verbal:
            return "of event"
        if letter:
            return letter[:1]
    return "of"
