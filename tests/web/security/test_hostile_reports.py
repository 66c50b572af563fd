"""Reports that mean harm: script in every field, formulas, paths and bombs in uploads, addresses that lead inside."""

import io
import json
import re
import socket
import time
import zipfile

import pytest

from riwaya.access import Action
from riwaya.ledger import list_reports
from riwaya.web.security import GuardedRoute
from tests.web.security.office import ORIGIN, Browser, Office

SCRIPT = "<script>alert(1)</script>"
BREAKS = (
    "\"'><img src=x onerror=alert(2)>",
    "javascript:alert(3)",
    "</mark></article><svg onload=alert(4)>",
    "{{7*191}}",
)
STORY = "أعلنت قوات وادي سمر مقتل خمسة جنود في قصف على قرية عين الدلب صباح الأربعاء. ونفى جيش تلال الريحان ذلك."
LIVE = re.compile(r"<script(?! type=\"module\" src=\"/static)|<img|<svg|onerror=(?!alert\(2\)&)|1337", re.IGNORECASE)


def _upload(browser: Browser, name: str, content: bytes, **fields: str) -> int:
    csrf = browser.csrf()
    answer = browser.client.post(
        "/c/valley/add/files",
        data={"csrf": csrf} | fields,
        files={"files": (name, content)},
        headers={"origin": ORIGIN},
    )
    if answer.status_code == 303:
        _wait(browser, answer.headers["location"])
    return answer.status_code


def _wait(browser: Browser, job: str) -> None:
    for _ in range(600):
        if browser.get(job + "/progress").json()["done"]:
            return
        time.sleep(0.1)
    raise AssertionError("reading did not end")


def _pages(office: Office, **names: str) -> list[str]:
    """Every page of the valley that can be opened with these names."""
    found = []
    for route in office.routes:
        if (
            isinstance(route, GuardedRoute)
            and "GET" in (route.methods or ())
            and isinstance(route.declared.needs, Action)
        ) and set(route.param_convertors) <= {"case", *names}:
            found.append(re.sub(r"\{(\w+)[^}]*\}", lambda m: ({"case": "valley"} | names)[m[1]], route.path))
    return found


def test_script_in_every_field_of_a_report_stays_text_on_every_page(own_office: Office) -> None:
    karim, marker = own_office.signed_in("Omar"), "marker-of-the-test"
    hostile = SCRIPT + " ".join(BREAKS) + marker
    record = {
        "id": hostile,
        "outlet": hostile,
        "url": "javascript:alert(5)//" + hostile,
        "title": hostile,
        "date": "2031-05-07",
        "text": f"{STORY} {STORY} {STORY} {hostile}",
        "language": hostile,
        "author": hostile,
    }
    assert _upload(karim, hostile + ".jsonl", json.dumps(record).encode()) == 303
    reports = list_reports(own_office.ledger, case="valley").reports
    mine = next(report for report in reports if marker in report.text)
    opened = _pages(own_office, report=mine.id)
    opened += [
        f"/c/valley/search?q={marker}",
        f"/c/valley/search?words={marker}&q={SCRIPT}",
        f"/api/v1/c/valley/search?words={marker}",
    ]
    shown = 0
    for path in opened:
        answer = karim.get(path)
        assert answer.status_code < 500, path
        if "text/html" in answer.headers.get("content-type", ""):
            shown += marker in answer.text
            assert not LIVE.search(answer.text), (path, LIVE.search(answer.text))
            assert not re.search(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", answer.text, re.IGNORECASE), path
            assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert shown >= 2


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x.txt", "..\\..\\x.txt", "/etc/passwd", "a\x00.txt", "x" * 3000 + ".txt"]
)
def test_the_name_of_an_upload_leads_nowhere(own_office: Office, name: str) -> None:
    karim, folder = own_office.signed_in("Karim"), own_office.path.parent
    before = set(folder.rglob("*"))
    assert _upload(karim, name, STORY.encode()) in (303, 400)
    new = {path.name for path in set(folder.rglob("*")) - before}
    assert all(name.startswith("ledger.sqlite") for name in new)
    for report in list_reports(own_office.ledger, case="valley").reports:
        assert ".." not in report.ref
        assert "/etc" not in report.ref


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../tmp/riwaya-escaped.txt", STORY)
        archive.writestr("bomb.txt", b"0" * 400_000_000)
    return packed.getvalue()


def test_a_zipped_bomb_is_neither_unpacked_nor_a_bug(own_office: Office) -> None:
    karim, begun = own_office.signed_in("Karim"), time.monotonic()
    assert _upload(karim, "reports.zip", _bomb()) in (303, 400, 413)
    assert time.monotonic() - begun < 60
    assert karim.get("/c/valley/reports").status_code == 200


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(own_office: Office) -> None:
    karim = own_office.signed_in("Karim")
    headers = {
        "origin": ORIGIN,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": str(300 * 1024 * 1024),
    }
    assert karim.client.post("/c/valley/add/files", content=b"--x", headers=headers).status_code == 413


@pytest.fixture(scope="module")
def karim(office: Office) -> Browser:
    """A coder, signed in once for all the tests of a file."""
    return office.signed_in("Karim")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 1000,
        b"\xff\xfe\x00\xd8",
        b"%PDF-1.4 not really",
        b"{" * 100_000,
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    ],
)
@pytest.mark.parametrize("name", ["x.txt", "x.jsonl", "x.html", "x.xml", "x.json", "x.csv"])
def test_a_file_that_is_none_is_told_and_breaks_nothing(karim: Browser, name: str, content: bytes) -> None:
    assert _upload(karim, name, content) in (303, 400)
    assert b"root:" not in karim.get("/c/valley/reports").content


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "file:///etc/passwd",
        "gopher://x",
        "http://0x7f000001/",
        "https://localhost@evil.example/",
    ],
)
def test_the_address_of_a_report_is_never_fetched(karim: Browser, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        asked.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: asked.append(a) or [])
    answer = karim.post(
        "/c/valley/add/text", text=f"{STORY} {url}", title="", url=url, outlet="x", published="2031-05-07"
    )
    assert answer.status_code in (303, 400)
    if answer.status_code == 303:
        _wait(karim, answer.headers["location"])
    assert karim.get("/c/valley/reports").status_code == 200
    assert asked == []
