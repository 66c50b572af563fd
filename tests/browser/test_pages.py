"""Every page a person can open, in both languages: no console error, nothing from elsewhere, axe-core content, it fits.

The pages are found by walking the routes, so that a page added later is looked at too.
"""

import re
from collections.abc import Callable

import pytest

from riwaya.web.security import GuardedRoute
from tests.browser.looking import AXE, Window, Workbench

NO_PAGES = re.compile(r"^/api/|/open$|/first$|/invited/|\.\w+$|/changes$|/media$")


def pages(workbench: Workbench) -> list[str]:
    """The addresses of all pages that can be made of what is in the demo."""
    names, found = workbench.names(), []
    for route in workbench.app.app.routes:
        shown = isinstance(route, GuardedRoute) and "GET" in (route.methods or ()) and not NO_PAGES.search(route.path)
        if shown and set(route.param_convertors) <= set(names):
            found.append(re.sub(r"\{(\w+)[^}]*\}", lambda m: names[m[1]], route.path))
    return found


def _look(window: Window, width: int, look: Callable[[], list[str]]) -> list[str]:
    window.page.set_viewport_size({"width": width, "height": 900})
    found, seen = [], 0
    for path in pages(window.workbench):
        answer = window.page.goto(path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, path
        seen += 1
        if window.overflow() > 1:
            found.append(f"{path}: {window.overflow()} pixels wider than {width}")
        found += look()
    assert seen > 5
    return found


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (make web)")
def test_every_page_is_accessible_fits_and_is_quiet(open_window: Callable[..., Window], language: str) -> None:
    window = open_window(language)
    expected = (language, {"ar": "rtl", "en": "ltr"}[language])

    def look() -> list[str]:
        window.page.wait_for_load_state("networkidle")
        html = window.page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == expected, window.page.url
        return window.violations()

    assert _look(window, 1280, look) == []


def test_every_page_fits_on_a_phone(open_window: Callable[..., Window], language: str) -> None:
    assert _look(open_window(language), 390, list) == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (make web)")
def test_pages_for_those_who_have_not_signed_in_are_accessible(
    open_window: Callable[..., Window], language: str
) -> None:
    window = open_window(language, name=None)
    window.expected |= {401, 404}
    found = []
    for path in ("/login", "/nothing", "/invited/nothing"):
        window.page.goto(path)
        found += window.violations()
    window.page.goto("/login")
    window.page.fill("input[name=name]", "Rima")
    window.page.fill("input[name=password]", "wrong")
    window.page.click("form[action='/login'] button.primary")
    assert window.page.get_by_role("alert").is_visible()
    assert found + window.violations() == []


def test_no_page_has_more_than_300_kilobytes_of_scripts_before_the_map(open_window: Callable[..., Window]) -> None:
    window, scripts = open_window(), set[str]()
    window.page.on("request", lambda request: scripts.add(request.url) if request.url.endswith(".js") else None)
    for path in pages(window.workbench):
        window.page.goto(path)
    sizes = {url: len(window.context.request.get(url).body()) for url in scripts if "/map-" not in url}
    assert sum(sizes.values()) < 300_000
