"""Format 2 -> 3: remarks, what people add that is neither judgement, assessment nor decision; disputed incidents.

Written in SQL and not from the present tables, which will have moved on when somebody opens a ledger of format 2.
"""

from sqlalchemy import Connection

from riwaya.ledger.guards import guard

_NEW = """
CREATE TABLE remarks (
  seq {number} NOT NULL, case_seq {number} NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, report_seq {number},
  body TEXT NOT NULL, "by" TEXT NOT NULL, withdraws {number}, PRIMARY KEY (seq),
  FOREIGN KEY(seq) REFERENCES entries (seq), FOREIGN KEY(case_seq) REFERENCES cases (seq),
  FOREIGN KEY(report_seq) REFERENCES reports (seq), FOREIGN KEY(withdraws) REFERENCES remarks (seq));
CREATE INDEX remarks_subject ON remarks (case_seq, kind, subject);
CREATE INDEX ix_remarks_report_seq ON remarks (report_seq);
CREATE INDEX ix_remarks_withdraws ON remarks (withdraws);
CREATE INDEX memberships_arrival ON memberships (case_seq, seq);
CREATE INDEX incidents_disputed ON incidents (case_seq, disagreements, day_from)
"""
_NUMBER = {"sqlite": "INTEGER", "postgresql": "BIGINT"}


def upgrade(connection: Connection) -> None:
    """Add what format 3 has."""
    for statement in _NEW.format(number=_NUMBER[connection.dialect.name]).split(";"):
        connection.exec_driver_sql(statement)
    guard(connection, "remarks")
