"""A document with its mentions and claims -> the scene events are read in: word classes, phrases, what stands where."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING

from riwaya.claims.events.candidates import Candidate, find_candidates
from riwaya.claims.events.chunks import Chunk, find_chunks
from riwaya.claims.initials import initials
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.triggers import ATTACK
from riwaya.mentions import Mentions
from riwaya.mentions.phrases import Ground
from riwaya.model import ActorKind, Claim, EventType, Place, PlaceKind, Span, TimeSpan, Voice
from riwaya.model.values import dataclass
from riwaya.text import Document
from riwaya.text.clitics import FUTURE, PRESENT_PREFIXES

if TYPE_CHECKING:
    from riwaya.claims.events.clauses import Clauses

MEANS_OF = {
    "chemical": EventType.CHEMICAL_ATTACK,
    "suicide": EventType.SUICIDE_BOMBING,
    "air": EventType.AIR_STRIKE,
    "drone": EventType.AIR_STRIKE,
    "rocket": EventType.SHELLING,
    "artillery": EventType.SHELLING,
    "explosive": EventType.EXPLOSION,
    "ground": EventType.GROUND_ATTACK,
    "gun": EventType.GROUND_ATTACK,
    "armour": EventType.GROUND_ATTACK,
    "riot": EventType.GROUND_ATTACK,
    "blade": EventType.GROUND_ATTACK,
}
"""The attack a class of means speaks for."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything asked again and again while the events of one document are read; word numbers index the tuples."""

    document: Document
    lexicon: Lexicon
    mentions: Mentions
    ground: Ground
    candidates: tuple[Candidate, ...]
    at: dict[int, Candidate]
    """Candidates by word number."""
    chunks: tuple[tuple[Chunk, ...], ...]
    """Noun phrases by sentence."""
    classes: tuple[frozenset[str], ...]
    means: tuple[frozenset[str], ...]
    actor_at: dict[int, str]
    """Word number -> the actor whose mention covers it."""
    actor_kinds: dict[str, ActorKind]
    place_at: dict[int, str]
    place_kinds: dict[str, PlaceKind]
    times: tuple[TimeSpan, ...]
    time_at: tuple[tuple[int, TimeSpan], ...]
    """Times with the word they begin at, in the order of the text."""
    claims: tuple[Claim, ...]
    means_told: tuple[tuple[str, int], ...]
    """The classes of means that the report names, the most frequent first, each with its number of words."""
    means_by_sentence: tuple[frozenset[str], ...]
    classes_by_sentence: tuple[frozenset[str], ...]
    function_words: frozenset[str]
    leading_means: tuple[EventType | None, dict[EventType, int]]
    """The attack that most means of the report speak for, and how many speak for each."""
    plain_attacks: tuple[tuple[int, EventType], ...]
    """Triggers that name one kind of attack whatever stands around them, by word number."""
    plain_types: Counter[EventType]
    kinds_of: dict[tuple[int, int], frozenset[str]]
    """What a noun phrase holds, by its words (see ``event_features.chunk_kinds``)."""
    contents: dict[int, frozenset[str]]
    """Beginnings of the plain words of a sentence (see ``retelling``)."""
    near_of: dict[int, tuple[tuple[str, frozenset[str]], ...]]
    """The event words around a trigger (see ``event_features.near_words``)."""
    leads: dict[tuple[int, int], tuple[str, int]]
    """What the words lead to from one on, to one side, and which word that is (see ``setting_features``)."""
    clauses: dict[int, "Clauses"]
    """The clauses of a sentence (see ``clauses``)."""
    first_told: dict[str, int]
    """Group of triggers -> the word at which it is first told."""
    signs: str
    """One sign a word, for what stands between two others: R relative, C that, P comma, V verb that is a trigger,
    T other trigger, v other verb, space for the rest."""
    plain_signs: str
    """The same without the triggers, and without the verbs in names of places."""
    place_signs: str
    """L for every word in the name of a place, space for the rest."""
    published: str | None
    _innermost: dict[int, Claim] = field(repr=False)

    @classmethod
    def of(
        cls,
        document: Document,
        mentions: Mentions,
        claims: tuple[Claim, ...],
        lexicon: Lexicon,
        *,
        published: str | None = None,
    ) -> "Scene":
        """Look everything up once."""
        names = [m for a in mentions.actors for m in a.mentions] + [m for p in mentions.places for m in p.mentions]
        ground = Ground.of(document, lexicon, names=names, times=mentions.times)
        known = _known(document, mentions)
        inside = known | _inside_places(document, mentions)
        candidates = tuple(c for c in find_candidates(document, lexicon) if c.head not in inside)
        classes = _outside(known, map(lexicon.event_words.by_form.__getitem__, ground.folds))
        ground = replace(ground, verbs=_verbs(ground, classes))
        means = _armed(ground, classes, _outside(known, map(lexicon.weapons.kinds.__getitem__, ground.folds)))
        count = Counter(kind for kinds in means for kind in kinds)
        plain = tuple(
            (c.head, c.trigger.types[0])
            for c in candidates
            if not c.trigger.family and len(c.trigger.types) == 1 and c.trigger.types[0] in ATTACK
        )
        actor_at = _covered(document, [(a.id, m) for a in mentions.actors for m in a.mentions])
        place_at = _covered(document, [(p.id, m) for p in mentions.places for m in p.mentions])
        signs = _signs(ground)
        return cls(
            document=document,
            lexicon=lexicon,
            mentions=mentions,
            ground=ground,
            candidates=candidates,
            at={c.head: c for c in candidates},
            chunks=find_chunks(ground, candidates, classes, mentions.quantities),
            classes=classes,
            means=means,
            actor_at=actor_at,
            actor_kinds={a.id: a.kind for a in mentions.actors},
            place_at=place_at,
            place_kinds={p.id: p.kind for p in mentions.places},
            times=mentions.times,
            time_at=tuple(sorted(_first_words(document, mentions.times), key=_word)),
            claims=claims,
            means_told=tuple(sorted(count.items(), key=_often)),
            means_by_sentence=tuple(_NO_CLASS.union(*means[s.first : s.last]) for s in document.sentences),
            classes_by_sentence=tuple(_NO_CLASS.union(*classes[s.first : s.last]) for s in document.sentences),
            function_words=lexicon.grammar.any_of(_FUNCTION),
            leading_means=_leading(count),
            plain_attacks=plain,
            plain_types=Counter(kind for _, kind in plain),
            kinds_of={},
            contents={},
            near_of={},
            leads={},
            clauses={},
            first_told={c.trigger.group: c.head for c in reversed(candidates)},
            signs=_with_triggers(signs, candidates),
            plain_signs="".join([" " if i in place_at and s == "v" else s for i, s in enumerate(signs)]),
            place_signs="".join(["L" if i in place_at else " " for i in range(len(signs))]),
            published=published,
            _innermost=_innermost_claims(document, claims),
        )

    def candidates_in(self, low: int, high: int) -> Sequence[Candidate]:
        """Candidates whose head stands from ``low`` to before ``high``."""
        return self.candidates[
            bisect_left(self.candidates, low, key=_head) : bisect_left(self.candidates, high, key=_head)
        ]

    def plain_attacks_in(self, low: int, high: int) -> Sequence[tuple[int, EventType]]:
        """Plain names of attacks from word ``low`` to before ``high``."""
        plain = self.plain_attacks
        return plain[bisect_left(plain, low, key=_number) : bisect_left(plain, high, key=_number)]

    def times_in(self, low: int, high: int) -> Sequence[tuple[int, TimeSpan]]:
        """Times that begin from word ``low`` to before ``high``, with that word."""
        return self.time_at[bisect_left(self.time_at, low, key=_word) : bisect_left(self.time_at, high, key=_word)]

    def claim_of(self, word: int) -> Claim | None:
        """The innermost claim whose content holds the word."""
        return self._innermost.get(word)

    def quoted_in(self, word: int) -> Claim | None:
        """That claim, where a cue hands it to somebody; None where the article itself tells."""
        claim = self.claim_of(word)
        return claim if claim is not None and claim.cue is not None else None

    def act_of(self, word: int) -> str:
        """By what act the word is said; "none" where the article itself tells."""
        claim = self.quoted_in(word)
        return claim.act.value if claim is not None else "none"

    def actor_of(self, chunk: Chunk) -> str | None:
        """The first actor mentioned in a noun phrase."""
        return next((self.actor_at[j] for j in range(chunk.first, chunk.last) if j in self.actor_at), None)

    def tense_of(self, word: int) -> str:
        """Past, present or future of a finite verb, by its first letters."""
        folded = self.document.words[word].folded
        conjunction, _ = initials(folded)
        folded = folded[len(conjunction) :]
        if folded.startswith(FUTURE) and folded[1:2] in PRESENT_PREFIXES and len(folded) > 4:
            return "future"
        return "present" if folded[0] in PRESENT_PREFIXES else "past"

    def age(self, time: TimeSpan) -> str:
        """How long before publication a time lies, roughly; "none" where it names no days."""
        if time.to is None or self.published is None:
            return "none"
        try:
            days = (date.fromisoformat(self.published[:10]) - date.fromisoformat(time.to[:10])).days
        except ValueError:
            return "none"
        return (
            "future" if days < 0 else "now" if days <= 2 else "week" if days <= 9 else "month" if days <= 60 else "old"
        )

    def place(self, place_id: str) -> Place | None:
        """A place by its id."""
        return next((p for p in self.mentions.places if p.id == place_id), None)


