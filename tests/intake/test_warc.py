"""Web captures give a report a page, with address, time of capture and hash; they are streamed."""

import gzip
import hashlib
import io
import json
import subprocess
import sys

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.model import Report
from tests.intake.test_archives import packed
from tests.intake.world import FIRST, SECOND, one, page, taken, why

URL = "https://dam.example/news/1"


def warc(*pages: tuple[str, str, bytes, str], gzip: bool = True, when: str = "2031-03-04T08:20:00Z") -> bytes:
    """Captures: address, status, body, type."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, status, body, type_ in pages:
        headers = StatusAndHeaders(status, [("Content-Type", type_)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict={"WARC-Date": when}
            )
        )
    return out.getvalue()


PAGE = (URL, "200 OK", page().encode(), "text/html; charset=utf-8")


@pytest.mark.parametrize("gzip", [True, False])
def test_a_captured_page_has_address_time_of_capture_and_hash(gzip: bool) -> None:
    report = one(warc(PAGE, gzip=gzip), "a.warc.gz", outlet="إذاعة السد")
    assert report.url == URL and FIRST in report.text and report.ref == f"a.warc.gz:{URL}"
    assert report.provenance is not None and report.provenance.captured == "2031-03-04T08:20:00Z"
    assert report.provenance.original == "sha256:" + hashlib.sha256(PAGE[2]).hexdigest()


def test_two_captures_of_an_address_are_two_versions_of_one_report() -> None:
    later = (URL, "200 OK", page().replace(FIRST, SECOND).encode(), "text/html")
    a, b = (item for item in taken(warc(PAGE, later), "a.warc.gz", outlet="x") if isinstance(item, Report))
    assert a.url == b.url and a.id != b.id


def test_the_encoding_is_the_one_it_was_delivered_in() -> None:
    body = page(charset="utf-8").replace('<meta charset="utf-8">', "").encode("cp1256")
    assert FIRST in one(warc((URL, "200 OK", body, "text/html; charset=windows-1256")), "a.warc", outlet="x").text


def test_what_is_no_arabic_page_is_left_out_and_counted_and_sites_are_offered_once() -> None:
    heard: list[str] = []
    site = '<meta property="og:site_name" content="إذاعة السد">'
    english = f"<html><body><article><p>{'The dam is safe, they said. ' * 20}</p></article></body></html>".encode()
    data = warc(
        (URL, "200 OK", page(site).encode(), "text/html"),
        (URL + "2", "200 OK", page(site).replace(FIRST, SECOND).encode(), "text/html"),
        (URL + "3", "404 Not Found", page().encode(), "text/html"),
        (URL + "4", "200 OK", english, "text/html"),
        (URL + "5", "200 OK", b"<html></html>", "text/html"),
        (URL + "/x.png", "200 OK", b"\x89PNG", "image/png"),
    )
    items = list(take_bytes(data, "a.warc.gz", Wishes(aside=lambda where, what: heard.append(what))))
    assert len(items) == 2
    assert heard == [
        "left out: 1 errors and redirections, 1 pages that are not Arabic, 1 pages without an article",
        "the outlet of 2 pages is not known: name it with --outlet; the pages call their sites 'إذاعة السد': "
        "--site-names takes that",
    ]


def test_what_stands_before_a_break_is_read() -> None:
    data = warc(PAGE, (URL + "2", "200 OK", page().replace(FIRST, SECOND).encode(), "text/html"))
    items = taken(data[:-100], "a.warc.gz", outlet="x")
    assert isinstance(items[0], Report) and isinstance(items[-1], Trouble)


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", b"WARC/\xff\xff\0"]
)
def test_a_hostile_capture_gives_only_troubles(data: bytes) -> None:
    assert all(isinstance(item, Trouble) for item in taken(data, "a.warc"))


def wacz(capture: bytes, digest: str) -> bytes:
    listed = {"resources": [{"name": "a.warc.gz", "path": "archive/a.warc.gz", "hash": "sha256:" + digest}]}
    return packed({"datapackage.json": json.dumps(listed), "archive/a.warc.gz": capture, "pages/pages.jsonl": "{}"})


def test_a_wacz_is_read_where_its_capture_is_what_its_list_says() -> None:
    capture = warc(PAGE)
    report = one(wacz(capture, hashlib.sha256(capture).hexdigest()), "a.wacz", outlet="x")
    assert report.url == URL and report.ref == f"a.wacz!archive/a.warc.gz:{URL}"
    assert "changed after the capture" in why(wacz(capture, "0" * 64), "a.wacz")


def test_a_wacz_without_a_readable_list_is_a_trouble() -> None:
    assert "datapackage.json" in why(packed({"datapackage.json": "[", "archive/a.warc.gz": b""}), "a.wacz")


_MEASURE = """
import resource, sys
from riwaya.intake import Wishes, take
for _ in take([sys.argv[1]], Wishes(outlet="x")): pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert sum(1 for _ in take([sys.argv[2]], Wishes(outlet="x"))) == 3
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_a_capture_of_200_mb_takes_no_more_memory_than_a_small_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("captures")
    film = (URL + "/film.mp4", "200 OK", bytes(50 << 20), "video/mp4")
    (folder / "small.warc").write_bytes(warc(PAGE, gzip=False))
    with (folder / "large.warc").open("wb") as out:
        for _ in range(3):
            out.write(warc(PAGE, film, gzip=False))
        out.write(warc(film, gzip=False))
    assert (folder / "large.warc").stat().st_size > 200 << 20
    names = [str(folder / name) for name in ("small.warc", "large.warc")]
    grown = subprocess.run([sys.executable, "-c", _MEASURE, *names], capture_output=True, check=True, timeout=120)
    (folder / "large.warc").unlink()
    assert int(grown.stdout) < 40 << 10  # KB; 50 MB is one record


@pytest.mark.parametrize("packed_", [True, False])
def test_a_header_of_gigabytes_is_left_after_a_megabyte(packed_: bool) -> None:
    data = b"WARC/1.0\r\n" + b"X-A: a\r\n" * 300_000
    (trouble,) = taken(gzip.compress(data) if packed_ else data, "a.warc.gz" if packed_ else "a.warc")
    assert isinstance(trouble, Trouble) and "header of more than a megabyte" in trouble.why
