"""Who stands against whom in an incident: shared by the questions that need two hostile tellers."""

from collections.abc import Iterable

from riwaya.compare.families import FIGHTS, HARMS
from riwaya.compare.kinship import Kinship
from riwaya.compare.tellings import Telling, stem, words_of
from riwaya.compare.who import Who, may_be_one
from riwaya.model import EventType

Pairs = frozenset[frozenset[str]]
"""Pairs of parties."""
_HOSTILE = FIGHTS | HARMS | {EventType.INTERCEPT, EventType.REPEL, EventType.CAPTURE_TERRITORY}


def one_side(one: Who, other: Who, kinship: Kinship) -> bool:
    """True where two are one party or allies."""
    return one.key == other.key or kinship.allied(one.key, other.key)


def same_teller(one: Who, other: Who) -> bool:
    """True where two names of speakers need not mean two: one key, or one name inside the other ("the army")."""
    return one.key == other.key or (one.named and other.named and not _nobody(one, other) and may_be_one(one, other))


def _nobody(one: Who, other: Who) -> bool:
    return one.nobody or other.nobody


def among(who: Who, parties: Iterable[Who], kinship: Kinship) -> bool:
    """True where ``who`` is one of the parties or stands beside one of them."""
    return any(one_side(who, party, kinship) for party in parties)


def hostile_pairs(tellings: Iterable[Telling], kinship: Kinship) -> Pairs:
    """Parties one of which is told as striking, stopping or robbing the other, or as fighting it, by anybody."""
    found: set[frozenset[str]] = set()
    for telling in tellings:
        if telling.event.type not in _HOSTILE or telling.denied:
            continue
        doers, struck = parties(telling.agents), parties(telling.patients)
        if telling.event.type is EventType.ARMED_CLASH:
            struck += doers
        found.update(frozenset((a.key, b.key)) for a in doers for b in struck if not one_side(a, b, kinship))
    return frozenset(found)


def target(tellings: Iterable[Telling]) -> frozenset[str]:
    """Who or what tellings say was struck: parties, and the beginnings of the words for anything else."""
    found: set[str] = set()
    for telling in tellings:
        found.update(who.key for who in parties(telling.patients))
        found.update(stem(word) for word in words_of(telling))
    return frozenset(found)


def one_occurrence(one: Telling, other: Telling) -> bool:
    """True where one report numbers both as one happening."""
    number = one.event.occurrence
    return one.report.id == other.report.id and number != 0 and number == other.event.occurrence


def parties(people: Iterable[Who]) -> tuple[Who, ...]:
    """Those of them that are somebody: named, and not a mere word for doers."""
    return tuple([who for who in people if not who.nobody])


def exclude_each_other(ones: Iterable[Who], others: Iterable[Who]) -> bool:
    """True where both name somebody, and nobody named by one may be anybody named by the other.

    Allies do exclude each other here: that one did it is not that the other did.
    """
    ones, others = tuple(ones), tuple(others)
    return bool(ones and others) and not any(may_be_one(a, b) for a in ones for b in others)
