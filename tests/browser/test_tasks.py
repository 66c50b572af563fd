"""What people do every day, done as they do it, in both languages."""

import re
from collections.abc import Callable

import pytest

from riwaya.ledger import list_judgements
from tests.browser.looking import PASSWORD, Window, Workbench

Open = Callable[..., Window]


@pytest.fixture
def scripts(workbench: Workbench) -> None:
    """Skips where the islands were not built."""
    from riwaya.web.rendering import island

    if island("main") is None:
        pytest.skip("the scripts are not built (make web)")


def test_the_language_is_switched_and_stays(open_window: Open, language: str) -> None:
    window, other = open_window(language), {"ar": "en", "en": "ar"}[language]
    window.page.goto("/me")
    window.page.click(f"button[name=lang][value={other}]")
    assert window.page.locator("html").get_attribute("lang") == other
    window.page.goto("/")
    assert window.page.locator("html").get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[other]


def test_an_owner_invites_a_coder_who_comes_in(open_window: Open, language: str) -> None:
    owner = open_window(language)
    owner.page.goto("/c/main/people")
    form = owner.page.locator("form[action$='/people/invite']")
    form.locator("select[name=role]").select_option("coder")
    form.locator("button").click()
    link = owner.page.locator("code").inner_text()
    guest = open_window(language, name=None)
    guest.page.goto(link)
    guest.page.fill("input[name=name]", f"Guest {language}")
    guest.page.fill("input[name=password]", PASSWORD)
    guest.page.click("main button.primary")
    guest.page.goto("/c/main/reports")
    assert guest.page.locator("main a").count() > 0
    guest.expected.add(403)
    guest.page.goto("/c/main/people")
    assert guest.page.get_by_role("alert").is_visible()


def test_a_report_is_restricted_and_gone_for_others(open_window: Open, workbench: Workbench, language: str) -> None:
    report = workbench.names()["report"]
    senior = open_window(language, "Samar")
    senior.page.goto(f"/c/main/restricted?item={report}")
    senior.page.fill("input[name=reason]", "a witness")
    senior.page.click("form[action$='/keep'] button")
    assert senior.page.locator("table").first.is_visible()
    reader = open_window(language, "Rima")
    reader.expected.add(404)
    answer = reader.page.goto(f"/c/main/reports/{report}")
    assert answer.status == 404
    senior.page.click("form[action$='/open'] button")
    assert reader.page.goto(f"/c/main/reports/{report}").status == 200


def test_the_reader_shows_claims_marked_right_to_left_whatever_the_interface(
    open_window: Open, workbench: Workbench, language: str
) -> None:
    window = open_window(language, "Rima")
    window.page.goto(f"/c/main/reports/{workbench.names()['report']}")
    article = window.page.locator("article p").first
    assert article.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert window.page.locator("article mark").count() > 3


def test_a_claim_is_judged_and_the_opinion_stands_beside_it(
    open_window: Open, workbench: Workbench, language: str
) -> None:
    window, report = open_window(language, "Karim"), workbench.names()["report"]
    window.page.goto(f"/c/main/reports/{report}")
    before = len(list_judgements(workbench.ledger))
    window.page.locator("button[name=verdict][value=accepted]").first.click()
    window.page.wait_for_load_state()
    assert len(list_judgements(workbench.ledger)) == before + 1
    assert window.page.get_by_text("Karim").count() >= 2


def test_one_key_judges_and_a_question_mark_shows_the_keys(
    open_window: Open, workbench: Workbench, language: str, scripts: None
) -> None:
    window = open_window(language, "Karim")
    window.page.goto("/c/main/review")
    window.page.wait_for_load_state("networkidle")
    window.page.keyboard.press("?")
    legend = window.page.get_by_role("dialog")
    assert legend.is_visible()
    assert legend.locator("dt").count() >= 3
    window.page.keyboard.press("Escape")
    legend.wait_for(state="hidden")
    before = len(list_judgements(workbench.ledger))
    with window.page.expect_navigation():
        window.page.keyboard.press("a")
    assert len(list_judgements(workbench.ledger)) == before + 1


def test_typing_is_never_taken_for_a_key(open_window: Open, workbench: Workbench, scripts: None) -> None:
    window = open_window("en", "Karim")
    window.page.goto(f"/c/main/reports/{workbench.names()['report']}/enter")
    before = window.page.url
    field = window.page.locator("main textarea, main input[type=text], main input:not([type])").first
    field.press_sequentially("arm?")
    assert window.page.url == before
    assert field.input_value() == "arm?"
    assert window.page.get_by_role("dialog").count() == 0


def test_leaving_unsaved_work_is_asked_about(open_window: Open, workbench: Workbench, scripts: None) -> None:
    window, asked = open_window("en", "Karim"), []
    window.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    window.page.goto(f"/c/main/reports/{workbench.names()['report']}/enter")
    window.page.wait_for_load_state("networkidle")
    window.page.locator("form[data-unsaved] textarea, form[data-unsaved] input[type=text]").first.press_sequentially(
        "x"
    )
    window.page.evaluate("setTimeout(() => location.assign('/'), 0)")
    window.page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert re.search(r"/enter", window.page.url)


def test_an_incident_opens_both_quotes_of_a_cell(open_window: Open, workbench: Workbench, language: str) -> None:
    window = open_window(language, "Rima")
    window.page.goto("/c/main/incidents")
    window.page.locator("main a[href*='/incidents/']").first.click()
    window.page.wait_for_load_state()
    quotes = window.page.locator("blockquote, .quote, q")
    for summary in window.page.locator("details > summary").all()[:5]:
        if not summary.evaluate("e => e.parentElement.open"):
            summary.click()
    assert quotes.count() > 0


def test_a_map_draws_areas_over_borders_and_says_whose(
    open_window: Open, language: str, scripts: None, workbench: Workbench
) -> None:
    window = open_window(language, "Rima")
    window.expected.add(404)
    if window.page.goto("/c/main/places").status == 404:
        pytest.skip("the page of places is not there yet")
    window.page.wait_for_load_state("networkidle")
    assert window.page.locator("[data-island=map] path.leaflet-interactive").count() > 0
    assert window.page.get_by_text("Natural Earth").count() > 0
    assert window.page.locator("table").count() > 0


def test_a_timeline_draws_uncertain_times_as_spans(
    open_window: Open, language: str, scripts: None, workbench: Workbench
) -> None:
    window = open_window(language, "Rima")
    window.expected.add(404)
    if window.page.goto("/c/main/time").status == 404:
        pytest.skip("the page of time is not there yet")
    window.page.wait_for_load_state("networkidle")
    assert window.page.locator("[data-island=timeline] svg rect.bar").count() > 0
    assert window.page.locator("table").count() > 0
