"""From a ledger to files: assessments first, machine rows only on request, filters, redaction, same bytes."""

import csv
import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.export.formats import CODED
from riwaya.ledger import (
    Days,
    assess,
    judge,
    open_ledger,
)
from riwaya.model import EventType, Reality, Verdict, VictimStatus
from riwaya.workflow.coding import Wanted
from riwaya.workflow.exporting import Order, Tally, listing, texts
from tests.compare.world import line, reading
from tests.export.keeping import assessed, keep, ordered, put

T = EventType


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[Path, str]:
    return keep(tmp_path)


def made(path: Path, format_: str = "acled", **rest: object) -> tuple[str, Tally]:
    """The file's text, and what was counted."""
    order, counted = ordered(path, format_, **rest), Tally()
    return "".join(text for text, _ in texts(order, counted)), counted


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_without_an_assessment_nothing_leaves(kept: tuple[Path, str]) -> None:
    text, counted = made(kept[0])
    assert (rows(text), counted.rows) == ([], 0)


def test_machine_rows_leave_only_when_asked_for_and_are_labelled(kept: tuple[Path, str]) -> None:
    text, counted = made(kept[0], machine=True)
    assert [r["tags"] for r in rows(text)] == ["machine reading; not checked by a person"]
    assert (counted.assessed, counted.machine) == (0, 1)


def test_an_assessment_takes_the_place_of_the_machines_rows(kept: tuple[Path, str]) -> None:
    assessed(*kept)
    text, counted = made(kept[0], machine=True)
    assert [(r["fatalities"], r["tags"]) for r in rows(text)] == [("6", "assessed; released")]
    assert (counted.assessed, counted.machine) == (1, 0)


def test_a_draft_stays_here_unless_asked_for(kept: tuple[Path, str]) -> None:
    assessed(*kept, release="draft")
    assert made(kept[0])[1].rows == 0
    assert made(kept[0], drafts=True)[1].assessed == 1


def test_an_assessments_claims_bring_its_sources(kept: tuple[Path, str]) -> None:
    ledger = open_ledger(kept[0])
    fields = {"schema": "riwaya/assessment/1", "rows": [{"type": "shelling", "claims": ["r1-c1", "r2-c1"]}]}
    assess(ledger, kept[1], json.dumps(fields), by="S. Amin", release="released")
    ledger.close()
    (row,) = rows(made(kept[0])[0])
    assert row["source"] == "صحيفة الموج; وكالة مرجان"


def test_what_a_person_rejected_makes_no_row(kept: tuple[Path, str]) -> None:
    ledger = open_ledger(kept[0])
    for report, number in (("r1", 1), ("r1", 2), ("r3", 1), ("r3", 2)):
        judge(ledger, report, f"{report}-c{number}", Verdict.REJECTED, by="S. Amin")
    ledger.close()
    assert made(kept[0], machine=True)[1].rows == 0


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"days": Days("2031-05-04", "2031-05-04")}, 1),
        ({"days": Days("2031-05-05", None)}, 0),
        ({"days": Days(None, "2031-05-03")}, 0),
        ({"type": EventType.SHELLING}, 1),
        ({"type": EventType.AIR_STRIKE}, 0),
        ({"place": "هربون"}, 1),
        ({"place": "شمران"}, 0),
    ],
)
def test_filters_choose_rows(kept: tuple[Path, str], asked: dict[str, object], count: int) -> None:
    assert made(kept[0], machine=True, **asked)[1].rows == count


@pytest.mark.parametrize("format_", sorted(CODED))
def test_the_same_bytes_with_any_number_of_workers(kept: tuple[Path, str], format_: str) -> None:
    one = made(kept[0], format_, machine=True)[0]
    assert one == made(kept[0], format_, machine=True, workers=2)[0] == made(kept[0], format_, machine=True)[0]
    assert "Harbun" in one or "هربون" in one or format_ == "plover"  # who did it is disputed: PLOVER has no record


def test_json_formats_are_whole_json(kept: tuple[Path, str]) -> None:
    found = json.loads(made(kept[0], "geojson", machine=True)[0])
    assert found["features"][0]["properties"]["label"] == "MACHINE READING, NOT CHECKED BY A PERSON"
    assert json.loads(made(kept[0], "timemap", machine=True)[0])[0]["associations"] == [
        "machine reading, not checked by a person"
    ]
    assert json.loads(made(kept[0], "geojson")[0])["features"] == []


def test_private_names_are_withheld_by_default(tmp_path: Path) -> None:
    path = tmp_path / "b.ledger"
    ledger = open_ledger(path)
    told = line("salman", T.SHELLING, "army", patients=("nadim",), count=1, status=VictimStatus.CIVILIAN)
    put(ledger, [reading("r9", [told])])
    ledger.close()
    for format_ in CODED:
        hidden, shown = made(path, format_, machine=True)[0], made(path, format_, machine=True, redact=False)[0]
        assert not [name for name in ("صخر الدلواني", "نديم الزنباري") if name in hidden], format_
        assert "صخر الدلواني" in shown, format_
    order = ordered(path, "ucdp", machine=True)
    why = "".join(words for _, words in texts(replace(order, explain=True), Tally()))
    assert "[name withheld]" in why and "low 1 (1, [اسم محجوب])" in why
    assert "الدلواني" not in why and "الزنباري" not in why


def test_the_listing_says_what_leaves(kept: tuple[Path, str]) -> None:
    order, counted = ordered(kept[0], machine=True), Tally()
    list(texts(order, counted))
    words = "\n".join(listing(order, counted))
    assert "1 MACHINE READINGS, NOT CHECKED BY A PERSON" in words
    assert "names of private persons" in words


def test_the_explanation_names_claims_rules_and_the_difference_between_formats(kept: tuple[Path, str]) -> None:
    order = Order("acled", str(kept[0]), Wanted(machine=True), explain=True)
    words = "".join(why for _, why in texts(order, Tally()))
    assert "ACLED fatalities 4; UCDP low 4, best empty, high 7" in words
    assert "(acled.conservative)" in words and "high one is made of: 7 (مرصد هربون)" in words
    assert "r3-c2" in words and "تقول رواية" in words


def test_rows_of_an_expunged_report_are_gone(kept: tuple[Path, str]) -> None:
    from riwaya.ledger import expunge

    ledger = open_ledger(kept[0])
    for ref in ("r1", "r2", "r3"):
        expunge(ledger, ref, by="S. Amin", reason="safety")
    ledger.close()
    assert made(kept[0], machine=True)[1].rows == 0


def test_a_ledger_whose_incidents_are_not_gathered_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.ledger"
    open_ledger(path).close()
    order, counted = ordered(path, "acled", machine=True), Tally()
    assert rows("".join(text for text, _ in texts(order, counted))) == []
    assert any("riwaya incidents" in line for line in listing(order, counted))


def test_what_is_told_of_no_happening_is_counted_by_its_reason(tmp_path: Path) -> None:
    told = [line("monitor", T.SHELLING, "army"), line("front", T.SHELLING, "army", reality=Reality.PLANNED)]
    path = tmp_path / "a.ledger"
    with closing(open_ledger(path)) as ledger:
        put(ledger, [reading("r1", told), reading("r2", told[:1], outlet="إذاعة المرفأ")])
    _, counted = made(path, machine=True)
    assert counted.left_out["told as planned, not as having happened"] == 1
