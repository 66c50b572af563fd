"""Adding: stored before it is acknowledged, read behind the scenes, a result a file, read again after a stop."""

import time

import pytest

from riwaya.ledger import list_reports, unread_reports
from riwaya.workflow.workbench.desk import Job, read_job
from tests.web.newsroom import DEMO, KNOWLEDGE, Newsroom, Visitor

TEXT = "قالت قوات وادي ساران إن الجيش التيفاني قصف قرية عين السرو أمس."


def wait(visitor: Visitor, location: str) -> str:
    """The page of a job when it is done."""
    for _ in range(600):
        if visitor.get(f"{location}/progress").json()["done"]:
            return visitor.see(location)
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def test_pasted_text_is_stored_at_once_then_read_and_gathered(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    answer = visitor.post("/c/main/add/text", text=TEXT, title="بيان", outlet="وكالة مرسال", published="2026-05-06")
    (report,) = list_reports(empty_room.ledger).reports
    assert report.text == f"بيان\n\n{TEXT}" and report.outlet == "وكالة مرسال"
    shown = wait(visitor, answer.headers["location"])
    assert "1 of 1 read" in shown
    assert "قوات وادي ساران" in visitor.see(f"/c/main/reports/{report.id}")


def test_files_have_a_result_each_and_a_broken_one_stops_no_other(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    lines = (DEMO / "reports.jsonl").read_bytes().splitlines(keepends=True)[:2]
    files = [("../../etc/two.jsonl", b"".join(lines)), ("broken.jsonl", b'{"text": 5}\n'), ("again.jsonl", lines[0])]
    answer = visitor.upload("/c/main/add/files", files, outlet="", published="", kind="")
    assert answer.status_code == 303, answer.text
    shown = wait(visitor, answer.headers["location"])
    assert "two.jsonl" in shown and "../" not in shown
    assert "broken.jsonl" in shown
    assert list_reports(empty_room.ledger).total == 2


def test_what_was_stored_before_a_stop_is_read_when_asked_for(
    empty_room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = empty_room.visitor("Karim")
    with monkeypatch.context() as stopped:
        stopped.setattr("riwaya.workflow.workbench.desk.read_job", lambda *_: None)
        wait(visitor, visitor.post("/c/main/add/text", text=TEXT, outlet="", published="").headers["location"])
    (waiting,) = unread_reports(empty_room.ledger)
    assert "1 report of this case is not read." in visitor.see("/c/main/add")
    assert "This report is kept, but not read" in visitor.see(f"/c/main/reports/{waiting}")
    wait(visitor, visitor.post("/c/main/add/unread").headers["location"])
    assert unread_reports(empty_room.ledger) == ()


def test_nothing_to_add_is_said_and_what_was_typed_is_kept(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    answer = visitor.post("/c/main/add/text", text=" ", title="عنوان محفوظ")
    assert answer.status_code == 400 and "عنوان محفوظ" in answer.text
    assert visitor.post("/c/main/add/text", text=TEXT, published="yesterday").status_code == 400
    assert list_reports(empty_room.ledger).total == 0


def test_reading_again_keeps_what_was_read_before(own_room: Newsroom) -> None:
    visitor, report = own_room.visitor("Karim"), own_room.report("mersal-0506")
    answer = visitor.post(f"/c/main/reports/{report.id}/again")
    assert "1 of 1 read" in wait(visitor, answer.headers["location"])
    assert "1 reading is kept" in visitor.see(f"/c/main/reports/{report.id}")


def test_a_job_reads_in_the_ledger_it_is_given(own_room: Newsroom) -> None:
    job = Job("main", "Karim", (), (own_room.report("mersal-0506").id,))
    read_job(own_room.ledger.name, job, KNOWLEDGE)
    assert (job.read, job.unread) == (1, ())
