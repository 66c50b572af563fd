"""Versions of one list -> what came and went, and the newest with what is no longer on it kept as history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from riwaya.watchlists.entries import ListEntry, WatchList


@dataclass(frozen=True, slots=True)
class Changes:
    """From one version to the next: entries by id, in the lists' order."""

    came: tuple[ListEntry, ...]
    went: tuple[ListEntry, ...]
    renamed: tuple[ListEntry, ...]
    """Entries whose names changed, as they are now."""


def changes(old: WatchList, new: WatchList) -> Changes:
    """What the newer version changed."""
    before = {e.id: e for e in old.entries if not e.delisted}
    after = {e.id: e for e in new.entries if not e.delisted}
    return Changes(
        came=tuple(e for id_, e in after.items() if id_ not in before),
        went=tuple(e for id_, e in before.items() if id_ not in after),
        renamed=tuple(e for id_, e in after.items() if id_ in before and set(e.names) != set(before[id_].names)),
    )


def with_history(versions: Sequence[WatchList]) -> WatchList:
    """The last version; entries of earlier ones that it lacks follow, marked as gone by the version that lacks them."""
    newest = versions[-1]
    held = {e.id for e in newest.entries}
    gone: dict[str, ListEntry] = {}
    for earlier, later in pairwise(versions):
        still = {e.id for e in later.entries}
        for entry in earlier.entries:
            if entry.id not in still and entry.id not in held:
                gone[entry.id] = (
                    entry if entry.delisted else replace(entry, delisted=f"by {later.version or later.date}")
                )
    return replace(newest, entries=(*newest.entries, *gone.values()))
