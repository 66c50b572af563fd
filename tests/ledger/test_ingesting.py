"""Reports in: each once, however often and from however many processes they come; nothing lost."""

import pytest

from riwaya.ledger import (
    Ledger,
    Progress,
    Stored,
    all_readings,
    find_reading,
    find_report,
    ingest,
    list_cases,
    list_readings,
    list_reports,
    verify,
    versions,
)
from riwaya.model import Reading, make_report
from tests.ledger import world
from tests.ledger.helpers import fill, keep, plain, read, reader_failing_on


def test_reading_comes_back_as_it_was_read(ledger: Ledger) -> None:
    fill(ledger, 5)
    assert find_reading(ledger, "world-3") == world.reading_for(3)
    assert [r.report.id for r in all_readings(ledger)] == sorted(world.report_for(n).id for n in range(5))


def test_same_bytes_from_same_outlet_are_stored_once(ledger: Ledger) -> None:
    reading = world.reading_for(1)
    assert keep(ledger, [reading, reading]) == (Stored.NEW, Stored.KNOWN)
    assert keep(ledger, [reading]) == (Stored.KNOWN,)
    assert list_reports(ledger).total == 1
    assert len(list_readings(ledger, "world-1")) == 1


def test_same_words_of_two_outlets_are_two_reports(ledger: Ledger) -> None:
    wire = [plain("خبر عاجل من ليلاك", outlet=outlet) for outlet in world.OUTLETS[:2]]
    assert keep(ledger, wire) == (Stored.NEW, Stored.NEW)


def test_captures_of_one_url_are_versions_in_their_order(ledger: Ledger) -> None:
    url = "https://example.org/story"
    first, second = plain("قتيلان في ليلاك", 1, url=url), plain("ثلاثة قتلى في ليلاك", 2, url=url)
    other = plain("قتيلان في السرو", 3, outlet=world.OUTLETS[1], url=url)
    keep(ledger, [first, second, other])
    found = versions(ledger, second.report.id)
    assert [report.text for report in found] == [first.report.text, second.report.text]


def test_report_without_url_is_its_only_version(ledger: Ledger) -> None:
    keep(ledger, [plain("بيان", 1), plain("بيان ثان", 2)])
    assert len(versions(ledger, "plain-1")) == 1


def test_second_run_reads_nothing(ledger: Ledger) -> None:
    fill(ledger, 10)
    done = ingest(ledger, map(world.report_for, range(10)), reader_failing_on(*range(10)), made_by=world.MADE_BY)
    assert done.stored == {Stored.KNOWN: 10}
    assert not done.troubles


def test_newer_reader_reads_again_and_the_older_reading_stays(ledger: Ledger) -> None:
    keep(ledger, [world.reading_for(1)])
    assert keep(ledger, [world.reading_for(1, made_by=world.NEWER, shift=2)]) == (Stored.READ_AGAIN,)
    old, new = list_readings(ledger, "world-1")
    assert (old.current, new.current) == (False, True)
    assert find_reading(ledger, "world-1", number=old.number) == world.reading_for(1)
    assert find_reading(ledger, "world-1").made_by == world.NEWER


def test_report_that_trips_the_reader_is_kept_and_told_and_read_next_time(ledger: Ledger) -> None:
    done = ingest(ledger, map(world.report_for, range(4)), reader_failing_on(2), made_by=world.MADE_BY)
    assert done.troubles == [("world-2", "a bug in the reader")]
    assert find_report(ledger, "world-2") == world.report_for(2)
    again = fill(ledger, 4)
    assert again.stored == {Stored.KNOWN: 3, Stored.READ_AGAIN: 1}
    assert find_reading(ledger, "world-2") == world.reading_for(2)


def test_case_sees_only_its_own_reports(ledger: Ledger) -> None:
    fill(ledger, 4, case="north")
    assert fill(ledger, 2, case="south").stored == {Stored.ADDED_TO_CASE: 2}
    assert list_cases(ledger) == (("north", 4), ("south", 2))
    assert {r.ref for r in list_reports(ledger, case="south").reports} == {"world-0", "world-1"}
    assert sum(1 for _ in all_readings(ledger, case="south")) == 2


def test_reports_are_listed_by_publication_the_newest_first(ledger: Ledger) -> None:
    fill(ledger, 30)
    page = list_reports(ledger, limit=7, offset=3)
    expected = sorted((world.report_for(n) for n in range(30)), key=lambda r: r.published or "", reverse=True)
    assert page.total == 30
    assert [r.published for r in page.reports] == [r.published for r in expected[3:10]]
    assert list_reports(ledger, outlet=world.OUTLETS[0]).total == 8


def test_progress_is_told_after_each_transaction(ledger: Ledger) -> None:
    seen: list[int] = []

    def note(progress: Progress) -> None:
        seen.append(sum(progress.stored.values()))

    ingest(ledger, map(world.report_for, range(450)), read, made_by=world.MADE_BY, progress=note)
    assert seen == [200, 400, 450]


@pytest.mark.parametrize("odd", ["\ud800 lone", "nul \0 inside", "sub \x1a inside", "\udcff", "\u202eقلب"])
def test_any_text_survives(ledger: Ledger, odd: str) -> None:
    text = f"نص {odd} تام"
    report = make_report(text, ref=f"file-{odd}", title=text[:9], outlet=odd, url=f"u:{odd}", published=odd)
    reading = Reading(world.MADE_BY, report)
    keep(ledger, [reading])
    assert find_reading(ledger, report.ref) == reading
    assert verify(ledger).problems == ()
