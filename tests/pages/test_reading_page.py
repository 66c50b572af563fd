"""The page of one reading: self-contained, every row leads to its words and back, hostile text stays text."""

import re
from dataclasses import replace

import pytest

from riwaya.model import MadeBy, Reading, make_report
from riwaya.pages.reading_page import reading_page
from tests.pages.hostile import Page, poisoned
from tests.pages.world import TEXT, reading

HTML = reading_page(reading())
PAGE = Page(HTML)


def test_it_needs_no_network_and_no_script() -> None:
    assert not PAGE.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert "url(" not in HTML and "@import" not in HTML
    assert "default-src &#39;none&#39;" in HTML or "default-src 'none'" in HTML


def test_tags_nest_and_ids_are_unique() -> None:
    assert not PAGE.crossed and not PAGE.open and not PAGE.nested_links
    assert len(PAGE.ids) == len(set(PAGE.ids))


def test_every_link_inside_the_page_leads_somewhere() -> None:
    inner = {link.removeprefix("#") for link in PAGE.links if link.startswith("#")}
    assert inner <= set(PAGE.ids)


@pytest.mark.parametrize("id_", ["c0", "c1", "c3", "c5", "e1", "e3", "e6"])
def test_row_and_words_lead_to_each_other(id_: str) -> None:
    assert {f"#{id_}", f"#w-{id_}"} <= set(PAGE.links)
    assert {id_, f"w-{id_}"} <= set(PAGE.ids)


def test_the_report_stands_in_its_own_order_right_to_left() -> None:
    article = re.search(r'<article dir="rtl" lang="ar">(.*?)</article>', HTML, re.S)
    assert article is not None
    words = " ".join(Page(article[1].replace("</p>", " </p>")).text.split())
    assert words == " ".join(TEXT.split())


def test_nesting_shows_by_a_second_line_under_the_words() -> None:
    assert re.search(r'<span class="content d1"[^>]*>.*<span class="content d2"', HTML, re.S)


def test_it_is_labelled_in_both_languages() -> None:
    assert "Machine reading – not checked by a person" in PAGE.text
    assert "قراءة آلية لم يراجعها أحد" in PAGE.text


def test_collisions_and_hypotheses_come_before_the_rows() -> None:
    assert PAGE.text.index("Who started") < PAGE.text.index("Offered as possible") < PAGE.text.index("Who says what")


def test_an_unnamed_source_is_no_link_and_in_no_list() -> None:
    assert "#a-ac6" not in PAGE.links and "a-ac6" not in PAGE.ids
    assert "unnamed source" in PAGE.text


def test_a_spokesman_is_listed_with_the_post_that_somebody_claims() -> None:
    assert "a-ac3" in PAGE.ids and "said to be" in PAGE.text


def test_a_person_of_whom_only_the_name_is_known_is_not_listed() -> None:
    actors = tuple(replace(a, roles=()) if a.id == "ac3" else a for a in reading().actors)
    assert "a-ac3" not in Page(reading_page(replace(reading(), actors=actors))).ids


def test_hostile_text_in_every_field_stays_text() -> None:
    page = Page(reading_page(poisoned(reading())))
    assert not page.tags & {"script", "img"}
    assert not {name for name in page.attributes if name.startswith("on")}
    assert not any("javascript:" in link for link in page.links)
    assert "{{ 7*7 }}" in page.text and not page.crossed


def test_a_url_that_is_no_web_address_is_no_link() -> None:
    evil = replace(reading(), report=replace(reading().report, url="javascript:alert(1)"))
    assert not any("javascript" in link for link in Page(reading_page(evil)).links)


def test_a_reading_with_nothing_in_it_says_so() -> None:
    nothing = Reading(MadeBy("0", "grammar", "", None), make_report("السد", ref="x"))
    assert "No claim was read from this report." in Page(reading_page(nothing)).text


def test_why_opens_the_reasons() -> None:
    assert '<details class="why" open>' in reading_page(reading(), why=True)
    assert '<details class="why">' in HTML
