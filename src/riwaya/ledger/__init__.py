"""Append-only store of reports, readings, claims, events, judgements and assessments, on SQLite or PostgreSQL."""

from riwaya.ledger.actors import Known, KnownPage, browse_actors, find_actor
from riwaya.ledger.assessing import assess, list_assessments
from riwaya.ledger.browsing import (
    Arrivals,
    Arrived,
    arrived_since,
    count_reports,
    inbox_reports,
    last_arrival,
    newest_reports,
    unread_reports,
)
from riwaya.ledger.captures import Kind, VersionChange, version_changes
from riwaya.ledger.cases import MAIN, list_cases
from riwaya.ledger.changes import Change, Fate, diff
from riwaya.ledger.claims import (
    ClaimFound,
    ClaimPage,
    EventFound,
    find_claims,
    find_claims_by_key,
)
from riwaya.ledger.conditions import ClaimQuery, Days
from riwaya.ledger.copying import backup, restore
from riwaya.ledger.deciding import Decision, DecisionKind, decide, hold, list_decisions, undo
from riwaya.ledger.digest import Digest, digest_reading, digest_report
from riwaya.ledger.expunging import Expunged, expunge, expunge_assessment
from riwaya.ledger.finding import (
    Page,
    ReadingInfo,
    all_readings,
    find_reading,
    find_report,
    find_reports,
    has_report,
    list_readings,
    list_reports,
    open_actors,
    open_parts,
    readings_stamp,
    search,
    versions,
)
from riwaya.ledger.gathering import (
    begin_case,
    begin_gathering,
    hang_together,
    hanging_together,
    incidents_before,
    neighbours,
    retold,
    ungathered,
)
from riwaya.ledger.heads import claim_heads, claim_keys
from riwaya.ledger.incidents import (
    IncidentFound,
    IncidentPage,
    IncidentsAfter,
    browse_incidents,
    find_incident,
    keep_incidents,
    list_incidents,
)
from riwaya.ledger.ingesting import Progress, ingest
from riwaya.ledger.judging import Opinion, count_judgements, judge, list_judgements, withdraw
from riwaya.ledger.membership import Membership, incidents_of
from riwaya.ledger.noting import Noted, Told, note_happenings, notes
from riwaya.ledger.opening import open_ledger
from riwaya.ledger.packing import Gathered, Packed, pack_incident
from riwaya.ledger.remarking import NewRemark, Remark, RemarkKind, list_remarks, remark, take_back
from riwaya.ledger.scrubbing import scrub, scrub_pending
from riwaya.ledger.store import Ledger
from riwaya.ledger.verifying import Head, Verification, read_noted, verify
from riwaya.ledger.writing import Stored, store

__all__ = [
    "MAIN",
    "Arrivals",
    "Arrived",
    "Change",
    "ClaimFound",
    "ClaimPage",
    "ClaimQuery",
    "Days",
    "Decision",
    "DecisionKind",
    "Digest",
    "EventFound",
    "Expunged",
    "Fate",
    "Gathered",
    "Head",
    "IncidentFound",
    "IncidentPage",
    "IncidentsAfter",
    "Kind",
    "Known",
    "KnownPage",
    "Ledger",
    "Membership",
    "NewRemark",
    "Noted",
    "Opinion",
    "Packed",
    "Page",
    "Progress",
    "ReadingInfo",
    "Remark",
    "RemarkKind",
    "Stored",
    "Told",
    "Verification",
    "VersionChange",
    "all_readings",
    "arrived_since",
    "assess",
    "backup",
    "begin_case",
    "begin_gathering",
    "browse_actors",
    "browse_incidents",
    "claim_heads",
    "claim_keys",
    "count_judgements",
    "count_reports",
    "decide",
    "diff",
    "digest_reading",
    "digest_report",
    "expunge",
    "expunge_assessment",
    "find_actor",
    "find_claims",
    "find_claims_by_key",
    "find_incident",
    "find_reading",
    "find_report",
    "find_reports",
    "hang_together",
    "hanging_together",
    "has_report",
    "hold",
    "inbox_reports",
    "incidents_before",
    "incidents_of",
    "ingest",
    "judge",
    "keep_incidents",
    "last_arrival",
    "list_assessments",
    "list_cases",
    "list_decisions",
    "list_incidents",
    "list_judgements",
    "list_readings",
    "list_remarks",
    "list_reports",
    "neighbours",
    "newest_reports",
    "note_happenings",
    "notes",
    "open_actors",
    "open_ledger",
    "open_parts",
    "pack_incident",
    "read_noted",
    "readings_stamp",
    "remark",
    "restore",
    "retold",
    "scrub",
    "scrub_pending",
    "search",
    "store",
    "take_back",
    "undo",
    "ungathered",
    "unread_reports",
    "verify",
    "version_changes",
    "versions",
    "withdraw",
]
