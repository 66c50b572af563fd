"""Files held for a claim: custody, checks, times and track; a picture only after somebody asked; nothing of other claims."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from struct import pack

import pytest

from riwaya.access import list_lines, restrict
from riwaya.evidence.vault import Vault
from riwaya.evidence.verifying import verify
from riwaya.ledger import ClaimQuery, find_claims
from riwaya.ledger.writing import add_to_case
from riwaya.web.security.tokens import made_pass, pass_holds
from riwaya.workflow.holding import Adding, add, expunge
from tests.evidence.metadata import fixtures
from tests.web.newsroom import NOON, Newsroom, Visitor, text_of

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


def asked_for(visitor: Visitor, path: str, why: str = "") -> str:
    """The page of a file after somebody asked to see it."""
    return str(visitor.get(visitor.post(f"{path}/show", why=why).headers["location"]).text)


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
    assert karim.get(f"{path}/media").status_code == 403
    after = asked_for(karim, path, why="to compare the tower")
    assert len([r for r in vault.records() if r.action == "opened"]) == 1
    source = re.search(r'<img src="([^"]+)"', after)
    assert source is not None
    shown = karim.get(unescape(source[1]))
    assert shown.content == vault.place(file_of(vault, "street.jpg")).read_bytes()
    assert shown.headers["content-type"] == "image/jpeg" and shown.headers["x-content-type-options"] == "nosniff"
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


FRAME = b"\xff\xfb\x90\x64" + bytes(413)
"""A frame of silence as MP3."""
MOVIE = pack(">I", 24) + b"ftypisom" + bytes(12) + bytes(range(256)) * 20
VOICE = b"OggS" + bytes(24) + b"OpusHead" + bytes(200)


@pytest.fixture
def empty_vault(own_room: Newsroom, tmp_path: Path) -> Iterator[Vault]:
    """A vault with nothing in it, as --vault names it."""
    made = Vault(tmp_path / "vault")
    own_room.app.state.vault = made.folder
    yield made
    own_room.app.state.vault = None


def test_a_file_is_put_in_for_a_claim_signed_and_in_custody(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence"
    report = find_claims(own_room.ledger, ClaimQuery()).claims[0].report
    assert "Hold a file for it" in karim.see(f"/c/main/reports/{report}")
    where = karim.upload(f"{path}/add", [("../../street.mp4", MOVIE)], **{"from": "a resident", "why": "by hand"})
    (record,) = empty_vault.records()
    assert where.headers["location"] == f"{path}/{record.file}"
    assert (record.by, record.at, record.name) == ("Karim", NOON.isoformat(timespec="seconds"), "street.mp4")
    assert (record.from_, record.for_, record.note, record.data) == ("a resident", key, "by hand", {"case": "main"})
    assert empty_vault.place(record.file).read_bytes() == MOVIE
    assert verify(empty_vault).problems == ()
    assert "street.mp4" in karim.see(path) and "1 file held for it" in karim.see(f"/c/main/reports/{report}")
    assert any(line.what == "evidence: added" for line in list_lines(own_room.access)[0])


def test_readers_strangers_and_other_sites_put_nothing_in(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    path, files = f"/c/main/claims/{key}/evidence/add", [("a.mp4", MOVIE)]
    assert own_room.visitor("Rima").upload(path, files).status_code == 403
    assert own_room.visitor("Karim").client.post(path, files={"files": files[0]}).status_code == 403
    assert own_room.visitor("Karim").upload("/c/main/claims/nothing/evidence/add", files).status_code == 404
    assert not empty_vault.log.exists()


def test_what_cannot_be_kept_is_told_and_the_others_are_kept(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence/add"
    karim.upload(path, [("gone.ogg", VOICE)])
    expunge(empty_vault, empty_vault.records()[0].file, by="Salma", at=AT, why="asked for")
    answer = karim.upload(path, [("again.ogg", VOICE), ("empty", b""), ("street.mp4", MOVIE)])
    assert answer.status_code == 400
    shown = text_of(answer.text)
    assert "again.ogg: not kept" in shown and "was expunged from this vault" in shown and "street.mp4: kept" in shown
    assert [r.name for r in empty_vault.records() if r.action == "added"] == ["gone.ogg", "empty", "street.mp4"]
    assert "the file is empty" in karim.see(f"/c/main/claims/{key}/evidence/{file_of(empty_vault, 'empty')}")
    assert "Choose at least one file" in text_of(karim.post(path).text)


def test_a_form_larger_than_the_limit_is_refused_before_it_is_read(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    path = f"/c/main/claims/{key}/evidence/add"
    route = next(r for r in own_room.app.routes if getattr(r, "name", "") == "add_proof")
    assert route.declared.most == 2 * 1024**3
    object.__setattr__(route.app, "declared", replace(route.declared, most=1000))
    try:
        answer = own_room.visitor("Karim").upload(path, [("a.mp4", MOVIE)])
    finally:
        object.__setattr__(route.app, "declared", route.declared)
    assert answer.status_code == 413 and not empty_vault.log.exists()


def test_video_and_sound_come_in_parts_and_only_after_somebody_asked(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence"
    karim.upload(f"{path}/add", [("street.mp4", MOVIE), ("voice.ogg", VOICE), ("call.mp3", FRAME)])
    for name, data, kind, element in (
        ("street.mp4", MOVIE, "video/mp4", "video"),
        ("voice.ogg", VOICE, "audio/ogg", "audio"),
        ("call.mp3", FRAME, "audio/mpeg", "audio"),
    ):
        one = f"{path}/{file_of(empty_vault, name)}"
        assert f"<{element}" not in karim.get(one).text
        page = asked_for(karim, one)
        assert "autoplay" not in page
        found = re.search(rf'<{element} controls preload="metadata" src="([^"]+)"', page)
        assert found is not None
        source = unescape(found[1])
        part = karim.client.get(source, headers={"range": "bytes=4-7"})
        assert (part.status_code, part.content, part.headers["content-type"]) == (206, data[4:8], kind)
        assert part.headers["content-range"] == f"bytes 4-7/{len(data)}"
        assert karim.client.get(source, headers={"range": "bytes=99999999-"}).status_code == 416
        assert "media-src 'self'" in karim.get(one).headers["content-security-policy"]


def test_an_address_of_what_was_asked_for_is_good_for_its_browser_its_file_and_some_hours(
    own_room: Newsroom, empty_vault: Vault
) -> None:
    key, _ = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence"
    karim.upload(f"{path}/add", [("street.mp4", MOVIE), ("voice.ogg", VOICE)])
    one, other = (f"{path}/{file_of(empty_vault, name)}" for name in ("street.mp4", "voice.ogg"))
    shown = karim.post(f"{one}/show").headers["location"].partition("?")[2]
    assert karim.get(f"{one}/media?{shown}").status_code == 200
    assert karim.get(f"{other}/media?{shown}").status_code == 403
    assert own_room.visitor("Nour").get(f"{one}/media?{shown}").status_code == 403
    for forged in ("shown=", "shown=99999999999.00", f"shown={'9' * 14}.00", "shown=x", "shown=%D9%A1.0"):
        assert karim.get(f"{one}/media?{forged}").status_code == 403
    made = made_pass("token", "file", until=NOON + timedelta(hours=6))
    assert pass_holds("token", "file", made, at=NOON) and not pass_holds("other", "file", made, at=NOON)
    assert not pass_holds("token", "file", made, at=NOON + timedelta(hours=6, seconds=1))


def test_what_could_run_in_a_browser_is_never_shown_as_itself(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence"
    hostile = {"a.html": b"<script>alert(1)</script>", "b.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    karim.upload(f"{path}/add", list(hostile.items()))
    for name in hostile:
        one = f"{path}/{file_of(empty_vault, name)}"
        assert karim.post(f"{one}/show").status_code == 400
        assert karim.get(f"{one}/media").status_code == 403
        copied = karim.post(f"{one}/copy")
        assert copied.headers["content-type"] == "application/octet-stream"
        assert copied.headers["content-disposition"].startswith("attachment")


def test_a_redacted_copy_is_linked_to_its_original_and_back(own_room: Newsroom, empty_vault: Vault) -> None:
    key, other = keys(own_room)
    karim, path = own_room.visitor("Karim"), f"/c/main/claims/{key}/evidence"
    karim.upload(f"{path}/add", [("street.mp4", MOVIE)])
    original = file_of(empty_vault, "street.mp4")
    karim.upload(f"{path}/add", [("blurred.mp4", MOVIE + b"x")], original=original, redacted="1", why="faces")
    copy = file_of(empty_vault, "blurred.mp4")
    assert empty_vault.records()[-1].note == "redacted copy; faces" and empty_vault.records()[-1].original == original
    assert f"{path}/{copy}" in karim.get(f"{path}/{original}").text
    assert "This is a copy." in karim.see(f"{path}/{copy}") and f"{path}/{original}" in karim.get(f"{path}/{copy}").text
    forged = karim.upload(f"/c/main/claims/{other}/evidence/add", [("x.mp4", MOVIE + b"y")], original=original)
    assert forged.status_code == 400 and len([r for r in empty_vault.records() if r.action == "added"]) == 2


def test_a_file_for_an_incident_is_held_shown_and_linked_to_one_of_its_claims(
    own_room: Newsroom, empty_vault: Vault
) -> None:
    karim, path = own_room.visitor("Karim"), f"/c/main/incidents/{own_room.incident}/evidence"
    karim.upload(f"{path}/add", [("street.jpg", fixtures.photograph(empty_vault.folder.parent / "a.jpg").read_bytes())])
    file = file_of(empty_vault, "street.jpg")
    assert empty_vault.records()[0].for_ == own_room.incident
    assert "street.jpg" in karim.see(path)
    page = karim.get(f"{path}/{file}").text
    (claim, *_) = re.findall(r'<option value="([^"]+)"', page)
    assert karim.get(f"{path}/{file}/times.json").json()["spans"]
    assert karim.post(f"{path}/{file}/link", claim="nothing").status_code == 400
    where = karim.post(f"{path}/{file}/link", claim=unescape(claim), why="the square")
    assert empty_vault.records()[-1].action == "linked" and verify(empty_vault).problems == ()
    assert "Set against the claim" in karim.see(where.headers["location"])
    assert "Held for its claims" in karim.see(path)


def test_files_put_in_through_one_case_are_not_shown_in_another(own_room: Newsroom, empty_vault: Vault) -> None:
    key, _ = keys(own_room)
    salma = own_room.visitor("Salma")
    salma.upload(f"/c/main/claims/{key}/evidence/add", [("street.mp4", MOVIE)])
    report = next(c.report for c in find_claims(own_room.ledger, ClaimQuery()).claims if c.key == key)
    add_to_case(own_room.ledger, [report], case="hills", by="Salma")
    assert salma.get(f"/c/hills/claims/{key}/evidence").status_code == 200
    assert "street.mp4" not in salma.see(f"/c/hills/claims/{key}/evidence")
    assert salma.get(f"/c/hills/claims/{key}/evidence/{file_of(empty_vault, 'street.mp4')}").status_code == 404
