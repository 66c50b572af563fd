"""Format 3 -> 4: the indexes of claims and events hold all that a query asks, and tell a day or two from weeks.

Written in SQL and not from the present tables, which will have moved on when somebody opens a ledger of format 3.
"""

from sqlalchemy import Connection

_NEW = """
UPDATE claims SET spread = CASE WHEN spread = 1 THEN 2 ELSE 1 END WHERE spread = 1 OR day_to > {next_day};
UPDATE events SET spread = CASE WHEN spread = 1 THEN 2 ELSE 1 END WHERE spread = 1 OR day_to > {next_day};
ALTER TABLE events RENAME TO events_3;
CREATE TABLE events (
  no {number} NOT NULL, claim_no {number} NOT NULL, report_seq {number} NOT NULL, id TEXT NOT NULL,
  "key" TEXT NOT NULL, type TEXT NOT NULL, polarity TEXT NOT NULL, reality TEXT NOT NULL, background BOOLEAN NOT NULL,
  speaker {number}, spans TEXT NOT NULL, published_at TEXT NOT NULL, day_from TEXT, day_to TEXT, dated_by TEXT,
  spread INTEGER NOT NULL, PRIMARY KEY (no));
INSERT INTO events
  SELECT e.no, e.claim_no, e.report_seq, e.id, e."key", e.type, e.polarity, e.reality, e.background, c.speaker,
         e.spans, e.published_at, e.day_from, e.day_to, e.dated_by, e.spread
  FROM events_3 e JOIN claims c ON c.no = e.claim_no;
DROP TABLE events_3;
ALTER TABLE event_parts RENAME TO event_parts_3;
DROP INDEX event_parts_identity;
CREATE TABLE event_parts (
  event_no {number} NOT NULL, role TEXT NOT NULL, identity_no {number} NOT NULL, claim_no {number} NOT NULL,
  report_seq {number} NOT NULL, published_at TEXT NOT NULL, type TEXT NOT NULL, spread INTEGER NOT NULL,
  day_from TEXT, day_to TEXT, PRIMARY KEY (event_no, role, identity_no)){norowid};
INSERT INTO event_parts
  SELECT p.event_no, p.role, p.identity_no, p.claim_no, p.report_seq, p.published_at, e.type, e.spread, e.day_from,
         e.day_to
  FROM event_parts_3 p JOIN events e ON e.no = p.event_no;
DROP TABLE event_parts_3;
DROP INDEX claims_speaker;
CREATE INDEX claims_speaker ON claims (speaker, published_at, report_seq, act, spread, day_from, day_to);
CREATE INDEX ix_events_claim_no ON events (claim_no);
CREATE INDEX ix_events_report_seq ON events (report_seq);
CREATE INDEX ix_events_key ON events ("key");
CREATE INDEX events_type ON events (type, published_at, claim_no, report_seq, spread, day_from, day_to);
CREATE INDEX events_speaker ON events (
  speaker, type, published_at, claim_no, report_seq, spread, day_from, day_to);
CREATE INDEX event_parts_identity ON event_parts (
  identity_no, published_at, claim_no, report_seq, event_no, type, spread, day_from, day_to)
"""
_WORDS = {
    "sqlite": {"number": "INTEGER", "norowid": " WITHOUT ROWID", "next_day": "date(day_from, '+1 day')"},
    "postgresql": {
        "number": "BIGINT",
        "norowid": "",
        "next_day": "CASE WHEN spread = 0 THEN to_char(CAST(day_from AS date) + 1, 'YYYY-MM-DD') END",
    },
}


def upgrade(connection: Connection) -> None:
    """Make the indexes as format 4 has them."""
    for statement in _NEW.format(**_WORDS[connection.dialect.name]).split(";"):
        connection.exec_driver_sql(statement)
    if connection.dialect.name == "postgresql":
        for table in ("events", "event_parts"):
            connection.exec_driver_sql(f"ALTER INDEX {table}_pkey1 RENAME TO {table}_pkey")
