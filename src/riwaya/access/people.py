"""Who there is: begun, listed, given roles, disabled. Whether somebody may do so is asked before, in ``permission``."""

import secrets
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from riwaya.access.passwords import check_password, hash_password
from riwaya.access.permission import EVERY_CASE, Person
from riwaya.access.roles import Role
from riwaya.access.store import AccessStore
from riwaya.access.tables import api_keys, kept_for, people, roles, sessions
from riwaya.errors import AccessError

LONGEST_NAME = 80


def begin(store: AccessStore, name: str, password: str, *, at: datetime) -> Person:
    """The first start: the owner of everything. Refused where anybody is there already."""
    check_password(password, name)
    hashed = hash_password(password)
    with store.writing() as connection:
        if connection.scalar(select(func.count()).select_from(people)):
            raise AccessError("this ledger has people already: ask one of its owners for an invitation", "begun")
        return add(connection, name, hashed, {EVERY_CASE: Role.OWNER}, at=at)


def is_begun(store: AccessStore) -> bool:
    """Whether anybody is there."""
    with store.reading() as connection:
        return bool(connection.scalar(select(func.count()).select_from(people)))


def add(connection: Connection, name: str, hashed: str | None, held: Mapping[str, Role], *, at: datetime) -> Person:
    """Add a person in a writing transaction; without a password hash nobody can sign in as them."""
    shown = clean_name(name)
    id_ = secrets.token_hex(8)
    if connection.scalar(select(people.c.id).where(people.c.folded == fold_name(shown))) is not None:
        raise AccessError(f"there is a {shown!r} already, or a name that looks the same; take another", "name_taken")
    row: dict[str, Any] = {"id": id_, "name": shown, "folded": fold_name(shown), "password": hashed, "since": at}
    connection.execute(people.insert().values(**row, disabled=False))
    for case, role in held.items():
        connection.execute(roles.insert().values(person=id_, case=case, role=role.value))
    return Person(id_, shown, dict(held))


def clean_name(name: str) -> str:
    """The name as it is shown: one line, no invisible characters that make two names look the same."""
    visible = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C" or c == " ")
    shown = " ".join(visible.split())
    if not shown or len(shown) > LONGEST_NAME:
        raise AccessError(f"a name has 1 to {LONGEST_NAME} characters", "name_length")
    return shown


def fold_name(name: str) -> str:
    """The name as it is compared, at sign-in too."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def find_person(connection: Connection, id_: str) -> Person | None:
    """The person with this id."""
    row = connection.execute(select(people).where(people.c.id == id_)).first()
    return None if row is None else _person(connection, row)


def list_people(store: AccessStore, case: str | None = None) -> tuple[Person, ...]:
    """Everybody, or whoever has a role in this case, by name."""
    with store.reading() as connection:
        query = select(people).order_by(people.c.folded)
        if case is not None:
            inside = select(roles.c.person).where(roles.c.case.in_((case, EVERY_CASE)))
            query = query.where(people.c.id.in_(inside))
        return tuple(_person(connection, row) for row in connection.execute(query).all())


def _person(connection: Connection, row: Any) -> Person:
    held = connection.execute(select(roles.c.case, roles.c.role).where(roles.c.person == row.id)).all()
    return Person(row.id, row.name, {case: Role(role) for case, role in held}, row.language, row.disabled)


def set_role(connection: Connection, id_: str, case: str, role: Role | None) -> None:
    """Give somebody a role in a case, or none; there is always an owner of everything left."""
    if find_person(connection, id_) is None:
        raise AccessError("there is no such person", "no_person")
    mine = (roles.c.person == id_) & (roles.c.case == case)
    connection.execute(roles.delete().where(mine))
    if role is not None:
        connection.execute(roles.insert().values(person=id_, case=case, role=role.value))
    else:
        connection.execute(kept_for.delete().where((kept_for.c.person == id_) & (kept_for.c.case == case)))
    _keep_an_owner(connection)


def set_disabled(connection: Connection, id_: str, *, disabled: bool) -> None:
    """Let somebody in no more, at once on every device; or let them in again."""
    connection.execute(people.update().where(people.c.id == id_).values(disabled=disabled))
    if disabled:
        _shut_out(connection, id_)
    _keep_an_owner(connection)


def set_language(connection: Connection, id_: str, language: str | None) -> None:
    """The language somebody wants to be shown."""
    connection.execute(people.update().where(people.c.id == id_).values(language=language))


def set_password(connection: Connection, id_: str, hashed: str) -> None:
    """Change the password; every device has to sign in again, and keys for programs are void."""
    connection.execute(people.update().where(people.c.id == id_).values(password=hashed))
    _shut_out(connection, id_)


def _shut_out(connection: Connection, id_: str) -> None:
    for table in (sessions, api_keys):
        connection.execute(table.delete().where(table.c.person == id_))


def _keep_an_owner(connection: Connection) -> None:
    owners = select(func.count()).select_from(roles.join(people, people.c.id == roles.c.person))
    owners = owners.where((roles.c.case == EVERY_CASE) & (roles.c.role == Role.OWNER.value))
    if not connection.scalar(owners.where(people.c.disabled.is_(False))):
        raise AccessError("the last owner of everything must stay: make somebody else one first", "last_owner")
