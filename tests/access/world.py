"""People of an invented office, and a clock that is moved by hand."""

from datetime import UTC, datetime, timedelta

from riwaya.access import EVERY_CASE, AccessStore, Person, Role, begin
from riwaya.access.people import add

NOON = datetime(2031, 7, 1, 12, tzinfo=UTC)
PASSWORD = "three quiet hills at dawn"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def owner(store: AccessStore) -> Person:
    """The first person."""
    return begin(store, "Salma", PASSWORD, at=NOON)


def somebody(store: AccessStore, name: str, **roles: str) -> Person:
    """Somebody with these roles; nobody can sign in as them."""
    with store.writing() as connection:
        return add(connection, name, None, {case: Role(role) for case, role in roles.items()}, at=NOON)


__all__ = ["EVERY_CASE", "HOUR", "MINUTE", "NOON", "PASSWORD", "owner", "somebody"]
