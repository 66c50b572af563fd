"""Boards are kept until the incident or a reading of its reports changes; each language and case has its own."""

from markupsafe import Markup

from riwaya.ledger import find_incident
from riwaya.web.boards import Boards
from riwaya.workflow.gathering import gather_again
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.reading import Knowledge
from riwaya.workflow.workbench.regrouping import split_incident
from tests.web.newsroom import KNOWLEDGE, Newsroom


def test_a_board_is_made_once_a_language_until_something_changes(own_room: Newsroom) -> None:
    boards, incident, ledger = Boards(), own_room.incident, own_room.ledger
    made: list[str] = []

    def make(text: str) -> Markup:
        made.append(text)
        return Markup(text)

    for _ in range(2):
        for language in ("ar", "en"):
            board, page = boards.open(ledger, incident, case="main")
            assert page(language, False, lambda text=language: make(text)) == language
    assert made == ["ar", "en"]
    again, _ = boards.open(ledger, incident, case="main")
    assert again is board
    report = own_room.report("mersal-0506")
    ingest_reports(ledger, [report], knowledge=Knowledge())  # with another lexicon: another reading
    changed, page = boards.open(ledger, incident, case="main")
    assert changed is not board
    assert page("en", False, lambda: make("anew")) == "anew"
    gather_again(ledger, [report.id], knowledge=KNOWLEDGE)


def test_a_split_is_seen_at_once_by_whoever_has_looked_before(own_room: Newsroom) -> None:
    visitor, path = own_room.visitor("Karim"), f"/c/main/incidents/{own_room.incident}"
    assert "5 reports" in visitor.see(path)
    found = find_incident(own_room.ledger, own_room.incident)
    split_incident(own_room.ledger, found, [found.reports[0]], by="Samar", reason="another", knowledge=KNOWLEDGE)
    assert "4 reports" in visitor.see(path)


def test_the_whole_board_is_made_each_time_it_is_asked_for(room: Newsroom) -> None:
    boards, made = Boards(), []
    for _ in range(2):
        _, page = boards.open(room.ledger, room.incident, case="main")
        page("en", True, lambda: Markup(made.append(1) or ""))
    assert len(made) == 2
