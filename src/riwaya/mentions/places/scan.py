"""A document's words -> every name of the gazetteer in them, with its head noun and what speaks for or against it.

Nothing is decided here about which place is meant; see `choice.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from riwaya.lexicon.actors import KnownName
from riwaya.lexicon.lexicon import Lexicon
from riwaya.lexicon.place_words import PlaceHead
from riwaya.mentions.places.dateline import dateline
from riwaya.mentions.places.gazetteer import Gazetteer, Grade, Name
from riwaya.model import PlaceKind, Span
from riwaya.model.values import dataclass
from riwaya.text import Document, Kind
from riwaya.text.clitics import ARTICLE

OPEN = frozenset("\"“«'‘")
CLOSE = frozenset("\"”»'’")
_LEAST = 3
"""Letters a name must have for a particle to be cut off before it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at words ``first`` to ``last`` (exclusive); ``skip`` letters of its first word are particles.

    ``start`` is the word the mention begins at (its head noun, where it has one), ``start_skip`` the letters left out
    there, ``end`` the word after it. ``name`` is None for a name that only its head noun vouches for.
    """

    first: int
    last: int
    skip: int
    name: Name | None
    grade: Grade = Grade.SURE
    start: int = -1
    start_skip: int = 0
    end: int = -1
    head: PlaceHead | None = None


@dataclass(slots=True)
class Scan:
    """One document's names in text order, for the modules that go on with them."""

    document: Document
    lexicon: Lexicon
    taken: frozenset[int]
    folds: tuple[str, ...]
    nations: Mapping[int, str]
    """Words that are the adjective of a nation with the article -> its country."""
    found: list[Found] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, lexicon: Lexicon, taken: Sequence[Span]) -> "Scan":
        """A document with nothing found in it yet."""
        folds = tuple(w.folded for w in document.words)
        nations = lexicon.actors.nations
        said = {i: nations[f[2:]] for i, f in enumerate(folds) if f[:2] == ARTICLE and f[2:] in nations}
        return cls(document, lexicon, _taken(document, lexicon, taken) | dateline(document), folds, said)

    def span(self, found: Found) -> Span:
        """The characters of the mention: head noun, name and what belongs to it, without joined particles."""
        words = self.document.words
        start = words[found.start].start + letters(words[found.start].text, found.start_skip)
        return Span.at(self.document.text, start, words[found.end - 1].end)

    def folded(self, i: int) -> str:
        """The folded word at ``i``, or "" outside the document."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""

    def is_word_of_place(self, folded: str) -> bool:
        """True for a head noun, direction or the like, which some village somewhere is called as well."""
        places = self.lexicon.places
        return (
            folded in places.means
            or folded in places.heads
            or folded in places.whole_kinds
            or folded in places.directions
        )

    def before(self, i: int) -> int:
        """The number of the word before ``i`` in its sentence, opening quotation marks left out; -1 where none is."""
        words = self.document.words
        j = i - 1
        while j >= 0 and words[j].text in OPEN:
            j -= 1
        return j if j >= 0 and self.document.sentence_of(j) == self.document.sentence_of(i) else -1


def letters(text: str, skip: int) -> int:
    """How many characters of a word as written its first ``skip`` letters take up, marks on them included."""
    taken = 0
    for i, character in enumerate(text):
        if taken == skip and character.isalpha():
            return i
        taken += character.isalpha() and character != "\u0640"
    return 0


@lru_cache(maxsize=100_000)
def bases(folded: str) -> tuple[tuple[int, str], ...]:
    """A folded word without its joined particles, fewest cut off first: letters cut, and the rest."""
    found = [(0, folded)]
    for skip in (0, 1):
        rest = folded[skip:]
        if (skip and folded[0] not in "وف") or len(rest) < _LEAST:
            break
        if skip:
            found.append((skip, rest))
        if rest.startswith("لل"):
            found.append((skip, ARTICLE + rest[2:]))
        if rest[0] in "بلك" and len(rest) > _LEAST:
            found.append((skip + 1, rest[1:]))
    return tuple(found)


def name_at(scan: Scan, gazetteer: Gazetteer, i: int) -> Found | None:
    """The longest name that begins at this word; of equal ones the one with fewest letters cut off."""
    words = scan.document.words
    best: Found | None = None
    for skip, base in bases(scan.folds[i]):
        for name in gazetteer.starting(base):
            last = i + len(name.words)
            if best is not None and last <= best.last:
                break
            if len(name.words) == 1 and scan.is_word_of_place(name.words[0]):
                continue
            if all(i + k < len(words) and words[i + k].folded == w for k, w in enumerate(name.words[1:], 1)):
                best = Found(i, last, skip, name, gazetteer.grade(name), i, skip, last)
                break
    return best


def scan_names(document: Document, lexicon: Lexicon, gazetteer: Gazetteer, taken: Sequence[Span] = ()) -> Scan:
    """Every name of the gazetteer in the document, outside the names of actors, with head nouns attached."""
    scan = Scan.of(document, lexicon, taken)
    i = 0
    while i < len(document.words):
        if document.words[i].kind is not Kind.ARABIC:
            i += 1
            continue
        found = name_at(scan, gazetteer, i)
        if found is None or scan.taken.intersection(range(found.first, found.last)):
            i += 1
            continue
        found = with_head(scan, found)
        while scan.found and scan.found[-1].last > found.start:
            scan.found.pop()  # the head noun was itself the name of some place
        scan.found.append(found)
        i = found.last
    return scan


def head_at(scan: Scan, i: int) -> tuple[PlaceHead, int] | None:
    """The head noun at a word, and how many letters of it are joined particles."""
    return scan.lexicon.places.heads.get(scan.folded(i)) if i >= 0 else None


def with_head(scan: Scan, found: Found) -> Found:
    """The name with the head noun before it and the adjectives after it taken into the mention."""
    words = scan.document.words
    alone = found.skip == 0 or scan.folded(found.first).startswith("لل")
    j = scan.before(found.first) if alone else -1
    nation = j if nation_of(scan, j) is not None else -1
    head = head_at(scan, scan.before(j) if nation >= 0 else j)
    if nation >= 0 and (head is None or head[0].word not in scan.lexicon.places["again.capital"]):
        head = None
    elif nation >= 0:
        j = scan.before(j)
    plain = head is not None and not head[0].many and not head[0].part
    end = found.last
    if plain and words[found.first - 1].text in OPEN and end < len(words) and words[end].text in CLOSE:
        end += 1
    end = _qualities(scan, found, head[0] if head is not None else None, end)
    if head is None or not plain:
        return replace(found, end=end)
    return replace(found, start=j, start_skip=head[1], end=end, head=head[0])


def _qualities(scan: Scan, found: Found, head: PlaceHead | None, end: int) -> int:
    """The word after adjectives that belong to the name: of a base (العسكري), of a camp, of a nation (السورية)."""
    places = scan.lexicon.places
    own = scan.lexicon.places.heads.get(found.name.words[0]) if found.name is not None else None
    kind = head.kind if head is not None else own[0].kind if own is not None else None
    if kind in (PlaceKind.BASE, PlaceKind.BUILDING):
        while scan.folded(end) in places["quality"]:
            end += 1
    if kind is PlaceKind.CAMP and scan.folded(end) in places["camp_of"]:
        end += 1
        if scan.folded(end).startswith(ARTICLE) and scan.folded(end).endswith("ين"):
            end += 1
    area = found.name is not None and any(s.kind is PlaceKind.AREA for s in found.name.sites)
    if area and scan.folded(end) in places["besieged"]:
        end += 1
    abroad = found.name is not None and all(s.kind is not PlaceKind.COUNTRY for s in found.name.sites)
    return end + 1 if abroad and nation_of(scan, end) is not None else end


def nation_of(scan: Scan, i: int) -> str | None:
    """The country whose adjective, with the article, stands at this word."""
    return scan.nations.get(i)


def _taken(document: Document, lexicon: Lexicon, taken: Sequence[Span]) -> frozenset[int]:
    """Words inside names of actors of more than one word, where a place's name is only part of another's."""
    numbers: set[int] = set()
    for span in taken:
        numbers.update(document.words_of(span))
    starts = lexicon.actors.starts
    i = 0
    while i < len(document.words):
        if not starts[document.words[i].folded]:
            i += 1
            continue
        hit = next(lexicon.actors.hits(document.words, i), None)
        if hit is not None and hit.last - hit.first > 1 and not _nation(lexicon, hit.names):
            numbers.update(range(hit.first, hit.last))
            i = hit.last
        else:
            i += 1
    return frozenset(numbers)


def _nation(lexicon: Lexicon, names: Sequence[KnownName]) -> bool:
    """True where the name is a state's own, which names the land as well."""
    return any(lexicon.actors.entries[n.actor].adjectives for n in names)
