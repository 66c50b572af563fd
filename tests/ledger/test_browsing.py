"""Reports a page at a time: every one once, in order, whatever stands on the pages."""

from riwaya.ledger import (
    Arrivals,
    Ledger,
    NewRemark,
    RemarkKind,
    arrived_since,
    count_reports,
    inbox_reports,
    last_arrival,
    list_reports,
    newest_reports,
    remark,
    take_back,
)
from tests.ledger import world
from tests.ledger.helpers import fill


def ids(page: Arrivals) -> list[str]:
    return [arrived.report.id for arrived in page.reports]


def test_pages_by_key_hold_every_report_once_in_the_order_of_publication(ledger: Ledger) -> None:
    fill(ledger, 11)
    found, after = [], ""
    while True:
        page = newest_reports(ledger, after=after, limit=4)
        found += ids(page)
        if page.more is None:
            break
        after = page.more
    assert found == [report.id for report in list_reports(ledger, limit=20).reports]
    assert count_reports(ledger) == 11


def test_hidden_reports_are_left_out_and_pages_stay_full(ledger: Ledger) -> None:
    fill(ledger, 6)
    hidden = world.report_for(3).id
    page = newest_reports(ledger, hidden={hidden}, limit=5)
    assert len(page.reports) == 5
    assert page.more is None
    assert hidden not in ids(page)


def test_reports_of_one_outlet(ledger: Ledger) -> None:
    fill(ledger, 8)
    outlet = world.report_for(2).outlet
    assert {a.report.outlet for a in newest_reports(ledger, outlet=outlet).reports} == {outlet}


def test_inbox_has_the_last_arrival_first_without_what_was_put_away(ledger: Ledger) -> None:
    fill(ledger, 5)
    away = world.report_for(3).id
    numbers = remark(ledger, [NewRemark(RemarkKind.DISMISSED, away, report=away)], by="سلمى")
    assert ids(inbox_reports(ledger, limit=9)) == [world.report_for(n).id for n in (4, 2, 1, 0)]
    assert ids(inbox_reports(ledger, limit=9, dismissed=True)) == [away]
    take_back(ledger, numbers, by="سلمى")
    assert ids(inbox_reports(ledger, limit=9)) == [world.report_for(n).id for n in (4, 3, 2, 1, 0)]


def test_inbox_goes_on_behind_the_last_of_a_page(ledger: Ledger) -> None:
    fill(ledger, 5)
    first = inbox_reports(ledger, limit=2)
    second = inbox_reports(ledger, limit=9, after=int(first.more or 0))
    assert [*ids(first), *ids(second)] == [world.report_for(n).id for n in (4, 3, 2, 1, 0)]


def test_arrivals_since(ledger: Ledger) -> None:
    fill(ledger, 2)
    seen = last_arrival(ledger)
    assert arrived_since(ledger, seen) == 0
    fill(ledger, 3, start=2)
    assert arrived_since(ledger, seen) == 3