_FUNCTION = ("preposition", "conjunction", "relative", "complementizer", "negation")

_CARRYING = frozenset(("light.do", "light.undergo", "light.cause", "light.fall", "light.be_able"))


def _verbs(ground: Ground, classes: tuple[frozenset[str], ...]) -> tuple[bool, ...]:
    """Likely finite verbs, and the verbs that carry event nouns where no preposition makes a verbal noun of them."""
    words, lexicon = ground.document.words, ground.lexicon
    preposition = lexicon.grammar["preposition"]
    return tuple(
        verb
        or (
            bool(held & _CARRYING)
            and lexicon.event_words.tense(words[i].folded) != "noun"
            and not (i and words[i - 1].folded in preposition)
            and not initials(words[i].folded)[1]
        )
        for i, (verb, held) in enumerate(zip(ground.verbs, classes, strict=True))
    )


def _often(told: tuple[str, int]) -> tuple[int, str]:
    return -told[1], told[0]


def _leading(count: Counter[str]) -> tuple[EventType | None, dict[EventType, int]]:
    """The attack with the most means (the first in the types' order of equals), and all figures."""
    by_type: dict[EventType, int] = {}
    for kind, n in count.items():
        if kind in MEANS_OF:
            by_type[MEANS_OF[kind]] = by_type.get(MEANS_OF[kind], 0) + n
    top = max((t for t in ATTACK if t in by_type), key=lambda t: by_type[t], default=None)
    return top, by_type


