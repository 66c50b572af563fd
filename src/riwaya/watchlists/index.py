"""Lists -> an index; an asked name -> the entries whose names are possibly its own, best first, each with its reasons.

Candidates are found by what two spellings of a name share: a given name, a notion, or the consonants as classes with
at most one left out. Only the most promising are compared in full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from operator import itemgetter

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.matching import THRESHOLD, Taken, as_score, scored, taken
from riwaya.watchlists.names import Kind, written_names
from riwaya.watchlists.persons import Agreement
from riwaya.watchlists.sounds import Sounds, skeleton

COMPARED = 40
"""Names compared in full; what that loses against comparing all is measured in benchmarks/names.py."""
_DULL, _KNOWN = 0.3, 4.0
"""How much a word most bodies carry, and a body's being known, tell where names are looked up."""
_LOOSE, _LOOSELY = "?-", 0.7
"""Keys that two spellings share with one consonant changed or left out, and how much less they tell."""
_LEAST_SHARE = 0.3
_LENGTH = 0.4
"""What each part of a listed name takes, so that of many that share common names the shortest come first."""
_OTHER_BIRTH, _SAME_BIRTH, _YEARS_APART = -2.5, 0.8, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """An actor as asked for: its names, and what else is known of it."""

    names: tuple[str, ...]
    birth: str = ""
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name match with one entry: what agrees, what made the score, and what could not be compared."""

    asked: str
    name: ListedName
    score: float
    entry: ListEntry
    list: WatchList
    agreements: tuple[Agreement, ...]
    terms: tuple[tuple[str, float], ...]
    confirmed_by: tuple[str, ...]
    missing: tuple[str, ...]


class Index:
    """Every name of some lists, ready to be searched. Made once, never changed."""

    def __init__(self, lists: Sequence[WatchList]) -> None:
        self.lists = tuple(lists)
        self._names: list[tuple[WatchList, ListEntry, ListedName, Taken]] = []
        self._postings: dict[str, list[int]] = {}
        self._lengths: list[int] = []
        for list_ in lists:
            for entry in list_.entries:
                if entry.kind is not EntryKind.OTHER:
                    self._add(list_, entry)
        self._of_entry: dict[tuple[str, str], list[int]] = {}
        for number, (list_, entry, _, _) in enumerate(self._names):
            self._of_entry.setdefault((list_.name, entry.id), []).append(number)

    def _add(self, list_: WatchList, entry: ListEntry) -> None:
        for name in entry.names:
            for text in written_names(name.text):
                number = len(self._names)
                self._names.append((list_, entry, name, taken(text)))
                self._lengths.append(len(taken(text).name.parts))
                for key in {key for _, keys in _keys(taken(text), stored=True) for key in keys}:
                    self._postings.setdefault(key, []).append(number)

    def __len__(self) -> int:
        return len(self._names)

    def candidates(self, asked: Asked, *, threshold: float = THRESHOLD, limit: int = 20) -> list[Candidate]:
        """Entries whose names are possibly the asked one's, best first; ties by list and entry."""
        best: dict[tuple[str, str], tuple[float, int, str]] = {}
        confirming: dict[tuple[str, str], set[str]] = {}
        for text in dict.fromkeys(t for name in asked.names for t in written_names(name)):
            asked_name = taken(text)
            for number in self._promising(asked_name):
                list_, entry, name, listed = self._names[number]
                score = _comparable_score(asked_name, listed, entry.kind)
                key = (list_.name, entry.id)
                if name.strength is Strength.WEAK:
                    if score >= threshold:
                        confirming.setdefault(key, set()).add(name.text)
                elif score >= threshold and score > best.get(key, (0.0, 0, ""))[0]:
                    best[key] = (score, number, text)
        known = {id_ for name in asked.names for id_ in taken(name).body.known}
        found = [
            self._candidate(asked, *value, confirming.get(key, set()))
            for key, value in best.items()
            if not self._other_body(known, key)
        ]
        kept = [c for c in found if c.score >= threshold]
        return sorted(kept, key=lambda c: (-c.score, c.list.name, c.entry.id))[:limit]

    def _other_body(self, known: set[str], key: tuple[str, str]) -> bool:
        """Whether an entry is a public body that is known to be another than the one asked for."""
        listed = {id_ for number in self._of_entry[key] for id_ in self._names[number][3].body.known}
        return bool(known and listed) and known.isdisjoint(listed)

    def _promising(self, asked: Taken) -> list[int]:
        """The numbers of the names that share most of what tells, in a stable order."""
        sums: dict[int, float] = {}
        for telling, keys in _keys(asked, stored=False):
            posted = [(telling * self._worth(key), self._postings[key]) for key in keys if key in self._postings]
            part: dict[int, float] = {}
            for worth, numbers in sorted(posted, key=itemgetter(0)):  # the most telling key of a part counts
                part.update(dict.fromkeys(numbers, worth))
            for number, worth in part.items():
                sums[number] = sums.get(number, 0.0) + worth
        least = _LEAST_SHARE * max(sums.values(), default=0.0)
        ranked = nlargest(
            COMPARED, ((worth - _LENGTH * self._lengths[n], -n) for n, worth in sums.items() if worth >= least)
        )
        return [-number for _, number in ranked]

    def _worth(self, key: str) -> float:
        """How much it tells that two names share a key."""
        exact = key[0] not in _LOOSE
        return (1.0 if exact else _LOOSELY) * log(1 + len(self._names) / (1 + len(self._postings[key])))

    def _candidate(self, asked: Asked, score: float, number: int, text: str, confirming: set[str]) -> Candidate:
        list_, entry, name, listed = self._names[number]
        _, terms = scored(taken(text), listed)
        more = [*_birth_terms(asked, entry), *((("a weak alias agrees too", 0.3),) if confirming else ())]
        total = terms.total + sum(value for _, value in more)
        return Candidate(
            asked=text,
            name=name,
            score=as_score(total) if more else score,
            entry=entry,
            list=list_,
            agreements=terms.agreements,
            terms=tuple((n, round(v, 2)) for n, v in (*terms.terms, *more)),
            confirmed_by=tuple(sorted(confirming)),
            missing=tuple(_missing(asked, entry)),
        )


