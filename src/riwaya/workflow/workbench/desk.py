"""Reports that are stored -> read one job after the other behind the scenes, with progress that every process sees.

What was stored unread is in the ledger: a workbench that is stopped loses nothing, and reads on when it is asked to.
"""

import json
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue

from riwaya.access import AccessStore, numbered, share, share_next, shared_text
from riwaya.intake import Trouble
from riwaya.ledger import find_reports, open_ledger
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge

_EVERY = 2.0
"""Seconds between two notes of how far a job is."""
SILENT = timedelta(seconds=60)
"""Silence after which the process that read is taken to be gone."""
_KIND = "job"
_OPENED_AT_ONCE = 200
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

    case: str
    by: str
    files: tuple[FileResult, ...]
    ids: tuple[str, ...]
    number: int = 0
    read: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    done: bool = False
    failed: bool = False


@dataclass(slots=True)
class Desk:
    """Reads one job after the other, on a thread and a connection of its own. ``store``: where progress is told;
    ``read``: what does a job in another way than ``read_job``, in another process for instance."""

    location: str
    knowledge: Knowledge
    store: AccessStore
    read: Callable[[str, Job, Knowledge], None] | None = None
    _at_work: dict[int, Job] = field(default_factory=dict)
    _waiting: SimpleQueue[Job] = field(default_factory=SimpleQueue)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def put(self, ids: Iterable[str], *, by: str, case: str, files: Sequence[FileResult] = ()) -> int:
        """Have these reports (by id) read, or read again; gives the number of the job."""
        job = Job(case, by, tuple(files), tuple(dict.fromkeys(ids)))
        with self._lock:
            job.number = share_next(self.store, _KIND, _packed(job), at=_now())
            self._at_work[job.number] = job
            self._waiting.put(job)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="riwaya-reading", daemon=True)
                self._thread.start()
        return job.number

    def find(self, number: int, case: str) -> Job | None:
        """A job of this case; None where it is not remembered. One that nobody works at any more has failed."""
        found = shared_text(self.store, numbered(_KIND, number))
        if found is None:
            return None
        job = _opened(found[0], number)
        if job.case != case:
            return None
        job.failed = job.failed or (not job.done and _now() - found[1] > SILENT)
        job.done = job.done or job.failed
        return job

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            ended = threading.Event()
            telling = threading.Thread(target=self._tell, args=(ended,), name="riwaya-progress", daemon=True)
            telling.start()
            try:
                (self.read or read_job)(self.location, job, self.knowledge)
            except Exception:
                _log.exception("reading job %s", job.number)
                job.failed = True
            finally:
                job.done = True
                ended.set()
                telling.join()
                with self._lock:
                    del self._at_work[job.number]

    def _tell(self, ended: threading.Event) -> None:
        """Note how far a job is, every so often and at its end; and that those which wait behind it are not lost."""
        while True:
            last = ended.wait(_EVERY)
            with self._lock:
                jobs = list(self._at_work.values())
            for job in jobs:
                share(self.store, numbered(_KIND, job.number), _packed(job), at=_now())
            if last:
                return


def _now() -> datetime:
    return datetime.now(UTC)


def _packed(job: Job) -> str:
    return json.dumps(asdict(job), ensure_ascii=True)


def _opened(text: str, number: int) -> Job:
    data = json.loads(text)
    files = tuple(
        FileResult(f["name"], tuple(f["reports"]), f["known"], tuple(Trouble(**t) for t in f["troubles"]))
        for f in data["files"]
    )
    unread = tuple((ref, why) for ref, why in data["unread"])
    rest = {name: data[name] for name in ("case", "by", "read", "done", "failed")}
    return Job(files=files, ids=tuple(data["ids"]), unread=unread, number=number, **rest)


def read_job(location: str, job: Job, knowledge: Knowledge, told: Callable[[], None] = lambda: None) -> None:
    """Read a job's reports and gather the incidents they touch; its progress is kept up to date on the way, and
    ``told`` called after each report."""
    ledger = open_ledger(location)
    try:
        for start in range(0, len(job.ids), _OPENED_AT_ONCE):
            for report in find_reports(ledger, job.ids[start : start + _OPENED_AT_ONCE]):
                done = ingest_reports(ledger, [report], knowledge=knowledge, case=job.case, by=job.by)
                job.read += 1
                job.unread = (*job.unread, *done.troubles)
                told()
        gather_incidents(ledger, knowledge=knowledge, case=job.case)
    finally:
        ledger.close()
