"""Figures that pages quote are those that were recorded."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_on_names_quotes_what_was_measured() -> None:
    measured = json.loads((ROOT / "benchmarks" / "results" / "names.json").read_text("utf-8"))["pairs"]["test"]
    precision, recall, f1, balanced = (f"{measured[key]:.3f}" for key in ("precision", "recall", "f1", "f1_balanced"))
    page = (ROOT / "docs" / "watchlists.md").read_text("utf-8")
    assert f"| {precision} | {recall} | **{f1}** | **{balanced}** |" in page
    assert f"(F1 {f1[1:4]}, `docs/watchlists.md`)" in (ROOT / "CHANGELOG.md").read_text("utf-8")
