"""Type, place and incident choose alike in every format: incidents, and the reports that tell of them, whole."""

import csv
from pathlib import Path

import pytest

from riwaya.errors import LedgerError
from riwaya.ledger import open_ledger
from riwaya.model import EventType
from riwaya.workflow import exporting, stating
from riwaya.workflow.choosing import choose
from riwaya.workflow.coding import Wanted
from riwaya.workflow.tabling import write
from tests.compare.world import line, reading
from tests.export.keeping import assessed, keep, ordered, put

T = EventType


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[Path, str, str]:
    """A ledger of two incidents, the second a strike elsewhere told by one report; its path and their ids."""
    path, first = keep(tmp_path)
    ledger = open_ledger(path)
    (second,) = put(
        ledger, [reading("r9", [line("front", T.AIR_STRIKE, "army", at=("port",), on=("2031-06-01",) * 2)])]
    )
    ledger.close()
    return path, first, second


def reports(path: Path, **wanted: object) -> set[str]:
    """Refs of the reports that leave in tables."""
    folder = path.with_name("-".join(map(str, wanted.values())) or "all")
    write(ordered(path, "csv", machine=True, **wanted), folder)
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        return {row["ref"] for row in csv.DictReader(file)}


def test_tables_hold_the_reports_that_tell_of_what_is_chosen_and_no_others(kept: tuple[Path, str, str]) -> None:
    path, first, second = kept
    everything = reports(path)
    assert "r9" in everything and len(everything) > 1
    assert (
        reports(path, type=T.AIR_STRIKE) == reports(path, incident=second) == reports(path, place="الاصداف") == {"r9"}
    )
    assert reports(path, incident=first) == everything - {"r9"}
    assert reports(path, place="لا مكان") == set()


@pytest.mark.parametrize("format_", ["ftm", "ftm-statements", "jsonld"])
def test_so_do_the_formats_of_statements(kept: tuple[Path, str, str], format_: str) -> None:
    path, *ids = kept
    orders = [ordered(path, format_, machine=True, incident=id_) for id_ in ids]
    one, other = ("".join(stating.texts(order, exporting.Tally())) for order in orders)
    assert "وكالة مرجان" in one and "وكالة مرجان" not in other  # an outlet of the first alone
    assert "r9" in other and "r9" not in one


def test_incidents_and_assessments_are_those_that_are_chosen(kept: tuple[Path, str, str], tmp_path: Path) -> None:
    path, first, second = kept
    assessed(path, first)
    write(ordered(path, "csv", machine=True, incident=second), tmp_path / "second")
    assert first not in "".join(f.read_text("utf-8") for f in (tmp_path / "second").iterdir())
    write(ordered(path, "csv", incident=first), tmp_path / "first")
    assert first in (tmp_path / "first" / "assessments.csv").read_text("utf-8")


def test_nothing_asked_for_chooses_everything_and_an_unknown_incident_is_told(kept: tuple[Path, str, str]) -> None:
    ledger = open_ledger(kept[0])
    try:
        assert choose(ledger, Wanted()) is None
        with pytest.raises(LedgerError):
            choose(ledger, Wanted(incident="incident:none"))
    finally:
        ledger.close()
