"""Files held for a claim: custody, checks, times and track; a picture only after somebody asked; nothing of other claims."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.access import list_lines, restrict
from riwaya.evidence.vault import Vault
from riwaya.ledger import ClaimQuery, find_claims
from riwaya.workflow.holding import Adding, add
from tests.evidence.metadata import fixtures
from tests.web.newsroom import NOON, Newsroom

AT = "2026-05-07T10:00:00+00:00"


@pytest.fixture
def vault(own_room: Newsroom, tmp_path: Path) -> Iterator[Vault]:
    """A vault with a photograph and a flight log for a claim, and a file for another."""
    one, other = keys(own_room)
    made = Vault(tmp_path / "vault")
    made.begin()
    for name, data, key in (
        ("street.jpg", fixtures.photograph(tmp_path / "made.jpg").read_bytes(), one),
        ("flight.ulg", fixtures.ulog(), one),
        ("letter.pdf", fixtures.pdf(), other),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert len(list(add(made, [file], Adding("Salma", AT, claims=(key,), note="by hand")))) == 1
    own_room.app.state.vault = made.folder
    yield made
    own_room.app.state.vault = None


def keys(room: Newsroom) -> tuple[str, str]:
    """The keys of two claims."""
    found = find_claims(room.ledger, ClaimQuery()).claims
    return found[0].key, next(claim.key for claim in found if claim.report != found[0].report)


def file_of(vault: Vault, name: str) -> str:
    return next(record.file for record in vault.records() if record.name == name)


def test_a_claim_leads_to_its_files_and_each_has_custody_checks_and_times(own_room: Newsroom, vault: Vault) -> None:
    key, _ = keys(own_room)
    karim = own_room.visitor("Karim")
    report = find_claims(own_room.ledger, ClaimQuery()).claims[0].report
    assert "2 files held for it" in karim.see(f"/c/main/reports/{report}")
    listed = karim.see(f"/c/main/claims/{key}/evidence")
    assert "street.jpg" in listed and "flight.ulg" in listed and "letter.pdf" not in listed
    shown = karim.see(f"/c/main/claims/{key}/evidence/{file_of(vault, 'flight.ulg')}")
    for part in ("Custody", "Set against the claim", "by hand", "Salma", "Times it tells", "positions in all"):
        assert part in shown
    arabic = own_room.visitor("Karim", "ar").see(f"/c/main/claims/{key}/evidence/{file_of(vault, 'flight.ulg')}")
    assert "سلسلة" in arabic or "الحيازة" in arabic


def test_a_track_is_drawn_as_a_line_and_times_beside_the_days_of_the_claim(own_room: Newsroom, vault: Vault) -> None:
    key, _ = keys(own_room)
    path = f"/c/main/claims/{key}/evidence/{file_of(vault, 'flight.ulg')}"
    drawn = json.loads(own_room.visitor("Karim").get(f"{path}/track.json").text)
    assert len(drawn["line"]) > 10 and 10 < len(drawn["areas"]) <= 122
    spans = json.loads(own_room.visitor("Karim").get(f"{path}/times.json").text)["spans"]
    assert spans and all(len(span["from"]) == 10 for span in spans)


def test_a_picture_is_not_loaded_before_somebody_asks_and_the_opening_is_in_its_custody(
    own_room: Newsroom, vault: Vault
) -> None:
    key, _ = keys(own_room)
    path, karim = f"/c/main/claims/{key}/evidence/{file_of(vault, 'street.jpg')}", own_room.visitor("Karim")
    before = karim.get(path).text
    assert "<img" not in before and "data:image" not in before
    assert [r.action for r in vault.records() if r.file == file_of(vault, "street.jpg")] == ["added"]
    after = karim.post(f"{path}/show", why="to compare the tower")
    assert '<img src="data:image/jpeg;base64,' in after.text
    last = vault.records()[-1]
    assert (last.action, last.by, last.note) == ("opened", "Karim", "to compare the tower")
    assert karim.post(f"/c/main/claims/{key}/evidence/{file_of(vault, 'flight.ulg')}/show").status_code == 400


def test_a_working_copy_is_the_file_itself_recorded_and_logged(own_room: Newsroom, vault: Vault) -> None:
    key, _ = keys(own_room)
    path = f"/c/main/claims/{key}/evidence/{file_of(vault, 'street.jpg')}"
    answer = own_room.visitor("Karim").post(f"{path}/copy", why="for the lab")
    assert answer.content == vault.place(file_of(vault, "street.jpg")).read_bytes()
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''street.jpg"
    assert vault.records()[-1].action == "copied"
    assert any(line.what == "export: evidence" for line in list_lines(own_room.access)[0])


def test_a_file_is_not_shown_through_another_claim_nor_to_readers_nor_through_a_restricted_report(
    own_room: Newsroom, vault: Vault
) -> None:
    one, other = keys(own_room)
    file = file_of(vault, "letter.pdf")
    karim = own_room.visitor("Karim")
    assert karim.get(f"/c/main/claims/{other}/evidence/{file}").status_code == 200
    for path in (f"{one}/evidence/{file}", f"{one}/evidence/{'0' * 64}", f"{one}/evidence/x", "nothing/evidence"):
        assert karim.get(f"/c/main/claims/{path}").status_code == 404
    assert own_room.visitor("Rima").get(f"/c/main/claims/{other}/evidence").status_code == 403
    report = next(c.report for c in find_claims(own_room.ledger, ClaimQuery()).claims if c.key == other)
    with own_room.access.writing() as connection:
        restrict(connection, "main", "report", report, [], by="Salma", reason="a witness", at=NOON)
    assert karim.get(f"/c/main/claims/{other}/evidence/{file}").status_code == 404


def test_an_incident_lists_its_claims_that_files_are_held_for(own_room: Newsroom, vault: Vault) -> None:
    karim = own_room.visitor("Karim")
    assert "Files held" in karim.see(f"/c/main/incidents/{own_room.incident}")
    assert karim.see(f"/c/main/incidents/{own_room.incident}/evidence")


def test_without_a_vault_there_is_no_such_page(room: Newsroom) -> None:
    key, _ = keys(room)
    assert room.visitor("Karim").get(f"/c/main/claims/{key}/evidence").status_code == 404
    assert "Files held" not in room.visitor("Karim").see(f"/c/main/incidents/{room.incident}")
