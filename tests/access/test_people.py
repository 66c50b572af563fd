"""People: the first one, names, roles, disabling."""

import pytest

from riwaya.access import (
    EVERY_CASE,
    AccessStore,
    Role,
    begin,
    begin_session,
    find_hash,
    find_session,
    is_begun,
    list_people,
    set_disabled,
    set_role,
)
from riwaya.errors import AccessError
from tests.access.world import NOON, PASSWORD, owner, somebody


def test_the_first_person_owns_everything_and_there_is_one_first(store: AccessStore) -> None:
    assert not is_begun(store)
    assert owner(store).roles == {EVERY_CASE: Role.OWNER}
    assert is_begun(store)
    with pytest.raises(AccessError, match="people already"):
        begin(store, "Nadir", PASSWORD, at=NOON)


@pytest.mark.parametrize("name", ["salma", "SALMA", " Sal\u200bma ", "Ｓalma", "Sal\u202ema"])
def test_two_names_that_look_the_same_cannot_both_be_there(store: AccessStore, name: str) -> None:
    owner(store)
    with pytest.raises(AccessError, match="already"):
        somebody(store, name)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 81])
def test_a_name_can_be_seen_and_fits_on_a_line(store: AccessStore, name: str) -> None:
    with pytest.raises(AccessError, match="a name has"):
        somebody(store, name)


def test_the_last_owner_of_everything_stays(store: AccessStore) -> None:
    salma = owner(store)
    nadir = somebody(store, "Nadir", valley="owner")
    for change in (
        lambda c: set_role(c, salma.id, EVERY_CASE, None),
        lambda c: set_role(c, salma.id, EVERY_CASE, Role.SENIOR),
        lambda c: set_disabled(c, salma.id, disabled=True),
    ):
        with pytest.raises(AccessError, match="last owner"), store.writing() as connection:
            change(connection)
    with store.writing() as connection:
        set_role(connection, nadir.id, EVERY_CASE, Role.OWNER)
        set_disabled(connection, salma.id, disabled=True)
    assert [p.disabled for p in list_people(store)] == [False, True]


def test_whoever_is_disabled_is_out_at_once(store: AccessStore) -> None:
    owner(store)
    nadir = somebody(store, "Nadir", valley="coder")
    with store.writing() as connection:
        token = begin_session(connection, nadir.id, device="", at=NOON)
    assert find_session(store, token, at=NOON) is not None
    with store.writing() as connection:
        set_disabled(connection, nadir.id, disabled=True)
        set_disabled(connection, nadir.id, disabled=False)
    assert find_session(store, token, at=NOON) is None
    assert find_hash(store, "nadir") == (nadir.id, None)


def test_a_case_lists_its_own_people_and_those_of_every_case(store: AccessStore) -> None:
    owner(store)
    somebody(store, "Nadir", valley="coder")
    somebody(store, "Wael", hills="coder")
    assert [p.name for p in list_people(store, "valley")] == ["Nadir", "Salma"]
    assert [p.name for p in list_people(store)] == ["Nadir", "Salma", "Wael"]
