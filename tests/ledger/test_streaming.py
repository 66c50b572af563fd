"""A case page by page: everything once, in order, on both databases; and a whole case out and in again."""

import json

from riwaya.ledger import (
    Days,
    Gathered,
    Ledger,
    Told,
    all_readings,
    keep_incidents,
    list_incidents,
    list_judgements,
    note_happenings,
    open_ledger,
    verify,
)
from riwaya.ledger.bundling import case_incidents, case_records, take_records
from riwaya.ledger.standing import list_withdrawn, standing_opinions
from riwaya.ledger.streaming import incident_numbers, numbers_of, open_incidents, open_readings, report_numbers
from riwaya.model import EventType, Incident, Wording
from riwaya.text.search import search_text
from tests.ledger import world
from tests.ledger.helpers import fill, fill_every_record


def with_incidents(ledger: Ledger, count: int) -> None:
    fill(ledger, count)
    for n in range(count):
        key = f"h{n}"
        note_happenings(ledger, {world.report_for(n).id: [Told(key, ())]})
        day = f"2031-03-{1 + n % 4:02}"
        one = Incident(f"incident:{n:02}", Wording("", ""), EventType.SHELLING, None, day, day, ())
        keep_incidents(ledger, [Gathered(one, (key,))])


def test_incidents_come_once_each_by_their_days_whatever_the_page(ledger: Ledger) -> None:
    with_incidents(ledger, 7)
    for page in (1, 2, 3, 100):
        numbers = [n for some in incident_numbers(ledger, page=page) for n in some]
        found = open_incidents(ledger, numbers)
        assert [f.incident.from_ for f in found] == sorted(f.incident.from_ or "" for f in found)
        assert {f.incident.id for f in found} == {f"incident:{n:02}" for n in range(7)}
    whole = {f.incident.id: f for f in list_incidents(ledger).incidents}
    assert all(whole[f.incident.id] == f for f in found)


def test_days_choose_incidents(ledger: Ledger) -> None:
    with_incidents(ledger, 7)
    numbers = [n for some in incident_numbers(ledger, days=Days("2031-03-02", "2031-03-03")) for n in some]
    assert {f.incident.from_ for f in open_incidents(ledger, numbers)} == {"2031-03-02", "2031-03-03"}
    assert numbers_of(ledger, ["incident:03", "incident:00", "incident:99"]) == numbers_of(
        ledger, ["incident:00", "incident:03"]
    )


def test_an_outline_has_what_an_incident_is(ledger: Ledger) -> None:
    with_incidents(ledger, 2)
    numbers = numbers_of(ledger, ["incident:00"])
    (whole,), (outline,) = open_incidents(ledger, numbers), open_incidents(ledger, numbers, only=())
    assert (outline.incident, outline.happenings) == (whole.incident, whole.happenings)


def test_readings_come_once_each_by_publication_whatever_the_page(ledger: Ledger) -> None:
    fill(ledger, 9)
    every = {r.report.id: r for r in all_readings(ledger)}
    for page in (1, 4, 100):
        numbers = [n for some in report_numbers(ledger, page=page) for n in some]
        found = open_readings(ledger, numbers)
        assert [r.report.published for r in found] == sorted(r.report.published or "" for r in found)
        assert {r.report.id: r for r in found} == every


def test_days_choose_reports_the_last_day_counted(ledger: Ledger) -> None:
    fill(ledger, 9)
    day = (world.report_for(3).published or "")[:10]
    numbers = [n for some in report_numbers(ledger, days=Days(day, day)) for n in some]
    assert {r.report.published[:10] for r in open_readings(ledger, numbers) if r.report.published} == {day}


def test_what_stands_and_what_was_withdrawn(ledger: Ledger) -> None:
    fill_every_record(ledger)
    assert standing_opinions(ledger) == {}
    assert [subject for subject, _ in list_withdrawn(ledger)] == [world.report_for(0).id]


def test_a_case_with_every_sort_of_record_goes_out_in_and_out_again(ledger: Ledger, tmp_path: object) -> None:
    fill_every_record(ledger)
    records = list(case_records(ledger, "main"))
    kinds = {record["record"] for record in records}
    assert kinds == {
        *("cases", "reports", "memberships", "readings", "judgements", "withdrawals", "assessments", "decisions"),
        *("remarks", "incident_aliases", "tombstones"),
    }
    copy = open_ledger(f"{tmp_path}/copy.ledger", clock=lambda: "2032-01-01T00:00:00Z")
    take_records(copy, json.loads(json.dumps(records)), case="main", fold=search_text)
    assert list(case_records(copy, "main")) == records
    assert list_judgements(copy)[0].judgement == list_judgements(ledger)[0].judgement
    assert verify(copy).problems == ()
    assert len(list(case_incidents(ledger, "main"))) <= 1
