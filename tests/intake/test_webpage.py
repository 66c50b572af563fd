"""A saved page gives its article with what it says of itself; what it does not say is asked about and not guessed."""

import json

import pytest

from riwaya.intake import Wishes, take_bytes
from riwaya.model import Report
from tests.intake.world import FIRST, SECOND, TITLE, one, page, taken, why

SITE = '<meta property="og:site_name" content="إذاعة السد">'
WHEN = '<meta property="article:published_time" content="2031-03-04T08:10:00+02:00">'
ADDRESS = '<link rel="canonical" href="https://dam.example/news/1">'


def test_the_article_is_taken_without_menu_and_footer() -> None:
    report = one(page().encode(), "a.html")
    assert report.text == f"{TITLE}\n\n{FIRST}\n{SECOND}"
    assert report.title is not None and report.title.text == TITLE


def test_address_and_time_are_the_pages_own() -> None:
    report = one(page(WHEN + ADDRESS).encode(), "a.html", published="2031-12-31")
    assert (report.url, report.published) == ("https://dam.example/news/1", "2031-03-04T08:10:00+02:00")


def test_the_time_may_stand_in_linked_data() -> None:
    data = {"@graph": [{"@type": "NewsArticle", "datePublished": "2031-03-04T06:10:00Z", "headline": "السد سليم"}]}
    report = one(page(f'<script type="application/ld+json">{json.dumps(data)}</script>').encode(), "a.html")
    assert report.published == "2031-03-04T06:10:00Z"


def test_a_page_without_a_stated_time_has_none_though_its_text_and_address_name_days() -> None:
    head = '<link rel="canonical" href="https://dam.example/2031/03/04/dam">'
    report = one(page(head).replace("جميع", "٢٠٣١/٣/٥ جميع").encode(), "a.html")
    assert report.published is None


def test_a_time_in_an_unread_form_is_a_note() -> None:
    report = one(page('<meta name="date" content="الثلاثاء مساء">').encode(), "a.html")
    assert report.published is None and report.provenance is not None
    assert "الثلاثاء مساء" in report.provenance.notes[0]


def test_the_site_s_name_is_offered_and_not_taken_for_the_outlet() -> None:
    heard: list[str] = []
    (report,) = take_bytes(page(SITE).encode(), "a.html", Wishes(aside=lambda where, what: heard.append(what)))
    assert isinstance(report, Report) and report.outlet is None
    assert report.provenance is not None and report.provenance.site_name == "إذاعة السد"
    assert len(heard) == 1 and "إذاعة السد" in heard[0] and "--site-names" in heard[0]


def test_the_site_s_name_is_the_outlet_where_the_user_says_so() -> None:
    assert one(page(SITE).encode(), "a.html", site_names=True).outlet == "إذاعة السد"
    assert one(page(SITE).encode(), "a.html", site_names=True, outlet="صحيفة الهضبة").outlet == "صحيفة الهضبة"


def test_a_page_in_another_declared_encoding_is_the_same_report_with_its_own_hash() -> None:
    other = page(charset="windows-1256").encode("cp1256")
    a, b = one(page().encode(), "a.html"), one(other, "a.html")
    assert a.id == b.id
    assert a.provenance is not None and b.provenance is not None
    assert a.provenance.original != b.provenance.original


def test_a_page_that_does_not_say_or_missays_its_encoding_is_a_trouble() -> None:
    silent = page().replace('<meta charset="utf-8">', "").encode("cp1256")
    assert "does not say its encoding" in why(silent, "a.html")
    assert "says it is utf-8 and is not" in why(page().encode("cp1256"), "a.html")
    assert "unknown encoding" in why(page(charset="klingon").encode("cp1256"), "a.html")


def test_a_page_is_known_by_its_content_and_not_by_its_name() -> None:
    assert one(page().encode(), "download.txt").title is not None


def test_a_page_without_article_and_one_in_another_language_are_troubles() -> None:
    assert "no article" in why(b"<html><body></body></html>", "a.html")
    english = f"<html><body><article><p>{'The dam is safe, the forces said. ' * 20}</p></article></body></html>"
    assert "not Arabic" in why(english.encode(), "a.html")


@pytest.mark.parametrize(
    "hostile",
    [
        "<html><body>" + "<div>" * 100_000 + f"<p>{FIRST}</p>",
        "<html><body>" + "<script>" * 100_000,
        "<html><body>" + "<b><i><a href=x>" * 50_000,
        "<html><body><article>" + f"<p>{FIRST}</p>" * 30_000,
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>&b;&b;</p></html>',
        '<!DOCTYPE html SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>',
        "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script></html>",
        "<html>\0\ufffd<p>" + "\x01" * 1000,
    ],
)
def test_a_hostile_page_is_one_trouble(hostile: str) -> None:
    assert "root:" not in why(hostile.encode(), "a.html")


def test_the_same_page_gives_the_same_report_each_time() -> None:
    data = page(SITE + WHEN + ADDRESS).encode()
    assert taken(data, "a.html") == taken(data, "a.html")


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://dam.example/news/1
Date: Tue, 4 Mar 2031 10:20:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--b"

----b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: https://dam.example/news/1

{page}
----b
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----b--
"""


def test_a_page_saved_as_one_file_has_address_and_time_of_its_capture() -> None:
    report = one(MHTML.replace("{page}", page()).encode(), "a.mhtml")
    assert report.text.startswith(TITLE) and report.url == "https://dam.example/news/1"
    assert report.provenance is not None and report.provenance.captured == "2031-03-04T08:20:00Z"


def test_a_cut_saved_page_is_a_trouble() -> None:
    assert "without a page" in why(MHTML.split("----b", 1)[0].encode(), "a.mhtml")
    nested = "".join(f'Content-Type: multipart/related; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3_000))
    assert "without end" in why(f"Snapshot-Content-Location: http://x\r\n{nested}".encode(), "a.mhtml")
    assert "more parts than a page has" in why(MHTML.encode() + b"--b\r\n\r\n" * 30_000, "a.mhtml")
