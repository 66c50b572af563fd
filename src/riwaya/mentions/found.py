"""A document with its known names, places and tags (``Field``), and one mention of an actor in it (``Found``)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from riwaya.lexicon.actor_words import Reading, Role
from riwaya.lexicon.lexicon import Lexicon
from riwaya.mentions.tagger import Tag, Tagger
from riwaya.mentions.verbs import is_verb
from riwaya.model import ActorKind, AliasKind, Place, Span
from riwaya.text import Document, Kind

_STOPS = (
    *("preposition", "complementizer", "relative", "negation", "conjunction", "pronoun", "demonstrative"),
    *("adverb", "before_verb", "before_subject", "must"),
)
OPENING = frozenset("\"“”«‘'")
CLOSING = frozenset("\"“”»’'")


OWNERS = "هن"
"""First letters of the pronouns "his, her, their, our"; "my" and "your" stand on adjectives of origin and on verbs."""
FEMININE = "ة"
"""Folding makes it one with the pronoun "his"; the word as written tells them apart."""


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
    particle: str = ""
    title: str = ""
    """The gloss of a person's post, where one is told."""
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
    stops: frozenset[str] = field(repr=False)
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
        return cls(
            document,
            lexicon,
            day,
            places=_by_first(document, places),
            tags={t.first: t for t in tagger.tag(document)} if tagger is not None else {},
            verbs=tuple(is_verb(w) or _plural_verb(w.folded) for w in document.words),
            stops=frozenset().union(*(lexicon.grammar[name] for name in _STOPS)),
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
        """The word's reading in one of these roles; a final ta marbuta is no pronoun."""
        reading = self.lexicon.actor_words.role(self.folded(i), *roles)
        if reading is None or not reading.owner:
            return reading
        return None if reading.owner[0] not in OWNERS or self.text(i).endswith(FEMININE) else reading

    def is_stop(self, i: int) -> bool:
        """True for a function word, also behind a joined و or ف."""
        folded = self.folded(i)
        return folded in self.stops or (folded[:1] in ("و", "ف") and folded[1:] in self.stops)

    def span(self, found: Found) -> Span:
        """The characters of a mention."""
        words = self.document.words
        start = words[found.first].start + letters(words[found.first].text, found.skip)
        return Span.at(self.document.text, start, words[found.last - 1].end)

    def fold_of(self, first: int, last: int, skip: int = 0) -> str:
        """The folded words of a stretch, marks left out, in one string."""
        words = self.document.words
        folded = [
            words[i].folded[skip if i == first else 0 :] for i in range(first, last) if words[i].kind is not Kind.MARK
        ]
        return " ".join(folded)


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
        while position < len(text) and not text[position].isalpha():
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
