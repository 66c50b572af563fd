"""A ledger's case -> the parts of its plain tables, made page by page by one process or several."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import riwaya
from riwaya.export.cells import line
from riwaya.export.parquet import batch
from riwaya.export.parquet import writer as parquet_writer
from riwaya.export.redaction import Mask, NameMask
from riwaya.export.tables import (
    Rows,
    column_names,
    dictionary,
    dictionary_rows,
    joined,
    of_assessment,
    of_incident,
    of_reading,
)
from riwaya.ledger import all_readings, open_ledger
from riwaya.ledger.standing import list_withdrawn, standing_opinions
from riwaya.ledger.streaming import incident_numbers, numbers_of, open_incidents, open_readings, report_numbers
from riwaya.model import Reading
from riwaya.workflow.choosing import choose
from riwaya.workflow.coding import standing_assessments
from riwaya.workflow.exporting import Order
from riwaya.workflow.parallel import in_order, rarely_collected

PAGE = 64
"""Reports or incidents at once."""
Part = tuple[str, Any, int]
"""A table, some of its rows (CSV text, or an Arrow batch), and how many."""
PACK: dict[str, Callable[[str, Any], Any]] = {
    "csv": lambda _table, rows: "".join(map(line, rows)),
    "parquet": batch,
}


def parts(order: Order) -> Iterator[Part]:
    """The parts of every table: those of reports, then of incidents, then of the case."""
    with rarely_collected():
        private: dict[str, tuple[str, ...]] = {}
        for made, names in in_order(report_pages(order), partial(_OfReports, order), workers=order.workers):
            private |= names
            yield from made
        for made in in_order(incident_pages(order), partial(_OfIncidents, order, private), workers=order.workers):
            yield from made
        yield from _packed(order, _of_case(order))


def _packed(order: Order, rows: Rows) -> list[Part]:
    pack = PACK[order.format]
    return [(table, pack(table, some), len(some)) for table, some in rows.items() if some]


def report_pages(order: Order) -> Iterator[tuple[int, ...]]:
    """Numbers of the case's reports, a page at a time; where incidents are chosen, of those that tell of them."""
    ledger = open_ledger(order.ledger, create=False)
    try:
        chosen = choose(ledger, order.wanted)
        for page in report_numbers(ledger, days=order.wanted.days, case=order.wanted.case, page=PAGE):
            if own := page if chosen is None else tuple(n for n in page if n in chosen.reports):
                yield own
    finally:
        ledger.close()


def incident_pages(order: Order) -> Iterator[tuple[int, ...]]:
    """Numbers of the case's incidents, a page at a time; without machine readings only those somebody assessed."""
    wanted = order.wanted
    ledger = open_ledger(order.ledger, create=False)
    try:
        chosen = choose(ledger, wanted)
        if wanted.machine and chosen is None:
            yield from incident_numbers(ledger, days=wanted.days, case=wanted.case, page=PAGE)
            return
        numbers = chosen.incidents if chosen is not None else ()
        if not wanted.machine:
            within = frozenset(numbers)
            assessed = numbers_of(ledger, standing_assessments(ledger, wanted).keys(), case=wanted.case)
            numbers = tuple(n for n in assessed if chosen is None or n in within)
        yield from (numbers[n : n + PAGE] for n in range(0, len(numbers), PAGE))
    finally:
        ledger.close()


