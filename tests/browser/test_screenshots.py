"""The main pages over the demo's reports -> docs/screenshots/*.png, to be looked at by a person.

Only where asked for: RIWAYA_SCREENSHOTS=1 python -m pytest tests/browser/test_screenshots.py
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.looking import Window, Workbench

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
PAGES = {
    "inbox": "inbox",
    "incident": "incidents/{incident}",
    "reader": "reports/{report}",
    "review": "review",
    "places": "places",
    "time": "time",
    "people": "people",
    "actor": "actors/{actor}",
    "evidence": "claims/{key}/evidence/{file}",
}


@pytest.mark.skipif("RIWAYA_SCREENSHOTS" not in os.environ, reason="pictures are taken when RIWAYA_SCREENSHOTS is set")
def test_the_main_pages_are_pictured(open_window: Callable[..., Window], workbench: Workbench, language: str) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    window, names = open_window(language), workbench.names()
    for name, address in PAGES.items():
        window.page.goto("/c/main/" + address.format(**names))
        window.page.wait_for_load_state("networkidle")
        window.page.screenshot(path=OUT / f"{name}-{language}.png")
        assert (OUT / f"{name}-{language}.png").stat().st_size < 400_000
