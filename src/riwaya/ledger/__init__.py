"""Append-only store of reports, readings, claims, events, judgements and assessments, on SQLite or PostgreSQL."""

from riwaya.ledger.assessing import assess, list_assessments
from riwaya.ledger.cases import MAIN, list_cases
from riwaya.ledger.claims import (
    ClaimFound,
    ClaimPage,
    EventFound,
    find_claims,
    find_claims_by_key,
)
from riwaya.ledger.conditions import ClaimQuery, Days
from riwaya.ledger.copying import backup, restore
from riwaya.ledger.expunging import Expunged, expunge, expunge_assessment
from riwaya.ledger.finding import (
    Page,
    ReadingInfo,
    all_readings,
    find_reading,
    find_report,
    list_readings,
    list_reports,
    search,
    versions,
)
from riwaya.ledger.ingest import Progress, ingest
from riwaya.ledger.judging import Opinion, judge, list_judgements, withdraw
from riwaya.ledger.opening import open_ledger
from riwaya.ledger.parallel import Work, read_reports
from riwaya.ledger.scrubbing import scrub, scrub_pending
from riwaya.ledger.store import Ledger
from riwaya.ledger.verifying import Head, Verification, read_noted, verify
from riwaya.ledger.writing import Stored, store

__all__ = [
    "MAIN",
    "ClaimFound",
    "ClaimPage",
    "ClaimQuery",
    "Days",
    "EventFound",
    "Expunged",
    "Head",
    "Ledger",
    "Opinion",
    "Page",
    "Progress",
    "ReadingInfo",
    "Stored",
    "Verification",
    "Work",
    "all_readings",
    "assess",
    "backup",
    "expunge",
    "expunge_assessment",
    "find_claims",
    "find_claims_by_key",
    "find_reading",
    "find_report",
    "ingest",
    "judge",
    "list_assessments",
    "list_cases",
    "list_judgements",
    "list_readings",
    "list_reports",
    "open_ledger",
    "read_noted",
    "read_reports",
    "restore",
    "scrub",
    "scrub_pending",
    "search",
    "store",
    "verify",
    "versions",
    "withdraw",
]
