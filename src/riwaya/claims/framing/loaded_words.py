"""A document and its actors -> the words and phrases of the lexicon that lean, each as the span a reader would mark."""

from collections.abc import Iterator, Sequence

from riwaya.lexicon.forms import Match
from riwaya.lexicon.loaded import Loaded
from riwaya.mentions.phrases import Ground, is_definite
from riwaya.model import Actor, ActorKind, FramingKind, Span

_PROCLITICS = "وفبلك"
_LONGEST = 3
"""Adjectives taken in behind a loaded noun; two are the most in the gold."""


class LoadedWords:
    """Finds the loaded words of one document."""

    def __init__(self, ground: Ground, actors: Sequence[Actor]) -> None:
        self.ground = ground
        self._kind_before: dict[int, ActorKind] = {}
        """Word number right behind a mention, or last in it -> what kind of actor was named."""
        for actor in actors:
            for mention in actor.mentions:
                words = ground.document.words_of(mention)
                self._kind_before[words.stop] = self._kind_before[words.stop - 1] = actor.kind

    def all(self) -> Iterator[tuple[Span, Loaded]]:
        """In order; adjacent loaded words are one."""
        opens, folds = self.ground.lexicon.loaded.opens, self.ground.folds
        i, count = 0, len(folds)
        while i < count:
            if not opens[folds[i]]:
                i += 1
                continue
            found = self._phrase(i) or self._word(i)
            if found is None:
                i += 1
                continue
            word, last, skip = found
            span = self.ground.document.span(i, last)
            yield Span.at(self.ground.document.text, span.start + skip, span.end), word
            i = last

    def _phrase(self, i: int) -> tuple[Loaded, int, int] | None:
        folded = self.ground.folded(i)
        for first in (folded, folded[1:] if folded[:1] in tuple(_PROCLITICS) else ""):
            for word, parts in self.ground.lexicon.loaded.phrases.get(first, ()):
                if all(self.ground.folded(i + k) == part for k, part in enumerate(parts) if k):
                    return word, i + len(parts), len(folded) - len(first)
        return None

    def _word(self, i: int) -> tuple[Loaded, int, int] | None:
        match = self._match(i)
        if match is None:
            return None
        cut = match.cut
        skip = len(cut.conjunction) if cut.article and cut.preposition else cut.length
        last = i + 1
        if match.entry.kind is FramingKind.EVALUATIVE:
            definite = is_definite(self.ground.folded(i))
            while last - i <= _LONGEST and is_definite(self.ground.folded(last)) == definite and self._adds(last):
                last += 1
        return match.entry, last, skip

    def _match(self, i: int) -> Match[Loaded] | None:
        """The word's reading as a loaded one, where what its entry asks of the words around it holds."""
        return next(
            (m for m in self.ground.lexicon.loaded.table.lookup(self.ground.folded(i)) if self._fits(i, m)), None
        )

    def _fits(self, i: int, match: Match[Loaded]) -> bool:
        word = match.entry
        if match.form.jussive or (match.cut.preposition == "ك" and not match.cut.article):
            return False
        before = {self.ground.folded(i - 1), self.ground.folded(i - 1).lstrip(_PROCLITICS)}
        if (word.after and not before & word.after) or before & word.not_after:
            return False
        if word.on and self._kind_before.get(i) not in word.on:
            return False
        return not word.national or self._national(i + 1)

    def _adds(self, i: int) -> bool:
        """An adjective of the loaded noun before it: another loaded one, or one of nationality."""
        match = self._match(i)
        loaded = match is not None and not match.form.verbal and not match.cut.conjunction and not match.cut.preposition
        return loaded or self._national(i)

    def _national(self, i: int) -> bool:
        nation = self.ground.lexicon.actors.nationality(self.ground.folded(i), None)
        return nation is not None and not nation.skip
