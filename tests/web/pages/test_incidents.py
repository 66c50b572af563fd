"""The incident board and list: what stands where, whose words open, and what people split, merge and print."""

import re

from riwaya.ledger import find_incident, list_decisions, list_incidents
from tests.web.newsroom import Newsroom, text_of


def title_of(room: Newsroom) -> str:
    """What the incident is called that all five reports tell of."""
    return find_incident(room.ledger, room.incident).incident.title.en


def test_list_leads_with_what_several_reports_tell_and_says_where_accounts_collide(room: Newsroom) -> None:
    shown = room.visitor("Rima").see("/c/main/incidents")
    assert title_of(room) in shown
    assert "Who did it" in shown
    assert "Agreement, مرجانة" not in shown
    assert "Agreement, مرجانة" in room.visitor("Rima").see("/c/main/incidents?all=1")


def test_filters_of_the_list(room: Newsroom) -> None:
    visitor = room.visitor("Rima")
    assert "No incident fits" in visitor.see("/c/main/incidents?type=siege")
    assert "No incident fits" in visitor.see("/c/main/incidents?from=2027-01-01")
    assert title_of(room) in visitor.see("/c/main/incidents?disputed=1&from=2026-05-01&to=2026-05-31")


def test_common_ground_comes_before_sides_and_sides_before_disagreements(room: Newsroom) -> None:
    page = room.visitor("Rima").get(f"/c/main/incidents/{room.incident}").text
    places = [
        page.index(f'id="{name}"') for name in ("common", "sides", "disagreements", "figures", "origins", "reports")
    ]
    assert places == sorted(places)


def test_every_cell_opens_the_words_with_outlet_day_and_speaker(room: Newsroom) -> None:
    page = room.visitor("Rima").get(f"/c/main/incidents/{room.incident}").text
    table = re.search(r'<table class="sides">.*?</table>', page, re.S)
    assert table is not None
    cells = re.findall(r"<td data-side=.*?</td>", table[0], re.S)
    answered = [cell for cell in cells if "<details" in cell]
    assert answered
    for cell in answered:
        for detail in re.findall(r"<details.*?</details>", cell, re.S):
            assert '<q class="quote" dir="auto">' in detail and "/c/main/reports/sha256" in detail
    assert "no account found" in text_of(table[0])


def test_silence_is_told_with_its_coverage(room: Newsroom) -> None:
    shown = room.visitor("Rima").see(f"/c/main/incidents/{room.incident}")
    assert "heard in 3 of 5 reports, 3 outlets" in shown
    assert "through no channel of its own" in shown


def test_no_bare_number_of_sources_but_who_of_which_camp_and_why(room: Newsroom) -> None:
    shown = room.visitor("Rima", "ar").see(f"/c/main/incidents/{room.incident}")
    assert "شارك في الواقعة ويتحدث عما لقيه" in shown
    assert "استقلاله ظاهر" in shown


def test_a_senior_splits_reports_off_and_the_decision_holds(own_room: Newsroom) -> None:
    incident, visitor = own_room.incident, own_room.visitor("Samar")
    report = own_room.report("observatory-0508").id
    answer = visitor.post(f"/c/main/incidents/{incident}/split", report=[report], reason="قرية أخرى")
    assert answer.status_code == 303
    (decision,) = list_decisions(own_room.ledger)
    assert (decision.by, decision.reason) == ("Samar", "قرية أخرى")
    found = {one.incident.id: one for one in list_incidents(own_room.ledger).incidents}
    assert report not in found[incident].reports


def test_merging_by_address_makes_one_incident_that_both_ids_lead_to(own_room: Newsroom) -> None:
    incident, visitor = own_room.incident, own_room.visitor("Samar")
    other = next(i.incident.id for i in list_incidents(own_room.ledger).incidents if i.incident.id != incident)
    answer = visitor.post(
        f"/c/main/incidents/{incident}/merge", other=f"http://127.0.0.1:8000/c/main/incidents/{other}"
    )
    assert answer.status_code == 303
    one, two = (visitor.get(f"/c/main/incidents/{id_}") for id_ in (incident, other))
    assert text_of(one.text) == text_of(two.text)


def test_splitting_all_or_none_and_merging_with_nothing_are_refused(own_room: Newsroom) -> None:
    incident, visitor = own_room.incident, own_room.visitor("Samar")
    assert visitor.post(f"/c/main/incidents/{incident}/split").status_code == 400
    assert visitor.post(f"/c/main/incidents/{incident}/merge", other="incident:0000").status_code == 400
    assert visitor.post(f"/c/main/incidents/{incident}/merge", other=incident).status_code == 400
    assert own_room.visitor("Karim").post(f"/c/main/incidents/{incident}/merge", other="x").status_code == 403


def test_page_for_paper_opens_every_quote_and_is_labelled_loudly(room: Newsroom) -> None:
    path = f"/c/main/incidents/{room.incident}/dossier"
    page = room.visitor("Karim").post(path, sure="yes", reason="who is accused by name is named in the step").text
    assert "MACHINE READING. Nobody has signed off" in text_of(page)
    assert re.findall(r"<details(?![^>]* open)", page) == []
    assert room.report("mersal-0506").content_hash[7:] in page
    arabic = room.visitor("Karim").post(f"{path}?lang=ar", sure="yes", reason="likewise").text
    assert '<html lang="ar" dir="rtl">' in arabic
