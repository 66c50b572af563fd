"""A name as it is written -> its parts: what is a given name, a kunya, a compound, and which words only join them.

Titles, "son of" and articles say nothing by themselves and are taken off; "servant of" and "father of" make one part
with the word they govern, and so do "... of the religion" and "... of God". A name "LAST, First" is turned round.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache

from riwaya.watchlists.sounds import Script, Sounds, script_of, sounds
from riwaya.watchlists.titles import count_titles, is_article, is_office
from riwaya.watchlists.vocabulary import Vocabulary, plain, vocabulary

_SPLIT = re.compile(r"[\s\-\u2010-\u2015_\u00b7\u0640]+")
_EDGES = " .,;:\u060c\u061b\"'`\u00ab\u00bb\u201c\u201d\u2018\u2019\u02bb\u02bc\u02bf\u02be()[]{}*!?"
_COMMA = re.compile(r"\s*[,\u060c]\s*")
_BRACKETS = re.compile(r"[(\[{\u00ab\u201c\"]([^()\[\]{}\u00ab\u00bb\u201c\u201d\"]+)[)\]}\u00bb\u201d\"]")
_ELIDED = re.compile(r"(?<!\w)[lLdD]['\u2019](?=\w{3})")
_CLOSING = ')]}\u00bb\u201d"'
_OPEN = re.compile('[(\\[{\u00ab\u201c"]')
_BESIDE = re.compile(r"\s*[/|;\u061b]\s*")
_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|eme|\u00e8me|inci|nci|uncu)?\.?")
_ARTICLE = "\u0627\u0644"
_HAMZA_ALEF = "\u0623\u0625\u0622"
_GOD = "\u0627\u0644\u0644\u0647"
_DERIVED = "iy\u064a"
_FATHER = "\u0627\u0628\u0648"
_AND = "\u0648"
_BY = "\u0628"
_LONGEST = 400
"""Characters of a name that are looked at."""
_MOST_PARTS = 12


class Kind(StrEnum):
    """What a part of a name is."""

    PLAIN = "plain"
    SERVANT = "servant"
    KUNYA = "kunya"
    MOTHER = "mother"
    INITIAL = "initial"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name. ``heard``: the sounds it may be read as, the surest first. ``names``: given names it is.

    ``short``: given names it is a longer form of. ``whole``: the sounds of a compound written as one word. ``head``:
    given names that it joins to God or the religion. ``root``: given names that it is derived from, as a family's is.
    """

    text: str
    kind: Kind
    heard: tuple[Sounds, ...]
    names: frozenset[str] = frozenset()
    weight: float = 1.0
    article: bool = False
    short: frozenset[str] = frozenset()
    whole: Sounds = ()
    compound: bool = False
    head: frozenset[str] = frozenset()
    root: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Name:
    """One written name, taken apart. ``turned``: it was written "LAST, First"."""

    text: str
    parts: tuple[Part, ...]
    titles: int = 0
    """How many of its first words are titles."""
    turned: bool = False
    first_may_be_title: bool = False
    """Whether its first part is a title as well as a given name."""
    generation: str = ""
    numbers: frozenset[int] = frozenset()
    words: tuple[str, ...] = field(default=(), repr=False)
    """Every word as written, for bodies."""


@lru_cache(maxsize=100_000)
def read_name(text: str) -> Name:
    """The parts of one name."""
    known = vocabulary()
    text = text[:_LONGEST].strip()
    ordered, turned, generation = _turned(text, known)
    words = [w for w in (raw.strip(_EDGES) for raw in _SPLIT.split(_ELIDED.sub("", ordered))) if w]
    titles = count_titles(words)
    reader = _Reader(words[titles:], known)
    parts = tuple(reader.parts())[:_MOST_PARTS]
    generation = generation or reader.generation
    either = titles < len(words) and plain(words[titles]) in known.small["title"]
    return Name(text, parts, titles, turned, either, generation, numbers(words), tuple(words))


