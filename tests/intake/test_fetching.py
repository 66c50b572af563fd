"""A page that somebody named is fetched within limits, from the place that was checked; all else is told and not done."""

import gzip
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.intake import fetching
from riwaya.intake.fetching import Fetched, Fetcher
from tests.intake.net import Net, serving
from tests.intake.world import page

WHEN = "2031-03-04T08:20:00Z"


@pytest.fixture
def net() -> Iterator[Net]:
    with serving() as made:
        yield made


def fetcher(net: Net, **options: object) -> Fetcher:
    """A fetcher in the net's world: this machine is public there, and one number is not."""
    made = {
        "look_up": net.look_up,
        "allowed": lambda number: number == "127.0.0.1",
        "clock": lambda: WHEN,
        "pause": lambda seconds: None,
    }
    return Fetcher(**(made | options))  # type: ignore[arg-type]


def why(net: Net, url: str, **options: object) -> str:
    with pytest.raises(InputError) as told:
        fetcher(net, **options).fetch(url)
    return str(told.value)


def test_a_page_comes_with_its_address_moment_and_bytes(net: Net) -> None:
    url = net.put("/news/1", page())
    got = fetcher(net).fetch(url + "#part")
    assert (got.url, got.when, got.status, got.body) == (url, WHEN, 200, page().encode())
    source = got.source()
    assert (source.url, source.captured, source.charset) == (url, WHEN, "utf-8")


def test_we_say_who_asks_and_nothing_of_the_user(net: Net) -> None:
    fetcher(net).fetch(net.put("/news/1", page(), **{"Set-Cookie": "a=b"}))
    for _, headers in net.asked:
        assert headers["user-agent"].startswith("Riwaya/") and headers["host"] == f"dam.example:{net.port}"
        assert not headers.keys() & {"cookie", "referer", "authorization"}


def test_no_cookie_is_sent_to_the_next_page(net: Net) -> None:
    ours = fetcher(net)
    ours.fetch(net.put("/a", page(), **{"Set-Cookie": "a=b; Path=/"}))
    ours.fetch(net.put("/b", page()))
    assert "cookie" not in net.asked[-1][1]


