"""Two written names -> whether they are possibly one name: a score with the parts that made it. Never an identity."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import exp

from riwaya.watchlists.bodies import Body, compare_bodies, read_body
from riwaya.watchlists.names import Kind, Name, read_name, written_names
from riwaya.watchlists.persons import Agreement, Reading, Terms, compare_readings, readings
from riwaya.watchlists.vocabulary import known_names, plain, vocabulary

THRESHOLD = 0.6
"""From here on a pair is a possible name match. Chosen on one half of benchmarks/names, reported on the other."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """One written name, taken apart both as a person's and as a body's, and which of the two it looks like."""

    name: Name
    body: Body
    readings: tuple[Reading, ...]
    is_body: bool
    is_person: bool


def match(a: str, b: str, *, threshold: float = THRESHOLD) -> Match:
    """Whether two names, in any scripts and spellings, are possibly one name; the best of the names each holds."""
    best = max((_one(x, y) for x in written_names(a) for y in written_names(b)), key=lambda found: found[0])
    score, terms = best
    shown = tuple((name, round(value, 2)) for name, value in terms.terms)
    return Match(a, b, score, score >= threshold, terms.agreements, shown)


def _one(a: str, b: str) -> tuple[float, Terms]:
    if b < a:  # one order, so that the score is the same either way
        score, terms = scored(taken(b), taken(a))
        return score, Terms(terms.terms, tuple(Agreement(x.b, x.a, x.likeness, x.weight) for x in terms.agreements))
    return scored(taken(a), taken(b))


@lru_cache(maxsize=200_000)
def taken(text: str) -> Taken:
    """A written name, taken apart; kept, since a list's names are met again and again."""
    name = read_name(text)
    body = read_body(name)
    is_body = _is_body(name, body)
    is_person = bool(name.parts) and not is_body and (name.titles > 0 or name.turned or _full(name))
    return Taken(name, body, tuple(readings(name)), is_body, is_person)


def scored(a: Taken, b: Taken) -> tuple[float, Terms]:
    """Score and terms of two names."""
    terms = _terms(a, b)
    return as_score(terms.total), terms


def as_score(total: float) -> float:
    """A sum of terms on the scale from 0 to 1."""
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)


def _terms(a: Taken, b: Taken) -> Terms:
    short = _abbreviates(a.name, b.name) or _abbreviates(b.name, a.name)
    if short is not None:
        return short
    if not a.is_body and not b.is_body:
        return _persons(a, b)
    terms = _bodies(a.body, b.body)
    if (a.is_body and _of_a_person(b)) or (b.is_body and _of_a_person(a)):
        return Terms((*terms.terms, ("a body and a person", _UNLIKE_KINDS)), terms.agreements)
    return terms


def _of_a_person(other: Taken) -> bool:
    """Whether a name beside a body's is a person's: by its look, or by several parts without a word of a body's."""
    return other.is_person or not (other.is_body or other.body.speaks or len(other.name.parts) < 2)


def _persons(a: Taken, b: Taken) -> Terms:
    """Two names of which neither is clearly a body's."""
    terms = compare_readings(a.readings, b.readings, (a.name.generation, b.name.generation))
    if a.name.numbers != b.name.numbers:
        other = a.name.numbers and b.name.numbers
        number = ("another number", _OTHER_NUMBER) if other else ("number missing", _NUMBER_MISSING)
        return Terms((*terms.terms, number), terms.agreements)
    if terms.total < 0 and not a.is_person and not b.is_person and (a.body.speaks or b.body.speaks):
        return max((terms, compare_bodies(a.body, b.body)), key=lambda found: found.total)
    return terms


def _bodies(a: Body, b: Body) -> Terms:
    """Two bodies; one that is known by several names is laid beside the other under each of them."""
    found = [compare_bodies(a, b)]
    if bool(a.known) is not bool(b.known):
        known, other = (a, b) if a.known else (b, a)
        for id_ in sorted(known.known):
            for body in _known_bodies(id_):
                terms = compare_bodies(body, other)
                found.append(Terms((*terms.terms, ("by another of its names", _OTHER_OF_ITS_NAMES)), terms.agreements))
    return max(found, key=lambda terms: terms.total)


@cache
def _known_bodies(id_: str) -> tuple[Body, ...]:
    """The names of a public body, each as if it were not known."""
    return tuple(replace(taken(name).body, known=frozenset()) for name in known_names(id_))


def _full(name: Name) -> bool:
    return _named(name) and len(name.parts) > 1


def _named(name: Name) -> bool:
    """Whether it begins like a person's name."""
    first = name.parts[0] if name.parts else None
    return first is not None and (
        bool(first.names or first.short or first.compound) or first.kind in (Kind.KUNYA, Kind.MOTHER, Kind.SERVANT)
    )


def _is_body(name: Name, body: Body) -> bool:
    """Whether a name looks like an organisation's. A rank before a person's name ("Liwa" with its article) does not."""
    if body.known:
        return True
    rest = read_body(replace(name, words=name.words[name.titles :])) if name.titles else body
    if not (_named(name) or (len(name.parts) > 1 and not rest.speaks and not name.numbers)):
        rest = body
    if rest.has("head") or rest.has("firm"):
        return True
    named = name.titles > 0 or name.turned or _named(name) or any(part.compound for part in name.parts[1:])
    return not named and sum(w.role in ("word", "plain") for w in body.words) >= 2


def _abbreviates(short: Name, long: Name) -> Terms | None:
    """A Latin abbreviation beside the name whose words it begins."""
    letters = short.text.replace(".", "").strip()
    if not (2 < len(letters) <= 7 and letters.isascii() and letters.isalpha() and letters.isupper()):
        return None
    words = [w for w in long.words if plain(w) not in vocabulary().small["article"]]
    initials = "".join(w[0] for w in words if w[0].isupper()).upper()
    if len(words) < 3 or initials != letters:
        return None
    return Terms((("an abbreviation", _ABBREVIATION),), (Agreement(letters, long.text, 1.0, 1.0),))
