"""Actors against lists: asked for by name, possible matches, decided by people, two where the case asks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.access import list_lines
from riwaya.model import make_report
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.watching import Lists, confirmed, load
from tests.watchlists import fixtures
from tests.web.newsroom import KNOWLEDGE, Newsroom

TEXT = "قال القائد العسكري رند سالم التلماسي إن القوات انسحبت من قرية عين السرو يوم الثلاثاء."


@pytest.fixture
def listed_room(own_room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    """A newsroom with a list, and a report that names somebody whose name is like one on it."""
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "cache"))
    file = tmp_path / "un.xml"
    file.write_bytes(fixtures.UN_XML)
    load(Lists(tmp_path / "lists"), [file], by="Salma", at="2031-05-04T00:00:00+00:00")
    ingest_reports(own_room.ledger, [make_report(TEXT, ref="commander", published="2026-05-06")], knowledge=KNOWLEDGE)
    own_room.app.state.lists = tmp_path / "lists"
    yield own_room
    own_room.app.state.lists = None


def actor(room: Newsroom) -> str:
    """The page of the one who is looked up."""
    page = room.visitor("Karim").get("/c/main/actors?q=التلماسي").text
    assert "/c/main/actors/name:" in page
    return "/c/main/actors/name:" + page.partition("/c/main/actors/name:")[2].partition('"')[0]


def word(room: Newsroom, name: str, verdict: str, path: str, comment: str = "") -> int:
    fields = {"list": "UN consolidated", "entry": "6908555", "verdict": verdict, "comment": comment}
    return room.visitor(name).post(f"{path}/lists", **fields).status_code


def test_a_candidate_is_a_possible_name_match_with_its_reasons_until_somebody_decides(listed_room: Newsroom) -> None:
    path = actor(listed_room)
    assert "Look them up in the lists kept here" in listed_room.visitor("Karim").see(path)
    shown = listed_room.visitor("Karim").see(f"{path}/lists")
    assert "possible name match" in shown and "UN consolidated" in shown and "nobody has decided" in shown
    assert "Could not be compared" in shown
    assert word(listed_room, "Karim", "confirm", path, "المنصب نفسه") == 303
    shown = listed_room.visitor("Nour", "ar").see(f"{path}/lists")
    assert "مؤكَّد" in shown and "المنصب نفسه" in shown
    lines, _ = list_lines(listed_room.access)
    assert {"looked up in lists", "decide_listed"} <= {line.what for line in lines}


def test_two_persons_confirm_where_the_case_asks_it_and_nothing_else_is_confirmed(listed_room: Newsroom) -> None:
    path, folder = actor(listed_room), Lists(listed_room.app.state.lists)
    assert listed_room.visitor("Karim").post("/c/main/lists/persons", persons="2").status_code == 403
    samar = listed_room.visitor("Samar")
    assert samar.post("/c/main/lists/persons", persons="2", actor=path.rpartition("/")[2]).status_code == 303
    assert word(listed_room, "Karim", "confirm", path) == 303
    assert word(listed_room, "Karim", "confirm", path) == 303
    assert "waits for a second person" in samar.see(f"{path}/lists")
    assert confirmed(folder, "main") == []
    assert word(listed_room, "Samar", "confirm", path) == 303
    assert [said[0].entry for said in confirmed(folder, "main")] == ["6908555"]
    assert word(listed_room, "Nour", "refuse", path) == 303
    assert "people disagree" in samar.see(f"{path}/lists")
    assert confirmed(folder, "main") == []


def test_readers_are_shown_no_candidates_and_nobody_is_looked_up_who_has_no_page(listed_room: Newsroom) -> None:
    path = actor(listed_room)
    assert listed_room.visitor("Rima").get(f"{path}/lists").status_code == 403
    assert "Look them up" not in listed_room.visitor("Rima").see(path)
    assert listed_room.visitor("Karim").get("/c/main/actors/name:nobody/lists").status_code == 404
    assert word(listed_room, "Karim", "perhaps", path) == 400


def test_without_lists_there_is_no_such_page(room: Newsroom) -> None:
    assert room.visitor("Karim").get("/c/main/actors/actor:valley_forces/lists").status_code == 404
    assert "Look them up" not in room.visitor("Karim").see("/c/main/actors/actor:valley_forces")
