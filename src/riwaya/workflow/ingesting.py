"""Reports and a ledger -> the ledger with their readings in it: many processes read, this one writes."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from riwaya.intake import Trouble
from riwaya.ledger import MAIN, Digest, Ledger, Progress, digest_reading, digest_report, ingest
from riwaya.model import Reading, Report, dumps
from riwaya.text.search import search_text
from riwaya.workflow.capturing import Passed, record_captures
from riwaya.workflow.originals import Originals
from riwaya.workflow.reading import Knowledge, read_each, tools_for


def ingest_reports(
    ledger: Ledger,
    taken: Iterable[Report | Trouble],
    *,
    knowledge: Knowledge,
    workers: int = 1,
    case: str = MAIN,
    by: str = "",
    originals: Originals | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Progress:
    """Read what the ledger has not read with this knowledge, and store it; what could not be taken in is a trouble.

    Stopped at any moment and run again with the same reports it goes on where it was. ``originals``, which must hear
    the readers of ``taken``, are kept beside their reports.
    """
    untaken: list[tuple[str, str]] = []
    whole = Progress()
    each = iter(taken)
    while True:
        passed: list[Passed] = []
        run = each if originals is None else originals.until_full(each)
        done = ingest(
            ledger,
            _reports(run, untaken, passed),
            partial(digests, knowledge, workers),
            made_by=tools_for(knowledge).made_by,
            case=case,
            by=by,
            progress=partial(_told, progress, whole),
        )
        whole = _together(whole, done)
        record_captures(ledger, passed, case=case, by=by)
        if originals is None or not originals.full:
            break
        originals.record(ledger, case=case, by=by)
    if originals is not None:
        originals.record(ledger, case=case, by=by)
    whole.troubles[:0] = untaken
    return whole


def _told(progress: Callable[[Progress], None], before: Progress, part: Progress) -> None:
    progress(_together(before, part))


def _together(one: Progress, other: Progress) -> Progress:
    return Progress(one.seen + other.seen, one.stored + other.stored, [*one.troubles, *other.troubles])


def _reports(
    taken: Iterable[Report | Trouble], untaken: list[tuple[str, str]], passed: list[Passed]
) -> Iterator[Report]:
    for item in taken:
        if isinstance(item, Trouble):
            untaken.append((item.where, item.why))
        else:
            if item.provenance is not None:
                passed.append((item.id, dumps(item.provenance)))
            yield item


def digests(knowledge: Knowledge, workers: int, reports: Iterator[Report]) -> Iterator[Digest]:
    """A digest of every report in its order; one that cannot be read is kept without a reading."""
    handed: deque[Report] = deque()

    def noted() -> Iterator[Report]:
        for report in reports:
            handed.append(report)
            yield report

    for made in read_each(noted(), _digest, knowledge=knowledge, workers=workers):
        report = handed.popleft()
        yield made if isinstance(made, Digest) else digest_report(report, search_text, trouble=made.why)


def _digest(reading: Reading) -> Digest:
    return digest_reading(reading, search_text)
