"""The door: foreign Hosts, other sites, bodies that are too large, too slow or broken, and what every answer carries."""

import pytest

from riwaya.web.security.origins import wrong_host, wrong_origin
from riwaya.web.security.settings import SecuritySettings, is_loopback
from tests.web.security.office import HOST, ORIGIN, Office

SETTINGS = SecuritySettings(hosts=(HOST, "localhost:8000"))


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8001", "localhost:8000.evil.example", "", "[::1]:8000"],
)
def test_a_name_that_was_rebound_to_this_machine_is_not_answered(office: Office, host: str) -> None:
    for path in ("/", "/login", "/static/workbench.css", "/api/v1/openapi.json"):
        answer = office.browser().get(path, host=host)
        assert answer.status_code == 421
        assert "csrf" not in answer.text


def test_two_host_headers_are_no_way_around() -> None:
    assert wrong_host([(b"host", HOST.encode()), (b"host", b"evil.example")], SETTINGS) is not None
    assert wrong_host([], SETTINGS) is not None
    assert wrong_host([(b"host", b"LOCALHOST:8000")], SETTINGS) is None


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, False),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, False),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, False),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, True),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, True),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, True),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, True),
    ],
)
def test_other_sites_may_link_here_and_put_nothing_of_ours_into_their_pages(
    headers: dict[str, str], refused: bool
) -> None:
    assert (wrong_origin("GET", headers, SETTINGS) is not None) == refused


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"origin": ORIGIN}, False),
        ({"origin": ORIGIN, "sec-fetch-site": "same-origin"}, False),
        ({"origin": "http://localhost:8000"}, False),
        ({"origin": "https://127.0.0.1:8000"}, True),
        ({"origin": "null"}, True),
        ({"origin": ""}, True),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"cookie": "riwaya8000=x"}, True),
        ({}, False),
    ],
)
def test_a_change_says_where_it_comes_from(headers: dict[str, str], refused: bool) -> None:
    assert (wrong_origin("POST", headers, SETTINGS) is not None) == refused


def test_every_answer_carries_the_policy_also_errors_and_files(office: Office) -> None:
    browser = office.browser()
    answers = [browser.get(path) for path in ("/login", "/", "/nothing", "/static/workbench.css", "/static/../app.py")]
    answers.append(browser.get("/login", host="evil.example"))
    answers.append(browser.post("/login", csrf="wrong"))
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin", "no-referrer would make Origin null on our own forms"
        assert answer.headers["cache-control"] in ("no-store", "private, no-cache")
    assert answers[0].headers["cache-control"] == "no-store"


def test_pages_have_no_inline_script_or_style(office: Office) -> None:
    salma = office.signed_in("Salma")
    for path in ("/", "/me", "/people", "/audit", "/c/valley/people", "/c/valley/restricted", "/login"):
        text = salma.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "javascript:" not in text
        assert 'name="referrer" content="no-referrer"' not in text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/%2e%2e/web/app.py",
        "/static//etc/passwd",
        "/static/..\\app.py",
    ],
)
def test_files_outside_the_folder_are_not_served(office: Office, path: str) -> None:
    assert office.browser().get(path).status_code == 404


def test_a_form_that_is_too_large_is_refused_before_it_is_read(office: Office) -> None:
    karim = office.signed_in("Karim")
    answer = karim.post("/me/language", language="x" * 1_100_000)
    assert answer.status_code == 413
    headers = {"origin": ORIGIN, "content-length": "999999999999", "content-type": "application/x-www-form-urlencoded"}
    assert karim.client.post("/me/language", content=b"x", headers=headers).status_code == 413
    chunks = (b"language=" + b"x" * 100_000 for _ in range(20))
    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    assert karim.client.post("/me/language", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b"NaN", 400),
        ("application/json", b"\xff\xfe", 400),
        ("multipart/form-data", b"--x", 400),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n", 400),
        ("text/xml", b"<a/>", 415),
        ("application/x-www-form-urlencoded", b"%ff%fe=%00", 403),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(5000)), 400),
    ],
)
def test_a_body_that_is_none_is_refused_and_breaks_nothing(office: Office, kind: str, body: bytes, status: int) -> None:
    karim = office.signed_in("Karim")
    answer = karim.client.post("/me/language", content=body, headers={"origin": ORIGIN, "content-type": kind})
    assert answer.status_code == status


def test_a_file_is_taken_only_where_files_are_asked_for(office: Office) -> None:
    karim = office.signed_in("Karim")
    csrf = karim.csrf()
    files = {"language": ("x.txt", b"x")}
    answer = karim.client.post("/me/language", data={"csrf": csrf}, files=files, headers={"origin": ORIGIN})
    assert answer.status_code == 400


@pytest.mark.parametrize("cookie", ["", "x", "x" * 5000, "ü", "a b", "'; DROP TABLE sessions; --", "\x01"])
def test_a_cookie_that_is_none_of_ours_is_nobody(office: Office, cookie: str) -> None:
    headers = [(b"cookie", b"riwaya8000=" + cookie.encode("latin-1"))]
    assert office.browser().client.get("/me", headers=headers).status_code == 303


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1:8000", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("[::1]:8000", True),
        ("localhost.example:80", False),
        ("10.0.0.1:8000", False),
        ("2130706433:80", False),
        ("[::ffff:10.0.0.1]:80", False),
    ],
)
def test_loopback_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback
