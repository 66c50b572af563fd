"""The step before paper: unreviewed accusations by name are listed, confirmed with a reason, logged, or reviewed away."""

from riwaya.access import list_lines
from riwaya.ledger import find_incident, list_incidents
from riwaya.model import make_report
from riwaya.workflow.gathering import gather_incidents
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.workbench.accusing import accusations
from tests.web.newsroom import KNOWLEDGE, Newsroom, text_of

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