def test_no_proxy_of_the_environment_is_used(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher(net).fetch(net.put("/a", page())).status == 200


def test_a_private_place_is_never_connected_to(net: Net) -> None:
    net.put("/a", page())
    with pytest.raises(InputError, match="private place"):
        Fetcher(look_up=net.look_up).fetch(net.url("/a"))
    assert net.asked == []


def test_a_redirection_is_followed_and_the_last_address_is_kept(net: Net) -> None:
    last = net.put("/b", page())
    assert fetcher(net).fetch(net.redirect("/a", "/b", 301)).url == last


@pytest.mark.parametrize(
    "to", ["http://192.168.0.1/", "http://inner.example/", "http://[::1]/", "http://169.254.169.254/latest/meta-data"]
)
def test_a_redirection_to_a_private_place_is_refused(net: Net, to: str) -> None:
    net.numbers["inner.example"] = ["10.0.0.7"]
    assert "private place" in why(net, net.redirect("/a", to))


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://dam.example/", "javascript:alert(1)", "gopher://x/"])
def test_a_redirection_to_another_kind_of_address_is_refused(net: Net, to: str) -> None:
    found = why(net, net.redirect("/a", to))
    assert "write http://" in found or "could not be fetched" in found
    assert net.paths() == ["/a"]


def test_endless_redirections_end(net: Net) -> None:
    assert "redirected more than 5 times" in why(net, net.redirect("/a", "/a"))
    assert len(net.paths()) == fetching.MOST_REDIRECTS + 1


def test_the_name_is_looked_up_once_a_request_and_the_checked_number_is_connected_to(net: Net) -> None:
    """A name that answers with another number the second time leads nowhere else."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    ours = fetcher(net, look_up=lambda host, port: next(answers))
    assert ours.fetch(net.put("/a", page())).status == 200
    assert len(list(answers)) == 0  # one for robots.txt, one for the page, none by the library


def test_robots_txt_holds_and_is_asked_once_a_site(net: Net) -> None:
    net.put("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
    net.put("/closed/1", page())
    assert "robots.txt" in why(net, net.url("/closed/1"))
    assert net.paths() == []
    ours = fetcher(net)
    net.asked.clear()
    ours.fetch(net.put("/a", page()))
    ours.fetch(net.put("/b", page()))
    assert [path for path, _ in net.asked] == ["/robots.txt", "/a", "/b"]


def test_robots_txt_holds_after_a_redirection_too(net: Net) -> None:
    net.put("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
    net.put("/closed/1", page())
    assert "robots.txt" in why(net, net.redirect("/a", "/closed/1"))


def test_a_robots_txt_in_trouble_closes_the_site(net: Net) -> None:
    net.pages["/robots.txt"] = (500, {}, b"")
    assert "cannot be had" in why(net, net.put("/a", page()))


def test_the_pause_between_two_pages_of_a_site_is_kept(net: Net) -> None:
    waited: list[float] = []
    net.put("/robots.txt", "User-agent: *\nCrawl-delay: 5", "text/plain")
    ours = fetcher(net, pause=waited.append)
    for path in ("/a", "/b"):
        ours.fetch(net.put(path, page()))
    assert len(waited) == 1 and 3 < waited[0] <= 5


@pytest.mark.parametrize(
    ("status", "told"),
    [(404, "no such page"), (403, "refuses"), (410, "took the page away"), (500, "trouble"), (204, "no page")],
)
def test_what_is_no_page_is_told_with_its_status(net: Net, status: int, told: str) -> None:
    net.pages["/a"] = (status, {}, b"")
    found = why(net, net.url("/a"))
    assert told in found and str(status) in found


def test_other_kinds_of_files_are_told(net: Net) -> None:
    assert "application/pdf" in why(net, net.put("/a", b"%PDF-", "application/pdf"))


def test_what_is_too_large_is_refused_packed_or_not(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST_FETCHED", 1 << 20)
    assert "larger than 1 MB" in why(net, net.put("/a", b"a" * (1 << 20) + b"a"))
    bomb = gzip.compress(bytes(64 << 20))
    assert len(bomb) < 1 << 17
    assert "larger than 1 MB" in why(net, net.put("/b", bomb, **{"Content-Encoding": "gzip"}))


def test_a_packed_page_is_unpacked_and_a_broken_or_foreign_packing_is_told(net: Net) -> None:
    packed = gzip.compress(page().encode())
    assert fetcher(net).fetch(net.put("/a", packed, **{"Content-Encoding": "gzip"})).body == page().encode()
    assert "broke off" in why(net, net.put("/b", packed[:-20], **{"Content-Encoding": "gzip"}))
    assert "broken" in why(net, net.put("/c", b"abc", **{"Content-Encoding": "gzip"}))
    assert "not asked for" in why(net, net.put("/d", b"abc", **{"Content-Encoding": "br"}))


def test_a_page_that_comes_too_slowly_is_given_up(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ALL_SECONDS", -1.0)
    net.pages["/robots.txt"] = (404, {}, b"")
    assert "too slowly" in why(net, net.put("/a", page()))


def test_a_silent_server_is_given_up(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "READ_SECONDS", 0.2)
    done = threading.Event()

    def silent(handler: BaseHTTPRequestHandler) -> None:
        done.wait(10)

    net.pages["/a"] = silent
    try:
        assert "no answer in time" in why(net, net.url("/a"))
    finally:
        done.set()


@pytest.mark.parametrize(
    "said", [b"", b"HTTP/9 what\r\n\r\n", b"\x00" * 100, b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nx"]
)
def test_nonsense_and_broken_answers_are_told(net: Net, said: bytes) -> None:
    def nonsense(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(said)
        handler.close_connection = True

    net.pages["/a"] = nonsense
    assert "could not be fetched" in why(net, net.url("/a"))


def test_a_place_where_nobody_answers_is_told(net: Net) -> None:
    with serving() as other:
        gone = other.port
    assert "robots.txt cannot be had" in why(net, f"http://dam.example:{gone}/")


def test_every_answer_that_is_a_page_is_heard(net: Net) -> None:
    heard: list[Fetched] = []
    ours = fetcher(net, heard=heard.append)
    got = ours.fetch(net.put("/a", page()))
    with pytest.raises(InputError):
        ours.fetch(net.url("/none"))
    assert heard == [got]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_the_certificate_must_be_of_the_name_and_not_of_the_number(tmp_path: Path) -> None:
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    subprocess.run(
        [
            *"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(),
            *"-subj /CN=dam.example -addext subjectAltName=DNS:dam.example".split(),
            *("-keyout", str(key), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status = 404 if self.path == "/robots.txt" else 200
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        trust = ssl.create_default_context(cafile=str(made))
        ours = Fetcher(
            look_up=lambda host, port: ["127.0.0.1"], allowed=lambda number: True, pause=lambda _: None, trust=trust
        )
        port = server.server_address[1]
        assert ours.fetch(f"https://dam.example:{port}/").body == b"ok"
        with pytest.raises(InputError):
            ours.fetch(f"https://other.example:{port}/")
        with pytest.raises(InputError, match="from https to http"):
            _downgraded(ours, port)
    finally:
        server.shutdown()
        server.server_close()


def _downgraded(ours: Fetcher, port: int) -> None:
    asked = ours._ask

    def redirected(place, largest, *, cut=False):  # type: ignore[no-untyped-def]
        answer = asked(place, largest, cut=cut)
        if place.url.endswith("/robots.txt"):
            return answer
        return Fetched(place.url, answer.when, 302, "Found", (("Location", f"http://dam.example:{port}/"),), b"")

    ours._ask = redirected  # type: ignore[method-assign]
    ours.fetch(f"https://dam.example:{port}/x")
