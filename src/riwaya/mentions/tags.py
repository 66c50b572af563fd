"""Names the tagger sees -> the same without words that the lexicon knows for something else, by their first word.

The tagger's persons now and then begin with a preposition or a verb of saying, or go on over the post behind them; and
a word that is no more than an adjective of a weapon is nobody's name.
"""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.tagger import Tag
from riwaya.text import Kind, Word
from riwaya.text.clitics import PREPOSITIONS

_PERSON = "PER"
_BEHIND = (Role.SPEAKS, Role.POST)
QUOTES = frozenset("\"“”«»'")
_ALOUD = "ي"
"""Last letter that tells a name from the preposition folded to the same letters."""


class Tags:
    """Trims the tags of one document."""

    def __init__(
        self,
        words: Sequence[Word],
        lexicon: Lexicon,
        stops: Sequence[bool],
        verbs: Sequence[bool],
        readings: Sequence[tuple[Reading, ...]],
    ) -> None:
        self.words, self.lexicon, self.stops, self.verbs, self.readings = words, lexicon, stops, verbs, readings

    def by_first(self, tags: Sequence[Tag]) -> dict[int, Tag]:
        """First word -> tag, persons trimmed, what is no name left out."""
        found = (self._trimmed(t) if t.type == _PERSON else t for t in tags)
        return {t.first: t for t in found if t is not None}

    def _trimmed(self, tag: Tag) -> Tag | None:
        first = tag.first
        while first < tag.last and self._no_name(first):
            first += 1
        last = next((i for i in range(first + 1, tag.last) if self._ends(i)), tag.last)
        if first >= last or all(self._is_means(i) for i in range(first, last)):
            return None
        return replace(tag, first=first, last=last, skip=tag.skip if first == tag.first else 0)

    def _no_name(self, i: int) -> bool:
        word = self.words[i]
        if word.kind is not Kind.ARABIC or word.folded in PREPOSITIONS:
            return True
        said = self.verbs[i] and bool(self.lexicon.cues.table.lookup(word.folded))
        return said or self._is_stop(i)

    def _is_stop(self, i: int) -> bool:
        glue = any(r.word.role is Role.GLUE for r in self.readings[i])
        return self.stops[i] and not glue and not self.words[i].text.endswith(_ALOUD)

    def _ends(self, i: int) -> bool:
        if self.words[i].text in QUOTES:
            return True
        return self._is_stop(i) or any(r.word.role in _BEHIND for r in self.readings[i])

    def _is_means(self, i: int) -> bool:
        return bool(self.lexicon.weapons.lookup(self.words[i].folded)) or self.words[i].kind is not Kind.ARABIC
