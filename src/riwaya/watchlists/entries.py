"""What a list holds: entries with their names and details, as values. A loader makes them, the index searches them."""

from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry lists."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"
    """Vessels, aircraft, wallets: kept, never matched against an actor."""


class Strength(StrEnum):
    """How good the list says a name is. A weak one only confirms what another name of the entry says."""

    PRIMARY = "primary"
    STRONG = "strong"
    WEAK = "weak"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of an entry, as the list spells it."""

    text: str
    strength: Strength = Strength.STRONG


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry. ``births``: dates, ISO where they can be; ``reference``: the list's own number."""

    id: str
    kind: EntryKind
    names: tuple[ListedName, ...]
    programmes: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    reference: str = ""
    listed: str = ""
    delisted: str = ""
    basis: str = ""
    """The list's own words on why; shown, never matched."""


@dataclass(frozen=True, slots=True)
class WatchList:
    """One list at one time. ``version``: as the file says it, or ""; ``sha256`` of the file's bytes."""

    name: str
    form: str
    version: str
    date: str
    sha256: str
    entries: tuple[ListEntry, ...]
    notes: tuple[str, ...] = ()
    """What could not be read, each with its line."""