class _OfReports:
    """Parts of the tables of reports, and the private names that stand in each report."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ledger = open_ledger(order.ledger, create=False)
        self.standing = standing_opinions(self.ledger, case=order.wanted.case)

    def __call__(self, numbers: tuple[int, ...]) -> tuple[list[Part], dict[str, tuple[str, ...]]]:
        wanted = self.order.wanted
        readings = open_readings(self.ledger, numbers)
        rows = [of_reading(r, self.standing, machine=wanted.machine, redact=wanted.redact) for r in readings]
        names = {r.report.id: _names(r) for r in readings} if wanted.redact else {}
        return _packed(self.order, joined(rows)), names


def _names(reading: Reading) -> tuple[str, ...]:
    return Mask(reading).names


class _OfIncidents:
    """Parts of the tables of incidents."""

    def __init__(self, order: Order, private: dict[str, tuple[str, ...]]) -> None:
        self.order, self.private = order, private
        self.ledger = open_ledger(order.ledger, create=False)
        self.assessed = standing_assessments(self.ledger, order.wanted)

    def __call__(self, numbers: tuple[int, ...]) -> list[Part]:
        rows = []
        for found in open_incidents(self.ledger, numbers, only=("claims", "accounts", "disagreements")):
            names = self._names(found.reports)
            rows.append(
                of_incident(
                    found.incident,
                    len(found.reports),
                    assessed=found.incident.id in self.assessed,
                    machine=self.order.wanted.machine,
                    hide=NameMask(names) if names else None,
                )
            )
        return _packed(self.order, joined(rows))

    def _names(self, reports: tuple[str, ...]) -> list[str]:
        """Private names in these reports; one outside the days asked for is opened for them."""
        if not self.order.wanted.redact:
            return []
        unseen = tuple(sorted(r for r in reports if r not in self.private))
        if unseen:
            for reading in all_readings(self.ledger, case=self.order.wanted.case, names=unseen):
                self.private[reading.report.id] = _names(reading)
        return [name for report in reports for name in self.private.get(report, ())]


def _of_case(order: Order) -> Rows:
    ledger = open_ledger(order.ledger, create=False)
    try:
        assessed = standing_assessments(ledger, order.wanted)
        chosen = choose(ledger, order.wanted)
        own = sorted((id_, one) for id_, one in assessed.items() if chosen is None or id_ in chosen.ids)
        return {
            "assessments": [of_assessment(one, incident) for incident, one in own],
            "withdrawn": list(list_withdrawn(ledger)),
        }
    finally:
        ledger.close()


def write(order: Order, folder: Path) -> dict[str, int]:
    """Write every table, the data dictionary and a note on what this is into a new folder; gives rows by table."""
    folder.mkdir()
    counts = dict.fromkeys(dictionary(), 0)
    open_ = _CsvFile if order.format == "csv" else _ParquetFile
    files: dict[str, _CsvFile | _ParquetFile] = {table: open_(folder, table) for table in counts}
    try:
        for table, part, count in parts(order):
            files[table].write(part)
            counts[table] += count
    finally:
        for file in files.values():
            file.close()
    _text(folder / "dictionary.csv", "".join(map(line, dictionary_rows())))
    _text(folder / "README.txt", "".join(words + "\n" for words in listing(order, counts)))
    return counts


def listing(order: Order, counts: Mapping[str, int]) -> Iterator[str]:
    """What the tables hold, line by line."""
    wanted = order.wanted
    yield f"Riwaya {riwaya.__version__}: tables of case {wanted.case} ({order.format})"
    if wanted.machine:
        yield "  MACHINE READINGS, NOT CHECKED BY A PERSON, except where the column standing says otherwise"
    else:
        yield "  only claims that a person accepted or mended, and assessments (--unreviewed adds the rest, labelled)"
    for table, count in counts.items():
        yield f"  {table}: {count} rows"
    withheld = "are withheld, as far as they were read" if wanted.redact else "ARE SHOWN"
    yield f"  names of private persons {withheld}; texts of reports do not leave; words of claims do"


def _text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


class _CsvFile:
    """A table as CSV in UTF-8."""

    def __init__(self, folder: Path, table: str) -> None:
        self.stream = (folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
        self.stream.write(line(column_names(table)))

    def write(self, part: str) -> None:
        self.stream.write(part)

    def close(self) -> None:
        self.stream.close()


class _ParquetFile:
    """A table as Parquet."""

    def __init__(self, folder: Path, table: str) -> None:
        self.writer = parquet_writer(str(folder / f"{table}.parquet"), table)

    def write(self, part: Any) -> None:
        self.writer.write_batch(part)

    def close(self) -> None:
        self.writer.close()
