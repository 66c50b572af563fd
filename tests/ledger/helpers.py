"""What the ledger's tests do again and again."""

from collections.abc import Callable, Iterable, Iterator

from riwaya.ledger import (
    DecisionKind,
    Digest,
    Gathered,
    Ledger,
    NewRemark,
    Progress,
    RemarkKind,
    Stored,
    Told,
    assess,
    decide,
    digest_reading,
    digest_report,
    expunge,
    ingest,
    judge,
    keep_incidents,
    list_judgements,
    note_happenings,
    remark,
    store,
    withdraw,
)
from riwaya.model import EventType, Incident, Reading, Report, Verdict, Wording, make_report
from riwaya.text.search import search_text
from tests.ledger import world


def read(reports: Iterable[Report]) -> Iterator[Digest]:
    """Read reports of the invented world."""
    return (digest_reading(world.read(report), search_text) for report in reports)


def fill(ledger: Ledger, count: int, *, case: str = "main", start: int = 0) -> Progress:
    """Ingest reports of the invented world."""
    reports = map(world.report_for, range(start, start + count))
    return ingest(ledger, reports, read, made_by=world.MADE_BY, case=case)


def keep(ledger: Ledger, readings: Iterable[Reading], *, case: str = "main") -> tuple[Stored, ...]:
    """Store readings as they are."""
    return store(ledger, [digest_reading(reading, search_text) for reading in readings], case=case)


def plain(text: str, number: int = 1, outlet: str = "وكالة الساحل", url: str | None = None) -> Reading:
    """A reading of a text in which nothing was found."""
    report = make_report(text, ref=f"plain-{number}", outlet=outlet, url=url, published=f"2031-02-{number:02}")
    return Reading(world.MADE_BY, report)


def fill_every_record(ledger: Ledger) -> None:
    """At least one row in every table of records."""
    fill(ledger, 2)
    judge(ledger, "world-1", world.reading_for(1).claims[0].key, Verdict.ACCEPTED, by="سلمى")
    withdraw(ledger, list_judgements(ledger)[0].number, by="سلمى")
    assess(ledger, "incident:1", "{}", by="سلمى")
    decide(ledger, DecisionKind.MERGE, ("a", "b"), by="سلمى")
    remark(ledger, [NewRemark(RemarkKind.DISMISSED, "incident:1")], by="سلمى")
    ids = [world.report_for(n).id for n in range(2)]
    note_happenings(ledger, {id_: [Told(f"{id_}:h", ("b",))] for id_ in ids})
    apart = [_gathered(n, f"{id_}:h") for n, id_ in enumerate(ids)]
    keep_incidents(ledger, apart)
    keep_incidents(ledger, [_gathered(0, *(f"{id_}:h" for id_ in ids))])
    expunge(ledger, "world-0", by="سلمى", reason="سلامة")


def _gathered(number: int, *happenings: str) -> Gathered:
    incident = Incident(f"incident:{number}", Wording("", ""), EventType.SHELLING, None, None, None, ())
    return Gathered(incident, happenings)


def reader_failing_on(*bad: int) -> Callable[[Iterable[Report]], Iterator[Digest]]:
    """A reader that cannot read the reports of these numbers."""
    refs = {f"world-{number}" for number in bad}

    def attempt(report: Report) -> Digest:
        if report.ref in refs:
            return digest_report(report, search_text, trouble="a bug in the reader")
        return digest_reading(world.read(report), search_text)

    return lambda reports: map(attempt, reports)
