"""The longer tasks, done as people do them, in both languages: inbox, second coding, assessment, search, adding."""

import re
from collections.abc import Callable
from pathlib import Path

from riwaya.ledger import RemarkKind, list_assessments, list_remarks, list_reports
from tests.browser.looking import Window, Workbench

Open = Callable[..., Window]
PATIENCE_MS = 180_000
"""A report is read on the server's own thread, and the machine may be busy with others."""
STORY = "أعلنت قوات وادي ساران يوم السبت أن مقاتلين اثنين قتلا في قرية عين السرو. ونفى الجيش التيفاني ذلك."


def standing(workbench: Workbench, kind: RemarkKind) -> int:
    return sum(one.withdrawn_at is None for one in list_remarks(workbench.ledger, kind))


def test_reports_are_put_away_from_the_inbox_and_undone(open_window: Open, workbench: Workbench, language: str) -> None:
    window, before = open_window(language, "Karim"), standing(workbench, RemarkKind.DISMISSED)
    window.page.goto("/c/main/inbox")
    form = window.page.locator("form[action$='/inbox/away']").first
    for box in form.locator("input[type=checkbox][name=report]").all()[1:]:
        box.uncheck()
    form.locator("input[type=checkbox][name=report]").first.check()
    title = form.locator("li a").first.inner_text()
    form.locator("button").last.click()
    window.page.wait_for_url("**/inbox?undo=*")
    assert standing(workbench, RemarkKind.DISMISSED) == before + 1
    assert window.page.locator("main li a", has_text=title).count() == 0
    window.page.locator("form[action$='/inbox/back'] button").first.click()
    window.page.wait_for_load_state()
    assert standing(workbench, RemarkKind.DISMISSED) == before
    window.page.goto("/c/main/inbox")
    assert window.page.locator("main li a", has_text=title).count() > 0


def test_a_claim_is_coded_blind_by_a_second_person_and_a_senior_settles(
    open_window: Open, workbench: Workbench, language: str
) -> None:
    first = open_window(language, "Karim")
    first.page.goto("/c/main/review?queue=unreviewed")
    first.page.locator("button[name=verdict][value=accepted]").first.click()
    first.page.wait_for_load_state()
    second = open_window(language, "Nour")
    second.page.goto("/c/main/review/second")
    main = second.page.locator("main")
    assert "Karim" not in main.inner_text()
    assert main.locator("mark.content").count() == 1
    assert main.locator("mark.cue, mark.source").count() == 0
    form = main.locator("form[action$='/second']")
    form.locator("[name=claim][value=no]").check()
    form.locator("button").last.click()
    second.page.wait_for_load_state()
    senior, settled = open_window(language, "Samar"), standing(workbench, RemarkKind.SETTLED)
    senior.page.goto("/c/main/review/agreement")
    assert senior.page.locator("table").first.is_visible()
    senior.page.locator("form[action$='/settle'] button[value=first]").first.click()
    senior.page.wait_for_load_state()
    assert standing(workbench, RemarkKind.SETTLED) == settled + 1


def test_an_incident_is_assessed_signed_off_by_another_and_its_versions_set_side_by_side(
    open_window: Open, workbench: Workbench, language: str
) -> None:
    path = f"/c/main/incidents/{workbench.names()['incident']}/assessment"
    coder = open_window(language, "Karim")
    for best in ("11", "12"):
        coder.page.goto(path)
        coder.page.fill("input[name=best]", best)
        coder.page.locator("input[name=place]").nth(1).check()
        coder.page.fill("textarea[name=note]", f"{language} {best}")
        coder.page.locator("form[data-unsaved] button.primary").click()
        coder.page.wait_for_load_state()
    assert coder.page.locator("form[action$='/sign']").count() == 0
    senior = open_window(language, "Samar")
    senior.page.goto(path)
    senior.page.locator("form[action$='/sign'] button").click()
    senior.page.wait_for_load_state()
    latest = list_assessments(workbench.ledger)[-1]
    assert (latest.by, latest.signed_off_by) == ("Karim", "Samar")
    senior.page.goto(f"{path}/versions")
    senior.page.locator("select[name=before]").select_option(str(latest.version - 2))
    senior.page.locator("main form.filters button").click()
    senior.page.wait_for_load_state()
    assert senior.page.locator("del", has_text="11").count() == 2  # the figure and the note
    assert senior.page.locator("ins", has_text="12").count() == 2


def test_a_word_is_found_in_any_spelling_and_the_search_is_kept(
    open_window: Open, workbench: Workbench, language: str
) -> None:
    window, name = open_window(language, "Karim"), f"هدنة {language}"
    window.page.goto("/c/main/search")
    window.page.fill("form[role=search] input[name=q]", "الهدنه")
    window.page.locator("form[role=search] button").click()
    window.page.wait_for_load_state()
    assert window.page.locator("mark.hit").count() > 0
    window.page.fill("form[action$='/search/keep'] input[name=name]", name)
    window.page.locator("form[action$='/search/keep'] button").click()
    window.page.wait_for_load_state()
    window.page.goto("/c/main/search")
    window.page.get_by_role("link", name=name).click()
    window.page.wait_for_load_state()
    assert window.page.locator("form[role=search] input[name=q]").input_value() == "الهدنه"
    assert window.page.locator("mark.hit").count() > 0


def test_a_pasted_text_and_files_of_a_folder_are_stored_and_read(
    open_window: Open, workbench: Workbench, language: str, tmp_path: Path
) -> None:
    window, before = open_window(language, "Karim"), list_reports(workbench.ledger).total
    window.page.set_default_timeout(PATIENCE_MS)
    window.page.goto("/c/main/add")
    window.page.fill("textarea[name=text]", f"{STORY}\n{language}")
    window.page.fill("form[action$='/add/text'] input[name=published]", "2026-05-09")
    window.page.locator("form[action$='/add/text'] button").click()
    done(window)
    assert window.page.locator("main li a").count() == 1
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(f"{STORY}\n{name} {language}", "utf-8")
    window.page.goto("/c/main/add")
    window.page.locator("input[webkitdirectory]").set_input_files(tmp_path)
    window.page.locator("form[action$='/add/files'] button").click()
    done(window)
    assert list_reports(workbench.ledger).total == before + 3
    shown = window.page.locator("main table").inner_text()
    assert re.search(r"one-story\.txt", shown) and re.search(r"two-story\.txt", shown)


def done(window: Window) -> None:
    """Wait until the page of a job says that all of it is read."""
    window.page.wait_for_url("**/add/*")
    window.page.locator("meta[http-equiv=refresh]").wait_for(state="detached", timeout=PATIENCE_MS)
    bar = window.page.locator("progress")
    assert bar.get_attribute("value") == bar.get_attribute("max")
