"""A ledger of so many reports with readings and incidents of real shape, made in minutes -> FILE.

    python benchmarks/drawn_case.py FILE [--reports N]

The 395 reports of ../shared/corpus/conflict.jsonl (not part of the project) are read and gathered once, then told
again: each copy is followed by another article of ../shared/corpus/ant.jsonl.gz: no two texts are the same, and search
has a real vocabulary; keys and refs are renamed; readings, boards and their sizes are those of the first telling.
Grouping itself is not measured here (benchmarks/grouping.py does).
"""

import argparse
import json
import re
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from ledger import corpus
from riwaya.intake import Trouble, Wishes, take
from riwaya.ledger import MAIN, Digest, Ledger, Told, digest_reading, digest_report, note_happenings, open_ledger, store
from riwaya.ledger.bulk import insert_rows
from riwaya.ledger.incidents import IncidentFound, browse_incidents
from riwaya.ledger.tables import cases, gathered_reports, incident_members, incidents, reports
from riwaya.model import Reading, Report, make_report, to_json
from riwaya.text.search import search_text
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.reading import Knowledge, read_all

CONFLICT = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "conflict.jsonl"
_AT_ONCE = 200
_KEY = re.compile(r'"key":"')


def main() -> None:
    """Fill the file and say how long it took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--reports", type=int, default=30_000)
    chosen = options.parse_args()
    fill(chosen.file, chosen.reports)


def fill(file: Path, size: int) -> None:
    """A new ledger of ``size`` reports in ``file``; a partial one is never left in its place."""
    begun = time.perf_counter(), time.process_time()
    draft = file.with_name(file.name + ".draft")
    for left in file.parent.glob(draft.name + "*"):
        left.unlink()
    read = [r for r in read_all(take((str(CONFLICT),), Wishes()), knowledge=Knowledge()) if not isinstance(r, Trouble)]
    found = first_telling(read)
    ledger = open_ledger(draft)
    tellings = Tellings(read, found)
    others = corpus(size)
    for world in range(-(-size // len(read))):
        own = list(zip(range(min(len(read), size - world * len(read))), others, strict=False))
        for start in range(0, len(own), _AT_ONCE):
            part = own[start : start + _AT_ONCE]
            store(ledger, [tellings.report(world, number, after) for number, after in part], case=MAIN)
        tellings.gather(ledger, world, len(own))
        print(f"{(world + 1) * len(read)} reports, {time.process_time() - begun[1]:.0f} s of processor", flush=True)
    ledger.close()
    draft.rename(file)
    spent = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(f"filled {file} in {spent[0]:.0f} s, {spent[1]:.0f} s of processor", flush=True)


def first_telling(read: Sequence[Reading]) -> tuple[IncidentFound, ...]:
    """The incidents of the readings as they are gathered."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder) / "first.ledger")
        store(ledger, [digest_reading(reading, search_text) for reading in read], case=MAIN)
        gather_incidents(ledger, knowledge=Knowledge())
        found = browse_incidents(ledger, limit=1_000_000).incidents
        ledger.close()
    return found


class Tellings:
    """What is written of a report and its incidents in one world."""

    def __init__(self, read: Sequence[Reading], found: Sequence[IncidentFound]) -> None:
        self.read = read
        self.digests = [digest_reading(reading, search_text) for reading in read]
        self.bodies = [zlib.decompress(digest.body).decode() for digest in self.digests]
        self.ids = {reading.report.id: n for n, reading in enumerate(read)}
        refs = sorted((re.escape(json.dumps(r.report.ref, ensure_ascii=False)) for r in read), key=len, reverse=True)
        self.refs = re.compile("|".join(refs))
        self.found = [
            (one, json.dumps(to_json(one.incident), ensure_ascii=False, separators=(",", ":"))) for one in found
        ]
        self.told = 0

    def report(self, world: int, number: int, after: Report) -> Digest:
        """One report told again, with another article behind it."""
        first, like = self.read[number].report, self.digests[number]
        again = make_report(
            f"{first.text}\n\n{after.text}",
            ref=f"{first.ref}-{world}",
            title=first.title.text if first.title else None,
            outlet=first.outlet,
            url=f"{first.url}?telling={world}" if first.url else None,
            published=first.published,
            kind=first.kind,
        )
        digest = digest_report(again, search_text)
        body = _KEY.sub(f'"key":"{world:02x}', self.bodies[number])
        digest.made_by, digest.names = like.made_by, like.names
        digest.body = zlib.compress(body.encode())
        digest.claims = [row | {"key": f"{world:02x}{row['key']}"} for row in like.claims]
        digest.events = [row | {"key": f"{world:02x}{row['key']}"} for row in like.events]
        self.told += 1
        return digest

    def gather(self, ledger: Ledger, world: int, many: int) -> None:
        """The incidents of this world, as ``keep_incidents`` writes them, and its happenings."""
        numbers, ids = self._stored(ledger, world, many)
        whole = [(one, body) for one, body in self.found if all(self.ids[r] in numbers for r in one.reports)]
        told: dict[str, list[Told]] = {}
        for one, _ in whole:
            for report, key in one.happenings:
                told.setdefault(ids[self.ids[report]], []).append(Told(f"{world:02x}{key}", ()))
        note_happenings(ledger, told)
        with ledger.writing() as connection:
            case = connection.scalar(select(cases.c.seq).where(cases.c.name == MAIN))
            rows, members = [], []
            for n, (one, body) in enumerate(whole, start=world * len(self.found) + 1):
                rows.append(self._row(one, body, n, world) | {"case_seq": case})
                members += [
                    {
                        "case_seq": case,
                        "happening": f"{world:02x}{key}",
                        "incident_no": n,
                        "report_seq": numbers[self.ids[report]],
                        "web": rows[-1]["id"],
                    }
                    for report, key in one.happenings
                ]
            insert_rows(connection, incidents, rows)
            insert_rows(connection, incident_members, members)
            done = [{"case_seq": case, "report_seq": seq} for seq in numbers.values()]
            insert_rows(connection, gathered_reports, done)

    def _stored(self, ledger: Ledger, world: int, many: int) -> tuple[dict[int, int], dict[int, str]]:
        refs = {f"{self.read[n].report.ref}-{world}": n for n in range(many)}
        with ledger.reading() as connection:
            query = select(reports.c.seq, reports.c.id, reports.c.ref).where(reports.c.ref.in_(list(refs)))
            rows = connection.execute(query).all()
        return {refs[row.ref]: row.seq for row in rows}, {refs[row.ref]: row.id for row in rows}

    def _row(self, one: IncidentFound, body: str, no: int, world: int) -> dict[str, Any]:
        named = self.refs.sub(lambda ref: f'{ref[0][:-1]}-{world}"', body)
        id_ = f"{one.incident.id}{world:02x}"
        data = named.replace(f'"id":"{one.incident.id}"', f'"id":"{id_}"', 1)
        return {
            "no": no,
            "id": id_,
            "founder": f"{world:02x}{one.happenings[0][1]}",
            "type": one.incident.type.value,
            "day_from": one.incident.from_ or "",
            "reports": len(one.reports),
            "disagreements": len(one.incident.disagreements),
            "body": zlib.compress(data.encode()),
        }


if __name__ == "__main__":
    sys.exit(main())
