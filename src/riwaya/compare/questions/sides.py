"""Who stands against whom in an incident: shared by the questions that need two hostile tellers."""

from collections.abc import Iterable

from riwaya.compare.kinship import Kinship
from riwaya.compare.who import Who, may_be_one, names_nobody


def one_side(one: Who, other: Who, kinship: Kinship) -> bool:
    """True where two are one party or allies."""
    return one.key == other.key or kinship.allied(one.key, other.key)


def among(who: Who, parties: Iterable[Who], kinship: Kinship) -> bool:
    """True where ``who`` is one of the parties or stands beside one of them."""
    return any(one_side(who, party, kinship) for party in parties)


def parties(people: Iterable[Who]) -> tuple[Who, ...]:
    """Those of them that are somebody: named, and not a mere word for doers."""
    return tuple(who for who in people if not names_nobody(who))


def exclude_each_other(ones: Iterable[Who], others: Iterable[Who]) -> bool:
    """True where both name somebody, and nobody named by one may be anybody named by the other.

    Allies do exclude each other here: that one did it is not that the other did.
    """
    ones, others = tuple(ones), tuple(others)
    return bool(ones and others) and not any(may_be_one(a, b) for a in ones for b in others)
