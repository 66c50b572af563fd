"""The step before paper: unreviewed accusations by name are listed, confirmed with a reason, logged, or reviewed away."""

import re

from riwaya.access import list_lines, restrict
from riwaya.ledger import find_incident, list_incidents
from riwaya.model import make_report
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.workbench.accusing import accusations
from tests.web.newsroom import KNOWLEDGE, NOON, Newsroom, text_of

TEXT = (
    "اتهمت قوات وادي ساران العقيد رائف الصابوني بقتل خمسة مدنيين في قرية عين السرو يوم الثلاثاء.\n"
    "وقالت وزارة الدفاع التيفانية إن العقيد رائف الصابوني قتل خمسة مدنيين في قرية عين السرو."
)


def accused(room: Newsroom) -> str:
    """The id of an incident in which somebody is accused by name."""
    report = make_report(TEXT, ref="accuses", outlet="وكالة مرسال", published="2026-05-06T20:00:00Z")
    ingest_reports(room.ledger, [report], knowledge=KNOWLEDGE)
    gather_incidents(room.ledger, knowledge=KNOWLEDGE)
    for one in list_incidents(room.ledger).incidents:
        if accusations(room.ledger, one.incident, one.reports):
            return one.incident.id
    raise AssertionError("nobody is accused by name")


def test_accusation_by_name_stands_between_the_incident_and_the_page_for_paper(own_room: Newsroom) -> None:
    path = f"/c/main/incidents/{accused(own_room)}/dossier"
    visitor = own_room.visitor("Karim")
    shown = visitor.see(path)
    assert "Before this is printed" in shown and "رائف الصابوني" in shown
    assert visitor.post(path, sure="yes").status_code == 400
    assert visitor.post(path, reason="عاجل").status_code == 400
    page = visitor.post(path, sure="yes", reason="عاجل")
    assert page.status_code == 200
    assert "by name is unreviewed" in text_of(page.text) or "by name are unreviewed" in text_of(page.text)
    lines, _ = list_lines(own_room.access)
    assert any("dossier: unreviewed accusations" in line.what for line in lines)
    assert own_room.visitor("Rima").get(path).status_code == 403


def test_accepted_accusations_need_no_step(own_room: Newsroom) -> None:
    incident, visitor = accused(own_room), own_room.visitor("Karim")
    found = find_incident(own_room.ledger, incident)
    for one in accusations(own_room.ledger, found.incident, found.reports):
        visitor.post(f"/c/main/claims/{one.claim.key}/judge", verdict="accepted", version="0")
    shown = visitor.see(f"/c/main/incidents/{incident}/dossier")
    assert "Before this is printed" not in shown and "MACHINE READING" in shown


def test_several_incidents_are_one_dossier_and_each_accusation_stands_before_it(own_room: Newsroom) -> None:
    first = accused(own_room)
    second = next(one.incident.id for one in list_incidents(own_room.ledger).incidents if one.incident.id != first)
    path = f"/c/main/dossier?incident={first}&incident={second}&incident={first}"
    visitor = own_room.visitor("Karim")
    assert "Before this is printed" in visitor.see(path)
    answer = visitor.post(path, sure="yes", reason="عاجل")
    assert answer.status_code == 200
    assert answer.text.count('<section class="chapter"') == 2
    ids = re.findall(r'\bid="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', answer.text)) <= set(ids)
    lines, _ = list_lines(own_room.access)
    assert {line.subject for line in lines if line.what == "dossier"} == {first, second}


def test_a_dossier_holds_no_incident_that_is_kept_for_others_and_none_of_nothing(own_room: Newsroom) -> None:
    incident, visitor = own_room.incident, own_room.visitor("Karim")
    others = [one.incident.id for one in list_incidents(own_room.ledger).incidents if one.incident.id != incident]
    report = find_incident(own_room.ledger, incident).reports[0]
    with own_room.access.writing() as connection:
        restrict(connection, "main", "report", report, [], by="Salma", reason="a witness", at=NOON)
    assert visitor.get(f"/c/main/dossier?incident={others[0]}&incident={incident}").status_code == 404
    assert visitor.get("/c/main/dossier").headers["location"] == "/c/main/incidents"
    assert visitor.post("/c/main/dossier", sure="yes", reason="x").status_code == 404
    assert visitor.get("/c/main/dossier?incident=nothing").status_code == 404
    assert own_room.visitor("Salma").get(f"/c/main/dossier?incident={incident}").status_code == 200
