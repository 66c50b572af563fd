"""Addresses give reports as files do; a capture written of them is read as any other."""

import io
from collections.abc import Iterator

import pytest
from warcio.archiveiterator import ArchiveIterator

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.intake.fetched import fetch_all, take_urls, write_capture
from riwaya.intake.fetching import Fetched
from riwaya.model import Report
from tests.intake.net import Net, serving
from tests.intake.test_feeds import rss
from tests.intake.test_fetching import WHEN, fetcher
from tests.intake.world import FIRST, TITLE, page


@pytest.fixture
def net() -> Iterator[Net]:
    with serving() as made:
        yield made


def feed(net: Net) -> str:
    """A feed of two entries, one of whose pages is not there."""
    items = "".join(
        f"<item><title>{TITLE} {n}</title><link>{net.url(f'/news/{n}')}</link><description>{FIRST}</description>"
        "<pubDate>Tue, 04 Mar 2031 08:10:00 GMT</pubDate></item>"
        for n in (1, 2)
    )
    net.put("/news/1", page())
    return net.put("/feed", rss(items), "application/rss+xml")


def test_a_page_is_a_report_with_address_and_moment(net: Net) -> None:
    url = net.put("/news/1", page())
    report, trouble = take_urls([url, net.url("/none")], Wishes(outlet="x"), fetcher(net))
    assert isinstance(report, Report) and (report.url, report.ref) == (url, url)
    assert report.provenance is not None and report.provenance.captured == WHEN
    assert isinstance(trouble, Trouble) and trouble.where == net.url("/none")


def test_a_feed_gives_its_entries_and_asks_for_no_more(net: Net) -> None:
    reports = list(take_urls([feed(net)], Wishes(outlet="x"), fetcher(net)))
    assert [r.url for r in reports if isinstance(r, Report)] == [net.url("/news/1"), net.url("/news/2")]
    assert net.paths() == ["/feed"]


def test_followed_it_gives_the_pages(net: Net) -> None:
    ours = fetcher(net)
    items = list(take_urls([feed(net)], Wishes(outlet="x", follow=ours.follow), ours))
    assert [type(item) for item in items] == [Report, Trouble, Report]
    assert isinstance(items[0], Report) and items[0].text.endswith("أي قذيفة.")
    assert net.paths() == ["/feed", "/news/1", "/news/2"]


def test_a_feed_cannot_lead_to_a_private_place(net: Net) -> None:
    item = f"<item><title>{FIRST}</title><link>http://10.0.0.1/admin</link></item>"
    ours = fetcher(net)
    url = net.put("/feed", rss(item), "application/rss+xml")
    trouble, report = take_urls([url], Wishes(outlet="x", follow=ours.follow), ours)
    assert isinstance(trouble, Trouble) and "private place" in trouble.why
    assert isinstance(report, Report)


def test_a_capture_of_pages_and_feeds_gives_the_same_reports(net: Net) -> None:
    ours = fetcher(net)
    out = io.BytesIO()
    answers = list(fetch_all([feed(net)], ours, follow=True))
    assert [type(answer) for answer in answers] == [Fetched, Fetched, Trouble]
    for answer in answers:
        if isinstance(answer, Fetched):
            write_capture(out, answer)
    items = [item for item in take_bytes(out.getvalue(), "a.warc.gz", Wishes(outlet="x")) if isinstance(item, Report)]
    straight = list(take_urls([net.url("/feed"), net.url("/news/1")], Wishes(outlet="x"), fetcher(net)))
    assert [item.id for item in items] == [item.id for item in straight if isinstance(item, Report)]
    assert all(item.provenance is not None and item.provenance.captured == WHEN for item in items)


def test_a_capture_s_headers_are_true_of_its_bytes(net: Net) -> None:
    import gzip

    url = net.put("/a", gzip.compress(page().encode()), **{"Content-Encoding": "gzip"})
    out = io.BytesIO()
    write_capture(out, fetcher(net).fetch(url))
    (record,) = ArchiveIterator(io.BytesIO(out.getvalue()))
    assert record.http_headers.get_header("Content-Encoding") is None
    assert record.http_headers.get_header("Content-Length") == str(len(page().encode()))
