"""Sign-in and -out, sessions, the first start, invitations: as a browser does them, and as an attacker would."""

import re
from pathlib import Path

import pytest

from riwaya.access import access_file, list_lines, open_access
from riwaya.errors import AccessError
from riwaya.ledger import open_ledger
from riwaya.web.app import make_app
from riwaya.web.security import SecuritySettings
from tests.web.security.office import HOST, PASSWORD, Browser, Office


def test_signing_in_leads_to_the_page_that_was_asked_for(office: Office) -> None:
    browser = office.browser()
    asked = browser.get("/c/valley/people?x=1")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=%2Fc%2Fvalley%2Fpeople%3Fx%3D1")
    assert "/c/valley/people?x=1" in browser.get(asked.headers["location"]).text
    done = browser.sign_in("Omar", next="/c/valley/people?x=1")
    assert (done.status_code, done.headers["location"]) == (303, "/c/valley/people?x=1")
    assert browser.get("/c/valley/people").status_code == 200


@pytest.mark.parametrize(
    "next_",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", ""],
)
def test_signing_in_leads_to_no_other_site(office: Office, next_: str) -> None:
    assert office.browser().sign_in("Rima", next=next_).headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_name_look_the_same(office: Office) -> None:
    answers = [office.browser().sign_in(name, "wrong wrong wrong") for name in ("Rima", "Nobody at all")]
    assert [answer.status_code for answer in answers] == [401, 401]
    pages = [re.sub(r'value="[^"]*"|[0-9a-f]{64}', "", answer.text) for answer in answers]
    assert pages[0] == pages[1]


def test_a_token_from_before_signing_in_is_worth_nothing_after(office: Office) -> None:
    attacker = office.browser()
    attacker.get("/login")
    planted = attacker.cookie
    assert planted is not None
    victim = office.browser()
    victim.client.cookies.set("riwaya8000", planted, domain="127.0.0.1")
    assert victim.sign_in("Rima").status_code == 303
    assert victim.cookie != planted
    assert attacker.get("/me").status_code == 303, "the planted token opens no session"


def test_a_second_sign_in_ends_the_session_before_it(office: Office) -> None:
    browser = office.signed_in("Rima")
    token, csrf = browser.cookie, browser.csrf()
    assert browser.post("/login", csrf=csrf, name="Karim", password=PASSWORD).status_code == 303
    stale = office.browser()
    stale.client.cookies.set("riwaya8000", token or "", domain="127.0.0.1")
    assert stale.get("/me").status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: Office) -> None:
    flags = office.browser().sign_in("Rima").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in flags.split(";")}
    assert "Domain" not in flags


def test_behind_https_the_cookie_belongs_to_that_host_alone(tmp_path: Path) -> None:
    secure = Office(tmp_path / "ledger", hosts=("riwaya.example",), secure_cookies=True)
    client = Browser(secure, "192.0.2.7").client
    flags = client.get("https://riwaya.example/login").headers["set-cookie"]
    assert flags.startswith("__Host-riwaya=")
    assert "Secure" in flags
    secure.close()


def test_signing_out_ends_the_session_on_the_server(office: Office) -> None:
    browser = office.signed_in("Rima")
    token = browser.cookie
    assert browser.post("/logout").status_code == 303
    again = office.browser()
    again.client.cookies.set("riwaya8000", token or "", domain="127.0.0.1")
    assert again.get("/me").status_code == 303


def test_guessing_one_name_from_many_addresses_has_to_wait(own_office: Office) -> None:
    tries = [own_office.browser(f"192.0.2.{n}").sign_in("Rima", "wrong wrong wrong").status_code for n in range(12)]
    assert tries == [401] * 10 + [429] * 2
    assert own_office.browser().sign_in("Rima").status_code == 429, "the right password too: else guesses tell"
    own_office.later(minutes=16)
    assert own_office.browser().sign_in("Rima").status_code == 303


def test_guessing_many_names_from_one_address_has_to_wait(own_office: Office) -> None:
    browser = own_office.browser("192.0.2.99")
    tries = [browser.sign_in(f"name {n}", "wrong wrong wrong").status_code for n in range(42)]
    assert tries == [401] * 40 + [429] * 2
    answer = browser.sign_in("name", "wrong")
    assert int(answer.headers["retry-after"]) > 0
    assert own_office.browser("192.0.2.7").sign_in("Rima").status_code == 303


def test_a_forwarded_address_is_not_believed(own_office: Office) -> None:
    browser = own_office.browser("192.0.2.99")
    token = browser.csrf()
    for n in range(41):
        answer = browser.client.post(
            "/login",
            data={"csrf": token, "name": f"name {n}", "password": "wrong"},
            headers={"origin": f"http://{HOST}", "x-forwarded-for": f"198.51.100.{n}"},
        )
    assert answer.status_code == 429


def test_a_restart_forgets_no_guesses(tmp_path: Path) -> None:
    first = Office(tmp_path / "ledger")
    assert [first.browser().sign_in("Rima", "wrong wrong").status_code for _ in range(10)] == [401] * 10
    first.close()
    ledger, access = open_ledger(tmp_path / "ledger"), open_access(tmp_path / "ledger")
    asgi = make_app("", security=SecuritySettings(hosts=(HOST,)), ledger=ledger, access=access)
    asgi.app.state.clock = lambda: first.now  # type: ignore[attr-defined]
    first.asgi = asgi
    assert first.browser().sign_in("Rima").status_code == 429
    first.close()


