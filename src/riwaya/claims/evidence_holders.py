"""A cited thing with the actors and claims of its document -> who holds it, and which claim rests on it."""

from bisect import bisect_left
from collections.abc import Sequence

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.evidence_words import Thing
from riwaya.mentions.phrases import Ground
from riwaya.model import Actor, Claim, EvidenceKind, Span
from riwaya.text import Kind

_OWNER = 4
"""Words behind a statement within which whose it is begins."""

_AT = "ب"
"""The joined particle with which a name behind a statement is what it is about, and not whose it is."""

_SAID = 20
"""Claims of a sentence behind a statement that are looked through for what its owner says in it."""

_SUBJECT = 30
"""Words before a verb of watching within which its subject is named."""

_PUBLISHER = 6
"""Words between footage and whoever is named as publishing it; long names stand there."""


class EvidenceHolders:
    """Answers for one document."""

    def __init__(self, ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim]) -> None:
        self.ground = ground
        self._holders = Holders(claims)
        self._begins: dict[int, tuple[int, str]] = {}
        for actor in actors:
            for mention in actor.mentions:
                words = ground.document.words_of(mention)
                self._begins[words.start] = max(self._begins.get(words.start, (0, "")), (words.stop, actor.id))
        self._told: dict[int, list[Claim]] = {}
        for claim in claims:
            if claim.cue is not None:
                number = ground.document.sentence_of(ground.document.word_at(claim.cue.start))
                self._told.setdefault(number, []).append(claim)

    def of(self, first: int, last: int, thing: Thing) -> tuple[str | None, Claim | None]:
        """The holder's actor id, and the claim."""
        span = self.ground.document.span(first, last)
        claim = self._holders.telling(span)
        if thing.owned:
            owner = self._owner(first)
            return owner, self._said_in(first, owner) or claim
        if thing.kind is EvidenceKind.OBSERVATION and self.ground.verbs[first]:
            return self._watcher(first), claim
        publisher = self._publisher(first, thing) if thing.kind is EvidenceKind.IMAGERY else None
        return publisher or (claim.source_actor if claim is not None else None), claim

    def named_at(self, *words: int) -> str | None:
        """The actor whose name begins at the first of these words where one begins, marks and particles passed over."""
        return next((self._begins[i][1] for i in words if i in self._begins), None)

    def _owner(self, i: int) -> str | None:
        """Whoever is named right behind a statement, also behind "of", "issued by" and marks."""
        between = self.ground.lexicon.grammar["statement_by"]
        for j in range(i + 1, min(i + 1 + _OWNER, len(self.ground.document.words))):
            if j in self._begins:
                return self._begins[j][1] if not self.ground.folded(j).startswith(_AT) else None
            if self.ground.document.words[j].kind is not Kind.MARK and self.ground.folded(j) not in between:
                return None
        return None

    def _said_in(self, i: int, owner: str | None) -> Claim | None:
        """What the statement's owner says in the sentence, or what is said in the statement as medium or source."""
        word: Span = self.ground.document.span(i, i + 1)
        named = self._holders.telling(word)
        if named is not None and any(p is not None and p.holds(word) for p in (named.source, named.medium)):
            return named
        told = self._told.get(self.ground.document.sentence_of(i), [])
        first = bisect_left(told, word.start, key=lambda c: c.content.start)
        return next((c for c in told[first : first + _SAID] if owner is not None and c.source_actor == owner), None)

    def _watcher(self, verb: int) -> str | None:
        """The subject of a verb of watching: who is named behind it, or before its relative pronoun."""
        behind = self.named_at(verb + 1, verb + 2)
        if behind is not None:
            return behind
        sentence = self.ground.document.sentences[self.ground.document.sentence_of(verb)]
        before = [(stop, actor) for _, (stop, actor) in self._near(max(sentence.first, verb - _SUBJECT), verb)]
        return max(before)[1] if before else None

    def _near(self, first: int, last: int) -> list[tuple[int, tuple[int, str]]]:
        return [(i, self._begins[i]) for i in range(first, last) if i in self._begins and self._begins[i][0] <= last]

    def _publisher(self, i: int, thing: Thing) -> str | None:
        """Who is named between a verb of showing and the pictures, or right behind a verb that follows them."""
        ground = self.ground
        for start, (stop, actor) in reversed(self._near(max(0, i - _PUBLISHER), i)):
            verb = next((j for j in (start - 1, start - 2) if ground.folded(j).lstrip("وف") in thing.needs), None)
            if verb is not None and stop <= i:
                return actor
        following = next((j for j in range(i + 1, i + 4) if ground.folded(j) in thing.needs), None)
        return self.named_at(following + 1, following + 2) if following is not None else None
