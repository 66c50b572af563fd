"""Passwords: what is taken, what is stored, what fits."""

import pytest

from riwaya.access import check_password, hash_password, verify_password
from riwaya.errors import AccessError
from tests.access.world import PASSWORD


@pytest.mark.parametrize(
    ("password", "why"),
    [("short", "at least"), ("x" * 600, "at most"), ("abababababab", "easy"), ("my name is salma", "easy")],
)
def test_what_a_guesser_tries_first_is_refused(password: str, why: str) -> None:
    with pytest.raises(AccessError, match=why):
        check_password(password, "Salma")


def test_a_hash_is_argon2id_salted_and_holds_no_password() -> None:
    first, second = hash_password(PASSWORD), hash_password(PASSWORD)
    assert first.startswith("$argon2id$")
    assert first != second
    assert PASSWORD not in first


def test_the_right_password_fits_and_another_does_not() -> None:
    hashed = hash_password(PASSWORD)
    assert verify_password(hashed, PASSWORD)
    assert not verify_password(hashed, PASSWORD + " ")
    assert not verify_password(None, "nobody has this password")
    assert not verify_password("no hash", PASSWORD)


def test_another_keyboards_form_of_the_same_letters_fits() -> None:
    assert verify_password(hash_password("été à la rivière"), "e\u0301te\u0301 a\u0300 la rivie\u0300re")


def test_letters_no_encoding_knows_do_not_crash() -> None:
    assert not verify_password(hash_password(PASSWORD), "\ud800" * 20)
