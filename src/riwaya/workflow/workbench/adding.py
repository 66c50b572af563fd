"""Reports put in through the workbench: stored before they are acknowledged, read behind the scenes, with progress.

What was stored unread is in the ledger: a workbench that is stopped loses nothing, and reads on when it is asked to.
"""

import logging
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.ledger import MAIN, Ledger, Stored, digest_report, find_reports, open_ledger, store
from riwaya.model import Report, ReportKind, make_report
from riwaya.text.search import search_text
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge

KEPT = 50
"""Jobs whose progress is remembered; the reports themselves are in the ledger."""
_STORED_AT_ONCE = 200
_log = logging.getLogger("riwaya.workbench")


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file: its reports' ids, how many were known, and what could not be taken in."""

    name: str
    reports: tuple[str, ...]
    known: int
    troubles: tuple[Trouble, ...]


@dataclass(slots=True)
class Job:
    """Reports on their way: ``read`` of ``ids`` so far; ``unread`` names those the reader gave up on."""

    number: int
    case: str
    by: str
    files: tuple[FileResult, ...]
    ids: tuple[str, ...]
    read: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    done: bool = False
    failed: bool = False


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


@dataclass(slots=True)
class Desk:
    """Reads one job after the other, on a thread and a connection of its own."""

    location: str
    knowledge: Knowledge
    jobs: dict[int, Job] = field(default_factory=dict)
    _waiting: SimpleQueue[Job] = field(default_factory=SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def put(self, ids: Iterable[str], *, by: str, case: str, files: Sequence[FileResult] = ()) -> Job:
        """Have these reports (by id) read, or read again."""
        with self._lock:
            job = Job(max(self.jobs, default=0) + 1, case, by, tuple(files), tuple(dict.fromkeys(ids)))
            self.jobs[job.number] = job
            for old in sorted(self.jobs)[:-KEPT]:
                if self.jobs[old].done:
                    del self.jobs[old]
            self._waiting.put(job)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="riwaya-reading", daemon=True)
                self._thread.start()
        return job

    def find(self, number: int, case: str) -> Job | None:
        """A job of this case; None where it is not remembered."""
        job = self.jobs.get(number)
        return job if job is not None and job.case == case else None

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            try:
                read_job(self.location, job, self.knowledge)
            except Exception:
                _log.exception("reading job %s", job.number)
                job.failed = True
            finally:
                job.done = True


def read_job(location: str, job: Job, knowledge: Knowledge) -> None:
    """Read a job's reports and gather the incidents they touch; its progress is kept up to date on the way."""
    ledger = open_ledger(location)
    try:
        unread: list[tuple[str, str]] = []
        for report in find_reports(ledger, job.ids):
            done = ingest_reports(ledger, [report], knowledge=knowledge, case=job.case, by=job.by)
            unread += done.troubles
            job.read += 1
            job.unread = tuple(unread)
        gather_incidents(ledger, knowledge=knowledge, case=job.case)
    finally:
        ledger.close()
