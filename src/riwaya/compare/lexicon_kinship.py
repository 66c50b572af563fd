"""The lexicon's actors -> dated kinship: parents, posts and allies, as far as they make one party of several names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from riwaya.compare.kinship import Bond, DatedKinship
from riwaya.lexicon.actor_entries import read_actor_entries
from riwaya.lexicon.kept import kept
from riwaya.lexicon.source import Entry

_STATES = frozenset(("state_body", "de_facto_authority", "political_body"))


@cache
def lexicon_kinship(
    overlays: tuple[Path, ...] = (), *, made_from: str = "", keep_in: Path | None = None
) -> DatedKinship:
    """Kinship as the lexicon tells it. Raises LexiconError.

    ``keep_in``: a directory of the user's in which it is kept for the next start, under the lexicon's hash
    ``made_from``.
    """
    return kept(made_from, keep_in, lambda: _kinship(overlays), DatedKinship)


def _kinship(overlays: tuple[Path, ...]) -> DatedKinship:
    """An armed group is nobody's office: it is its backer's ally and keeps its own account. Governments that claim one
    state at the same time are each a party; one that rules alone speaks for the state.
    """
    entries = {entry.id: entry for entry in read_actor_entries(overlays)}
    rivals = _rivals(entries)
    parents: list[Bond] = []
    allies: list[Bond] = []
    for entry in entries.values():
        for bond in _parents(entry):
            above = entries.get(bond.other)
            if above is None:
                continue
            if entry.id in rivals:
                continue
            group = entry.text("kind") == "armed_group" and above.text("kind") in _STATES
            (allies if group else parents).append(bond)
        allies += _allies(entry)
    return DatedKinship(tuple(parents), tuple(allies))


def _parents(entry: Entry) -> Iterator[Bond]:
    """Belonging as the entry has it: of a period first, else for all its time, else the post a person holds."""
    for period in _listed(entry, "periods"):
        if "parent" in period:
            yield Bond(entry.id, str(period["parent"]), *_days(period))
    if "parent" in entry.data:
        yield Bond(entry.id, str(entry.data["parent"]))
    for post in _listed(entry, "posts"):
        if "of" in post:
            yield Bond(entry.id, str(post["of"]), *_days(post))


def _allies(entry: Entry) -> Iterator[Bond]:
    yield from (Bond(entry.id, other) for other in entry.texts("allies"))
    for period in _listed(entry, "periods"):
        yield from (Bond(entry.id, str(other), *_days(period)) for other in period.get("allies", ()))


def _rivals(entries: Mapping[str, Entry]) -> frozenset[str]:
    """Governments whose state has another one at the same time."""
    claimants: dict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        if "bodies" in entry.data and isinstance(entry.data.get("parent"), str):
            claimants[entry.data["parent"]].append(entry.id)
    return frozenset(
        one
        for group in claimants.values()
        for one in group
        for other in group
        if one != other and _overlap(_valid(entries[one]), _valid(entries[other]))
    )


def _valid(entry: Entry) -> tuple[int | None, int | None]:
    return _days(entry.part("valid").data)


def _overlap(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    first = max(one[0] or 0, other[0] or 0)
    ends = [end for end in (one[1], other[1]) if end is not None]
    return not ends or first < min(ends)


def _listed(entry: Entry, key: str) -> Sequence[Mapping[str, Any]]:
    found = entry.data.get(key, ())
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, list | tuple) else []


def _days(data: Mapping[str, Any]) -> tuple[int | None, int | None]:
    return _day(data.get("from"), last=False), _day(data.get("to"), last=True)


def _day(text: object, *, last: bool) -> int | None:
    """The ordinal of "2018", "2018-03" or "2018-03-05": its first day, or of an end its last (months as of 28 days)."""
    if text is None:
        return None
    parts = str(text).split("-")
    filled = [*parts, *(["12", "28"] if last else ["01", "01"])[len(parts) - 1 :]]
    return date(int(filled[0]), int(filled[1]), int(filled[2])).toordinal()
