"""Append records to the ledger's hash chain: each hash covers a record's content and the hash before it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.tables import RECORDS, entries

BEGINNING = b"\0" * 32
Row = dict[str, Any]


def content_digest(table: Table, row: Mapping[str, Any]) -> bytes:
    """The SHA-256 of a record: its table and its fields in the table's order, long bytes by their own hash."""
    fields: list[Any] = [table.name]
    for column in table.columns:
        if column.name != "seq":
            value = row[column.name]
            fields.append(hashlib.sha256(value).hexdigest() if isinstance(value, bytes | memoryview) else value)
    return hashlib.sha256(_canonical(fields)).digest()


def link(before: bytes, seq: int, kind: str, subject: str, content: bytes, at: str) -> bytes:
    """The chain hash of an entry, given the one before it."""
    return hashlib.sha256(before + _canonical([seq, kind, subject, content.hex(), at])).digest()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read_head(connection: Connection) -> tuple[int, bytes]:
    """Number and hash of the last entry; noted elsewhere, they show later that nothing was cut off the end."""
    row = connection.execute(select(entries.c.seq, entries.c.chain).order_by(entries.c.seq.desc()).limit(1)).first()
    return (0, BEGINNING) if row is None else (row.seq, bytes(row.chain))


class Pen:
    """Writes records inside one writing transaction: numbers and chains them, and stores them in bulk at ``flush``."""

    def __init__(self, connection: Connection, at: str) -> None:
        """``at`` is the time that the entries carry."""
        self.connection = connection
        self.at = at
        self._seq, self._head = read_head(connection)
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)

    def write(self, table: Table, subject: str, /, **row: Any) -> int:
        """Add a record; gives the number of its entry, which is its own."""
        content = content_digest(table, row)
        self._seq += 1
        self._head = link(self._head, self._seq, table.name, subject, content, self.at)
        entry = {"seq": self._seq, "kind": table.name, "subject": subject, "digest": content, "at": self.at}
        self._waiting["entries"].append(entry | {"chain": self._head})
        self._waiting[table.name].append(row | {"seq": self._seq})
        return self._seq

    def flush(self) -> None:
        """Store what was written; tables in the order in which they point at each other."""
        for table in RECORDS:
            if rows := self._waiting.pop(table.name, None):
                insert_rows(self.connection, table, rows)
