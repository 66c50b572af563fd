"""A line of a report -> the attribution of a headline that names its speaker before a colon."""

from riwaya.claims.attribution.openings import tells_how
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.claims.initials import initials
from riwaya.lexicon.cues import Cue, Takes
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Act, Relay
from riwaya.text import Kind, Sentence

_LONGEST_SPEAKER = 8

COLON = Cue(
    id="cue.colon",
    act=Act.STATE,
    relay=Relay.NEUTRAL,
    takes=frozenset((Takes.QUOTE,)),
    prep=frozenset(),
    addressee=False,
    impersonal=False,
    imputed=False,
    needs=frozenset(),
    bare=False,
    resumed=False,
    negatable=False,
    phrase=(),
)
"""The colon after a speaker; it is no word of a language, so that it stands here and not in the lexicon."""


def headline(ground: Ground, sentence: Sentence) -> Draft | None:
    """ "X: ..." where X, from the line's start or the last mark to the colon, can speak and no verb is in it."""
    words = ground.document.words
    if not _whole_line(ground, sentence):
        return None
    colon = next(
        (j for j in range(sentence.first, min(sentence.last, sentence.first + 16)) if words[j].text == ":"), None
    )
    if colon is None or colon + 1 >= sentence.last:
        return None
    first = colon
    while first > sentence.first and words[first - 1].text not in ".،,؛…" and colon - first < _LONGEST_SPEAKER:
        first -= 1
    if first == colon or any(ground.verbs[j] for j in range(first, colon) if j not in ground.names):
        return None
    if not _speaks(ground, first, colon) or _tells_of(ground, first, colon):
        return None
    folded = ground.folded(first)
    skip = 1 if folded[0] == "و" and first > sentence.first else 0
    draft = Draft(COLON, Stretch(colon, colon + 1), None, [COLON.id], source=Stretch(first, colon, skip))
    last = sentence.last
    while last > colon + 1 and words[last - 1].text in ".…":
        last -= 1
    draft.content = Stretch(colon + 1, last)
    return draft


def is_topic(ground: Ground, title: Draft, following: Draft) -> bool:
    """ "Country: X announces ..." names where, not who: another speaker begins right behind the colon."""
    assert title.source is not None and title.content is not None
    another = following.source is not None and following.source.first == title.content.first
    return another and _country(ground, title.source.first, title.source.last)


def _tells_of(ground: Ground, first: int, colon: int) -> bool:
    """ "Country: killing of ..." names where: a country alone before a noun that tells an event."""
    behind = ground.folded(colon + 1)
    told = bool(ground.lexicon.triggers.table.lookup(behind)) or behind in ground.lexicon.grammar["figures_noun"]
    return told and _country(ground, first, colon)


def _country(ground: Ground, first: int, last: int) -> bool:
    """Whether the words are one word, the name of a country."""
    hit = next(ground.lexicon.actors.hits(ground.document.words, first), None)
    named = hit is not None and any(ground.lexicon.actors.entries[n.actor].adjectives for n in hit.names)
    return named and last - first == 1


def _whole_line(ground: Ground, sentence: Sentence) -> bool:
    """A headline is a line of its own without a full stop at its end."""
    words = ground.document.words
    starts = (
        sentence.first == 0 or "\n" in ground.document.text[words[sentence.first - 1].end : words[sentence.first].start]
    )
    return starts and words[sentence.last - 1].text not in ".؟!"


def _speaks(ground: Ground, first: int, colon: int) -> bool:
    """A known name, several joined by و, or a common noun for who speaks; behind it on what, to whom or how."""
    grammar = ground.lexicon.grammar
    if bare(ground.folded(first)) in grammar["source_head"] or bare(ground.folded(first)) in ("بيان", "تقرير"):
        return True
    j = first
    while j < colon:
        last = ground.speakers.get(j)
        if last is not None:
            j = last
        elif ground.document.words[j].kind is Kind.MARK and j > first:
            j += 1
        else:
            return j > first and _circumstance(ground, j)
    return True


def _circumstance(ground: Ground, i: int) -> bool:
    """ "X on the strike:", "X to the agency:", "X, warning:": a preposition or a participle behind the name."""
    folded, grammar = ground.folded(i), ground.lexicon.grammar
    preposition = folded in grammar["preposition"] or folded in ("ل", "لل") or bool(initials(folded)[1])
    return preposition or tells_how(ground, i)
