"""A name looked up in lists: found in any script, with what is weak, missing or gone told."""

from riwaya.watchlists.entries import EntryKind, ListedName, ListEntry, Strength, WatchList
from riwaya.watchlists.index import Asked, Index
from riwaya.watchlists.lists.files import read_lists
from tests.watchlists import fixtures as f


def index() -> Index:
    return Index(read_lists({"sdn.csv": f.OFAC_CSV, "alt.csv": f.OFAC_ALT}))


def entries(*names: ListedName, kind: EntryKind = EntryKind.PERSON) -> Index:
    return Index([WatchList("Talmas", "test", "1", "", "0" * 64, (ListEntry("1", kind, names),))])


def test_arabic_name_finds_the_latin_entry() -> None:
    (found,) = index().candidates(Asked(("رند سالم التلماسي",)))
    assert (found.entry.id, found.list.name, found.name.strength) == ("101", "OFAC SDN", Strength.PRIMARY)
    assert {(a.a, a.b) for a in found.agreements} >= {("رند", "Rand")}


def test_alias_finds_its_entry_as_an_alias() -> None:
    (found,) = index().candidates(Asked(("أبو غيث التلماسي",)))
    assert (found.entry.id, found.name.strength) == ("101", Strength.STRONG)


def test_weak_alias_alone_makes_no_candidate() -> None:
    assert index().candidates(Asked(("راندو",))) == []


def test_weak_alias_confirms_another_name() -> None:
    plain = index().candidates(Asked(("رند سالم التلماسي",)))[0]
    (found,) = index().candidates(Asked(("رند سالم التلماسي", "راندو")))
    assert found.confirmed_by == ("RANDO",)
    assert found.score > plain.score


def test_missing_birth_date_and_post_are_told() -> None:
    (found,) = index().candidates(Asked(("Rand Salim al-Talmasi",)))
    assert found.missing == (
        "birth date (the list says 1963-05-06, 1964)",
        "post (the list says Minister of Salt)",
    )


def test_another_birth_year_takes_from_the_score() -> None:
    same = index().candidates(Asked(("Rand Salim al-Talmasi",), birth="1963"), threshold=0)[0]
    other = index().candidates(Asked(("Rand Salim al-Talmasi",), birth="1990"), threshold=0)
    assert all(c.score < same.score for c in other)


def test_body_is_found_by_its_translation_and_not_by_a_person() -> None:
    assert [c.entry.id for c in index().candidates(Asked(("لواء سالت",)))] == ["102"]
    assert entries(ListedName("Salt Brigade"), kind=EntryKind.PERSON).candidates(Asked(("لواء سالت",))) == []


def test_vessel_is_never_a_candidate() -> None:
    assert index().candidates(Asked(("Sea Star",))) == []


def test_brother_of_a_listed_person_is_no_candidate() -> None:
    assert index().candidates(Asked(("خالد سالم التلماسي",))) == []


def test_best_candidate_stands_first() -> None:
    names = ("Rand Salim al-Talmasi", "Rand Talmasi")
    made = Index(
        [
            WatchList(
                "Talmas",
                "test",
                "1",
                "",
                "",
                tuple(ListEntry(str(n), EntryKind.PERSON, (ListedName(name),)) for n, name in enumerate(names)),
            )
        ]
    )
    assert made.candidates(Asked(("رند سالم التلماسي",)))[0].entry.id == "0"
