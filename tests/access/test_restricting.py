"""Restricting: an item is kept for named people until it is opened again."""

import pytest

from riwaya.access import AccessStore, Role, list_restrictions, load_restrictions, release, restrict, set_role
from riwaya.errors import AccessError
from tests.access.world import NOON, owner, somebody


def test_an_item_is_kept_for_those_named_and_changed_when_said_again(store: AccessStore) -> None:
    owner(store)
    nadir, wael = somebody(store, "Nadir", valley="coder"), somebody(store, "Wael", valley="coder")
    with store.writing() as connection:
        restrict(connection, "valley", "report", "r1", [nadir.id, nadir.id], by="Salma", reason="a witness", at=NOON)
    assert load_restrictions(store, "valley").hidden_from(wael, "report") == {"r1"}
    assert load_restrictions(store, "hills").kept_for == {}
    with store.writing() as connection:
        restrict(connection, "valley", "report", "r1", [wael.id], by="Salma", reason="moved", at=NOON)
        (found,) = list_restrictions(connection, "valley")
    assert (found.people, found.reason) == ({wael.id}, "moved")
    with store.writing() as connection:
        release(connection, "valley", "report", "r1")
    assert load_restrictions(store, "valley").kept_for == {}


def test_an_item_kept_for_nobody_is_hidden_from_all_but_owners(store: AccessStore) -> None:
    salma, nadir = owner(store), somebody(store, "Nadir", valley="senior")
    with store.writing() as connection:
        restrict(connection, "valley", "incident", "i1", [], by="Salma", reason="", at=NOON)
    kept = load_restrictions(store, "valley")
    assert kept.hidden_from(nadir, "incident") == {"i1"}
    assert kept.hidden_from(salma, "incident") == frozenset()


def test_whoever_leaves_a_case_leaves_its_restricted_items(store: AccessStore) -> None:
    owner(store)
    nadir = somebody(store, "Nadir", valley="coder")
    with store.writing() as connection:
        restrict(connection, "valley", "report", "r1", [nadir.id], by="Salma", reason="", at=NOON)
        set_role(connection, nadir.id, "valley", None)
        set_role(connection, nadir.id, "valley", Role.CODER)
    assert load_restrictions(store, "valley").kept_for == {("report", "r1"): frozenset()}


def test_other_kinds_of_things_cannot_be_restricted(store: AccessStore) -> None:
    with pytest.raises(AccessError, match="only report"), store.writing() as connection:
        restrict(connection, "valley", "claim", "c1", [], by="Salma", reason="", at=NOON)
