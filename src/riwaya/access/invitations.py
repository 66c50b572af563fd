"""One-time codes that an owner hands over in person or by messenger: a new person chooses name and password by it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from riwaya.access.passwords import check_password, hash_password
from riwaya.access.people import add, find_person, set_password
from riwaya.access.permission import Person
from riwaya.access.roles import Role
from riwaya.access.sessions import hash_token, new_token
from riwaya.access.store import AccessStore
from riwaya.access.tables import invitations
from riwaya.errors import AccessError

OPEN_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Invitation:
    """An open invitation; ``mark`` names it without being its code. ``person`` is who gets a new password by it."""

    mark: str
    case: str
    role: Role
    note: str
    person: str | None
    by: str
    until: datetime


def invite(connection: Connection, case: str, role: Role, *, by: str, note: str = "", at: datetime) -> str:
    """The code by which somebody new joins a case; it is shown once and stored hashed."""
    return _issue(connection, case, role, None, by=by, note=note, at=at)


def invite_again(connection: Connection, person: str, *, by: str, at: datetime) -> str:
    """The code by which somebody who is there chooses a new password."""
    if find_person(connection, person) is None:
        raise AccessError("there is no such person", "no_person")
    return _issue(connection, "", Role.READER, person, by=by, note="", at=at)


def _issue(
    connection: Connection, case: str, role: Role, person: str | None, *, by: str, note: str, at: datetime
) -> str:
    code = new_token()
    connection.execute(invitations.delete().where(invitations.c.until <= at))
    row = {"code": hash_token(code), "case": case, "role": role.value, "note": note[:200], "person": person}
    connection.execute(invitations.insert().values(**row, by=by, since=at, until=at + OPEN_FOR))
    return code


def find_invitation(store: AccessStore, code: str, *, at: datetime) -> Invitation | None:
    """The open invitation with this code."""
    with store.reading() as connection:
        return _find(connection, code, at)


def _find(connection: Connection, code: str, at: datetime) -> Invitation | None:
    query = select(invitations).where((invitations.c.code == hash_token(code)) & (invitations.c.until > at))
    row = connection.execute(query).first()
    if row is None:
        return None
    return Invitation(bytes(row.code).hex()[:16], row.case, Role(row.role), row.note, row.person, row.by, row.until)


def list_invitations(connection: Connection, case: str, *, at: datetime) -> tuple[Invitation, ...]:
    """The open invitations to a case."""
    query = select(invitations).where((invitations.c.case == case) & (invitations.c.until > at))
    return tuple(
        Invitation(bytes(r.code).hex()[:16], r.case, Role(r.role), r.note, r.person, r.by, r.until)
        for r in connection.execute(query.order_by(invitations.c.since)).all()
    )


def take_back(connection: Connection, case: str, mark: str) -> None:
    """Close an open invitation to a case."""
    for code in connection.scalars(select(invitations.c.code).where(invitations.c.case == case)).all():
        if bytes(code).hex()[:16] == mark:
            connection.execute(invitations.delete().where(invitations.c.code == code))


def accept(store: AccessStore, code: str, name: str, password: str, *, at: datetime) -> Person:
    """Use up an invitation: the new person, or the one who has a new password now."""
    check_password(password, name)
    hashed = hash_password(password)
    with store.writing() as connection:
        found = _find(connection, code, at)
        if found is None:
            raise AccessError(
                "this invitation was used, taken back, or is too old: ask for a new one", "invitation_closed"
            )
        connection.execute(invitations.delete().where(invitations.c.code == hash_token(code)))
        if found.person is None:
            return add(connection, name, hashed, {found.case: found.role}, at=at)
        person = find_person(connection, found.person)
        if person is None or person.disabled:
            raise AccessError(
                "this invitation was used, taken back, or is too old: ask for a new one", "invitation_closed"
            )
        set_password(connection, person.id, hashed)
        return person
