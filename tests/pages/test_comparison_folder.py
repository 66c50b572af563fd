"""A folder of pages: the index leads to every page, and every page to what it tells."""

from riwaya.pages.comparison_folder import comparison_folder
from riwaya.pages.sides import ranked
from tests.pages.hostile import Page
from tests.pages.incident import READING, comparison

PAGES = dict(comparison_folder(comparison(), [READING]))


def test_index_leads_to_every_other_page_and_to_nothing_else() -> None:
    assert next(iter(PAGES)) == "index.html"
    assert set(Page(PAGES["index.html"]).links) == set(PAGES) - {"index.html"}


def test_every_page_is_whole_and_needs_no_network_and_no_script() -> None:
    for html in PAGES.values():
        page = Page(html)
        assert not page.crossed and not page.open
        assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}


def test_incident_is_told_on_its_page_and_titled_on_the_index() -> None:
    for number, incident in enumerate(ranked(comparison().incidents), 1):
        for name in ("index.html", f"incident-{number}.html"):
            assert set(incident.title.en.split()) <= set(Page(PAGES[name]).text.split())
