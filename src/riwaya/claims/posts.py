"""Actors and claims -> the same actors with the posts and affiliations that claims give them, none a silent fact."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riwaya.claims.places_in_text import Holders
from riwaya.lexicon.actor_words import Role
from riwaya.lexicon.posts import How, PostWord
from riwaya.mentions.phrases import Ground, bare
from riwaya.model import Actor, ActorKind, Claim, ClaimedRole
from riwaya.model.values import dataclass

_BODY = 8
"""Words behind the word of a post within which the body it is in begins (so-called, a group by the name of)."""

_NOUN = 4
"""Words between "was" or "appointing" and the noun of the post: a name or a pronoun stands there."""

_BEARER = 60
"""Words back to whom a pronoun or dropped subject stands for: about two sentences."""

_BODIES = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.STATE_BODY,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.POLITICAL_BODY,
        ActorKind.MEDIA,
    )
)


def read_posts(ground: Ground, actors: Sequence[Actor], claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Every actor with the posts told of it, by a title or by a verb; each names its claim."""
    found: dict[str, list[ClaimedRole]] = {a.id: list(a.roles) for a in actors}
    for bearer, role in Posts(ground, actors).all():
        if (role.role, role.of) not in {(r.role, r.of) for r in found[bearer]}:
            found[bearer].append(role)
    holders = Holders(claims)
    return tuple(replace(a, roles=tuple(_told(r, holders) for r in found[a.id])) if found[a.id] else a for a in actors)


def _told(role: ClaimedRole, holders: Holders) -> ClaimedRole:
    claim = holders.telling(role.span) if role.span is not None else None
    return replace(role, claim=claim.id) if claim is not None else role


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention: words ``first`` to ``last``, of whom, and whether the lexicon knows the actor."""

    first: int
    last: int
    actor: str
    known: bool


class Posts:
    """Finds the posts told by verbs in one document."""

    def __init__(self, ground: Ground, actors: Sequence[Actor]) -> None:
        self.ground = ground
        self._persons: dict[int, _Named] = {}
        self._bodies: dict[int, _Named] = {}
        for actor in actors:
            table = self._persons if actor.kind is ActorKind.PERSON else self._bodies
            if actor.kind is ActorKind.PERSON or actor.kind in _BODIES:
                for mention in actor.mentions:
                    words = ground.document.words_of(mention)
                    table[words.start] = _Named(words.start, words.stop, actor.id, actor.known_as is not None)

    def all(self) -> Iterator[tuple[str, ClaimedRole]]:
        """Who, and the post told of him, in the order of the text."""
        opens, folds = self.ground.lexicon.posts.opens, self.ground.folds
        for number, sentence in enumerate(self.ground.document.sentences):
            for i in range(sentence.first, sentence.last):
                if not opens[folds[i]]:
                    continue
                for word, last in self._words(i):
                    post = self._post(word, i, last, sentence.last)
                    bearer = self._bearer(i, last, number) if post is not None else None
                    if post is not None and bearer is not None:
                        yield bearer, post
                        break

    def _words(self, i: int) -> Iterator[tuple[PostWord, int]]:
        folded, words = self.ground.folded(i), self.ground.lexicon.posts
        if bare(self.ground.folded(i - 1)) in self.ground.lexicon.grammar["negation"]:
            return
        for word, parts in words.phrases.get(folded, ()):
            if all(self.ground.folded(i + k) == part for k, part in enumerate(parts) if k):
                yield word, i + len(parts)
        for match in words.table.lookup(folded):
            if not match.cut.article and not match.form.jussive:
                yield match.entry, i + 1

    def _post(self, word: PostWord, i: int, last: int, end: int) -> ClaimedRole | None:
        role, start = word.gloss, last
        if word.how is How.PREDICATE:
            noun = next((j for j in range(last, min(last + _NOUN, end)) if self._post_noun(j) is not None), None)
            if noun is None:
                return None
            role, start, i = self._post_noun(noun) or "", noun + 1, noun
        body = self._body(start, min(start + _BODY, end))
        if body is None:
            return None
        return ClaimedRole(role, body.actor, None, self.ground.document.span(i, body.last))

    def _post_noun(self, i: int) -> str | None:
        """The post that an indefinite accusative noun names: "as commander"."""
        reading = self.ground.lexicon.actor_words.role(self.ground.folded(i), Role.POST)
        if reading is None or reading.definite or not reading.form.accusative:
            return None
        return reading.word.gloss

    def _body(self, first: int, last: int) -> _Named | None:
        """A body the lexicon knows before one only described ("a group by the name of X"), up to the next verb."""
        stop = next((j for j in range(first, last) if self.ground.verbs[j] and not self._inside(j)), last)
        named = [self._bodies[j] for j in range(first, stop) if j in self._bodies]
        return next((n for n in named if n.known), named[0] if named else None)

    def _inside(self, i: int) -> bool:
        """Inside a name, or a verb that only names (so-called)."""
        return any(self._bodies[j].last > i for j in range(max(0, i - 6), i + 1) if j in self._bodies) or (
            bare(self.ground.folded(i - 1), "وفبل") in self.ground.lexicon.grammar["naming_what"]
        )

    def _bearer(self, i: int, last: int, sentence: int) -> str | None:
        """The person named between the words of the post, else the last one named before."""
        for j in range(i + 1, last + _NOUN):
            if j in self._persons:
                return self._persons[j].actor
        first = max(0, i - _BEARER)
        before = [self._persons[j] for j in range(first, i) if j in self._persons and self._persons[j].last <= i]
        return before[-1].actor if before else None
