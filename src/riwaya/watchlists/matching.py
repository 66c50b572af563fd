"""Two written names -> whether they are possibly one name: a score with the parts that made it. Never an identity."""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp

from riwaya.watchlists.bodies import Body, compare_bodies, read_body
from riwaya.watchlists.names import Kind, Name, read_name, written_names
from riwaya.watchlists.persons import Agreement, Terms, compare_persons
from riwaya.watchlists.vocabulary import known_names, plain, vocabulary

THRESHOLD = 0.6
"""From this score on, a pair is a possible name match. Chosen on one half of benchmarks/names.tsv, reported on the other."""
_UNLIKE_KINDS = -5.0
_OTHER_NUMBER = -4.0
_NUMBER_MISSING = -1.0
_ABBREVIATION = 1.2
_OTHER_OF_ITS_NAMES = -0.2
_WORDS = "possible name match"


@dataclass(frozen=True, slots=True)
class Match:
    """How far two names are possibly one. ``agreements``: which parts agree; ``terms``: what made the score."""

    a: str
    b: str
    score: float
    match: bool
    agreements: tuple[Agreement, ...]
    terms: tuple[tuple[str, float], ...]

    @property
    def verdict(self) -> str:
        """In words. Only a person says that two names are one person's."""
        return _WORDS if self.match else "no match"


def match(a: str, b: str, *, threshold: float = THRESHOLD) -> Match:
    """Whether two names, in any scripts and spellings, are possibly one name; the best of the names each holds."""
    best = max((_one(x, y) for x in written_names(a) for y in written_names(b)), key=lambda found: found[0])
    score, terms = best
    shown = tuple((name, round(value, 2)) for name, value in terms.terms)
    return Match(a, b, score, score >= threshold, terms.agreements, shown)


@lru_cache(maxsize=50_000)
def _one(a: str, b: str) -> tuple[float, Terms]:
    if (b, a) < (a, b):  # one order, so that the score is the same either way
        score, terms = _one(b, a)
        return score, Terms(terms.terms, tuple(Agreement(x.b, x.a, x.likeness, x.weight) for x in terms.agreements))
    return scored(read_name(a), read_name(b))


def scored(a: Name, b: Name) -> tuple[float, Terms]:
    """Score and terms of two names that were read."""
    terms = _terms(a, b)
    return round(1 / (1 + exp(-max(-30.0, min(30.0, terms.total)))), 3), terms


def _terms(a: Name, b: Name) -> Terms:
    body_a, body_b = read_body(a), read_body(b)
    is_a, is_b = is_body(a, body_a), is_body(b, body_b)
    short = _abbreviates(a, b) or _abbreviates(b, a)
    if short is not None:
        return short
    if is_a or is_b:
        terms = _bodies(body_a, body_b)
        if (is_a and is_person(b)) or (is_b and is_person(a)):
            return Terms((*terms.terms, ("a body and a person", _UNLIKE_KINDS)), terms.agreements)
        if not (is_a and is_b) and not (body_a.known and body_b.known):
            persons = compare_persons(a, b)
            return max((terms, persons), key=lambda t: t.total) if persons.total < 0 else terms
        return terms
    terms = compare_persons(a, b)
    if a.numbers != b.numbers:
        name = "another number" if a.numbers and b.numbers else "number missing"
        value = _OTHER_NUMBER if a.numbers and b.numbers else _NUMBER_MISSING
        return Terms((*terms.terms, (name, value)), terms.agreements)
    return terms


def _bodies(a: Body, b: Body) -> Terms:
    """Two bodies; one that is known by several names is laid beside the other under each of them."""
    found = [compare_bodies(a, b)]
    if bool(a.known) is not bool(b.known):
        known, other = (a, b) if a.known else (b, a)
        for id_ in sorted(known.known):
            for name in known_names(id_):
                terms = compare_bodies(replace(read_body(read_name(name)), known=frozenset()), other)
                found.append(Terms((*terms.terms, ("by another of its names", _OTHER_OF_ITS_NAMES)), terms.agreements))
    return max(found, key=lambda terms: terms.total)


def is_person(name: Name) -> bool:
    """Whether a name looks like a person's."""
    if not name.parts or is_body(name, read_body(name)):
        return False
    return name.titles > 0 or name.turned or (_named(name) and len(name.parts) > 1)


def _named(name: Name) -> bool:
    """Whether it begins like a person's name."""
    first = name.parts[0] if name.parts else None
    return first is not None and (bool(first.names or first.short) or first.kind in (Kind.KUNYA, Kind.SERVANT))


def is_body(name: Name, body: Body) -> bool:
    """Whether a name looks like an organisation's. A rank before a person's name ("Liwa" with its article) does not."""
    if body.known:
        return True
    rest = read_body(replace(name, words=name.words[name.titles :])) if name.titles and _named(name) else body
    if rest.has("head") or rest.has("firm"):
        return True
    named = name.titles > 0 or name.turned or _named(name)
    return not named and sum(w.role in ("word", "plain") for w in body.words) >= 2


def _abbreviates(short: Name, long: Name) -> Terms | None:
    """A Latin abbreviation beside the name whose words it begins."""
    vocab = vocabulary()
    letters = short.text.replace(".", "").strip()
    if not (2 < len(letters) <= 7 and letters.isascii() and letters.isalpha() and letters.isupper()):
        return None
    words = [w for w in long.words if plain(w) not in vocab.small["article"]]
    initials = "".join(w[0] for w in words if w[0].isupper()).upper()
    if len(words) < 3 or initials != letters:
        return None
    return Terms((("an abbreviation", _ABBREVIATION),), (Agreement(letters, long.text, 1.0, 1.0),))
