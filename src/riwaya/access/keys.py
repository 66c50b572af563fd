"""Keys by which a program comes as a person: shown once, stored hashed, for a stated time, with the person's rights."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from riwaya.access.people import find_person
from riwaya.access.permission import Person
from riwaya.access.sessions import hash_token, new_token
from riwaya.access.store import AccessStore
from riwaya.access.tables import api_keys

OPEN_FOR = timedelta(days=90)
PREFIX = "riwaya_"
"""So that a key that lies about is known for what it is."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key somebody made; ``mark`` names it without being the key."""

    mark: str
    name: str
    since: datetime
    until: datetime


def make_key(connection: Connection, person: str, name: str, *, at: datetime) -> str:
    """A new key, shown this once."""
    key = PREFIX + new_token()
    connection.execute(api_keys.delete().where(api_keys.c.until <= at))
    row = {"key": hash_token(key), "person": person, "name": name[:80], "since": at, "until": at + OPEN_FOR}
    connection.execute(api_keys.insert().values(**row))
    return key


def find_key(store: AccessStore, key: str, *, at: datetime) -> Person | None:
    """Whose key this is."""
    query = select(api_keys.c.person).where((api_keys.c.key == hash_token(key)) & (api_keys.c.until > at))
    with store.reading() as connection:
        id_ = connection.scalar(query)
        person = None if id_ is None else find_person(connection, id_)
    return None if person is None or person.disabled else person


def list_keys(connection: Connection, person: str, *, at: datetime) -> tuple[ApiKey, ...]:
    """Somebody's keys, the newest first."""
    query = select(api_keys).where((api_keys.c.person == person) & (api_keys.c.until > at))
    rows = connection.execute(query.order_by(api_keys.c.since.desc())).all()
    return tuple(ApiKey(bytes(row.key).hex()[:16], row.name, row.since, row.until) for row in rows)


def void_key(connection: Connection, person: str, mark: str) -> None:
    """Make a key of this person's useless."""
    for key in connection.scalars(select(api_keys.c.key).where(api_keys.c.person == person)).all():
        if bytes(key).hex()[:16] == mark:
            connection.execute(api_keys.delete().where(api_keys.c.key == key))
