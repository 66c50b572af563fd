"""A verb of relaying (نقلت وكالة عن X) -> the inner source and its own attribution."""

from collections.abc import Iterator

from riwaya.claims.attribution.credibility import can_speak
from riwaya.claims.attribution.openings import Opening, complementizer, own_saying
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.mentions.phrases import Ground, noun_phrase
from riwaya.text import Sentence

RELAY = "cue.ar.naqala"
FROM = frozenset(("عن",))
_COMMAS = "،,؛;"
_LONGEST_RELAYER = 9
"""Words between the verb of relaying and عن: the outlet's name."""

_LONGEST_SOURCE = 18
"""Words a relayed source with its title may have before قوله."""


def relays_statement(ground: Ground, draft: Draft, opening: Opening) -> bool:
    """Whether what a verb of relaying passes on is somebody's words, and not a thing that is carried."""
    if draft.cue.id != RELAY or opening.kind != "noun":
        return True
    return can_speak(ground, opening.first) or _his_words(ground, opening.first)


def _his_words(ground: Ground, first: int) -> bool:
    """Whether قوله or its like stands in the sentence behind a source that begins at ``first``."""
    words = ground.document.words
    for j in range(first + 1, min(first + _LONGEST_SOURCE, len(words))):
        if words[j].text in ".؟!؛":
            return False
        if own_saying(ground, j):
            return True
    return False


def behind_relayed_source(ground: Ground, i: int) -> bool:
    """نقلت وكالة عن X نفيه: whether the word at ``i`` stands right behind the source that a verb of relaying names."""
    words = ground.document.words
    for j in range(i - 1, max(i - _LONGEST_SOURCE, 0), -1):
        if words[j].text in ".؟!؛":
            return False
        if words[j].folded in FROM:
            last = noun_phrase(ground, j + 1, i, attach=ground.lexicon.grammar["source_preposition"])
            return last == i and any(_relays(ground, k) for k in range(max(0, j - _LONGEST_RELAYER), j))
    return False


def _relays(ground: Ground, i: int) -> bool:
    return any(m.entry.id == RELAY and m.form.verbal for m in ground.lexicon.cues.table.lookup(ground.folded(i)))


def passed_on(ground: Ground, draft: Draft, i: int, sentence: Sentence) -> Draft | None:
    """The attribution, without content yet, to the source behind عن at ``i`` that a cue of relaying has it from."""
    if draft.cue.id != RELAY or ground.folded(i) not in FROM:
        return None
    last = noun_phrase(ground, i + 1, sentence.last, attach=ground.lexicon.grammar["source_preposition"])
    last = next((j for j in range(i + 2, last) if own_saying(ground, j)), last)
    if last <= i + 1:
        return None
    source = Stretch(i + 1, last)
    return Draft(draft.cue, Stretch(i, i + 1), None, [draft.cue.id, "relay"], source=source, relayed=True)


def inner_source(ground: Ground, draft: Draft, opening: Opening, sentence: Sentence) -> Iterator[Draft]:
    """نقلت وكالة عن مصدر أن ...: the inner source's cue is عن where no قوله stands there."""
    inner = passed_on(ground, draft, opening.first - 1, sentence)
    if inner is None or inner.source is None:
        return
    last = inner.source.last
    j = last
    while j < min(last + 14, sentence.last):
        if own_saying(ground, j):
            return
        that = complementizer(ground, j)
        if that is not None:
            inner.content = Stretch(that.first, that.first + 1, that.skip)
            yield inner
            return
        j += 1


def relayed_speaker(ground: Ground, outer: Draft, draft: Draft) -> Stretch | None:
    """نقلت وكالة عن X قوله: X, who stands between the outer content's start and the verbal noun."""
    match = draft.match
    if outer.cue.id != RELAY or outer.content is None or match is None or not match.cut.enclitic:
        return None
    first, last = outer.content.first, draft.at.first
    while last > first and ground.document.words[last - 1].text in _COMMAS:
        last -= 1
    return Stretch(first, last, outer.content.skip) if first < last <= first + _LONGEST_SOURCE else None
