"""What was done, by whom, from where -> lines that can only be added, each chained to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from riwaya.access.store import AccessStore
from riwaya.access.tables import audit

BEGINNING = b"\0" * 32
_LONGEST = 2_000
_CHECKED_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log. ``case`` is empty for what belongs to none."""

    seq: int
    at: datetime
    person: str
    address: str
    what: str
    case: str
    subject: str
    detail: Mapping[str, str]


def write_line(
    connection: Connection,
    what: str,
    *,
    at: datetime,
    person: str = "",
    address: str = "",
    case: str = "",
    subject: str = "",
    detail: Mapping[str, str] | None = None,
) -> int:
    """Add a line in a writing transaction of the store; gives its number."""
    last = connection.execute(select(audit.c.seq, audit.c.chain).order_by(audit.c.seq.desc()).limit(1)).first()
    seq, before = (last.seq + 1, bytes(last.chain)) if last else (1, BEGINNING)
    fields = [_plain(text) for text in (person, address, what, case, subject)]
    fields.append(json.dumps({k: _plain(v) for k, v in sorted((detail or {}).items())}, ensure_ascii=False))
    row = dict(zip(("person", "address", "what", "case", "subject", "detail"), fields, strict=True))
    connection.execute(audit.insert().values(seq=seq, at=at, chain=_link(before, seq, at, fields), **row))
    return seq


def log(store: AccessStore, what: str, **fields: object) -> int:
    """Add a line in a transaction of its own; ``fields`` as for ``write_line``."""
    with store.writing() as connection:
        return write_line(connection, what, **fields)  # type: ignore[arg-type]


def list_lines(
    store: AccessStore, *, case: str | None = None, limit: int = 100, offset: int = 0
) -> tuple[tuple[Line, ...], int]:
    """The newest lines (of one case), and how many there are in all."""
    query = select(audit)
    if case is not None:
        query = query.where(audit.c.case == case)
    with store.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
        rows = connection.execute(query.order_by(audit.c.seq.desc()).limit(limit).offset(offset)).mappings()
        return tuple(_line(row) for row in rows), total


def verify_log(store: AccessStore) -> str | None:
    """None where the chain is whole; else what is wrong, and from which line on."""
    before, expected = BEGINNING, 1
    with store.reading() as connection:
        for row in connection.execute(select(audit).order_by(audit.c.seq)).mappings().yield_per(_CHECKED_AT_ONCE):
            if row["seq"] != expected:
                return f"line {expected} is missing"
            fields = [row[name] for name in ("person", "address", "what", "case", "subject", "detail")]
            if _link(before, row["seq"], row["at"], fields) != bytes(row["chain"]):
                return f"line {expected} was changed"
            before, expected = bytes(row["chain"]), expected + 1
    return None


def _link(before: bytes, seq: int, at: datetime, fields: list[str]) -> bytes:
    content = json.dumps([seq, int(at.timestamp()), *fields], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(before + content.encode()).digest()


def _plain(text: str) -> str:
    """Text that both databases take, cut where somebody fills the log."""
    return text[:_LONGEST].encode("utf-8", "replace").decode().replace("\0", "?")


def _line(row: RowMapping) -> Line:
    fields = {name: row[name] for name in ("seq", "at", "person", "address", "what", "case", "subject")}
    return Line(**fields, detail=json.loads(row["detail"]))
