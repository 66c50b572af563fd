"""Ledgers with the invented world's incidents in them, for the tests of what is made from a ledger."""

import json
from pathlib import Path

from riwaya.compare.compare import happenings_of
from riwaya.compare.incident import incident
from riwaya.ledger import (
    Gathered,
    Ledger,
    Told,
    assess,
    digest_reading,
    ingest,
    keep_incidents,
    note_happenings,
    open_ledger,
)
from riwaya.model import Reading
from riwaya.text.search import search_text
from riwaya.workflow.coding import Wanted
from riwaya.workflow.exporting import Order
from tests.export.world import CROSSWALK, shelling_of_harbun


def put(ledger: Ledger, readings: list[Reading]) -> list[str]:
    """Store readings and gather them as one incident; gives its id in a list."""
    by_id = {r.report.id: r for r in readings}
    ingest(
        ledger,
        [r.report for r in readings],
        lambda reports: (digest_reading(by_id[r.id], search_text) for r in reports),
        made_by=readings[0].made_by,
    )
    told = [h for r in readings for h in happenings_of(r)]
    note_happenings(
        ledger, {r.report.id: [Told(h.key, ()) for h in told if h.report.id == r.report.id] for r in readings}
    )
    group = Gathered(incident(told), tuple(h.key for h in told))
    return list(keep_incidents(ledger, [group], of=list(by_id)))


def keep(folder: Path) -> tuple[Path, str]:
    """A ledger with the shelling of Harbun in it; its path and the incident's id."""
    path = folder / "a.ledger"
    ledger = open_ledger(path, clock=lambda: "2031-06-01T10:00:00Z")
    (id_,) = put(ledger, shelling_of_harbun())
    ledger.close()
    return path, id_


def ordered(path: Path, format_: str = "acled", workers: int = 1, **wanted: object) -> Order:
    walk = path.with_name("walk.yaml")
    walk.write_text(CROSSWALK, "utf-8")
    return Order(format_, str(path), Wanted(**wanted), crosswalk=walk, workers=workers)  # type: ignore[arg-type]


ASSESSED = json.dumps(
    {"schema": "riwaya/assessment/1", "rows": [{"type": "shelling", "from": "2031-05-04", "deaths": {"best": 6}}]}
)


def assessed(path: Path, id_: str, release: str = "released") -> None:
    ledger = open_ledger(path)
    assess(ledger, id_, ASSESSED, by="S. Amin", release=release)
    ledger.close()
