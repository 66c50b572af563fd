"""A document with its known names, places and tags (``Field``), and one mention of an actor in it (``Found``)."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import lru_cache, partial

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.lexicon.actors import Nationality
from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.tagger import Tag, Tagger
from riwaya.mentions.tags import Tags
from riwaya.mentions.verbs import verbs_among
from riwaya.model import ActorKind, AliasKind, Place, Span
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind, Word
from riwaya.text.clitics import CONJUNCTIONS, ENCLITICS
from riwaya.text.remembered import Remembered

_STOPS = (
    *("preposition", "complementizer", "relative", "negation", "conjunction", "pronoun", "demonstrative"),
    *("adverb", "before_verb", "before_subject", "must"),
)
OPENING = frozenset("\"“”«‘'")
CLOSING = frozenset("\"“”»’'")
COMMAS = frozenset("،,")
OWNERS = "هن"
"""First letters of the pronouns "his, her, their, our"."""
FEMININE = "ة"
HIS = "ه"
_TATWEEL = "\u0640"
"""A stroke that draws a letter out."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (exclusive) as a mention; ``skip`` letters of the first are separable particles.

    ``how`` names the rule. ``known``: the lexicon's actor, with the kind of name it was found by. ``name``: the words
    of a person's own name inside. ``head``: the folded common noun. ``owner``: a possessive pronoun on it.
    ``inside``: it lies in the phrase of another mention. ``members``: parts of a force, which stand for it.
    """

    first: int
    last: int
    skip: int
    kind: ActorKind
    how: str
    known: str | None = None
    alias: AliasKind | None = None
    others: tuple[str, ...] = ()
    """Known actors who are called so as well, where the name is ambiguous."""
    doubtful: bool = False
    """Whether the known name is also used of others."""
    name: tuple[int, int] | None = None
    head: str = ""
    gender: str = ""
    number: str = "s"
    definite: bool = True
    owner: str = ""
    bare: bool = False
    members: bool = False
    inside: bool = False
    of: str | None = None
    """The known actor inside a post or a force: whose minister, whose fighters."""
    like: frozenset[str] = frozenset()
    crowd: bool = False
    """People whom the report only counts."""
    particle: str = ""
    title: str = ""
    """The gloss of a person's post, where one is told."""
    behind: str = ""
    """The folded noun of the post told behind a name."""
    also: tuple[tuple[int, int, AliasKind], ...] = ()
    """Words of another name given beside the first, and what sort of name it is."""


