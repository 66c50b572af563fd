"""What a new version of a list changed."""

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, WatchList
from riwaya.watchlists.versions import changes, with_history


def version(day: str, **entries: str) -> WatchList:
    made = tuple(ListEntry(id_, EntryKind.PERSON, (ListedName(name),)) for id_, name in entries.items())
    return WatchList("Talmas", "test", day, day, "", made)


def test_who_came_went_and_was_renamed() -> None:
    found = changes(version("1", a="Rand", b="Salim"), version("2", b="Saleem", c="Damin"))
    assert [[e.id for e in part] for part in (found.came, found.went, found.renamed)] == [["c"], ["a"], ["b"]]


def test_delisted_entry_is_kept_as_history() -> None:
    merged = with_history([version("1", a="Rand", b="Salim"), version("2", b="Salim"), version("3", b="Salim")])
    assert [(e.id, e.delisted) for e in merged.entries] == [("b", ""), ("a", "by 2")]


def test_entry_that_came_back_is_no_history() -> None:
    merged = with_history([version("1", a="Rand"), version("2"), version("3", a="Rand")])
    assert [(e.id, e.delisted) for e in merged.entries] == [("a", "")]
