"""A document with claims and events -> sets of alternatives that are offered without any being asserted.

"Either A or B", "it is not known whether A or B", "it may be A or B". Whether-or that takes in both ("in every battle,
whether in the north or the south") leaves nothing open and is none.
"""

from collections.abc import Iterator, Sequence

from riwaya.claims.alternatives import alternatives
from riwaya.claims.places_in_text import Holders
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Claim, Event, Hypothesis, Span
from riwaya.text import Sentence

_OPEN_REACH = 10
"""Words before "whether" within which a word says that the question is open."""


def read_hypotheses(ground: Ground, claims: Sequence[Claim], events: Sequence[Event]) -> tuple[Hypothesis, ...]:
    """Every such set in order, with the event it is about where one can be told, and in whose words it is."""
    holders = Holders(claims)
    triggers = {i: e for e in events for i in ground.document.words_of(e.trigger)}
    found = []
    for sentence in ground.document.sentences:
        for stretches in _sets(ground, sentence, triggers):
            spans = tuple(ground.document.span(first, last) for first, last in stretches)
            claim = holders.attributed(Span.at(ground.document.text, spans[0].start, spans[-1].end))
            about = _about(triggers, stretches, sentence)
            found.append(Hypothesis(about, spans, claim.id if claim is not None else None))
    return tuple(found)


def _sets(ground: Ground, sentence: Sentence, triggers: dict[int, Event]) -> Iterator[list[tuple[int, int]]]:
    grammar, folds = ground.lexicon.grammar, ground.folds
    either, openers = grammar["either"], grammar["what_if"] | grammar["whether"] | grammar["may"]
    i = sentence.first
    while i < sentence.last:
        if folds[i] not in openers and bare(folds[i]) not in either:
            i += 1
            continue
        first, needs_event = _opening(ground, i, sentence)
        stretches = alternatives(ground, first, sentence.last) if first else []
        told = any(j in triggers for start, last in stretches for j in range(start, last))
        if len(stretches) > 1 and (told or not needs_event):
            yield stretches
            i = stretches[-1][1]
        else:
            i += 1


def _opening(ground: Ground, i: int, sentence: Sentence) -> tuple[int, bool]:
    """The first word of the alternatives that word ``i`` opens (0: none), and whether they must tell an event."""
    grammar = ground.lexicon.grammar
    folded, following = ground.folded(i), ground.folded(i + 1)
    if bare(folded) in grammar["either"]:
        return i + 1, False
    if folded in grammar["what_if"] and following in grammar["if"]:
        return i + 2, False
    if folded in grammar["whether"] and following in grammar["was"] and _open(ground, i, sentence):
        return i + 1, False
    if folded in grammar["may"] and following in grammar["be"]:
        return i + 2, True
    return 0, False


def _open(ground: Ground, i: int, sentence: Sentence) -> bool:
    """Whether the words before leave a question open (not known, no details, who is responsible)."""
    before = range(max(sentence.first, i - _OPEN_REACH), i)
    return any(bare(ground.folded(j), "وفبل") in ground.lexicon.grammar["unknown"] for j in before)


def _about(triggers: dict[int, Event], stretches: Sequence[tuple[int, int]], sentence: Sentence) -> str | None:
    """The event the alternatives explain: one told before of the type that they tell, else the first of theirs, else
    the last one told before them in the sentence."""
    inside = [triggers[j] for first, last in stretches for j in range(first, last) if j in triggers]
    before = [triggers[j] for j in range(sentence.first, stretches[0][0]) if j in triggers]
    if inside:
        same = [e for e in before if e.type is inside[0].type]
        return (same or inside[:1])[-1].id
    return before[-1].id if before else None