def test_failed_and_good_sign_ins_stand_in_the_log_without_passwords(own_office: Office) -> None:
    own_office.browser().sign_in("Rima", "wrong wrong wrong")
    own_office.browser().sign_in("Rima")
    lines, _ = list_lines(own_office.access)
    assert [line.what for line in lines[:2]] == ["signed in", "sign-in failed"]
    assert {line.address for line in lines} == {"192.0.2.7"}
    files = own_office.path.parent.glob(access_file(own_office.path).name + "*")
    stored = b"".join(file.read_bytes() for file in files)
    assert b"wrong wrong" not in stored
    assert PASSWORD.encode() not in stored


def _fresh(tmp_path: Path, **settings: str) -> Browser:
    ledger, access = open_ledger(tmp_path / "ledger"), open_access(tmp_path / "ledger")
    asgi = make_app("", security=SecuritySettings(hosts=(HOST,), **settings), ledger=ledger, access=access)
    office = object.__new__(Office)
    office.asgi = asgi
    return Browser(office, "127.0.0.1")


def test_the_first_start_needs_the_printed_address_and_happens_once(tmp_path: Path) -> None:
    browser = _fresh(tmp_path, first_token="T" * 43)
    assert browser.get("/first").status_code == 404
    assert browser.get("/first?token=wrong").status_code == 404
    assert browser.get(f"/first?token={'T' * 43}").status_code == 200
    assert browser.post("/first", token="wrong", name="Salma", password=PASSWORD).status_code == 404
    assert browser.post("/first", token="T" * 43, name="Salma", password="short").status_code == 400
    assert browser.post("/first", token="T" * 43, name="Salma", password=PASSWORD).status_code == 303
    assert browser.get("/people").status_code == 200
    assert browser.get(f"/first?token={'T' * 43}").headers["location"] == "/login"
    assert browser.post("/first", token="T" * 43, name="Nadir", password=PASSWORD).status_code == 400


def test_without_sign_in_only_the_printed_address_opens_it(tmp_path: Path) -> None:
    browser = _fresh(tmp_path, open_token="T" * 43)
    assert browser.get("/").status_code == 401
    assert browser.get("/open").status_code == 404
    assert browser.get("/open?token=" + "x" * 43).status_code == 404
    opened = browser.get("/open?token=" + "T" * 43)
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    assert browser.get("/people").status_code == 200
    stranger = Browser(browser.office, "127.0.0.1")
    assert stranger.get("/people").status_code == 401


@pytest.mark.parametrize("host", ["riwaya.example", "192.0.2.1:8000", "localhost.evil.example:8000", "0.0.0.0:8000"])
def test_without_sign_in_no_other_machine_is_answered(host: str) -> None:
    with pytest.raises(AccessError, match="this machine only"):
        SecuritySettings(hosts=("127.0.0.1:8000", host), open_token="x")


def test_an_invitation_brings_somebody_in_once(own_office: Office) -> None:
    omar = own_office.signed_in("Omar")
    page = omar.post("/c/valley/people/invite", case="hills", role="coder", note="for Nadir")
    code = re.search(r"/invited/([\w-]{43})", page.text)
    assert code
    guest = own_office.browser()
    assert "coder" in guest.get(code[0], accept_language="en").text
    assert guest.post(code[0], name="Nadir", password=PASSWORD).status_code == 303
    assert guest.get("/c/valley/people").status_code == 403, "a coder of the valley"
    assert guest.get("/c/hills/people").status_code == 404, "the form said hills; the page belongs to the valley"
    assert own_office.browser().get(code[0]).status_code == 404
    assert own_office.browser().post(code[0], name="Wael", password=PASSWORD).status_code == 400


def test_a_changed_password_signs_every_other_device_out(own_office: Office) -> None:
    here, there = own_office.signed_in("Rima"), own_office.signed_in("Rima")
    assert here.post("/me/password", old="wrong", new="another good long one").status_code == 400
    assert here.post("/me/password", old=PASSWORD, new="another good long one").status_code == 303
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 303
    assert own_office.browser().sign_in("Rima").status_code == 401


def test_a_key_opens_what_its_person_may_see_and_needs_no_form_token(own_office: Office) -> None:
    karim = own_office.signed_in("Karim")
    key = re.search(r"riwaya_[\w-]{43}", karim.post("/me/keys", name="a script").text)
    assert key
    program = own_office.browser().client
    sent = {"authorization": f"Bearer {key[0]}"}
    assert program.get("/me", headers=sent).status_code == 200
    assert program.get("/people", headers=sent).status_code == 403
    assert program.post("/me/language", data={"language": "ar"}, headers=sent).status_code == 303
    assert program.post("/me/keys", data={"name": "more"}, headers=sent).status_code == 400, "a key makes no keys"
    assert program.get("/me", headers={"authorization": "Bearer riwaya_wrong"}).status_code == 303