@lru_cache(maxsize=100_000)
def written_names(text: str) -> tuple[str, ...]:
    """The names that one string holds: "A / B", "A (B)", "A alias B". The whole comes first where it is one name."""
    text = text[:_LONGEST]
    pieces = _alias_marks().split(text)
    pieces = [p for piece in pieces for p in _BESIDE.split(piece)]
    found = []
    for piece in pieces:
        inner = _BRACKETS.findall(piece) if _OPEN.search(piece) else []
        outer = _BRACKETS.sub(" ", piece)
        after = piece[max(map(piece.rfind, _CLOSING)) + 1 :] if inner else ""
        found += [outer, *inner, *([piece] if inner and outer.strip(_EDGES) else [])]
        found += [f"{inner[-1]} {after.strip()}"] if after.strip(_EDGES) else []  # First "Nick" Last
    return tuple(dict.fromkeys(p.strip() for p in found if p.strip(_EDGES))) or (text,)


@cache
def _alias_marks() -> re.Pattern[str]:
    marks = sorted(vocabulary().small["alias_mark"], key=lambda mark: (-len(mark), mark))
    return re.compile(rf"(?:^|[\s,(])\u0648?(?:{'|'.join(re.escape(m) + _after(m) for m in marks)})", re.IGNORECASE)


def _after(mark: str) -> str:
    """What must follow a mark; "known as" in Arabic ends in a letter that is joined to the name."""
    return r"[\s:\u0640]*" if mark.endswith(_BY) else r"[\s:]+"


def numbers(words: list[str]) -> frozenset[int]:
    """The numbers that words say: digits in any script, ordinals, neighbours joined by "and" added up."""
    known = vocabulary().numbers
    found: list[int] = []
    joins = False
    for word in words:
        bare = plain(word)
        digits = _DIGITS.fullmatch(bare)
        if digits:
            found.append(int(digits[1][:9]))
            joins = False
            continue
        joined = bare[:1] == _AND and bare not in known
        value = known.get(bare[1:] if joined else bare)
        if value is None:
            joins = False
        elif (joins and (joined or value == 10) and found) or (joins and found and found[-1] >= 20 > value):
            found[-1] += value
        else:
            found.append(value)
            joins = True
    return frozenset(found)


def is_number(word: str) -> bool:
    """Whether a word says a number."""
    return bool(numbers([word]))


def _turned(text: str, known: Vocabulary) -> tuple[str, bool, str]:
    """ "LAST, First Middle" as "First Middle LAST"; a generation behind a comma by itself."""
    pieces = [p for p in _COMMA.split(text) if p]
    generation = ""
    while len(pieces) > 1 and (found := _generation(pieces[-1], known)):
        generation = found
        pieces.pop()
    while len(pieces) > 1 and is_office([w for w in _SPLIT.split(pieces[-1].strip(_EDGES)) if w]):
        pieces.pop()
    if len(pieces) == 2:
        return f"{pieces[1]} {pieces[0]}", True, generation
    return " ".join(pieces), False, generation


def _generation(word: str, known: Vocabulary) -> str:
    bare = plain(word.strip(_EDGES))
    return next((kind for kind in ("younger", "elder") if bare in known.small[kind]), "")


