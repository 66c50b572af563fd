"""Keep the index tables: the rows of each report's current reading, put in place of those of the reading before."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, func, select

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.digest import Digest
from riwaya.ledger.naming import Keyed, drop_names, use_names
from riwaya.ledger.tables import claims, current_readings, event_parts, events


def index_readings(connection: Connection, current: Mapping[int, tuple[int, Digest]]) -> None:
    """Make these the current readings: under a report's number the reading's number and its digest."""
    if not current:
        return
    pointers = [{"report_seq": seq, "reading_seq": reading} for seq, (reading, _) in current.items()]
    insert_rows(connection, current_readings, pointers)
    numbers = use_names(connection, {seq: digest.names for seq, (_, digest) in current.items()})
    claim_no, event_no = _last(connection, claims), _last(connection, events)
    claim_rows: list[dict[str, Any]] = []
    event_rows: list[dict[str, Any]] = []
    part_rows: list[dict[str, Any]] = []
    for seq, (_, digest) in current.items():
        claim_nos: dict[str, int] = {}
        for row in digest.claims:
            claim_no += 1
            claim_nos[row["id"]] = claim_no
            claim_rows.append(row | {"no": claim_no, "report_seq": seq, "speaker": _number(numbers, row)})
        for row in digest.events:
            event_no += 1
            event = {key: value for key, value in row.items() if key not in ("parts", "claim")}
            claim = claim_nos[row["claim"]]
            event |= {"no": event_no, "report_seq": seq, "claim_no": claim, "speaker": _number(numbers, row)}
            event_rows.append(event)
            for role, identity in row["parts"]:
                part_rows.append(event | {"event_no": event_no, "role": role, "identity_no": numbers[identity]})
    for table, rows in ((claims, claim_rows), (events, event_rows), (event_parts, part_rows)):
        insert_rows(connection, table, rows)


def _number(numbers: Mapping[Keyed, int], row: Mapping[str, Any]) -> int | None:
    return numbers[row["speaker"]] if row["speaker"] else None


def unindex_readings(connection: Connection, report_seqs: Iterable[int]) -> None:
    """Take the current readings of these reports out of the index; the readings themselves stay."""
    seqs = sorted(report_seqs)
    if not seqs:
        return
    of_reports = select(events.c.no).where(events.c.report_seq.in_(seqs))
    connection.execute(event_parts.delete().where(event_parts.c.event_no.in_(of_reports)))
    for table in (events, claims, current_readings):
        connection.execute(table.delete().where(table.c.report_seq.in_(seqs)))
    drop_names(connection, seqs)


def _last(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.coalesce(func.max(table.c.no), 0))) or 0
