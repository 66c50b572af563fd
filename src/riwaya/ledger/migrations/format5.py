"""Format 4 -> 5: one index that answers which incidents a list shows, whatever it is narrowed by.

Written in SQL and not from the present tables, which will have moved on when somebody opens a ledger of format 4.
"""

from sqlalchemy import Connection

_NEW = (
    "DROP INDEX incidents_newest",
    'CREATE INDEX incidents_newest ON incidents (case_seq, day_from, "no", reports, disagreements, type)',
)


def upgrade(connection: Connection) -> None:
    """Make the index anew with more columns."""
    for statement in _NEW:
        connection.exec_driver_sql(statement)
