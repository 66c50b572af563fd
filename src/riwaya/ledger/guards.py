"""What the table definition cannot say, as SQL for one dialect: append-only triggers and the word index."""

from sqlalchemy import Connection

from riwaya.ledger.tables import RECORDS

EXPUNGING = "expunging"
"""The row of ``meta`` that opens records to deletion; it lives only inside an expunging transaction."""

_POSTGRES_REFUSAL = f"""
CREATE FUNCTION riwaya_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME <> 'entries' AND EXISTS (SELECT 1 FROM meta WHERE key = '{EXPUNGING}') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'riwaya: %% is append-only', TG_TABLE_NAME;
END $$
"""
_SQLITE_INDEX = """
CREATE VIRTUAL TABLE search_index USING fts5(
  folded, plain, content='search_texts', content_rowid='report_seq', tokenize="unicode61 remove_diacritics 0")
"""
_POSTGRES_INDEX = (
    "ALTER TABLE search_texts ADD COLUMN folded_vector tsvector, ADD COLUMN plain_vector tsvector",
    "CREATE INDEX search_texts_folded ON search_texts USING gin (folded_vector)",
    "CREATE INDEX search_texts_plain ON search_texts USING gin (plain_vector)",
)


def guard(connection: Connection, table: str) -> None:
    """Refuse UPDATE on a table of records always, and DELETE unless an expunging is under way."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION riwaya_append_only()"
        )
        return
    refusal = f"SELECT RAISE(ABORT, 'riwaya: {table} is append-only')"
    unless = "" if table == "entries" else f"WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = '{EXPUNGING}')"
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refusal}; END")
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {unless} BEGIN {refusal}; END"
    )


def add_guards(connection: Connection) -> None:
    """Everything beside the tables that a new ledger needs."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_POSTGRES_REFUSAL)
        for statement in _POSTGRES_INDEX:
            connection.exec_driver_sql(statement)
    else:
        connection.exec_driver_sql(_SQLITE_INDEX)
    for table in RECORDS:
        guard(connection, table.name)
