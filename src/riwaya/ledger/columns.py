"""Column types that keep any Python text, lone surrogates and NUL included, on SQLite and PostgreSQL alike."""

import json
import re
from typing import Any

from sqlalchemy import BigInteger, Integer, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# Neither database stores these in a text column: a lone surrogate is not UTF-8, NUL is refused by PostgreSQL. File
# names with undecodable bytes carry the first, hostile records both.
_UNSTORABLE = re.compile("[\0\ud800-\udfff\x1a]")
_ESCAPED = "\x1a"

Number = BigInteger().with_variant(Integer, "sqlite")
"""A 64-bit number that is SQLite's rowid where it is a primary key."""


class AnyText(TypeDecorator[str]):
    """Text as it is; the rare text no database would take as JSON behind a SUBSTITUTE character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """What is stored for a value."""
        if value is None or not _UNSTORABLE.search(value):
            return value
        return _ESCAPED + json.dumps(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """The value that was stored."""
        if value is None or not value.startswith(_ESCAPED):
            return value
        return str(json.loads(value[1:]))


class LongText(TypeDecorator[str]):
    """A report's whole text as UTF-8 bytes: readable with any SQL browser, untouched by the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """What is stored for a value."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """The value that was stored."""
        if value is None or isinstance(value, str):  # text that somebody wrote past the ledger; verify will tell
            return value
        return bytes(value).decode("utf-8", "surrogatepass")
