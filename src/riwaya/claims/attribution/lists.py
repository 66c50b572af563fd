"""Drafts of a document -> the same, with what a speaker goes on to list in the lines below as that speaker's words.

"X sees two aims behind it:" and lines that begin with "The first, ..." and "The second aim, ...": the first item goes
on with the content that announces it, each further one is an attribution of its own with the same cue. Only the first
sentence of an item is the speaker's for certain; the article often goes on in the same line in its own voice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from riwaya.claims.attribution.contents import Extent
from riwaya.claims.attribution.parts import Draft, Stretch
from riwaya.mentions.phrases import Ground
from riwaya.text import Kind

_ANNOUNCED = 4
"""Last words of a content among which the noun for what is listed stands."""

_BULLETS = "-–—•*·●▪"
_BEHIND_NUMBER = "-–.)/:"


def with_lists(ground: Ground, drafts: Sequence[Draft]) -> list[Draft]:
    """Every draft, contents that announce a list grown over its first item, and a draft for each further item."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(ground.document.sentence_of(draft.at.first), []).append(draft)
    out: list[Draft] = []
    for draft in drafts:
        out.append(draft)
        out += _further_items(ground, draft, told)
    return out


def _further_items(ground: Ground, draft: Draft, told: Mapping[int, list[Draft]]) -> Iterator[Draft]:
    announcing = draft.content
    if announcing is None or draft.left or draft.quoted or not _announces(ground, announcing):
        return
    for number, k in enumerate(_items_below(ground, ground.document.sentence_of(announcing.last - 1))):
        sentence = ground.document.sentences[k]
        item = Extent(ground, sentence, told.get(k, [])).right(draft, sentence.first, 0, "clause")
        if item is None:
            return
        if number == 0:
            draft.content = Stretch(announcing.first, item.last, announcing.skip)
            draft.because.append("list.first")
        else:
            yield replace(draft, content=item, because=[*draft.because[:-1], "list.further"])


def _announces(ground: Ground, content: Stretch) -> bool:
    """Whether the content fills its sentence to the end, with a colon there or a noun for several things to come."""
    words = ground.document.words
    sentence = ground.document.sentences[ground.document.sentence_of(content.last - 1)]
    rest = {words[i].text for i in range(content.last, sentence.last)}
    if not rest <= {":", "."}:
        return False
    last = range(max(content.first, content.last - _ANNOUNCED), content.last)
    return ":" in rest or any(ground.folded(i) in ground.lexicon.grammar["listed_noun"] for i in last)


def _items_below(ground: Ground, announcing: int) -> Iterator[int]:
    """The numbers of the sentences that open an item, line after line, until a line that opens none."""
    sentences = ground.document.sentences
    line = sentences[announcing].paragraph
    for k in range(announcing + 1, len(sentences)):
        if sentences[k].paragraph == line:
            continue  # the rest of the item before
        if not _opens_item(ground, sentences[k].first):
            return
        line = sentences[k].paragraph
        yield k


def _opens_item(ground: Ground, i: int) -> bool:
    """An ordinal, alone or behind the noun that it counts; a number with its mark; a dash."""
    words, ordinals = ground.document.words, ground.lexicon.grammar["list_ordinal"]
    if words[i].text in _BULLETS:
        return True
    if words[i].kind is Kind.NUMBER:
        return i + 1 < len(words) and words[i + 1].text in _BEHIND_NUMBER
    return not {ground.folded(i), ground.folded(i).lstrip("و"), ground.folded(i + 1)}.isdisjoint(ordinals)
