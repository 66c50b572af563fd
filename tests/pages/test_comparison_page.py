"""The page of incidents: sides as columns, questions as rows, every finding with its words, hostile text stays text."""

from dataclasses import replace

from riwaya.model import Comparison
from riwaya.pages.comparison_page import comparison_page
from tests.pages.hostile import Page, poisoned
from tests.pages.incident import READING, comparison

HTML = comparison_page(comparison(), [READING])
PAGE = Page(HTML)
WORDS = " ".join(PAGE.text.split())


def test_it_needs_no_network_and_no_script() -> None:
    assert not PAGE.tags & {"script", "link", "img", "iframe", "object", "form"}


def test_tags_nest_ids_are_unique_and_links_lead_somewhere() -> None:
    assert not PAGE.crossed and not PAGE.open
    assert len(PAGE.ids) == len(set(PAGE.ids))
    assert {link.removeprefix("#") for link in PAGE.links if link.startswith("#")} <= set(PAGE.ids)


def test_common_ground_stands_before_the_table_and_the_disagreements() -> None:
    assert WORDS.index("both tell of it") < WORDS.index("Question") < WORDS.index("Where they disagree")


def test_an_admission_against_interest_is_marked() -> None:
    assert "against its own interest" in WORDS


def test_a_disputed_question_is_marked_and_leads_to_its_disagreement() -> None:
    assert "#i1-who_started" in PAGE.links and "i1-who_started" in PAGE.ids


def test_every_kind_of_finding_is_there() -> None:
    for words in (
        "a later figure",
        "Changed its own story",
        "the accuser’s side",
        "independence not shown",
        "unnamed: counts for nothing",
        "left out",
        "put in",
        "a namesake",
        "none of its own channels",
    ):
        assert words in WORDS, words


def test_tolls_tell_who_says_low_and_who_says_high() -> None:
    assert "at least 7" in WORDS and "the report itself" in WORDS


def test_what_one_source_alone_tells_stands_at_the_end() -> None:
    assert WORDS.index("Told by one source only") > WORDS.index("Where they disagree")


def test_answers_open_the_words_they_were_read_from() -> None:
    assert '<span class="event">هاجم</span>' in HTML and '<span class="cue">قالت</span>' in HTML


def test_names_in_an_english_sentence_do_not_pull_its_figures() -> None:
    days = '<span class="day">2031-03-02</span> to <span class="day">2031-03-03</span>'
    assert f'<bdi class="ar" lang="ar">سد الخابية</bdi>, {days}' in HTML
    assert '<bdi dir="ltr"><span class="day">2031-03-02</span></bdi>' in HTML


def test_hostile_text_in_every_field_stays_text() -> None:
    page = Page(comparison_page(poisoned(comparison()), [poisoned(READING)]))
    assert not page.tags & {"script", "img"} and not page.crossed
    assert not {name for name in page.attributes if name.startswith("on")}
    assert "{{ 7*7 }}" in page.text


def test_refs_into_reports_that_are_not_here_open_to_their_own_words() -> None:
    assert "هاجم" in Page(comparison_page(comparison(), [])).text


def test_nothing_to_compare_says_so() -> None:
    assert "No incident was gathered" in Page(comparison_page(Comparison(()), [])).text


def test_the_same_whatever_the_order_of_readings() -> None:
    other = replace(READING, report=replace(READING.report, ref="other"))
    assert comparison_page(comparison(), [READING, other]) == comparison_page(comparison(), [other, READING])
