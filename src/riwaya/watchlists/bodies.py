"""Two names of organisations -> the words that agree, across languages and scripts, and the sum that scores them.

A word agrees by what it means (army, its translations and transliterations; ``data/bodies.tsv``) or by how it sounds.
What kind of body it is weighs little; what tells one body from another decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.text import fold
from riwaya.watchlists.names import Name, is_number
from riwaya.watchlists.persons import Agreement, Terms
from riwaya.watchlists.sounds import Script, Sounds, likeness, script_of, sounds
from riwaya.watchlists.titles import is_article
from riwaya.watchlists.vocabulary import Notion, joined, plain, vocabulary

AGREE = 0.75
_WEIGHTS = {"head": 0.45, "plain": 0.3, "firm": 0.2, "word": 1.0, "": 1.2}
_ARTICLE = "\u0627\u0644"
_JOINED = ("\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0641\u0627\u0644", "\u0643\u0627\u0644", "\u0644\u0644")
_ALSO_JOINED = ("\u0648", "\u0644")
_ENDINGS = ("\u064a\u0647", "\u0647", "\u064a")
_LONGEST_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or phrase, of a body's name. ``role`` "" is a word of its own: a name, mostly."""

    text: str
    notions: frozenset[str]
    role: str
    heard: Sounds

    @property
    def weight(self) -> float:
        """How much it tells."""
        return _WEIGHTS[self.role]


def _means(text: str, notions: frozenset[Notion], heard: Sounds) -> Word:
    """A word with the least telling of its roles."""
    roles = {n.role for n in notions}
    role = next((role for role in ("head", "firm", "plain", "word") if role in roles), "")
    return Word(text, frozenset(n.id for n in notions), role, heard)


@dataclass(frozen=True, slots=True)
class Body:
    """A name taken as that of a body."""

    words: tuple[Word, ...]
    numbers: frozenset[int]
    known: frozenset[str]

    @property
    def speaks(self) -> bool:
        """Whether any of its words means something here."""
        return any(w.notions for w in self.words)

    def has(self, role: str) -> bool:
        """Whether a word has this role."""
        return any(w.role == role for w in self.words)


def read_body(name: Name) -> Body:
    """The words of a body's name with what they mean."""
    vocab = vocabulary()
    words = [w for w in name.words if not is_number(w)]
    found: list[Word] = []
    at = 0
    while at < len(words):
        word, length = _word(words, at)
        if word is not None:
            found.append(word)
        at += length
    return Body(tuple(found), name.numbers, vocab.bodies.get(joined(name.text), frozenset()))


def _word(words: list[str], at: int) -> tuple[Word | None, int]:
    """The longest word or phrase that means something, or a word as it sounds; None for words that only join."""
    vocab = vocabulary()
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 1, -1):
        run = words[at : at + length]
        phrases = (" ".join(map(_bare, run)), " ".join(map(plain, run)))
        phrase = next((p for p in phrases if p in vocab.notions), "")
        if phrase:
            heard = sounds(phrase.replace(" ", ""))
            return _means(" ".join(words[at : at + length]), vocab.notions[phrase], heard), length
    word, bare = words[at], plain(words[at])
    if bare in vocab.small["servant"] and at + 1 < len(words):
        last = at + 2 if is_article([plain(w) for w in words[at + 1 : at + 3]], 0) else at + 1
        if last < len(words):
            run = words[at : last + 1]
            return _means(" ".join(run), frozenset(), sounds(word + _bare(run[-1]))), len(run)
    if is_article([plain(w) for w in words[at : at + 2]], 0) or bare in vocab.small["chain"]:
        return None, 1
    notions = next((vocab.notions[form] for form in _forms(word) if form in vocab.notions), frozenset())
    if any(n.role == "stop" for n in notions):
        return None, 1
    return _means(word, notions, sounds(_bare(word) if script_of(word) is Script.ARABIC else word)), 1


def _bare(word: str) -> str:
    """A folded word without article and joined letters before it."""
    bare = plain(word)
    if script_of(word) is Script.ARABIC:
        for joined_ in (*_JOINED, _ARTICLE):
            if bare.startswith(joined_) and len(bare) > len(joined_) + 1:
                return bare[len(joined_) :]
    return bare


