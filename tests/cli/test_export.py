"""``riwaya export`` as a user runs it: what leaves is listed, files are whole, slips are told."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.export.keeping import assessed, keep


@pytest.fixture(name="kept")
def _kept(tmp_path: Path) -> tuple[Path, str]:
    return keep(tmp_path)


def test_rows_go_to_standard_output_and_the_listing_to_standard_error(run: Run, kept: tuple[Path, str]) -> None:
    done = run("export", "acled", "--unreviewed", "--ledger", kept[0])
    assert done.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert row["sub_event_type"] == "Shelling/artillery/missile attack"
    assert "acled: 1 rows of case main" in done.stderr
    assert "MACHINE READINGS, NOT CHECKED BY A PERSON" in done.stderr


def test_without_asking_for_more_only_assessments_leave(run: Run, kept: tuple[Path, str]) -> None:
    assert len(run("export", "ucdp", "--ledger", kept[0]).stdout.splitlines()) == 1
    assessed(*kept)
    assert len(run("export", "ucdp", "--ledger", kept[0]).stdout.splitlines()) == 2


def test_a_file_has_its_explanation_beside_it(run: Run, kept: tuple[Path, str], tmp_path: Path) -> None:
    out = tmp_path / "new" / "rows.csv"
    assert run("export", "acled", "--unreviewed", "--explain", "--ledger", kept[0], "--out", out).exit_code == 0
    assert out.read_text("utf-8").startswith("event_id_cnty,")
    assert "ROW incident:" in out.with_name("rows.csv.explain.txt").read_text("utf-8")
    assert [f.name for f in out.parent.iterdir() if f.name.startswith(".")] == []


def test_an_explanation_takes_the_place_of_rows_where_there_is_no_file(run: Run, kept: tuple[Path, str]) -> None:
    done = run("export", "ucdp", "--unreviewed", "--explain", "--incident", kept[1], "--ledger", kept[0])
    assert done.stdout.startswith("ROW incident:")


def test_tables_are_a_new_folder_and_never_written_over(run: Run, kept: tuple[Path, str], tmp_path: Path) -> None:
    out = tmp_path / "tables"
    assert run("export", "csv", "--unreviewed", "--ledger", kept[0], "--out", out).exit_code == 0
    assert (out / "dictionary.csv").exists()
    again = run("export", "csv", "--unreviewed", "--ledger", kept[0], "--out", out)
    assert again.exit_code == 1 and "exists already" in again.stderr
    assert run("export", "csv", "--ledger", kept[0]).exit_code == 2


@pytest.mark.parametrize("format_", ["ftm", "ftm-statements", "jsonld", "plover", "geojson", "timemap"])
def test_every_format_is_json_also_when_it_is_empty(run: Run, kept: tuple[Path, str], format_: str) -> None:
    for more in ([], ["--unreviewed"]):
        done = run("export", format_, "--ledger", kept[0], *more)
        assert done.exit_code == 0
        if format_ in ("jsonld", "geojson", "timemap"):
            json.loads(done.stdout)
        else:
            [json.loads(line) for line in done.stdout.splitlines()]


def test_a_slip_in_the_crosswalk_is_told_with_its_file(run: Run, kept: tuple[Path, str], tmp_path: Path) -> None:
    walk = tmp_path / "ours.yaml"
    walk.write_text("acled: {types: {shelling: {sub: Bombing}}}", "utf-8")
    done = run("export", "acled", "--ledger", kept[0], "--crosswalk", walk)
    assert done.exit_code == 1
    assert "ours.yaml: acled.types.shelling: no sub-event type 'Bombing'" in done.stderr


def test_options_that_choose_rows_of_acts_are_refused_elsewhere(run: Run, kept: tuple[Path, str]) -> None:
    assert run("export", "ftm", "--explain", "--ledger", kept[0]).exit_code == 2


def test_an_assessment_from_a_file_leaves_with_the_next_export(
    run: Run, kept: tuple[Path, str], tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps({"schema": "riwaya/assessment/1", "rows": [{"type": "shelling"}]}), "utf-8")
    done = run("assess", kept[1][:16], file, "--by", "S. Amin", "--release", "released", "--ledger", kept[0])
    assert done.stdout == f"{kept[1]}: version 1 recorded (released), 1 rows\n"
    assert len(run("export", "acled", "--ledger", kept[0]).stdout.splitlines()) == 2
    file.write_text(json.dumps({"schema": "riwaya/assessment/1", "rows": [{"type": "bombing"}]}), "utf-8")
    refused = run("assess", kept[1], file, "--by", "S. Amin", "--ledger", kept[0])
    assert refused.exit_code == 1 and "row 1, type: 'bombing' is none of" in refused.stderr


def test_an_assessment_that_is_not_of_the_form_is_left_out_and_named(run: Run, kept: tuple[Path, str]) -> None:
    from riwaya.ledger import assess, open_ledger

    ledger = open_ledger(kept[0])
    assess(ledger, kept[1], "{}", by="S. Amin", release="released")
    ledger.close()
    done = run("export", "acled", "--ledger", kept[0])
    assert done.exit_code == 0
    assert f"left out: 1 (assessment 1 of {kept[1]}: an assessment is" in done.stderr


def test_an_audit_ties_rows_and_says_what_they_leave_out(run: Run, kept: tuple[Path, str], tmp_path: Path) -> None:
    table = tmp_path / "ours.csv"
    table.write_text(
        "n,day,lat,lon,dead,said\n1,2031-05-04,10,10,4,shelled\n2,2031-09-09,1,1,1,x\n3,never,,,,\n", "utf-8"
    )
    mapping = tmp_path / "columns.yaml"
    mapping.write_text("columns: {id: n, first: day, latitude: lat, longitude: lon, high: dead, notes: said}", "utf-8")
    done = run("audit", table, "--mapping", mapping, "--ledger", kept[0], "--format", "json")
    assert done.exit_code == 1
    one, two = (json.loads(text) for text in done.stdout.splitlines())
    assert (one["incident"], two["incident"]) == (kept[1], None)
    assert {f["kind"] for f in one["findings"]} >= {"one_speaker", "updated"}
    assert "line 4: 'never' is no day" in done.stderr and "2 rows, 1 tied" in done.stderr
    plain = run("audit", table, "--mapping", mapping, "--ledger", kept[0], "--no-isolates")
    assert f"1  {kept[1]}  (same days; 0 km apart)" in plain.stdout
    assert run("audit", table, "--ledger", kept[0]).exit_code == 1
