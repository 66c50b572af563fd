"""Passwords -> argon2id hashes, and back to yes or no."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from riwaya.errors import AccessError

LEAST = 12
"""Characters; NIST SP 800-63B asks for 8 where guesses are limited, and these guard named people."""
MOST = 512

_hasher = PasswordHasher()


def check_password(password: str, name: str) -> None:
    """Refuse what a guesser tries first."""
    plain = _prepared(password)
    if len(plain) < LEAST:
        raise AccessError(
            f"a password needs at least {LEAST} characters; several words are easiest to keep in mind", "password_short"
        )
    if len(plain) > MOST:
        raise AccessError(f"a password has at most {MOST} characters", "password_long")
    if len(set(plain)) < 5 or _prepared(name).casefold() in plain.casefold():
        raise AccessError("this password is too easy to guess: take several words, without your name", "password_easy")


def hash_password(password: str) -> str:
    """The argon2id hash with its salt and cost."""
    return _hasher.hash(_prepared(password))


def verify_password(hashed: str | None, password: str) -> bool:
    """True where the password is right. Takes as long where there is no such person."""
    try:
        return _hasher.verify(hashed or _nobody(), _prepared(password)[:MOST]) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")


def _prepared(password: str) -> str:
    # The same keys on another keyboard may give another form of the same letters.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()