class _Reader:
    """Reads the words of one name from left to right."""

    def __init__(self, words: list[str], known: Vocabulary) -> None:
        self.words = words
        self.plain = [plain(w) for w in words]
        self.known = known
        self.at = 0
        self.generation = ""

    def parts(self) -> Iterator[Part]:
        """The parts, in order."""
        last: Part | None = None
        while self.at < len(self.words):
            tail = self._tail() if last is not None else None
            if tail is not None and last is not None:
                last = _glued(last, tail)
                continue
            if last is not None:
                yield last
            last = self._part()
        if last is not None:
            yield last

    def _is(self, kind: str, ahead: int = 0) -> bool:
        at = self.at + ahead
        if at < len(self.plain) and kind == "article":
            return is_article(self.plain, at)
        return at < len(self.plain) and self.plain[at] in self.known.small[kind]

    def _left(self) -> int:
        return len(self.words) - self.at

    def _tail(self) -> str | None:
        """ "(of the) religion", "(of) God" behind another part."""
        article = self._is("article") and self._left() > 1
        if not self._is("tail", article):
            return None
        word = self.words[self.at + article]
        self.at += 1 + article
        return word

    def _part(self) -> Part | None:
        """The part that begins here; None where only small words are left."""
        article = False
        while self._left() > 1 and (self._is("article") or self._is("chain")):
            article = self._is("article")
            self.at += 1
        generation = _generation(self.words[self.at], self.known)
        if generation and self.at:
            self.generation = generation
            self.at += 1
            return self._part() if self._left() else None
        if self._left() > 1 and (self._is("kunya") or self._is("mother")):
            return self._kunya()
        if self._left() > 1 and self._is("servant") and not article and self._governs():
            return self._servant()
        if self._left() > 1 and self._is("lord"):
            return self._lord()
        word, bare = self.words[self.at], self.plain[self.at]
        self.at += 1
        if len(bare.strip(".")) == 1 and not bare.isdigit():
            return Part(word, Kind.INITIAL, (sounds(word),), weight=0.15)
        return (
            self._glued_servant(word, bare)
            or self._glued_kunya(word, bare)
            or self._glued_tail(word, bare)
            or _plain_part(word, article)
        )

    def _kunya(self) -> Part:
        begun, kind = self.at, Kind.KUNYA if self._is("kunya") else Kind.MOTHER
        self.at += 1
        inner = self._part()
        while inner is not None and (tail := self._tail()) is not None:
            inner = _glued(inner, tail)
        text = " ".join(self.words[begun : self.at])
        if inner is None:
            return _plain_part(text, False)
        return replace(inner, text=text, kind=kind, article=False)

    def _lord(self) -> Part:
        """ "Lord of (the sword)": one part with the word it governs."""
        first = self.words[self.at]
        self.at += 1
        while self._left() > 1 and self._is("article"):
            self.at += 1
        second = self.words[self.at]
        self.at += 1
        named = self.known.given.get(plain(first + second), frozenset())
        return replace(_plain_part(first + second, False), text=f"{first} {second}", names=named)

    def _governs(self) -> bool:
        """Whether "servant of" is one here: "Abdi" is a name too, unless one is called the next one's servant."""
        if not self._is("servant_or_name"):
            return True
        at = self.at + 1
        while at < len(self.words) - 1 and is_article(self.plain, at):
            at += 1
        return bool(self.known.given.get(self.plain[at], frozenset()) & self.known.servant_of)

    def _servant(self) -> Part:
        begun = self.at
        self.at += 1
        while self._left() > 1 and self._is("article"):
            self.at += 1
        inner = _plain_part(self.words[self.at], True)
        self.at += 1
        return _servant(" ".join(self.words[begun : self.at]), inner, self.known)

    def _glued_servant(self, word: str, bare: str) -> Part | None:
        """ "Abdulrahman" and the like, in one word."""
        if script_of(word) is Script.ARABIC:
            prefix = next(iter(p for p in self.known.small["servant"] if script_of(p) is Script.ARABIC))
            if bare.startswith(prefix + _ARTICLE) and len(bare) > len(prefix) + 3:
                return _servant(word, _plain_part(word[len(prefix) :], True), self.known)
            return None
        for prefix in sorted(self.known.small["servant_prefix"], key=len, reverse=True):
            if bare.startswith(prefix) and len(bare) > len(prefix) + 2:
                rest = bare[len(prefix) :]
                for form in (rest, rest[1:], rest[2:]):
                    if len(form) > 2 and (self.known.given.get(form, frozenset()) & self.known.servant_of):
                        return _servant(word, _plain_part(form, True), self.known)
                if rest in ("lah", "ulah", "alah", "ilah", "olah", "la", "ula"):
                    return _servant(word, _plain_part("lah", True), self.known)
        return None

    def _glued_kunya(self, word: str, bare: str) -> Part | None:
        """ "Abubakr", "Abulfadl" in one word."""
        if script_of(word) is Script.ARABIC:
            prefixes = [p for p in self.known.small["kunya"] if script_of(p) is Script.ARABIC]
            prefix = next((p for p in prefixes if bare.startswith(p) and len(bare) >= len(p) + 3), None)
            inner = _plain_part(word[len(prefix) :], False) if prefix else None
            sure = prefix == _FATHER and len(bare) >= len(_FATHER) + 3  # hardly anything else begins so
            return replace(inner, text=word, kind=Kind.KUNYA) if inner and (inner.names or sure) else None
        for kind in ("kunya_article_prefix", "kunya_prefix"):
            for prefix in self.known.small[kind]:
                rest = bare.removeprefix(prefix)
                if rest != bare and rest in self.known.given:
                    return replace(_plain_part(rest, False), text=word, kind=Kind.KUNYA)
        return None

    def _glued_tail(self, word: str, bare: str) -> Part | None:
        """ "(Help of) God", "(Sword of) the religion" in one word of Arabic, with the article's alef or without it."""
        if script_of(word) is not Script.ARABIC or bare in self.known.given:
            return None
        letters = "".join(c for c in word if not unicodedata.combining(c))
        for tail in sorted(self.known.small["tail"], key=lambda tail: (-len(tail), tail)):
            for written in (tail, tail[1:]) if tail == _GOD else (tail,):
                head = letters.removesuffix(written)
                if script_of(tail) is not Script.ARABIC or head == letters or len(plain(head)) < 2:
                    continue
                if plain(head) not in self.known.given and plain(head + _ARTICLE[0]) in self.known.given:
                    head += _ARTICLE[0]  # a name that ends in alef shares it with the article
                return replace(_glued(_plain_part(head, False), tail), text=word)
        return None


