"""Invitations: one time, for a case and a role, not for ever."""

import pytest

from riwaya.access import (
    AccessStore,
    Role,
    accept,
    find_hash,
    find_invitation,
    invite,
    invite_again,
    list_invitations,
    make_key,
    set_disabled,
    take_back,
    verify_password,
)
from riwaya.access.keys import find_key, list_keys, void_key
from riwaya.errors import AccessError
from tests.access.world import HOUR, NOON, PASSWORD, owner, somebody


def _invite(store: AccessStore) -> str:
    with store.writing() as connection:
        return invite(connection, "valley", Role.CODER, by="Salma", at=NOON)


def test_an_invitation_makes_a_person_with_that_role_once(store: AccessStore) -> None:
    code = _invite(store)
    person = accept(store, code, "Nadir", PASSWORD, at=NOON + HOUR)
    assert person.roles == {"valley": Role.CODER}
    with pytest.raises(AccessError, match="used"):
        accept(store, code, "Wael", PASSWORD, at=NOON + HOUR)


def test_a_name_or_password_that_is_refused_uses_nothing_up(store: AccessStore) -> None:
    owner(store)
    code = _invite(store)
    for name, password in (("Salma", PASSWORD), ("Nadir", "short")):
        with pytest.raises(AccessError):
            accept(store, code, name, password, at=NOON)
    assert accept(store, code, "Nadir", PASSWORD, at=NOON).name == "Nadir"


def test_an_invitation_grows_old_and_can_be_taken_back(store: AccessStore) -> None:
    code = _invite(store)
    assert find_invitation(store, code, at=NOON + 71 * HOUR) is not None
    assert find_invitation(store, code, at=NOON + 72 * HOUR) is None
    with store.writing() as connection:
        (found,) = list_invitations(connection, "valley", at=NOON)
        take_back(connection, "hills", found.mark)
        assert len(list_invitations(connection, "valley", at=NOON)) == 1, "another case's owner has no say"
        take_back(connection, "valley", found.mark)
    assert find_invitation(store, code, at=NOON) is None


def test_whoever_forgot_the_password_gets_a_new_one_and_no_role(store: AccessStore) -> None:
    nadir = somebody(store, "Nadir", valley="coder")
    with store.writing() as connection:
        code = invite_again(connection, nadir.id, by="Salma", at=NOON)
    assert accept(store, code, "whoever", PASSWORD, at=NOON).roles == {"valley": Role.CODER}
    assert verify_password(find_hash(store, "Nadir")[1], PASSWORD)


def test_a_new_password_lets_nobody_in_who_was_disabled_meanwhile(store: AccessStore) -> None:
    owner(store)
    nadir = somebody(store, "Nadir", valley="coder")
    with store.writing() as connection:
        code = invite_again(connection, nadir.id, by="Salma", at=NOON)
        set_disabled(connection, nadir.id, disabled=True)
    with pytest.raises(AccessError, match="used"):
        accept(store, code, "Nadir", PASSWORD, at=NOON)


def test_a_key_comes_as_its_person_until_it_is_void(store: AccessStore) -> None:
    nadir = somebody(store, "Nadir", valley="coder")
    with store.writing() as connection:
        key = make_key(connection, nadir.id, "a script", at=NOON)
    assert find_key(store, key, at=NOON) == nadir
    assert find_key(store, key, at=NOON + 91 * 24 * HOUR) is None
    with store.writing() as connection:
        (found,) = list_keys(connection, nadir.id, at=NOON)
        void_key(connection, "somebody else", found.mark)
    assert find_key(store, key, at=NOON) == nadir
    with store.writing() as connection:
        void_key(connection, nadir.id, found.mark)
    assert find_key(store, key, at=NOON) is None
