"""Format 1 -> 2: incidents with lasting ids, people's decisions, and indexes that answer claim queries alone.

Written in SQL and not from the present tables, which will have moved on when somebody opens a ledger of format 1.
"""

from sqlalchemy import Connection

from riwaya.ledger.guards import guard

_NEW = """
CREATE TABLE decisions (
  seq {number} NOT NULL, case_seq {number} NOT NULL, kind TEXT NOT NULL, subjects TEXT NOT NULL, "by" TEXT NOT NULL,
  reason TEXT NOT NULL, withdraws {number}, PRIMARY KEY (seq), FOREIGN KEY(seq) REFERENCES entries (seq),
  FOREIGN KEY(case_seq) REFERENCES cases (seq), FOREIGN KEY(withdraws) REFERENCES decisions (seq));
CREATE TABLE incident_aliases (
  seq {number} NOT NULL, case_seq {number} NOT NULL, "old" TEXT NOT NULL, "new" TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (seq), FOREIGN KEY(seq) REFERENCES entries (seq), FOREIGN KEY(case_seq) REFERENCES cases (seq));
CREATE INDEX ix_incident_aliases_old ON incident_aliases ("old");
CREATE TABLE happenings (
  no {number} NOT NULL, report_seq {number} NOT NULL, "key" TEXT NOT NULL, PRIMARY KEY (no), UNIQUE ("key"));
CREATE INDEX ix_happenings_report_seq ON happenings (report_seq);
CREATE TABLE happening_blocks (
  block {number} NOT NULL, happening_no {number} NOT NULL, PRIMARY KEY (block, happening_no)){norowid};
CREATE INDEX ix_happening_blocks_happening_no ON happening_blocks (happening_no);
CREATE TABLE incidents (
  no {number} NOT NULL, case_seq {number} NOT NULL, id TEXT NOT NULL, founder TEXT NOT NULL, type TEXT NOT NULL,
  day_from TEXT NOT NULL, reports INTEGER NOT NULL, disagreements INTEGER NOT NULL, body {bytes} NOT NULL,
  PRIMARY KEY (no), UNIQUE (case_seq, id));
CREATE INDEX incidents_newest ON incidents (case_seq, day_from);
CREATE TABLE incident_members (
  case_seq {number} NOT NULL, happening TEXT NOT NULL, incident_no {number} NOT NULL, report_seq {number} NOT NULL,
  web TEXT NOT NULL, PRIMARY KEY (case_seq, happening)){norowid};
CREATE INDEX ix_incident_members_incident_no ON incident_members (incident_no);
CREATE INDEX ix_incident_members_report_seq ON incident_members (report_seq);
CREATE INDEX incident_members_web ON incident_members (case_seq, web);
CREATE TABLE gathered_reports (
  case_seq {number} NOT NULL, report_seq {number} NOT NULL, PRIMARY KEY (case_seq, report_seq)){norowid};
CREATE INDEX ix_gathered_reports_report_seq ON gathered_reports (report_seq);
ALTER TABLE event_parts RENAME TO event_parts_1;
DROP INDEX event_parts_identity;
CREATE TABLE event_parts (
  event_no {number} NOT NULL, role TEXT NOT NULL, identity_no {number} NOT NULL, claim_no {number} NOT NULL,
  report_seq {number} NOT NULL, published_at TEXT NOT NULL, PRIMARY KEY (event_no, role, identity_no)){norowid};
INSERT INTO event_parts
  SELECT p.event_no, p.role, p.identity_no, e.claim_no, e.report_seq, p.published_at
  FROM event_parts_1 p JOIN events e ON e.no = p.event_no;
DROP TABLE event_parts_1;
CREATE INDEX event_parts_identity ON event_parts (identity_no, published_at, claim_no, report_seq);
DROP INDEX claims_speaker;
DROP INDEX claims_newest;
DROP INDEX claims_days;
DROP INDEX events_type;
DROP INDEX events_days;
CREATE INDEX claims_speaker ON claims (speaker, published_at, report_seq);
CREATE INDEX claims_newest ON claims (published_at, report_seq);
CREATE INDEX claims_days ON claims (spread, day_from, day_to, report_seq);
CREATE INDEX events_type ON events (type, published_at, claim_no, report_seq)
"""
_WORDS = {
    "sqlite": {"number": "INTEGER", "bytes": "BLOB", "norowid": " WITHOUT ROWID"},
    "postgresql": {"number": "BIGINT", "bytes": "BYTEA", "norowid": ""},
}


def upgrade(connection: Connection) -> None:
    """Add what format 2 has."""
    for statement in _NEW.format(**_WORDS[connection.dialect.name]).split(";"):
        connection.exec_driver_sql(statement)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER INDEX event_parts_pkey1 RENAME TO event_parts_pkey")
    for table in ("decisions", "incident_aliases"):
        guard(connection, table)
