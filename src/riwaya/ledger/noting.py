"""What is noted of reports for gathering: their happenings, the blocks these may meet others in, and their outlines.

What a happening and an outline are is ``compare``'s to know; here they are keys and bytes.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.store import Ledger
from riwaya.ledger.tables import gathered_reports, happening_blocks, happenings, outlines, reports

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Told:
    """A happening of one report: its key, and the blocks in which others that may be the same are looked for."""

    key: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The outlines of a report's happenings, packed, and under which decisions on who is who they were made."""

    body: bytes
    rulings: str = ""


def note_happenings(
    ledger: Ledger, told: Mapping[str, Sequence[Told]], noted: Mapping[str, Noted] | None = None
) -> frozenset[str]:
    """Keep the happenings of reports' current readings (by report id), in place of those noted before.

    Gives the reports that tell others than before, or told none before: those count as not gathered yet.
    """
    noted = noted or {}
    with ledger.writing() as connection:
        seqs = numbers_of_reports(connection, told)
        before = _before(connection, seqs, told)
        same = {report for report, one in noted.items() if report in seqs and before.get(report) in (one, _UNFILLED)}
        anew = [report for report in told if report not in same]
        forget_happenings(connection, [seqs[report] for report in anew])
        no = last_number(connection, happenings)
        rows, blocks = [], set()
        for report in anew:
            for happening in told[report]:
                no += 1
                rows.append({"no": no, "report_seq": seqs[report], "key": happening.key})
                blocks |= {(_block(block), no) for block in happening.blocks}
        insert_rows(connection, happenings, rows)
        insert_rows(connection, happening_blocks, [{"block": b, "happening_no": n} for b, n in sorted(blocks)])
        kept = [
            {"report_seq": seqs[report], "rulings": one.rulings, "body": one.body}
            for report, one in noted.items()
            if report in seqs and before.get(report) != one
        ]
        insert_rows(connection, outlines, kept)
    return frozenset(anew)


_UNFILLED = Noted(b"")
"""Stands for outlines that an older format did not keep, of happenings that are the same."""


def _before(connection: Connection, seqs: Mapping[str, int], told: Mapping[str, Sequence[Told]]) -> dict[str, Noted]:
    """What was noted of these reports, as far as anything was."""
    kept, gathered = dict[int, Noted](), set[int]()
    for part in parts(seqs.values()):
        for row in connection.execute(select(outlines).where(outlines.c.report_seq.in_(part))):
            kept[row.report_seq] = Noted(bytes(row.body), row.rulings)
        done = select(gathered_reports.c.report_seq).where(gathered_reports.c.report_seq.in_(part))
        gathered |= set(connection.scalars(done)) - kept.keys()
    keys: dict[int, set[str]] = {seq: set() for seq in gathered}
    for part in parts(gathered):
        query = select(happenings.c.report_seq, happenings.c.key).where(happenings.c.report_seq.in_(part))
        for seq, key in connection.execute(query):
            keys[seq].add(key)
    found = {report: kept[seq] for report, seq in seqs.items() if seq in kept}
    unfilled = (r for r, seq in seqs.items() if seq in gathered and keys[seq] == {one.key for one in told[r]})
    return found | dict.fromkeys(unfilled, _UNFILLED)


def notes(ledger: Ledger, report_ids: Collection[str]) -> dict[str, Noted]:
    """The outlines noted of these reports (by id), as far as there are any."""
    found: dict[str, Noted] = {}
    query = select(reports.c.id, outlines.c.body, outlines.c.rulings).join(
        outlines, outlines.c.report_seq == reports.c.seq
    )
    with ledger.reading() as connection:
        for part in parts(report_ids):
            for row in connection.execute(query.where(reports.c.id.in_(part))):
                found[row.id] = Noted(bytes(row.body), row.rulings)
    return found


def forget_unfit(connection: Connection, case_seq: int, fits: Callable[[Noted], bool]) -> None:
    """Let the gathered reports of a case whose notes do not fit count as not gathered."""
    query = (
        select(gathered_reports.c.report_seq, outlines.c.body, outlines.c.rulings)
        .outerjoin(outlines, outlines.c.report_seq == gathered_reports.c.report_seq)
        .where(gathered_reports.c.case_seq == case_seq)
        .execution_options(yield_per=_AT_ONCE)
    )
    unfit = [
        row.report_seq
        for row in connection.execute(query)
        if row.body is None or not fits(Noted(bytes(row.body), row.rulings))
    ]
    forget_happenings(connection, unfit)


def forget_happenings(connection: Connection, report_seqs: Iterable[int]) -> None:
    """Take the happenings of reports out; the incidents gathered from them stay until they are gathered anew."""
    for part in parts(report_seqs):
        nos = select(happenings.c.no).where(happenings.c.report_seq.in_(part))
        connection.execute(happening_blocks.delete().where(happening_blocks.c.happening_no.in_(nos)))
        for table in (happenings, outlines, gathered_reports):
            connection.execute(table.delete().where(table.c.report_seq.in_(part)))


def last_number(connection: Connection, table: Table) -> int:
    """The highest number given in an index table."""
    return connection.scalar(select(func.coalesce(func.max(table.c.no), 0))) or 0


def numbers_of_reports(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of the reports with these ids."""
    found: dict[str, int] = {}
    for part in parts(ids):
        query = select(reports.c.id, reports.c.seq).where(reports.c.id.in_(part))
        found |= dict(connection.execute(query).all())
    return found


def parts(values: Iterable[object]) -> Iterator[list[object]]:
    """Values in lists that fit into one statement."""
    every = sorted(values)  # type: ignore[type-var]
    return (every[i : i + _AT_ONCE] for i in range(0, len(every), _AT_ONCE))


def _block(name: str) -> int:
    """A block's name as a number of 63 bits; two that collide only make a few more happenings be compared."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1
