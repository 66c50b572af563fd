"""Reports added in the workbench keep where they came from and their bytes, as those of ``riwaya ingest`` do."""

import re
from datetime import UTC, datetime
from pathlib import Path

from riwaya.access import restrict
from riwaya.intake import Wishes, take
from riwaya.ledger import Ledger, RemarkKind, expunge, list_remarks, list_reports, open_ledger, verify
from riwaya.web.pages.originals import name_of
from riwaya.workflow.bundling import read_bundle, write_bundle
from riwaya.workflow.capturing import captures_of
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.originals import Originals, kept_originals, originals_of
from riwaya.workflow.reading import Knowledge
from tests.intake.test_archives import paragraph, word
from tests.intake.test_telegram import POST, export
from tests.intake.world import SECOND, TITLE, page
from tests.web.newsroom import KNOWLEDGE, Newsroom, Visitor

PAGE = page("<!-- حفظت في مكتب السد -->").encode("utf-8")
WORD = word(paragraph(TITLE) + paragraph(SECOND))
CHAT = export(POST, POST | {"id": 8, "text": [SECOND]})
FILES = [("saved/page.html", PAGE), ("statement.docx", WORD), ("result.json", CHAT)]


def upload(visitor: Visitor, files: list[tuple[str, bytes]]) -> str:
    """Add files; gives the address of the job's page."""
    answer = visitor.upload("/c/main/add/files", files, outlet="إذاعة السد", published="", kind="")
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def told(ledger: Ledger) -> dict[RemarkKind, list[tuple[str, str]]]:
    """What is recorded of where reports came from."""
    kinds = (RemarkKind.CAPTURE, RemarkKind.ORIGINAL)
    return {kind: sorted((r.subject, r.body) for r in list_remarks(ledger, kind)) for kind in kinds}


def test_files_are_kept_with_their_provenance_as_by_ingest(empty_room: Newsroom, tmp_path: Path) -> None:
    upload(empty_room.visitor("Karim"), [(name.split("/")[-1], data) for name, data in FILES])
    for name, data in FILES:
        (tmp_path / name.split("/")[-1]).write_bytes(data)
    kept, other = Originals(), open_ledger(tmp_path / "other.ledger")
    files = [str(tmp_path / name.split("/")[-1]) for name, _ in FILES]
    wishes = Wishes(outlet="إذاعة السد", keep=kept.hear)
    ingest_reports(other, take(files, wishes), knowledge=Knowledge(), originals=kept)
    # the ids hold the reference, which by the command is the file's whole path
    assert [len(found) for found in told(empty_room.ledger).values()] == [4, 2]
    for kind, found in told(other).items():
        assert sorted(body for _, body in told(empty_room.ledger)[kind]) == sorted(body for _, body in found)
    other.close()
    assert verify(empty_room.ledger).problems == ()


def test_added_again_nothing_is_recorded_twice(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    upload(visitor, FILES)
    before = told(empty_room.ledger)
    assert "Known before" in visitor.see(upload(visitor, FILES))
    assert told(empty_room.ledger) == before


def test_the_original_is_taken_away_as_it_came_and_the_taking_is_logged(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    upload(visitor, FILES[:1])
    (report,) = list_reports(empty_room.ledger).reports
    shown = visitor.get(f"/c/main/reports/{report.id}").text
    link = re.search(r'href="([^"]+/originals/\d+)"', shown)
    assert link is not None and "How it came in" in shown and "a web page" in shown
    answer = visitor.get(link[1])
    assert answer.content == PAGE
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''saved-page.html"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "export: original" in empty_room.visitor("Salma").see("/c/main/audit")


def test_who_may_not_take_out_or_see_the_report_gets_no_original(empty_room: Newsroom) -> None:
    karim, rima = empty_room.visitor("Karim"), empty_room.visitor("Rima")
    upload(karim, FILES[:2])
    one, other = list_reports(empty_room.ledger).reports
    (kept,) = kept_originals(empty_room.ledger, one.id, case="main")
    path = f"/c/main/reports/{one.id}/originals/{kept.number}"
    assert rima.get(path).status_code == 403
    shown = rima.see(f"/c/main/reports/{one.id}")
    assert "The original bytes are kept" in shown and "Take the original bytes" not in shown
    assert karim.get(f"/c/main/reports/{other.id}/originals/{kept.number}").status_code == 404
    with empty_room.access.writing() as connection:
        at = datetime(2031, 7, 1, tzinfo=UTC)
        restrict(connection, "main", "report", one.id, [], by="Samar", reason="a witness", at=at)
    assert karim.get(path).status_code == 404


def test_a_pasted_text_says_so_and_is_kept_as_it_was_pasted(empty_room: Newsroom) -> None:
    text = f"  {SECOND}\n"
    empty_room.visitor("Karim").post("/c/main/add/text", text=text, title=TITLE, outlet="إذاعة السد")
    (report,) = list_reports(empty_room.ledger).reports
    assert [made.format for made in captures_of(empty_room.ledger, report.id, case="main")] == ["pasted text"]
    ((digest, data),) = originals_of(empty_room.ledger, report.id, case="main")
    assert data.decode() == text and digest == next(captures_of(empty_room.ledger, report.id, case="main")).original


def test_what_holds_several_reports_keeps_its_hash_and_says_so(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    upload(visitor, FILES[2:])
    shown = visitor.see(f"/c/main/reports/{list_reports(empty_room.ledger).reports[0].id}")
    assert "an export of Telegram" in shown and "The original bytes are not kept" in shown


def test_expunged_the_original_goes_too_and_does_not_come_back(empty_room: Newsroom) -> None:
    visitor = empty_room.visitor("Karim")
    upload(visitor, FILES[:1])
    (report,) = list_reports(empty_room.ledger).reports
    (kept,) = kept_originals(empty_room.ledger, report.id, case="main")
    expunge(empty_room.ledger, report.id, by="Salma", reason="safety")
    assert visitor.get(f"/c/main/reports/{report.id}/originals/{kept.number}").status_code == 404
    assert "was expunged from this ledger" in visitor.see(upload(visitor, FILES[:1]))
    assert told(empty_room.ledger)[RemarkKind.ORIGINAL] == []


def test_a_bundle_holds_the_originals_of_what_was_added_here(empty_room: Newsroom, tmp_path: Path) -> None:
    upload(empty_room.visitor("Karim"), FILES[:2])
    write_bundle(empty_room.ledger, tmp_path / "case.bundle", case="main")
    other = open_ledger(tmp_path / "other.ledger")
    read_bundle(other, tmp_path / "case.bundle", knowledge=KNOWLEDGE)
    found = [d for r in list_reports(other).reports for _, d in originals_of(other, r.id, case="main")]
    assert sorted(found) == sorted([PAGE, WORD])
    other.close()


def test_a_file_is_saved_under_its_own_name_and_an_ending_that_fits() -> None:
    assert name_of("folder/page.html", PAGE) == "page.html"
    assert name_of("crawl.warc:https://dam.example/news/1", PAGE) == "1.html"
    assert name_of("../..", b"%PDF-1.7") == "original.pdf"
    assert name_of("بيان", WORD) == "بيان.docx"
