"""Take a text out of a ledger, for safety or law: by a named person, with a reason, leaving a tombstone.

Gone are the report, its places in cases, every reading, every opinion on it, its words and names in the index. What
stays is the entry of each in the hash chain (a hash and an id), and the tombstone, which also keeps the same text from
being taken in again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from riwaya.errors import LedgerError
from riwaya.ledger.chain import Pen
from riwaya.ledger.finding import report_number
from riwaya.ledger.guards import EXPUNGING
from riwaya.ledger.incidents import drop_incidents
from riwaya.ledger.indexing import unindex_readings
from riwaya.ledger.naming import sweep_names
from riwaya.ledger.noting import forget_happenings
from riwaya.ledger.scrubbing import SCRUB, scrub
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import (
    assessments,
    incident_members,
    judgements,
    memberships,
    meta,
    readings,
    remarks,
    reports,
    tombstones,
    withdrawals,
)
from riwaya.ledger.words import drop_words, rebuild_words


@dataclass(frozen=True, slots=True)
class Expunged:
    """What was taken out: the reports with that text. What stays and may need a look or a word: the refs of other
    captures of their URLs, and the ids of reports whose incidents told of it too and must be gathered anew."""

    reports: tuple[str, ...]
    other_versions: tuple[str, ...]
    to_gather: tuple[str, ...]


def expunge(ledger: Ledger, name: str, *, by: str, reason: str) -> Expunged:
    """Expunge a report and every other with the very same text, in all cases."""
    _must_say(by, reason)
    with ledger.writing() as connection:
        named = connection.execute(select(reports).where(reports.c.seq == report_number(connection, name))).one()
        same = select(reports.c.seq, reports.c.id, reports.c.outlet, reports.c.url)
        rows = connection.execute(same.where(reports.c.content_hash == named.content_hash)).all()
        seqs = [row.seq for row in rows]
        others = select(reports.c.ref).where(reports.c.url.in_([r.url for r in rows if r.url]))
        versions = tuple(connection.scalars(others.where(reports.c.seq.not_in(seqs)).order_by(reports.c.seq)))
        to_gather = _told_with(connection, seqs)
        pen = Pen(connection, ledger.clock())
        for row in rows:
            removed = _entries_of(connection, row.seq)
            _bury(pen, row.id, named.content_hash, by, reason, removed)
        pen.flush()
        _delete(connection, seqs)
    scrub(ledger)
    return Expunged(tuple(row.id for row in rows), versions, to_gather)


def _told_with(connection: Connection, seqs: list[int]) -> tuple[str, ...]:
    held = select(incident_members.c.incident_no).where(incident_members.c.report_seq.in_(seqs))
    others = select(incident_members.c.report_seq).where(incident_members.c.incident_no.in_(held))
    chosen = reports.c.seq.in_(others) & reports.c.seq.not_in(seqs)
    return tuple(connection.scalars(select(reports.c.id).where(chosen).order_by(reports.c.id)))


def expunge_assessment(ledger: Ledger, incident: str, version: int, *, by: str, reason: str) -> None:
    """Expunge one version of an assessment, where it quotes what must not be kept."""
    _must_say(by, reason)
    with ledger.writing() as connection:
        chosen = (assessments.c.incident == incident) & (assessments.c.version == version)
        seqs = list(connection.scalars(select(assessments.c.seq).where(chosen)))
        if not seqs:
            raise LedgerError(f"incident {incident} has no assessment of version {version}")
        pen = Pen(connection, ledger.clock())
        _bury(pen, f"assessment {incident} {version}", None, by, reason, seqs)
        pen.flush()
        _open_records(connection, ((assessments, seqs),))
    scrub(ledger)


def _must_say(by: str, reason: str) -> None:
    if not by.strip() or not reason.strip():
        raise LedgerError("expunging needs the name of who does it and the reason")


def _bury(pen: Pen, subject: str, content_hash: str | None, by: str, reason: str, removed: list[int]) -> None:
    pen.write(
        tombstones,
        subject,
        subject=subject,
        content_hash=content_hash,
        by=by,
        reason=reason,
        removed=json.dumps(sorted(removed)),
    )


def _of(table: Table, report_seqs: list[int], connection: Connection) -> list[int]:
    if table is withdrawals:
        opinions = select(judgements.c.seq).where(judgements.c.report_seq.in_(report_seqs))
        return list(connection.scalars(select(withdrawals.c.seq).where(withdrawals.c.judgement_seq.in_(opinions))))
    return list(connection.scalars(select(table.c.seq).where(table.c.report_seq.in_(report_seqs))))


_HANGING = (withdrawals, judgements, remarks, readings, memberships)
"""What hangs on a report, in the order in which it can be deleted."""


def _entries_of(connection: Connection, seq: int) -> list[int]:
    return [seq, *(entry for table in _HANGING for entry in _of(table, [seq], connection))]


def _delete(connection: Connection, seqs: list[int]) -> None:
    unindex_readings(connection, seqs)
    forget_happenings(connection, seqs)
    held = select(incident_members.c.incident_no).where(incident_members.c.report_seq.in_(seqs)).distinct()
    drop_incidents(connection, list(connection.scalars(held)))
    sweep_names(connection)
    drop_words(connection, seqs)
    rebuild_words(connection)
    found = [(table, _of(table, seqs, connection)) for table in _HANGING]
    _open_records(connection, [*found, (reports, seqs)])


def _open_records(connection: Connection, doomed: Iterable[tuple[Table, list[int]]]) -> None:
    """Delete records, which nothing else may, and note that the file must be scrubbed."""
    connection.execute(meta.insert(), [{"key": EXPUNGING, "value": "1"}])
    for table, seqs in doomed:
        if table in (judgements, remarks):  # one may point at an earlier one of its table; the newest goes first
            for seq in sorted(seqs, reverse=True):
                connection.execute(table.delete().where(table.c.seq == seq))
        else:
            connection.execute(table.delete().where(table.c.seq.in_(seqs)))
    connection.execute(meta.delete().where(meta.c.key.in_((EXPUNGING, SCRUB))))
    connection.execute(meta.insert(), [{"key": SCRUB, "value": "1"}])
