"""A saved web page -> its article as one Report, with title, address and time of publication as the page tells them."""

from collections.abc import Iterator
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.extras import need
from riwaya.intake.making import Found, make
from riwaya.intake.page_bytes import decode_page
from riwaya.intake.page_facts import Facts, facts_of
from riwaya.intake.source import Source, digest_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes. Pages saved whole carry their pictures inside them; of those the text is a hundredth."""
_ASIDE = ("script", "style", "svg", "noscript", "template", "iframe", "object")
_LONGEST_TEXT = 500_000
_MOST_ELEMENTS = 20_000
"""Characters and elements of a page without scripts, styles and drawings. Taking the article out costs time that grows
with their square (measured on generated pages: 5 seconds for 20,000 paragraphs, 77 for 60,000); the longest report of
corpus ANT has 120 KB."""


def read_page(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """The article of a page."""
    data = source.data(LARGEST_PAGE)
    html, notes = decode_page(data, source.charset)
    facts, text = take_apart(html, source.url)
    outlet = facts.site_name if wishes.site_names and wishes.outlet is None else wishes.outlet
    provenance = Provenance(
        format="web page",
        original=digest_of(data),
        captured=source.captured,
        site_name=facts.site_name,
        notes=(*notes, *facts.notes),
    )
    wishes.keep(digest_of(data), data)
    report = make(
        Found(
            ref=source.where,
            text=text,
            title=facts.title,
            outlet=outlet,
            url=source.url or facts.url,
            published=facts.published,
            provenance=provenance,
        ),
        wishes,
    )
    if report.outlet is None:
        offered = f"; the page calls its site {facts.site_name!r}: --site-names takes that" if facts.site_name else ""
        wishes.aside(source.where, f"its outlet is not known: name it with --outlet{offered}")
    yield report


def take_apart(html: str, url: str | None) -> tuple[Facts, str]:
    """What a page says of itself, and the text of its article. Raises InputError where it has none."""
    need("trafilatura", "web pages")
    import lxml.etree
    from trafilatura import extract

    tree = _parsed(html)
    facts = facts_of(tree, url)
    lxml.etree.strip_elements(tree, *_ASIDE, with_tail=False)
    if len(tree.text_content()) > _LONGEST_TEXT or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise InputError("is a page with more text than any report has; save the article alone, or its text")
    try:
        text: str | None = extract(tree, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # a page made to break the library is a page without an article
        text = None
    if not text or not text.strip():
        raise InputError("is a web page in which no article was found; copy its text into a text file")
    return facts, _without_title(text, facts.title)


def _parsed(html: str) -> Any:
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise InputError("is a web page that cannot be taken apart; copy its text into a text file")
    return tree


def _without_title(text: str, title: str | None) -> str:
    """The article without a first line that repeats the title."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and rest and first.split() == title.split() else text