def _forms(word: str) -> Iterator[str]:
    """The forms under which a word may stand in the data, the surest first."""
    bare = plain(word)
    yield bare
    if script_of(word) is Script.ARABIC:
        stem = _bare(word)
        yield stem
        for ending in _ENDINGS:
            if stem.endswith(ending) and len(stem) > len(ending) + 2:
                yield stem[: -len(ending)] + "\u064a"
        if bare[0] in _ALSO_JOINED and len(bare) > 4:
            yield fold(bare[1:])
    else:
        if bare.endswith("s"):
            yield bare[:-1]
        for article in ("al", "el"):
            if bare.startswith(article) and len(bare) > 5:
                yield bare[2:]


def _likeness(a: Word, b: Word) -> float:
    if a.notions and b.notions:
        return 0.0 if a.notions.isdisjoint(b.notions) else 1.0
    return likeness(a.heard, b.heard)


# The terms of the sum, set by hand on the development half of benchmarks/names.tsv.
BASE = 1.3
INFORMATION, MOST_INFORMATION = 0.9, 2.5
UNLIKENESS = 4.0
OTHER_WORD = -3.6
WORD_MISSING, MOST_MISSING = -2.0, 2.0
OTHER_HEAD = -3.4
HEAD_MISSING = -0.35
PLAIN_MISSING = -0.2
OTHER_NUMBER, NUMBER_MISSING = -6.0, -2.4
NOTHING_TELLING = -1.0
KNOWN_SAME, KNOWN_OTHER = 4.0, -5.0


def compare_bodies(a: Body, b: Body) -> Terms:
    """The sum for two names of bodies."""
    if a.known and b.known:
        same = bool(a.known & b.known)
        name = "two names of one public body" if same else "names of two public bodies"
        return Terms(((name, KNOWN_SAME if same else KNOWN_OTHER),), ())
    pairs = _paired(a.words, b.words)
    agreements = tuple(Agreement(x.text, y.text, s, min(x.weight, y.weight)) for x, y, s in pairs)
    left_a = [w for w in a.words if all(w is not x for x, _, _ in pairs)]
    left_b = [w for w in b.words if all(w is not y for _, y, _ in pairs)]
    terms = [(n, v) for n, v in (*_terms(agreements, left_a, left_b), *_number_terms(a, b)) if v]
    return Terms((("begin", BASE), *terms), agreements)


def _paired(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[tuple[Word, Word, float]]:
    """Each word with at most one other, the best pairs first; ties by place."""
    every = sorted(
        ((s, -abs(i - j), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b) if (s := _likeness(x, y)) >= AGREE),
        reverse=True,
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for s, _, i, j in every:
        if -i not in used_a and -j not in used_b:
            used_a.add(-i)
            used_b.add(-j)
            found.append((a[-i], b[-j], s))
    return found


def _terms(agreements: tuple[Agreement, ...], left_a: list[Word], left_b: list[Word]) -> Iterator[tuple[str, float]]:
    information = sum(x.weight * x.likeness for x in agreements)
    yield "agree", INFORMATION * min(MOST_INFORMATION, information)
    yield "agree loosely", -UNLIKENESS * sum(max(0.0, 0.95 - x.likeness) for x in agreements)
    if not any(x.weight >= 1 for x in agreements):
        yield "no telling word agrees", NOTHING_TELLING * (1 if agreements else 8)
    telling_a, telling_b = (sum(w.weight for w in left if w.role in ("word", "")) for left in (left_a, left_b))
    yield "other words", OTHER_WORD * min(telling_a, telling_b)
    yield "words missing", WORD_MISSING * min(MOST_MISSING, abs(telling_a - telling_b))
    heads_a, heads_b = (sum(w.role == "head" for w in left) for left in (left_a, left_b))
    yield "another kind of body", OTHER_HEAD if heads_a and heads_b else 0.0
    yield "kind of body missing", HEAD_MISSING * abs(heads_a - heads_b)
    plains_a, plains_b = (sum(w.role in ("plain", "firm") for w in left) for left in (left_a, left_b))
    yield "lesser words missing", PLAIN_MISSING * abs(plains_a - plains_b)
    yield "other lesser words", -1.0 * min(plains_a, plains_b)


def _number_terms(a: Body, b: Body) -> Iterator[tuple[str, float]]:
    if a.numbers and b.numbers:
        yield "another number", OTHER_NUMBER if a.numbers != b.numbers else 0.0
        yield "same number", 1.0 if a.numbers == b.numbers else 0.0
    else:
        yield "number missing", NUMBER_MISSING if a.numbers != b.numbers else 0.0