def _signs(ground: Ground) -> list[str]:
    grammar = ground.lexicon.grammar
    relative, complementizer = grammar["relative"], grammar["complementizer"]
    signs = []
    for word, verb in zip(ground.document.words, ground.verbs, strict=True):
        if word.folded in relative:
            signs.append("R")
        elif word.folded in complementizer:
            signs.append("C")
        elif word.text in "،,؛;":
            signs.append("P")
        else:
            signs.append("v" if verb else " ")
    return signs


def _with_triggers(signs: Sequence[str], candidates: tuple[Candidate, ...]) -> str:
    signs = list(signs)
    for candidate in candidates:
        signs[candidate.head] = "V" if candidate.verbal else "T"
    return "".join(signs)


_NO_CLASS: frozenset[str] = frozenset()


def _known(document: Document, mentions: Mentions) -> frozenset[int]:
    """The words of the names of known actors: what a party is called must not tell what it does."""
    return frozenset(
        w for a in mentions.actors if a.known_as is not None for m in a.mentions for w in document.words_of(m)
    )


def _head(candidate: Candidate) -> int:
    return candidate.head


def _number(named: tuple[int, EventType]) -> int:
    return named[0]


def _word(time: tuple[int, TimeSpan]) -> int:
    return time[0]


def _first_words(document: Document, times: tuple[TimeSpan, ...]) -> Iterator[tuple[int, TimeSpan]]:
    for time in times:
        words = document.words_of(time)
        if words:
            yield words[0], time


def _inside_places(document: Document, mentions: Mentions) -> frozenset[int]:
    """The words of place names of several words (the street of the martyrs)."""
    spans = [document.words_of(m) for p in mentions.places for m in p.mentions]
    return frozenset(w for words in spans if len(words) > 1 for w in words)


def _outside(known: frozenset[int], classes: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The classes of every word, without those of the words of names."""
    found = list(classes)
    for i in known:
        found[i] = _NO_CLASS
    return tuple(found)


_NOUN_OF = 3
"""Words back from an attribute within which its noun stands."""


def _armed(
    ground: Ground, classes: tuple[frozenset[str], ...], means: tuple[frozenset[str], ...]
) -> tuple[frozenset[str], ...]:
    """The means, without attributes of what is none: "of the air" beside a defence, a base or a line."""
    weapons = ground.lexicon.weapons
    found = list(means)
    for i, kinds in enumerate(means):
        if kinds and _unarmed(ground, classes, i) and all(m.entry.adjective for m in weapons.lookup(ground.folded(i))):
            found[i] = _NO_CLASS
    return tuple(found)


def _unarmed(ground: Ground, classes: tuple[frozenset[str], ...], word: int) -> bool:
    for j in range(word - 1, max(-1, word - 1 - _NOUN_OF), -1):
        if ground.document.words[j].text in "،,؛.:":
            return False
        if "unarmed" in classes[j]:
            return True
    return False


def _covered(document: Document, spans: list[tuple[str, Span]]) -> dict[int, str]:
    """Word -> id of the mention over it, the longest one where several are."""
    found: dict[int, tuple[int, str]] = {}
    for name, span in spans:
        for word in document.words_of(span):
            size = span.end - span.start
            if word not in found or size > found[word][0]:
                found[word] = (size, name)
    return {word: name for word, (_, name) in found.items()}


def _innermost_claims(document: Document, claims: tuple[Claim, ...]) -> dict[int, Claim]:
    found: dict[int, Claim] = {}
    ordered = sorted(claims, key=lambda c: (c.voice is Voice.ATTRIBUTED, c.content.start - c.content.end))
    for claim in ordered:
        for word in document.words_of(claim.content):
            found[word] = claim
    return found