def _comparable_score(asked: Taken, listed: Taken, kind: EntryKind) -> float:
    """The score of two names; none where one is a person's and the other a body's."""
    if (kind is EntryKind.PERSON and asked.is_body) or (kind is EntryKind.BODY and asked.is_person):
        return 0.0
    return scored(asked, listed)[0]


def _keys(asked: Taken, *, stored: bool) -> tuple[tuple[float, tuple[str, ...]], ...]:
    """For each part of a name, how much it tells, and the keys under which a spelling of it may be found."""
    found: list[tuple[float, tuple[str, ...]]] = []
    meaning = {word.text: word for word in asked.body.words if word.notions}
    for part in asked.name.parts:
        word = meaning.pop(part.text, None)
        if part.kind is Kind.INITIAL:
            continue
        heard = (*part.heard, *((part.whole,) if part.whole else ()))
        keys = {f"={id_}" for id_ in part.names | part.short} | {key for s in heard for key in _skeletons(s, stored)}
        keys |= {f"~{id_}" for id_ in word.notions} if word else set()
        found.append((_DULL if word and word.weight < 1 else 1.0, tuple(sorted(keys))))
    for word in meaning.values():
        found.append((_DULL if word.weight < 1 else 1.0, tuple(sorted(f"~{id_}" for id_ in word.notions))))
    found += [(_KNOWN, (f"#{id_}",)) for id_ in sorted(asked.body.known)]
    found += [(1.0, (f"+{number}",)) for number in sorted(asked.name.numbers)]
    return tuple(found)


def _skeletons(heard: Sounds, stored: bool) -> Iterator[str]:
    """The consonants; with one of them unsaid, in its place; and, for one side, without one of them."""
    whole = skeleton(heard)
    yield f"!{whole}" if whole else f"!{len(heard)}"
    if len(whole) < 3:
        return
    if not stored:
        yield f"-{whole}"
    for i in range(len(whole)):
        yield f"?{whole[:i]}.{whole[i + 1 :]}"
        yield f"-{whole[:i]}{whole[i + 1 :]}" if stored else f"!{whole[:i]}{whole[i + 1 :]}"


def _birth_terms(asked: Asked, entry: ListEntry) -> Iterator[tuple[str, float]]:
    years = [int(b[:4]) for b in entry.births if b[:4].isdigit()]
    if asked.birth[:4].isdigit() and years:
        apart = min(abs(int(asked.birth[:4]) - year) for year in years)
        yield ("born alike", _SAME_BIRTH) if apart <= _YEARS_APART else ("born in another year", _OTHER_BIRTH)


def _missing(asked: Asked, entry: ListEntry) -> Iterator[str]:
    """What a person should look for before saying anything."""
    if entry.kind is EntryKind.PERSON:
        if not asked.birth:
            yield (
                f"birth date (the list says {', '.join(entry.births)})"
                if entry.births
                else "birth date (on neither side)"
            )
        elif not entry.births:
            yield "birth date (not on the list)"
        if not entry.posts or not asked.posts:
            yield f"post (the list says {'; '.join(entry.posts)})" if entry.posts else "post (not on the list)"
