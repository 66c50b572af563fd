"""The demo reads whole: every report, with its own actors and places, and both sides' versions beside each other."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli import cli
from riwaya.model import Comparison, Reading, loads

DEMO = Path(__file__).parents[2] / "demo"
OWN = ("--lexicon", DEMO / "lexicon", "--places", DEMO / "places.tsv")


def run(command: str) -> str:
    """What a command prints of the demo's reports as JSON."""
    result = CliRunner().invoke(cli, [command, str(DEMO / "reports.jsonl"), "--format", "json", *map(str, OWN)])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {r.report.ref: r for r in (loads(Reading, line) for line in run("read").splitlines())}


def test_all_five_reports_are_a_page_long(readings: dict[str, Reading]) -> None:
    assert len(readings) == 5
    assert all(230 < len(r.report.text.split()) < 380 for r in readings.values())


def test_its_own_actors_and_places_are_known(readings: dict[str, Reading]) -> None:
    known = {a.known_as for r in readings.values() for a in r.actors}
    assert {
        "actor:valley_forces",
        "actor:tifan_defence",
        "actor:ramad",
        "actor:mersal",
        "actor:saran_observatory",
    } <= known
    places = {p.name: p.latitude for r in readings.values() for p in r.places}
    assert places["عين السرو"] == -34.78


def test_the_disguised_word_is_the_organisation(readings: dict[str, Reading]) -> None:
    (ramad,) = (a for a in readings["mersal-0506"].actors if a.known_as == "actor:ramad")
    assert "الر.مـ1د" in {m.text.strip("«»") for m in ramad.mentions}


def test_the_night_has_its_two_days(readings: dict[str, Reading]) -> None:
    times = {(t.text, t.from_, t.to) for e in readings["mersal-0506"].events for t in e.times}
    assert ("ليل الثلاثاء الأربعاء", "2026-05-05", "2026-05-06") in times


def test_the_sides_are_laid_beside_each_other() -> None:
    comparison = loads(Comparison, run("compare"))
    main = max(comparison.incidents, key=lambda i: len(i.claims))
    assert {"actor:valley_forces", "actor:tifan"} <= {a.party.actor for a in main.accounts}
    assert main.disagreements and main.tolls
