"""What the processes of one workbench tell each other: short texts by key, in the store that they all have open.

The progress of what is being read, and who opened the printed address. Nothing here is worth a backup.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from riwaya.access.store import AccessStore
from riwaya.access.tables import shared

_FORGOTTEN_AFTER = timedelta(days=2)


def share(store: AccessStore, key: str, body: str, *, at: datetime) -> None:
    """Put a text under a key, in place of what was there; what is old is forgotten on the way."""
    with store.writing() as connection:
        _put(connection, key, body, at)


def share_next(store: AccessStore, kind: str, body: str, *, at: datetime) -> int:
    """Put a text under ``kind|number`` with the next number of its kind, and give the number."""
    with store.writing() as connection:
        last = connection.scalar(select(func.max(shared.c.key)).where(shared.c.key.startswith(f"{kind}|")))
        number = int(last.partition("|")[2]) + 1 if last else 1
        _put(connection, numbered(kind, number), body, at)
    return number


def numbered(kind: str, number: int) -> str:
    """The key of what was put there with a number; keys sort as their numbers do."""
    return f"{kind}|{number:012}"


def shared_text(store: AccessStore, key: str) -> tuple[str, datetime] | None:
    """What stands under a key, and since when; None where nothing does."""
    with store.reading() as connection:
        row = connection.execute(select(shared).where(shared.c.key == key)).first()
    return None if row is None else (row.body, row.at)


def unshare(store: AccessStore, key: str) -> None:
    """Take away what stands under a key."""
    with store.writing() as connection:
        connection.execute(shared.delete().where(shared.c.key == key))


def _put(connection: Connection, key: str, body: str, at: datetime) -> None:
    old = (shared.c.key == key) | (shared.c.at < at - _FORGOTTEN_AFTER)
    connection.execute(shared.delete().where(old))
    connection.execute(shared.insert().values(key=key, body=body, at=at))
