"""The room's data holds what it promises."""

from riwaya.text import fold
from riwaya.watchlists.packaged import packaged_rows
from riwaya.watchlists.vocabulary import plain, vocabulary


def test_ids_are_given_once() -> None:
    for name in ("given.tsv", "bodies.tsv", "known_bodies.tsv"):
        ids = [row[0] for row in packaged_rows(name)]
        assert sorted(ids) == sorted(set(ids)), name


def test_rows_have_all_their_cells() -> None:
    assert {len(row) for row in packaged_rows("given.tsv")} == {3}
    assert {len(row) for row in packaged_rows("bodies.tsv")} == {4}


def test_roles_are_known() -> None:
    assert {row[1] for row in packaged_rows("bodies.tsv")} == {"head", "plain", "firm", "word", "stop"}


def test_what_one_is_the_servant_of_is_a_name() -> None:
    known = {id_ for ids in vocabulary().given.values() for id_ in ids}
    assert vocabulary().servant_of - known <= {
        "khaliq",
        "qahhar",
        "hasib",
        "wakil",
        "qawi",
        "baqi",
        "ilah",
        "basir",
        "mumin",
        "aal",
        "sabur",
        "sahib",
    }


def test_arabic_is_looked_up_folded_and_latin_without_marks() -> None:
    assert plain("أُسامة") == fold("اسامه")
    assert plain("Şükrî") == "sukri"
    assert plain("Hassan") == plain("hasan")


def test_commoner_names_weigh_less() -> None:
    weigh = vocabulary().weight
    assert weigh(plain("Muhammad")) < weigh(plain("Nizar")) < weigh(plain("Chahrour"))
