"""The one definition of the ledger's tables, for SQLite and PostgreSQL.

RECORDS are what was appended: each row has an entry in the hash chain, whose ``seq`` is the row's own. INDEX tables are
derived from the records for quick answers, hold the current reading only, and can be dropped and made again.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

from riwaya.ledger.columns import AnyText, LongText, Number

metadata = MetaData()


def _entry() -> Column[int]:
    return Column("seq", Number, ForeignKey("entries.seq"), primary_key=True, autoincrement=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# ---------------------------------------------------------------------------------------------------------- records

entries = Table(
    "entries",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", AnyText, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
    Column("chain", LargeBinary, nullable=False),
)
cases = Table(
    "cases",
    metadata,
    _entry(),
    Column("name", AnyText, nullable=False, unique=True),
    Column("by", AnyText, nullable=False),
)
reports = Table(
    "reports",
    metadata,
    _entry(),
    Column("id", AnyText, nullable=False, unique=True),
    Column("content_hash", Text, nullable=False, index=True),
    Column("ref", AnyText, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("outlet", AnyText),
    Column("url", AnyText, index=True),
    Column("published", AnyText),
    Column("language", AnyText, nullable=False),
    Column("title_start", Integer),
    Column("title_end", Integer),
    Column("text", LongText, nullable=False),
)
memberships = Table(
    "memberships",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("report_seq", Number, ForeignKey("reports.seq"), nullable=False, index=True),
    # A copy of the report's day and time in one time zone, so that a case lists its newest without opening texts.
    Column("published_at", Text, nullable=False),
    Index("memberships_unique", "case_seq", "report_seq", "published_at", unique=True),
    Index("memberships_newest", "case_seq", "published_at", "report_seq"),
    Index("memberships_arrival", "case_seq", "seq"),
)
readings = Table(
    "readings",
    metadata,
    _entry(),
    Column("report_seq", Number, ForeignKey("reports.seq"), nullable=False, index=True),
    Column("made_by", AnyText, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
judgements = Table(
    "judgements",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("report_seq", Number, ForeignKey("reports.seq"), nullable=False, index=True),
    Column("reading_seq", Number, ForeignKey("readings.seq"), nullable=False),
    Column("key", AnyText, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("comment", AnyText, nullable=False),
    Column("mended", AnyText),
    Column("carried_from", Number, ForeignKey("judgements.seq")),
)
withdrawals = Table(
    "withdrawals",
    metadata,
    _entry(),
    Column("judgement_seq", Number, ForeignKey("judgements.seq"), nullable=False, unique=True),
    Column("by", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
)
assessments = Table(
    "assessments",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("incident", AnyText, nullable=False),
    Column("version", Integer, nullable=False),
    Column("fields", AnyText, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("signed_off_by", AnyText),
    Column("release", AnyText, nullable=False),
    UniqueConstraint("case_seq", "incident", "version"),
)
decisions = Table(
    "decisions",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subjects", AnyText, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("withdraws", Number, ForeignKey("decisions.seq")),
)
remarks = Table(
    "remarks",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", AnyText, nullable=False),
    Column("report_seq", Number, ForeignKey("reports.seq"), index=True),
    Column("body", AnyText, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("withdraws", Number, ForeignKey("remarks.seq"), index=True),
    Index("remarks_subject", "case_seq", "kind", "subject"),
)
incident_aliases = Table(
    "incident_aliases",
    metadata,
    _entry(),
    Column("case_seq", Number, ForeignKey("cases.seq"), nullable=False),
    Column("old", AnyText, nullable=False, index=True),
    Column("new", AnyText, nullable=False),
    Column("why", Text, nullable=False),
)
tombstones = Table(
    "tombstones",
    metadata,
    _entry(),
    Column("subject", AnyText, nullable=False, index=True),
    Column("content_hash", Text, index=True),
    Column("by", AnyText, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("removed", Text, nullable=False),
)

# ------------------------------------------------------------------------------------------------------------ index

current_readings = Table(
    "current_readings",
    metadata,
    Column("report_seq", Number, primary_key=True, autoincrement=False),
    Column("reading_seq", Number, nullable=False),
)
names = Table(
    "names",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", AnyText, nullable=False),
    UniqueConstraint("kind", "key"),
)
identities = Table(
    "identities",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", AnyText, nullable=False),
    UniqueConstraint("kind", "key"),
)
name_uses = Table(
    "name_uses",
    metadata,
    Column("name_no", Number, primary_key=True, autoincrement=False),
    Column("identity_no", Number, primary_key=True, autoincrement=False),
    Column("report_seq", Number, primary_key=True, autoincrement=False),
    Index("name_uses_report", "report_seq", "identity_no"),
    Index("name_uses_identity", "identity_no"),
    sqlite_with_rowid=False,
)


_DAYS = ("spread", "day_from", "day_to")


def _when() -> tuple[Column[str], Column[str], Column[str], Column[str], Column[int]]:
    """Sort key; first and last day, whether the event or the publication gave them; how far apart the days are."""
    return (
        Column("published_at", Text, nullable=False),
        Column("day_from", Text),
        Column("day_to", Text),
        Column("dated_by", Text),
        Column("spread", Integer, nullable=False),
    )


claims = Table(
    "claims",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("report_seq", Number, nullable=False, index=True),
    Column("id", AnyText, nullable=False),
    Column("key", AnyText, nullable=False, index=True),
    Column("voice", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("relay", Text, nullable=False),
    Column("imputed", Boolean, nullable=False),
    Column("speaker", Number),
    Column("spans", Text, nullable=False),
    *_when(),
    Index("claims_speaker", "speaker", "published_at", "report_seq", "act", *_DAYS),
    Index("claims_newest", "published_at", "report_seq"),
    Index("claims_days", "spread", "day_from", "day_to", "report_seq"),
)
events = Table(
    "events",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("claim_no", Number, nullable=False, index=True),
    Column("report_seq", Number, nullable=False, index=True),
    Column("id", AnyText, nullable=False),
    Column("key", AnyText, nullable=False, index=True),
    Column("type", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("reality", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("speaker", Number),
    Column("spans", Text, nullable=False),
    *_when(),
    # Whatever a query asks of an event is in the index that finds it, so that no row need be opened to say no.
    Index("events_type", "type", "published_at", "claim_no", "report_seq", *_DAYS),
    Index("events_speaker", "speaker", "type", "published_at", "claim_no", "report_seq", *_DAYS),
)
event_parts = Table(
    "event_parts",
    metadata,
    Column("event_no", Number, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("identity_no", Number, primary_key=True, autoincrement=False),
    Column("claim_no", Number, nullable=False),
    Column("report_seq", Number, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("spread", Integer, nullable=False),
    Column("day_from", Text),
    Column("day_to", Text),
    Index(
        "event_parts_identity",
        *("identity_no", "published_at", "claim_no", "report_seq", "event_no", "type"),
        *_DAYS,
    ),
    sqlite_with_rowid=False,
)
happenings = Table(
    "happenings",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("report_seq", Number, nullable=False, index=True),
    Column("key", AnyText, nullable=False, unique=True),
)
happening_blocks = Table(
    "happening_blocks",
    metadata,
    Column("block", Number, primary_key=True, autoincrement=False),
    Column("happening_no", Number, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
outlines = Table(
    "outlines",
    metadata,
    Column("report_seq", Number, primary_key=True, autoincrement=False),
    # Under which of people's decisions they were made, as far as those bear on the report; empty where none does.
    Column("rulings", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
incidents = Table(
    "incidents",
    metadata,
    Column("no", Number, primary_key=True, autoincrement=False),
    Column("case_seq", Number, nullable=False),
    Column("id", AnyText, nullable=False),
    Column("founder", AnyText, nullable=False),
    Column("type", Text, nullable=False),
    Column("day_from", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("disagreements", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("case_seq", "id"),
    Index("incidents_newest", "case_seq", "day_from", "no", "reports", "disagreements", "type"),
    Index("incidents_disputed", "case_seq", "disagreements", "day_from"),
)
incident_members = Table(
    "incident_members",
    metadata,
    Column("case_seq", Number, primary_key=True, autoincrement=False),
    Column("happening", AnyText, primary_key=True),
    Column("incident_no", Number, nullable=False, index=True),
    Column("report_seq", Number, nullable=False, index=True),
    Column("web", AnyText, nullable=False),
    Index("incident_members_web", "case_seq", "web"),
    sqlite_with_rowid=False,
)
gathered_reports = Table(
    "gathered_reports",
    metadata,
    Column("case_seq", Number, primary_key=True, autoincrement=False),
    Column("report_seq", Number, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
search_texts = Table(
    "search_texts",
    metadata,
    Column("report_seq", Number, primary_key=True, autoincrement=False),
    Column("folded", Text, nullable=False),
    Column("plain", Text, nullable=False),
)

RECORDS = (
    entries,
    cases,
    reports,
    memberships,
    readings,
    judgements,
    withdrawals,
    assessments,
    decisions,
    remarks,
    incident_aliases,
    tombstones,
)
INDEX = (
    current_readings,
    names,
    identities,
    name_uses,
    claims,
    events,
    event_parts,
    search_texts,
    happenings,
    happening_blocks,
    outlines,
    incidents,
    incident_members,
    gathered_reports,
)
