"""A feed gives a report an entry, with title, address and time as the feed states them; nothing is fetched unasked."""

import hashlib
import io

import pytest

from riwaya.errors import InputError
from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.intake.feeds import moment, parse_feed
from riwaya.intake.source import Source, source_of
from riwaya.model import Report
from tests.intake.world import FIRST, SECOND, TITLE, one, page, taken, why


def rss(*items: str, head: str = "<title>إذاعة السد</title>", encoding: str = "utf-8", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel>{head}{''.join(items)}</channel></rss>"
    )


ITEM = (
    f"<item><title>{TITLE}</title><link>https://dam.example/news/1</link>"
    f"<pubDate>Tue, 04 Mar 2031 08:10:00 +0200</pubDate><description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]>"
    "</description></item>"
)
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="text">إذاعة السد</title>
<updated>2031-03-05T00:00:00Z</updated><entry><title>{TITLE}</title><id>tag:dam.example,2031:1</id>
<link rel="self" href="https://dam.example/feed/1"/><link href="https://dam.example/news/1"/>
<published>2031-03-04T08:10:00+02:00</published><updated>2031-03-04T09:00:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content>
</entry></feed>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>إذاعة السد</title></channel>
<item><title>{TITLE}</title><link>https://dam.example/news/1</link><dc:date>2031-03-04T08:10:00+02:00</dc:date>
<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item></rdf:RDF>"""


@pytest.mark.parametrize(("text", "format_"), [(rss(ITEM), "RSS"), (ATOM, "Atom"), (RDF, "RSS")])
def test_an_entry_is_a_report_in_every_form(text: str, format_: str) -> None:
    report = one(text.encode(), "a.xml", outlet="إذاعة السد")
    assert report.text == f"{TITLE}\n\n{FIRST}\n{SECOND}"
    assert report.title is not None and report.title.text == TITLE
    assert (report.url, report.published) == ("https://dam.example/news/1", "2031-03-04T08:10:00+02:00")
    assert report.provenance is not None and report.provenance.format == f"feed ({format_})"
    assert report.provenance.original == "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    assert report.provenance.edited == ("2031-03-04T09:00:00+02:00" if format_ == "Atom" else None)
    assert report.ref == "a.xml#1"


def test_the_whole_text_is_taken_before_the_beginning_of_it() -> None:
    item = ITEM.replace(f"<p>{SECOND}</p>", "").replace(
        "</item>", f"<content:encoded><![CDATA[<p>{FIRST}</p>{SECOND}]]></content:encoded></item>"
    )
    assert one(rss(item).encode(), "a.xml").text == f"{TITLE}\n\n{FIRST}\n{SECOND}"


def test_elements_of_other_modules_are_not_mistaken_for_the_feed_s_own() -> None:
    item = ITEM.replace("<item>", "<item><media:title>صورة</media:title><media:content>صورة السد</media:content>")
    assert one(rss(item).encode(), "a.xml").text.startswith(f"{TITLE}\n\n{FIRST}")


def test_the_feed_s_name_is_offered_and_taken_only_when_asked() -> None:
    heard: list[str] = []
    (report,) = take_bytes(rss(ITEM).encode(), "a.xml", Wishes(aside=lambda where, what: heard.append(what)))
    assert isinstance(report, Report) and report.outlet is None
    assert report.provenance is not None and report.provenance.site_name == "إذاعة السد"
    assert len(heard) == 1 and "إذاعة السد" in heard[0]
    assert one(rss(ITEM).encode(), "a.xml", site_names=True).outlet == "إذاعة السد"


def test_a_headline_alone_is_a_report_without_title() -> None:
    report = one(rss(f"<item><title>{FIRST}</title></item>").encode(), "a.xml")
    assert (report.text, report.title, report.url) == (FIRST, None, None)


def test_entries_that_are_not_arabic_are_left_out_and_counted() -> None:
    heard: list[str] = []
    english = "<item><title>The dam is safe</title></item>"
    wishes = Wishes(outlet="x", aside=lambda where, what: heard.append(what))
    items = list(take_bytes(rss(english, ITEM, english, "<item/>").encode(), "a.xml", wishes))
    assert [type(item) for item in items] == [Report]
    assert heard == ["left out: 2 entries that are not Arabic, 1 entries without a text"]


def test_addresses_that_are_none_for_a_browser_are_not_kept() -> None:
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "//dam.example/x", "https://"):
        assert one(rss(ITEM.replace("https://dam.example/news/1", bad)).encode(), "a.xml").url is None
    guid = ITEM.replace("<link>https://dam.example/news/1</link>", "<guid>https://dam.example/g</guid>")
    assert one(rss(guid).encode(), "a.xml").url == "https://dam.example/g"
    no_link = guid.replace("<guid>", '<guid isPermaLink="false">')
    assert one(rss(no_link).encode(), "a.xml").url is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tue, 04 Mar 2031 08:10:00 GMT", "2031-03-04T08:10:00Z"),
        ("04 Mar 2031 08:10 +0300", "2031-03-04T08:10:00+03:00"),
        ("2031-03-04T08:10:00Z", "2031-03-04T08:10:00Z"),
        ("الثلاثاء", "الثلاثاء"),
        ("Tue, 99 Mar 2031 99:10:00 GMT", "Tue, 99 Mar 2031 99:10:00 GMT"),
        ("", None),
    ],
)
def test_a_time_keeps_its_zone_and_what_is_none_stays_as_written(written: str, read: str | None) -> None:
    assert moment(written) == read


def test_a_time_that_is_none_is_a_note() -> None:
    report = one(rss(ITEM.replace("Tue, 04 Mar 2031 08:10:00 +0200", "مساء الثلاثاء")).encode(), "a.xml")
    assert report.published is None and report.provenance is not None
    assert "مساء الثلاثاء" in report.provenance.notes[0]


def test_feeds_in_other_encodings_say_so_and_are_read() -> None:
    text = rss(ITEM, encoding="windows-1256")
    assert one(text.encode("cp1256"), "a.xml").text == one(rss(ITEM).encode(), "a.xml").text
    assert one(rss(ITEM).encode("utf-16"), "a.xml").text == one(rss(ITEM).encode(), "a.xml").text
    assert "says it is utf-8 and is not" in why(rss(ITEM).encode("cp1256"), "a.xml")


def test_html_s_names_of_characters_are_read_though_undeclared() -> None:
    item = ITEM.replace(TITLE, "السد&nbsp;بخير &amp; سليم")
    assert one(rss(item).encode(), "a.xml").text.startswith("السد بخير & سليم\n")


def test_a_feed_is_known_by_its_beginning_though_pages_stand_in_it() -> None:
    item = ITEM.replace("<![CDATA[", "<![CDATA[<html><body><article>")
    assert one(rss(item, before="<!-- a <html> comment -->").encode(), "a.html").url == "https://dam.example/news/1"
    assert one(page("<!-- <rss> -->").encode(), "a.html", outlet="x").provenance.format == "web page"  # type: ignore[union-attr]


def test_scripts_and_captions_are_no_text() -> None:
    item = ITEM.replace("<![CDATA[", "<![CDATA[<script>كلام</script><figure>صورة<figcaption>وصف</figcaption></figure>")
    assert one(rss(item).encode(), "a.xml").text == f"{TITLE}\n\n{FIRST}\n{SECOND}"


def test_entities_are_refused_and_nothing_outside_is_read() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert "declares entities" in why(rss(ITEM, before=bomb).encode(), "a.xml")
    outside = '<!DOCTYPE rss SYSTEM "file:///etc/passwd">'
    assert one(rss(ITEM, before=outside).encode(), "a.xml").text.startswith(TITLE)


def test_a_cut_feed_gives_what_stands_before_the_cut_and_is_named() -> None:
    text = rss(ITEM, ITEM.replace("news/1", "news/2"))
    items = taken(text[: text.rindex("<pubDate>") + 20].encode(), "a.xml", outlet="x")
    assert isinstance(items[0], Report) and items[0].text == f"{TITLE}\n\n{FIRST}\n{SECOND}"
    assert isinstance(items[-1], Trouble) and "breaks off" in items[-1].why


def test_what_is_no_feed_or_an_empty_one_is_told() -> None:
    assert "without entries" in why(rss().encode(), "a.xml")
    assert "cannot be taken apart" in why(b"<rss", "a.xml") or "without entries" in why(b"<rss ", "a.xml")


def test_deep_and_long_feeds_end() -> None:
    deep = rss(f"<item><title>{TITLE}</title><description>{'<b>' * 100_000}</description></item>")
    taken(deep.encode(), "a.xml", outlet="x")
    nested = rss(f"<item><title>{TITLE}</title><description><![CDATA[{'<b>' * 100_000}]]></description></item>")
    taken(nested.encode(), "a.xml", outlet="x")
    taken(("<?xml ?>" * 2000 + "<!--" * 4000).encode(), "a.xml", outlet="x")
    assert len(taken(rss(*[ITEM] * 5000).encode(), "a.xml", outlet="x")) == 5000


def test_nothing_is_fetched_unless_asked_and_then_the_page_takes_the_entry_s_place() -> None:
    asked: list[str] = []

    def follow(url: str) -> Source:
        asked.append(url)
        return source_of(url, io.BytesIO(page().encode()))

    taken(rss(ITEM).encode(), "a.xml", outlet="x")
    assert asked == []
    (report,) = taken(rss(ITEM).encode(), "a.xml", outlet="x", follow=follow)
    assert asked == ["https://dam.example/news/1"] and isinstance(report, Report)
    assert report.provenance is not None and report.provenance.format == "web page"
    assert report.published == "2031-03-04T08:10:00+02:00"  # the page states none


def test_where_a_page_cannot_be_had_the_entry_stands_and_the_reason_is_told() -> None:
    def follow(url: str) -> Source:
        raise InputError("is not to be had")

    trouble, report = taken(rss(ITEM).encode(), "a.xml", outlet="x", follow=follow)
    assert isinstance(trouble, Trouble) and trouble.where == "https://dam.example/news/1"
    assert isinstance(report, Report) and report.text.startswith(TITLE)


def test_a_page_that_is_a_feed_is_not_followed_on() -> None:
    asked: list[str] = []

    def follow(url: str) -> Source:
        asked.append(url)
        return source_of(url, io.BytesIO(rss(ITEM).encode()))

    taken(rss(ITEM).encode(), "a.xml", outlet="x", follow=follow)
    assert len(asked) == 1


def test_parsing_gives_the_entries_in_the_feed_s_order() -> None:
    feed = parse_feed(rss(ITEM, ITEM.replace("news/1", "news/2")).encode())
    assert [entry.url for entry in feed.entries] == ["https://dam.example/news/1", "https://dam.example/news/2"]
    assert not feed.damaged
