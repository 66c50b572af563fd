"""Files and pasted texts -> reports in the ledger, unread, with a result for each file; ``desk`` has them read."""

from collections import Counter

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.ledger import MAIN, Ledger, Stored, digest_report, store
from riwaya.model import Report, ReportKind, make_report
from riwaya.text.search import search_text
from riwaya.workflow.workbench.desk import FileResult

_STORED_AT_ONCE = 200


def take_file(ledger: Ledger, name: str, data: bytes, wishes: Wishes, *, by: str, case: str = MAIN) -> FileResult:
    """Store the reports of a file, unread; when this returns they are in the ledger."""
    waiting: list[Report] = []
    ids: list[str] = []
    troubles: list[Trouble] = []
    known = 0
    for item in take_bytes(data, name, wishes):
        if isinstance(item, Trouble):
            troubles.append(item)
            continue
        waiting.append(item)
        if len(waiting) >= _STORED_AT_ONCE:
            known += _keep(ledger, waiting, ids, troubles, by, case)
    known += _keep(ledger, waiting, ids, troubles, by, case)
    return FileResult(name, tuple(ids), known, tuple(troubles))


def take_pasted(
    ledger: Ledger, text: str, title: str, wishes: Wishes, url: str, *, by: str, case: str = MAIN
) -> FileResult:
    """Store one pasted text, unread."""
    whole = f"{title}\n\n{text}" if title else text
    outlet, published = wishes.outlet, wishes.published
    kind = wishes.kind or ReportKind.ARTICLE
    report = make_report(
        whole, ref="pasted", title=title or None, outlet=outlet, url=url or None, published=published, kind=kind
    )
    report = make_report(
        whole,
        ref=f"pasted-{report.content_hash[7:19]}",
        title=title or None,
        outlet=outlet,
        url=url or None,
        published=published,
        kind=kind,
    )
    ids: list[str] = []
    troubles: list[Trouble] = []
    known = _keep(ledger, [report], ids, troubles, by, case)
    return FileResult(report.ref, tuple(ids), known, tuple(troubles))


def _keep(ledger: Ledger, waiting: list[Report], ids: list[str], troubles: list[Trouble], by: str, case: str) -> int:
    stored = store(ledger, [digest_report(report, search_text) for report in waiting], case=case, by=by)
    for report, became in zip(waiting, stored, strict=True):
        if became is Stored.EXPUNGED:
            troubles.append(Trouble(report.ref, "was expunged from this ledger and is not taken in again"))
        else:
            ids.append(report.id)
    waiting.clear()
    return Counter(stored)[Stored.KNOWN]
