"""Sign-in -> a random token that only the browser has -> the person, until it ends, is taken back or grows old."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from riwaya.access.people import find_person, fold_name
from riwaya.access.permission import Person
from riwaya.access.store import AccessStore
from riwaya.access.tables import people, sessions

IDLE = timedelta(hours=4)
LONGEST = timedelta(hours=24)
_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A device somebody is signed in on; ``mark`` names it in lists without opening it."""

    mark: str
    since: datetime
    seen: datetime
    device: str


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """What is stored of a token: a copy of the store opens no session."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def find_hash(store: AccessStore, name: str) -> tuple[str | None, str | None]:
    """Id and password hash of whoever signs in with this name; nobody, or somebody disabled, has neither."""
    query = select(people.c.id, people.c.password).where(people.c.folded == fold_name(name))
    with store.reading() as connection:
        row = connection.execute(query.where(people.c.disabled.is_(False))).first()
    return (None, None) if row is None else (row.id, row.password)


def begin_session(connection: Connection, person: str, *, device: str, at: datetime) -> str:
    """A new session; the token is always a new one, whatever the browser sent before."""
    token = new_token()
    connection.execute(sessions.delete().where(sessions.c.since <= at - LONGEST))
    row = {"token": hash_token(token), "person": person, "since": at, "seen": at}
    connection.execute(sessions.insert().values(**row, device=device[:200]))
    return token


def find_session(store: AccessStore, token: str, *, at: datetime) -> Person | None:
    """Whose session this is; None where there is none, it is too old, or the person was disabled."""
    hashed = hash_token(token)
    with store.reading() as connection:
        row = connection.execute(select(sessions).where(sessions.c.token == hashed)).first()
        if row is None or at - row.since >= LONGEST or at - row.seen >= IDLE:
            return None
        person = find_person(connection, row.person)
    if person is None or person.disabled:
        return None
    if at - row.seen >= _NOTED_EVERY:  # not at every click: a read should not wait for a write
        with store.writing() as connection:
            connection.execute(sessions.update().where(sessions.c.token == hashed).values(seen=at))
    return person


def list_sessions(connection: Connection, person: str, *, at: datetime) -> tuple[Session, ...]:
    """Where somebody is signed in, the latest first."""
    query = select(sessions).where((sessions.c.person == person) & (sessions.c.since > at - LONGEST))
    rows = connection.execute(query.where(sessions.c.seen > at - IDLE).order_by(sessions.c.seen.desc())).all()
    return tuple(Session(bytes(row.token).hex()[:16], row.since, row.seen, row.device) for row in rows)


def end_session(connection: Connection, token: str) -> None:
    """Sign out here."""
    connection.execute(sessions.delete().where(sessions.c.token == hash_token(token)))


def end_sessions(connection: Connection, person: str, *, but: str | None = None) -> None:
    """Sign somebody out everywhere, or everywhere but here."""
    mine = sessions.c.person == person
    connection.execute(sessions.delete().where(mine if but is None else mine & (sessions.c.token != hash_token(but))))