def _plain_part(word: str, article: bool) -> Part:
    """A part of one word, with what it may be without a joined article or "son of"."""
    known, bare = vocabulary(), plain(word)
    forms = [word]
    if bare not in known.given:
        if script_of(word) is Script.ARABIC:
            stripped = _bare_arabic(word, bare)
            forms, article = ([stripped], True) if stripped != word else (forms, article)
        elif not article and len(bare) >= 6:
            forms += [bare[len(p) :] for p in sorted(known.small["glued_article"]) if bare.startswith(p)]
    named = known.given.get(plain(forms[0]), frozenset()) or known.given.get(plain(forms[-1]), frozenset())
    if not named and not article and len(bare) >= 6:  # what follows "son of" in one word may be any spelling
        forms += [bare[len(p) :] for p in sorted(known.small["glued_chain"]) if bare.startswith(p)]
    heard = tuple(dict.fromkeys(s for f in forms if (s := sounds(f)))) or ((),)
    short = frozenset() if named else _short(bare, known)
    root = frozenset() if named else _root(plain(forms[0]), known)
    return Part(word, Kind.PLAIN, heard, named, known.weight(plain(forms[0])), article, short, head=short, root=root)


def _root(bare: str, known: Vocabulary) -> frozenset[str]:
    """The given name in "Jalili", "Hamdani"."""
    return known.given.get(bare[:-1], frozenset()) if len(bare) > 4 and bare[-1] in _DERIVED else frozenset()


def _short(bare: str, known: Vocabulary) -> frozenset[str]:
    """The given name in "Nureddin", "Saadeddine", written as one word."""
    for tail in sorted(known.small["tail_glued"], key=len, reverse=True):
        if bare.endswith(tail) and len(bare) > len(tail) + 1:
            return known.given.get(bare[: -len(tail)], frozenset())
    return frozenset()


def _bare_arabic(word: str, bare: str) -> str:
    if bare.startswith(_ARTICLE) and len(bare) > 3 and word[0] not in _HAMZA_ALEF:
        at = next((i for i, c in enumerate(word) if c == _ARTICLE[1]), 0)
        return word[at + 1 :]
    return word


def _servant(text: str, inner: Part, known: Vocabulary) -> Part:
    weight = min(inner.weight, 0.55)
    whole = sounds("".join(_bare_arabic(w, plain(w)) for w in text.split() if plain(w) not in known.small["article"]))
    return replace(inner, text=text, kind=Kind.SERVANT, article=False, weight=weight, whole=whole)


def _glued(part: Part, tail: str) -> Part:
    """A part and the word that ends it, as one."""
    bare = plain(tail)
    end = sounds(_bare_arabic(tail, bare) if script_of(tail) is Script.ARABIC else tail)
    heard = tuple(h + end for h in part.heard)
    text = f"{part.text} {tail}"
    whole = vocabulary().given.get(f"{plain(part.text)} {bare}", frozenset())
    short = part.names if bare in vocabulary().small["tail_religion"] else frozenset()
    joined = replace(part, text=text, heard=heard, names=whole, weight=0.8, root=frozenset())
    return replace(joined, short=short, compound=True, head=part.names)
