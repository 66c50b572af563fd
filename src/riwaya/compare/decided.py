"""People's decisions on who is who, in their order -> the kinship that holds them; a later one overrules an earlier."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import permutations

from riwaya.compare.kinship import AnyKinship, Decided
from riwaya.compare.who import name_key
from riwaya.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """That names (or ids of the lexicon) are one actor, or are not; one name alone that is not: many bear it."""

    subjects: tuple[str, ...]
    same: bool


def with_rulings(kinship: AnyKinship, rulings: Iterable[Ruling]) -> AnyKinship:
    """The kinship under which every one of the rulings holds that no later one takes back."""
    groups: list[frozenset[str]] = []
    apart: set[tuple[str, str]] = set()
    namesakes: set[str] = set()
    for ruling in rulings:
        keys = frozenset(actor_key(subject) for subject in ruling.subjects)
        if ruling.same:
            met = [group for group in groups if group & keys]
            groups = [group for group in groups if not group & keys] + [keys.union(*met)]
            apart -= set(permutations(keys, 2))
            namesakes -= keys
        else:
            groups = [part for group in groups for part in _parted(group, keys)]
            apart |= set(permutations(keys, 2))
            namesakes |= keys if len(keys) == 1 else frozenset()
    decided = Decided(
        goes_by={key: _standing(group) for group in groups for key in group},
        apart={one: frozenset(b for a, b in apart if a == one) for one, _ in sorted(apart)},
        namesakes=frozenset(namesakes),
    )
    return replace(kinship, decided=decided)


def bearing_on(keys: Collection[str], decided: Decided) -> str:
    """What is decided of any of these keys, as a short text that is the same for the same; empty where nothing is."""
    ruled = sorted({*decided.goes_by, *decided.apart, *decided.namesakes}.intersection(keys))
    said = [
        (key, decided.goes_by.get(key), sorted(decided.apart.get(key, ())), key in decided.namesakes) for key in ruled
    ]
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest() if said else ""


def actor_key(subject: str) -> str:
    """The key of a party: an id of the lexicon as it is, anything else as a name."""
    return subject if subject.startswith(("actor:", "name:")) else name_key(subject)


def _parted(group: frozenset[str], keys: frozenset[str]) -> Sequence[frozenset[str]]:
    """A group without what was told apart in it; what is left stays together."""
    if len(group & keys) < 2:
        return [group]
    return [part for part in (group - keys, *(frozenset((key,)) for key in sorted(group & keys))) if part]


def _standing(group: frozenset[str]) -> str:
    """An entry of the lexicon before a name, then the first by name: the same whatever the order of decisions."""
    return min(group, key=lambda key: (not key.startswith("actor:"), key))
