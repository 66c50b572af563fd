"""The inbox: sorts, what each report adds, putting away in bulk and back."""

import re

from riwaya.ledger import RemarkKind, list_remarks
from riwaya.model import make_report
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from tests.web.newsroom import KNOWLEDGE, Newsroom

PATH = "/c/main/inbox"


def section(page: str, sort: str) -> str:
    """The part of the page with one sort."""
    found = re.search(rf'<form [^>]*id="{sort}">.*?</form>', page, re.S)
    return found[0] if found else ""


def add_copy(room: Newsroom) -> str:
    """Another outlet prints a report of the valley word for word; gives the copy's id."""
    first = room.report("mersal-0506")
    copy = make_report(first.text, ref="copy", outlet="صحيفة النهر", published="2026-05-06T20:00:00Z")
    ingest_reports(room.ledger, [copy], knowledge=KNOWLEDGE)
    gather_incidents(room.ledger, knowledge=KNOWLEDGE)
    return copy.id


def test_first_report_is_new_and_later_ones_say_what_they_add(room: Newsroom) -> None:
    page = room.visitor("Karim").get(PATH).text
    assert room.report("tifan-agency-0506").id in section(page, "new")
    update = section(page, "update")
    assert room.report("tifan-agency-0509").id in update
    assert "new denial" in update and "new number" in update


def test_a_copy_is_nothing_but_a_relay_ticked_and_put_away_with_one_press(own_room: Newsroom) -> None:
    copy, visitor = add_copy(own_room), own_room.visitor("Karim")
    relays = section(visitor.get(PATH).text, "relay")
    assert re.findall(r'name="report" value="([^"]+)"[^>]* checked', relays) == [copy]
    answer = visitor.post("/c/main/inbox/away", report=[copy])
    page = visitor.get(answer.headers["location"]).text
    assert "1 report put away." in re.sub(r"<[^>]+>", "", page)
    assert section(page, "relay") == ""
    assert copy in visitor.get(f"{PATH}?away=1").text


def test_undo_puts_back_what_was_put_away(own_room: Newsroom) -> None:
    copy, visitor = add_copy(own_room), own_room.visitor("Karim")
    answer = visitor.post("/c/main/inbox/away", report=[copy])
    page = visitor.get(answer.headers["location"]).text
    undo = re.search(r'action="/c/main/inbox/back"[^>]*>.*?</form>', page, re.S)
    assert undo is not None
    back = re.findall(r'name="report" value="([^"]+)"', undo[0])
    assert visitor.post("/c/main/inbox/back", report=back).status_code == 303
    assert copy in section(visitor.get(PATH).text, "relay")
    (remark,) = list_remarks(own_room.ledger, RemarkKind.DISMISSED)
    assert (remark.by, remark.withdrawn_by) == ("Karim", "Karim")


def test_nothing_ticked_and_forged_ids_change_nothing(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Karim")
    assert visitor.post("/c/main/inbox/away").status_code == 400
    assert visitor.post("/c/main/inbox/away", report=["sha256:" + "0" * 64]).status_code == 404
    assert own_room.visitor("Rima").post("/c/main/inbox/away", report=["x"]).status_code == 403
    assert list_remarks(own_room.ledger, RemarkKind.DISMISSED) == ()


def test_open_pages_learn_how_many_reports_came(own_room: Newsroom) -> None:
    visitor = own_room.visitor("Karim")
    seen = visitor.get("/c/main/changes?after=0").json()
    assert seen["text"] == "5 new reports"
    assert visitor.get(f"/c/main/changes?after={seen['after']}").json()["text"] == ""
    add_copy(own_room)
    assert visitor.get(f"/c/main/changes?after={seen['after']}").json()["text"] == "1 new report"
