"""Where a report came from is kept beside it, once, and goes with it when it is expunged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.ledger import Ledger, expunge, open_ledger, verify
from riwaya.model import Provenance, Report, make_report
from riwaya.workflow.capturing import captures_of
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge

TEXT = "قالت قوات الهضبة إن جيش لاوند هاجم سد الخابية ليل الأحد الاثنين."
FIRST = Provenance("web page", original="sha256:aa", captured="2031-03-04T08:20:00Z", site_name="إذاعة السد")
SECOND = Provenance("web page", original="sha256:bb", captured="2031-03-05T08:20:00Z")


def report(made: Provenance | None) -> Report:
    return make_report(TEXT, ref="r", url="https://dam.example/1", provenance=made)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "ledger.sqlite", clock=lambda: "2031-07-01T12:00:00Z")
    yield opened
    opened.close()


def test_a_provenance_is_recorded_once_and_another_capture_beside_it(ledger: Ledger) -> None:
    for made in (FIRST, FIRST, SECOND, None):
        ingest_reports(ledger, [report(made)], knowledge=Knowledge())
    assert list(captures_of(ledger, report(None).id, case="main")) == [FIRST, SECOND]
    assert verify(ledger).problems == ()


def test_it_goes_with_the_report_when_that_is_expunged(ledger: Ledger) -> None:
    ingest_reports(ledger, [report(FIRST)], knowledge=Knowledge())
    expunge(ledger, report(None).id, by="نادر", reason="سلامة")
    ingest_reports(ledger, [report(FIRST)], knowledge=Knowledge())
    assert list(captures_of(ledger, report(None).id, case="main")) == []
