"""Format 5 -> 6: outlines of happenings, so that a new report is set beside the others without opening their readings.

The table begins empty: a report's outlines are made when gathering first needs them, a few at a time, so that a ledger
of any size opens at once and a stop in between loses nothing.

Written in SQL and not from the present tables, which will have moved on when somebody opens a ledger of format 5.
"""

from sqlalchemy import Connection

_NEW = """CREATE TABLE outlines (
  report_seq {number} NOT NULL, rulings TEXT NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (report_seq))"""
_WORDS = {"sqlite": {"number": "INTEGER", "bytes": "BLOB"}, "postgresql": {"number": "BIGINT", "bytes": "BYTEA"}}


def upgrade(connection: Connection) -> None:
    """Add the table."""
    connection.exec_driver_sql(_NEW.format(**_WORDS[connection.dialect.name]))
