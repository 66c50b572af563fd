"""A table and a ledger's case -> every row with the incident it is of, and what the reports tell beside it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from riwaya.errors import InputError
from riwaya.export.audited import Row, read_rows
from riwaya.export.auditing import Audited, best, findings
from riwaya.ledger import Days, Ledger, find_report
from riwaya.ledger.streaming import incident_numbers, open_incidents
from riwaya.model import Incident, Report
from riwaya.workflow.coding import crosswalk_for

LONGEST = 31
"""Days of the longest incident that is set beside a table's rows by its days."""


def audit(
    ledger: Ledger,
    table: Path,
    *,
    case: str,
    mapping: Path | None = None,
    crosswalk: Path | None = None,
    lexicon: tuple[Path, ...] = (),
) -> Iterator[Audited | str]:
    """Every row in its order, or the sentence that says why it cannot be used. Raises InputError."""
    rows = list(_rows(table, mapping))
    days = [day for row in rows if isinstance(row, Row) for day in (row.first, row.last)]
    walk = crosswalk_for(crosswalk, lexicon)
    candidates: defaultdict[int, list[Incident]] = defaultdict(list)
    reports_of: dict[str, tuple[str, ...]] = {}
    by_day: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if isinstance(row, Row):
            for day in _each(row.first, row.last):
                by_day[day].append(number)
    if days:
        first = (date.fromisoformat(min(days)) - timedelta(days=LONGEST)).isoformat()
        for page in incident_numbers(ledger, days=Days(first, max(days)), case=case):
            for found in open_incidents(ledger, page):
                one = found.incident
                hit = {n for day in _each(one.from_, one.to) for n in by_day.get(day, ())}
                for number in hit:
                    candidates[number].append(one)
                if hit:
                    reports_of[one.id] = found.reports
    for number, row in enumerate(rows):
        if isinstance(row, str):
            yield row
            continue
        incident, why = best(row, candidates[number], walk)
        if incident is None:
            yield Audited(row, None, why)
            continue
        reports = _reports(ledger, reports_of[incident.id])
        yield Audited(row, incident.id, why, findings(row, incident, reports))


def _reports(ledger: Ledger, ids: tuple[str, ...]) -> dict[str, Report]:
    return {report.ref: report for report in (find_report(ledger, id_) for id_ in ids)}


def _each(first: str | None, last: str | None) -> Iterator[str]:
    if first is None or last is None:
        return
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    for _ in range(LONGEST):
        yield day.isoformat()
        day += timedelta(days=1)
        if day > end:
            return


def _rows(table: Path, mapping: Path | None) -> Iterator[Row | str]:
    try:
        with table.open(encoding="utf-8", errors="strict", newline="") as stream:
            yield from read_rows(stream, _mapping(mapping))
    except UnicodeDecodeError:
        raise InputError(f"{table}: not UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise InputError(f"{table}: cannot be read ({(error.strerror or str(error)).lower()})") from None
    except InputError as error:
        raise InputError(f"{table}: {error}") from None


def _mapping(path: Path | None) -> Mapping[str, Any] | None:
    if path is None:
        return None
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: not a mapping in YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(data, dict) or not isinstance(data.get("columns"), dict):
        raise InputError(f"{path}: a mapping has one part, columns")
    columns: Mapping[str, Any] = data["columns"]
    return columns
