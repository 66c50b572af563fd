"""A feed (RSS 0.9-2.0, RDF, Atom) -> a Report an entry; with ``wishes.follow``, of the page that an entry names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.extras import need
from riwaya.intake.feed_texts import text_of
from riwaya.intake.making import Found, make
from riwaya.intake.page_bytes import decode_page
from riwaya.intake.records import check_date
from riwaya.intake.source import Source, digest_of
from riwaya.intake.tally import Tally
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report
from riwaya.model.values import dataclass

LARGEST_FEED = 32 * 1024 * 1024
_OWN = ("", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/")
_OWN_NAMES = ("http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")
_ADDED = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
}
"""Namespaces whose elements are read; those of others (media, podcasts) have the same names for other things."""
_TEXTS = ("content:encoded", "content", "description", "summary")
_TIMES = ("published", "pubDate", "issued", "dc:date", "dc:created")
_CHANGES = ("updated", "modified", "dc:modified")
_DECLARES = re.compile(r"<!ENTITY", re.I)
_XML_LINE = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one piece of news."""

    title: str
    text: str
    url: str | None
    published: str | None
    changed: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it calls itself, its entries in its order, and whether it breaks off or is damaged."""

    name: str | None
    format: str
    entries: tuple[Entry, ...]
    damaged: bool


def read_feed(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """A report of every entry in Arabic. Most feeds give the beginning of an article and not the whole."""
    data = source.data(LARGEST_FEED)
    feed = parse_feed(data, source.charset)
    outlet = wishes.outlet or (feed.name if wishes.site_names else None)
    if outlet is None and wishes.statement_by is None:
        offered = f"; the feed calls itself {feed.name!r}: --site-names takes that" if feed.name else ""
        wishes.aside(source.where, f"its outlet is not known: name it with --outlet{offered}")
    provenance = Provenance(format=feed.format, original=digest_of(data), captured=source.captured, site_name=feed.name)
    tally = Tally(source.where, wishes)
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.where}#{number}"
        if wishes.follow is not None and entry.url is not None:
            followed = list(_page(entry, wishes, tally))
            yield from followed
            if any(isinstance(item, Report) for item in followed):
                continue
        try:
            yield _report(entry, where, outlet, provenance, wishes)
        except InputError as error:
            tally.leave_out("entries that are not Arabic" if "not Arabic" in str(error) else "entries without a text")
    tally.tell()
    if feed.damaged:
        yield Trouble(source.where, "is a feed that breaks off or is damaged; what could be read was: get it again")


def _report(entry: Entry, where: str, outlet: str | None, provenance: Provenance, wishes: Wishes) -> Report:
    found = Found(
        ref=where,
        text=entry.text or entry.title,
        title=entry.title if entry.text else None,
        outlet=outlet,
        url=entry.url,
        published=entry.published,
        provenance=replace(provenance, edited=entry.changed),
    )
    return make(found, wishes)


def _page(entry: Entry, wishes: Wishes, tally: Tally) -> Iterator[Report | Trouble]:
    """The reports of the page that an entry names; the day the page does not state is the entry's."""
    from riwaya.intake.files import take_source

    assert wishes.follow is not None and entry.url is not None
    try:
        source = wishes.follow(entry.url)
    except InputError as error:
        yield Trouble(entry.url, str(error))
        return
    for item in take_source(source, replace(wishes, follow=None, published=_day(entry) or wishes.published)):
        if isinstance(item, Trouble) and "not Arabic" in item.why:
            tally.leave_out("pages that are not Arabic")
        else:
            yield item


def _day(entry: Entry) -> str | None:
    try:
        return check_date(entry.published) if entry.published else None
    except InputError:
        return None


def parse_feed(data: bytes, charset: str | None = None) -> Feed:
    """The feed in bytes. Raises InputError where there is none, or it declares entities."""
    need("lxml", "feeds")
    import lxml.etree

    text, _ = decode_page(data, charset)
    if _DECLARES.search(text):
        raise InputError("is a feed that declares entities, which no feed needs; it is left unread")
    text = re.sub(r"&([A-Za-z][A-Za-z0-9]{1,30});", _named, _XML_LINE.sub("", text, count=1))
    parser = lxml.etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (lxml.etree.LxmlError, ValueError):
        root = None
    if root is None or _name(root) not in ("rss", "feed", "RDF"):
        raise InputError("is a feed that cannot be taken apart; get it again")
    own = {"rss": "feed (RSS)", "RDF": "feed (RSS)", "feed": "feed (Atom)"}[_name(root)]
    channel = next((e for e in root if _name(e) == "channel"), root)
    named = next((e for e in channel if _name(e) == "title"), None)
    name = " ".join(_plain(named).split())[:300] if named is not None else ""
    entries = tuple(_entry(e) for e in root.iter() if _name(e) in ("item", "entry"))
    if not entries:
        raise InputError("is a feed without entries")
    return Feed(name or None, own, entries, damaged=any(e.level_name == "FATAL" for e in parser.error_log))


_XML_OWN = frozenset(("lt", "gt", "amp", "quot", "apos"))


def _named(found: "re.Match[str]") -> str:
    """Names of characters that HTML knows and XML does not: many feeds have them, undeclared."""
    from html import unescape

    return found[0] if found[1] in _XML_OWN else unescape(found[0])


def _name(element: Any) -> str:
    """An element's name, with a word for the module it is of; empty for modules that are not read."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, name = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    if space in _OWN or space in _OWN_NAMES or space == "http://www.w3.org/1999/02/22-rdf-syntax-ns#":
        return name
    return f"{_ADDED[space]}:{name}" if space in _ADDED else ""


def _entry(element: Any) -> Entry:
    said: dict[str, Any] = {}
    links = []
    for part in element:
        name = _name(part)
        if name == "link" and part.get("rel", "alternate") == "alternate":
            links.append(part.get("href") or part.text or "")
        elif name == "guid" and part.get("isPermaLink", "true") == "true":
            links.append(part.text or "")
        elif name and (part.text or len(part)):
            said.setdefault(name, part)
    title = " ".join(_plain(said["title"]).split())[:300] if "title" in said else ""
    texts = (_plain(said[name]) for name in _TEXTS if name in said)
    text = next((t for t in texts if t.strip()), "")
    return Entry(
        title=title,
        text="" if text.split() == title.split() else text,
        url=next((link.strip() for link in links if re.match(r"https?://[^/\s]+\S*\s*$", link.strip())), None),
        published=_first_moment(said, _TIMES),
        changed=_first_moment(said, _CHANGES),
    )


def _plain(element: Any) -> str:
    """The text of an element that holds escaped HTML, XHTML, or plain words."""
    if len(element):
        return text_of(element)
    return text_of(element.text or "") if element.get("type") != "text" else str(element.text or "").strip()


def _first_moment(said: dict[str, Any], names: tuple[str, ...]) -> str | None:
    return next((m for name in names if name in said and (m := moment(str(said[name].text or "")))), None)


def moment(written: str) -> str | None:
    """A day as feeds write it (RFC 822 or ISO 8601) in ISO 8601, in the zone it is written in; else as written."""
    written = written.strip()
    if re.match(r"\d{4}-\d\d-\d\d", written):
        return written
    try:
        made: datetime = parsedate_to_datetime(written)
        return made.isoformat().replace("+00:00", "Z")
    except (ValueError, TypeError, IndexError, OverflowError):
        return written or None
