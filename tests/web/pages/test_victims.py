"""Records of the people harmed: only where an owner began them, for seniors and their writers, in no list and no export."""

from pathlib import Path

from riwaya.access import list_lines
from tests.web.newsroom import Newsroom

NAME = "هدى المنصوري"


def path_of(room: Newsroom) -> str:
    return f"/c/main/incidents/{room.incident}/victims"


def begun(room: Newsroom) -> str:
    """The page, after an owner began to keep such records."""
    assert room.visitor("Salma").post(f"{path_of(room)}/kept", kept="yes").status_code == 303
    return path_of(room)


def test_no_case_keeps_them_unless_an_owner_says_so(own_room: Newsroom) -> None:
    path = path_of(own_room)
    assert own_room.visitor("Karim").get(path).status_code == 404
    assert own_room.visitor("Karim").post(path, name=NAME).status_code == 404
    assert own_room.visitor("Samar").post(f"{path}/kept", kept="yes").status_code == 403
    assert "keeps no records" in own_room.visitor("Salma").see(path)
    begun(own_room)
    assert "A further record" in own_room.visitor("Karim").see(path)
    assert "People harmed" in own_room.visitor("Karim").see(f"/c/main/incidents/{own_room.incident}")


def test_a_record_is_seen_by_its_writer_and_seniors_and_by_nobody_else(own_room: Newsroom) -> None:
    path = begun(own_room)
    assert own_room.visitor("Karim").post(path, name=NAME, harm="killed", age="31").status_code == 303
    for name, sees in (("Karim", True), ("Samar", True), ("Salma", True), ("Nour", False)):
        assert (NAME in own_room.visitor(name).see(path)) is sees, name
    assert own_room.visitor("Rima").get(path).status_code == 403
    assert any(line.what == "records of victims" for line in list_lines(own_room.access)[0])


def test_no_page_table_search_or_export_tells_of_a_record(own_room: Newsroom) -> None:
    path = begun(own_room)
    own_room.visitor("Karim").post(path, name=NAME, harm="injured")
    salma = own_room.visitor("Salma")
    for other in (
        "/c/main/actors?q=المنصوري",
        "/c/main/search?q=المنصوري",
        f"/c/main/incidents/{own_room.incident}",
        f"/c/main/incidents/{own_room.incident}/assessment",
        f"/api/v1/c/main/incidents/{own_room.incident}",
        "/api/v1/c/main/tables/assessments.csv",
        "/api/v1/c/main/tables/actors.json",
        "/c/main/audit",
    ):
        answer = salma.get(other)
        assert answer.status_code == 200, other
        assert "هدى" not in answer.text, other
    assert b"\xd9\x87\xd8\xaf\xd9\x89" not in Path(own_room.ledger.name).read_bytes()
    assert "هدى".encode("unicode-escape") not in Path(own_room.ledger.name).read_bytes()


def test_a_record_is_taken_out_for_good_by_its_writer_or_a_senior(own_room: Newsroom) -> None:
    path = begun(own_room)
    karim, nour = own_room.visitor("Karim"), own_room.visitor("Nour")
    karim.post(path, name=NAME)
    assert nour.post(f"{path}/1/drop").status_code == 404
    assert own_room.visitor("Salma").post(f"{path}/kept", kept="no").status_code == 400
    assert karim.post(f"{path}/1/drop").status_code == 303
    assert NAME not in karim.see(path)
    assert karim.post(f"{path}/1/drop").status_code == 404
    assert own_room.visitor("Salma").post(f"{path}/kept", kept="no").status_code == 303
    assert karim.post(path, name=NAME).status_code == 404


def test_a_record_follows_its_incident_and_what_is_not_a_choice_is_refused(own_room: Newsroom) -> None:
    path = begun(own_room)
    assert own_room.visitor("Karim").post(path, name=NAME, harm="=cmd").status_code == 400
    assert own_room.visitor("Karim").post(path).status_code == 400
    assert own_room.visitor("Karim").get("/c/main/incidents/nothing/victims").status_code == 404
