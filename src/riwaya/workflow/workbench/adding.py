"""Files and pasted texts -> reports in the ledger, unread, with a result for each file; ``desk`` has them read.

Where they came from and the bytes of what gives one report are kept beside them as ``riwaya ingest`` keeps them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO

from riwaya.intake import Trouble, Wishes
from riwaya.intake.files import take_source
from riwaya.intake.source import digest_of, source_of
from riwaya.ledger import MAIN, Ledger, Stored, digest_report, store
from riwaya.model import Provenance, Report, ReportKind, dumps, make_report
from riwaya.text.search import search_text
from riwaya.workflow.capturing import record_captures
from riwaya.workflow.originals import Originals
from riwaya.workflow.workbench.desk import FileResult

_STORED_AT_ONCE = 200
PASTED = "pasted text"
"""The format of a report that somebody pasted."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text as it was pasted, and what was said of it."""

    text: str
    title: str = ""
    url: str = ""


def take_file(ledger: Ledger, name: str, stream: BinaryIO, wishes: Wishes, *, by: str, case: str = MAIN) -> FileResult:
    """Store the reports of a file, unread; when this returns they are in the ledger, with where they came from."""
    originals = Originals()
    taken = take_source(source_of(name, stream), replace(wishes, keep=originals.hear))
    return _stored(ledger, name, taken, originals, by=by, case=case)


def take_pasted(ledger: Ledger, pasted: Pasted, wishes: Wishes, *, by: str, case: str = MAIN) -> FileResult:
    """Store one pasted text, unread."""
    text, data = pasted.text.strip(), pasted.text.encode("utf-8", "surrogatepass")
    whole = f"{pasted.title}\n\n{text}" if pasted.title else text
    report = make_report(
        whole,
        ref=f"pasted-{digest_of(whole.encode('utf-8', 'surrogatepass'))[7:19]}",
        title=pasted.title or None,
        outlet=wishes.outlet,
        url=pasted.url or None,
        published=wishes.published,
        kind=wishes.kind or ReportKind.ARTICLE,
        provenance=Provenance(format=PASTED, original=digest_of(data)),
    )
    originals = Originals()
    originals.hear(digest_of(data), data)
    return _stored(ledger, report.ref, iter((report,)), originals, by=by, case=case)


@dataclass(slots=True)
class _Tally:
    """What became of a file's reports so far."""

    ids: list[str] = field(default_factory=list)
    known: int = 0
    troubles: list[Trouble] = field(default_factory=list)


def _stored(
    ledger: Ledger, name: str, taken: Iterator[Report | Trouble], originals: Originals, *, by: str, case: str
) -> FileResult:
    tally = _Tally()
    while some := list(islice(originals.until_full(taken), _STORED_AT_ONCE)):
        tally.troubles += [item for item in some if isinstance(item, Trouble)]
        reports = [item for item in some if isinstance(item, Report)]
        _store(ledger, reports, tally, by, case)
        passed = ((r.id, dumps(r.provenance)) for r in reports if r.provenance is not None)
        record_captures(ledger, passed, case=case, by=by)
        originals.record(ledger, case=case, by=by)
    return FileResult(name, tuple(tally.ids), tally.known, tuple(tally.troubles))


def _store(ledger: Ledger, reports: list[Report], tally: _Tally, by: str, case: str) -> None:
    stored = store(ledger, [digest_report(report, search_text) for report in reports], case=case, by=by)
    for report, became in zip(reports, stored, strict=True):
        if became is Stored.EXPUNGED:
            tally.troubles.append(Trouble(report.ref, "was expunged from this ledger and is not taken in again"))
        else:
            tally.ids.append(report.id)
            tally.known += became is Stored.KNOWN
