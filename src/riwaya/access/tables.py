"""The tables of people, sessions, limits and the audit log, for SQLite and (in a schema of its own) PostgreSQL."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA = "riwaya_access"
"""On PostgreSQL; SQLite has a file instead."""

FORMAT = 1

metadata = MetaData(schema=SCHEMA)


class Moment(TypeDecorator[datetime]):
    """A time as whole seconds since 1970, in UTC: compares and sorts the same on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _of_person(*, key: bool = False) -> Column[str]:
    return Column("person", Text, ForeignKey(f"{SCHEMA}.people.id"), nullable=False, primary_key=key)


meta = Table("meta", metadata, _key("key"), Column("value", Text, nullable=False))
people = Table(
    "people",
    metadata,
    _key("id"),
    Column("name", Text, nullable=False),
    # The name as it is compared: two people whose names look the same cannot both be there.
    Column("folded", Text, nullable=False, unique=True),
    Column("password", Text),
    Column("language", Text),
    Column("since", Moment, nullable=False),
    Column("disabled", Boolean, nullable=False, default=False),
)
roles = Table("roles", metadata, _of_person(key=True), _key("case"), Column("role", Text, nullable=False))
restrictions = Table(
    "restrictions",
    metadata,
    _key("case"),
    _key("kind"),
    _key("item"),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("since", Moment, nullable=False),
)
kept_for = Table("kept_for", metadata, _key("case"), _key("kind"), _key("item"), _of_person(key=True))
sessions = Table(
    "sessions",
    metadata,
    Column("token", LargeBinary, primary_key=True),  # the hash of the token, which only the browser has
    _of_person(),
    Column("since", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("device", Text, nullable=False),
    Index("sessions_person", "person"),
)
api_keys = Table(
    "api_keys",
    metadata,
    Column("key", LargeBinary, primary_key=True),  # the hash of the key
    _of_person(),
    Column("name", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Index("api_keys_person", "person"),
)
invitations = Table(
    "invitations",
    metadata,
    Column("code", LargeBinary, primary_key=True),  # the hash of the code
    Column("case", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("note", Text, nullable=False),
    # An invitation for somebody who is there already sets a new password and gives no role.
    Column("person", Text, ForeignKey(f"{SCHEMA}.people.id")),
    Column("by", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
)
buckets = Table(
    "buckets", metadata, _key("key"), Column("level", Float, nullable=False), Column("at", Float, nullable=False)
)
shared = Table(
    "shared", metadata, _key("key"), Column("body", Text, nullable=False), Column("at", Moment, nullable=False)
)
victims = Table(
    "victims",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("case", Text, nullable=False),
    Column("incident", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("victims_case", "case", "number"),
)
audit = Table(
    "audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("person", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Index("audit_case", "case", "seq"),
)