@dataclass(frozen=True, slots=True)
class Field:
    """A document being searched."""

    document: Document
    lexicon: Lexicon
    day: str | None
    places: dict[int, int]
    """First word of a place -> the word after it."""
    tags: dict[int, Tag]
    verbs: tuple[bool, ...] = field(repr=False)
    stops: tuple[bool, ...] = field(repr=False)
    """For each word, whether it is a function word, also behind a joined و or ف."""
    readings: tuple[tuple[Reading, ...], ...] = field(repr=False)
    quotes: dict[int, int] = field(repr=False)
    """First word of a quotation -> its closing mark."""
    name_like: Callable[[str], bool] = field(repr=False)
    """Whether a folded form is seen to behave like a personal name."""
    known: dict[int, Found] = field(default_factory=dict, repr=False)
    """First word of a known name -> the mention."""

    @classmethod
    def of(
        cls, document: Document, lexicon: Lexicon, day: str | None, places: Sequence[Place], tagger: Tagger | None
    ) -> "Field":
        """Look up once what every rule asks."""
        grammar = lexicon.grammar
        stops = _stops(grammar.any_of(_STOPS), grammar["complementizer"], grammar["preposition"])
        words = document.words
        folds = [w.folded for w in words]
        verbs = tuple([verb or _plural_verb(f) for verb, f in zip(verbs_among(words), folds, strict=True)])
        stopped = tuple(map(stops.__getitem__, folds))
        ways = zip(map(lexicon.actor_words.readings.__getitem__, folds), words, [*folds[1:], ""], strict=False)
        readings = tuple([found and _fitting(found, word, following) for found, word, following in ways])
        seen = tagger.tag(document) if tagger is not None else ()
        return cls(
            document,
            lexicon,
            day,
            places=_by_first(document, places),
            tags=Tags(words, lexicon, stopped, verbs, readings).by_first(seen),
            verbs=verbs,
            stops=stopped,
            readings=readings,
            quotes={q.first: q.last for q in reversed(document.quotations)},
            name_like=tagger.name_like if tagger is not None else _unknown,
        )

    def folded(self, i: int) -> str:
        """The folded word at ``i``, or "" outside the document."""
        return self.document.words[i].folded if 0 <= i < len(self.document.words) else ""

    def text(self, i: int) -> str:
        """The word at ``i`` as it stands, or ""."""
        return self.document.words[i].text if 0 <= i < len(self.document.words) else ""

    def is_word(self, i: int) -> bool:
        """True for a word in Arabic letters."""
        return 0 <= i < len(self.document.words) and self.document.words[i].kind is Kind.ARABIC

    def role(self, i: int, *roles: Role) -> Reading | None:
        """The word's first reading in one of these roles."""
        for reading in self.readings[i] if 0 <= i < len(self.readings) else ():
            if reading.word.role in roles:
                return reading
        return None

    def nation(self, i: int) -> Nationality | None:
        """The state, or its people, that the word names as an adjective of origin."""
        return self.lexicon.actors.nationality(self.folded(i), self.day)

    def is_stop(self, i: int) -> bool:
        """True for a function word, also behind a joined و or ف."""
        return 0 <= i < len(self.stops) and self.stops[i]

    def span(self, found: Found) -> Span:
        """The characters of a mention."""
        words = self.document.words
        start = words[found.first].start + letters(words[found.first].text, found.skip)
        return Span.at(self.document.text, start, words[found.last - 1].end)

    def name_text(self, found: Found) -> str:
        """A person's own name as it stands in a mention, without letters joined to it."""
        assert found.name is not None
        first, last = found.name
        return self.span(replace(found, first=first, last=last, skip=found.skip if first == found.first else 0)).text


@lru_cache(8)
def _stops(plain: frozenset[str], that: frozenset[str], with_whom: frozenset[str]) -> Remembered[str, bool]:
    """Whether a folded word is a function word, also with a pronoun written to it; made once a lexicon."""
    joined = [*that, *(p for p in with_whom if len(p) > 1)]
    stops = plain.union(word + pronoun for word in joined for pronoun in ENCLITICS)
    return Remembered(partial(_is_stop, stops))


def _is_stop(stops: frozenset[str], folded: str) -> bool:
    return folded in stops or (folded.startswith(CONJUNCTIONS) and folded[1:] in stops)


def _fitting(found: tuple[Reading, ...], word: Word, following: str) -> tuple[Reading, ...]:
    """What a word says of actors, with the folded word that follows it. "My" and "your" stand on adjectives of origin
    and on verbs; a final ta marbuta, which folding makes one with "his", is no pronoun."""
    if not all(r.word.fits(following) for r in found):
        found = tuple(r for r in found if r.word.fits(following))
    if any(r.word.written for r in found):
        found = tuple(r for r in found if not r.word.written or any(t in word.text for t in r.word.written))
    if not any(r.owner for r in found):
        return found
    closed = word.text.endswith(FEMININE)
    kept = tuple(r for r in found if not r.owner or (r.owner[0] in OWNERS and not (closed and len(r.owner) == 1)))
    # written with its two dots a director is a woman, without them he is somebody's
    return tuple(sorted(kept, key=lambda r: not r.owner)) if word.text.endswith(HIS) else kept


def _plural_verb(folded: str) -> bool:
    """True for "they do", between the prefix and the ending of the third person; no plural adjective of origin."""
    return len(folded) > 5 and folded[0] == "ي" and folded.endswith("ون") and not folded.endswith("يون")


def _unknown(folded: str) -> bool:
    return False


def letters(text: str, count: int) -> int:
    """How many code points of a word hold its first ``count`` letters, marks on them included."""
    position = 0
    for _ in range(count):
        position += 1
        while position < len(text) and (text[position] == _TATWEEL or not text[position].isalpha()):
            position += 1
    return position


def _by_first(document: Document, places: Sequence[Place]) -> dict[int, int]:
    found: dict[int, int] = {}
    for place in places:
        for mention in place.mentions:
            words = document.words_of(mention)
            if words:
                found[words.start] = max(found.get(words.start, 0), words.stop)
    return found
