"""``riwaya read``: formats, order, troubles, exit codes."""

import json
from pathlib import Path

from riwaya.model import Reading, loads
from tests.cli.conftest import TEXT, Run


def test_json_is_one_reading_a_line_in_input_order(run: Run, report: Path, reports: Path) -> None:
    result = run("read", reports, report, "--format", "json")
    readings = [loads(Reading, line) for line in result.stdout.splitlines()]
    assert [r.report.ref for r in readings] == ["one", "two", report.as_posix()]


def test_every_span_is_its_text(run: Run, report: Path) -> None:
    reading = json.loads(run("read", report, "--format", "json").stdout)
    text, spans = reading["report"]["text"], []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                spans.append(value)
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(reading)
    assert text == TEXT and len(spans) > 5
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


def test_both_sides_are_read_as_speakers(run: Run, report: Path) -> None:
    text = run("read", report, "--no-isolates").stdout
    assert "قوات الهضبة  says" in text
    assert "denial" in text and "accusation" in text


def test_a_broken_line_is_one_line_on_stderr_and_the_rest_is_read(run: Run, reports: Path) -> None:
    result = run("read", reports, "--format", "json")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    told = result.stderr.splitlines()
    assert told[0].startswith(f"riwaya: {reports.as_posix()}:2: is not JSON")
    assert told[1] == "riwaya: 2 read, 1 not read (named above)"


def test_a_missing_file_is_told_and_the_rest_is_read(run: Run, report: Path) -> None:
    result = run("read", "nowhere.txt", report, "--format", "json")
    assert result.exit_code == 1
    assert "nowhere.txt: there is no such file or folder" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_all_well_ends_with_zero_and_a_silent_stderr(run: Run, report: Path) -> None:
    result = run("read", report)
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_unknown_format_lists_the_known_ones(run: Run, report: Path) -> None:
    result = run("read", report, "--format", "xml")
    assert result.exit_code == 2
    assert all(word in result.stderr for word in ("xml", "text", "json", "html"))


def test_a_day_that_is_none_is_refused(run: Run, report: Path) -> None:
    result = run("read", report, "--published", "yesterday")
    assert result.exit_code == 2 and "is no day such as" in result.stderr


def test_without_a_date_relative_times_stay_open(run: Run, report: Path) -> None:
    reading = json.loads(run("read", report, "--format", "json").stdout)
    assert reading["report"]["published"] is None
    assert not [t for e in reading["events"] for t in e["times"] if t["from"]]
    assert "unresolved_time" in {note["kind"] for note in reading["notes"]}


def test_with_a_date_they_are_counted_from_it(run: Run, report: Path) -> None:
    reading = json.loads(run("read", report, "--format", "json", "--published", "2031-03-04").stdout)
    days = {(t["text"], t["from"]) for e in reading["events"] for t in e["times"]}
    assert ("أمس", "2031-03-03") in days


def test_standard_input_is_read(run: Run) -> None:
    result = run("read", "-", "--format", "json", "--outlet", "إذاعة السد", input=TEXT)
    assert json.loads(result.stdout)["report"]["outlet"] == "إذاعة السد"


def test_a_page_is_written_to_a_file(run: Run, report: Path, tmp_path: Path) -> None:
    assert run("read", report, "--format", "html", "--out", tmp_path / "page.html").exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_folder_gets_one_page_a_report(run: Run, reports: Path, tmp_path: Path) -> None:
    run("read", reports, "--format", "html", "--out", f"{tmp_path}/pages/")
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["one.html", "two.html"]


def test_equal_refs_do_not_overwrite_each_other(run: Run, report: Path, tmp_path: Path) -> None:
    run("read", report, report, "--format", "html", "--out", f"{tmp_path}/pages/")
    assert len(list((tmp_path / "pages").iterdir())) == 2


def test_a_ref_cannot_leave_the_folder(run: Run, tmp_path: Path) -> None:
    record = json.dumps({"id": "../../evil", "text": TEXT}, ensure_ascii=False)
    run("read", "-", "--format", "json", "--out", f"{tmp_path}/pages/", input=record)
    assert [p.name for p in (tmp_path / "pages").iterdir()] == ["evil.json"]


def test_a_file_is_never_named_like_a_device_of_windows(run: Run, tmp_path: Path) -> None:
    record = json.dumps({"id": "NUL.1", "text": TEXT}, ensure_ascii=False)
    run("read", "-", "--format", "json", "--out", f"{tmp_path}/pages/", input=record)
    assert [p.name for p in (tmp_path / "pages").iterdir()] == ["report-NUL.1.json"]


def test_several_pages_on_one_stream_are_refused_with_what_to_do(run: Run, report: Path) -> None:
    result = run("read", report, report, "--format", "html")
    assert result.exit_code == 1 and "--out FOLDER/" in result.stderr and not result.stdout


def test_a_lone_surrogate_comes_out_as_valid_json(run: Run) -> None:
    record = '{"id": "x", "text": "قالت قوات الهضبة إن السد \\ud800 بخير."}'
    result = run("read", "-", "--format", "json", input=record)
    assert result.exit_code == 0
    assert "\ud800" in json.loads(result.stdout)["report"]["text"]


def test_a_lexicon_with_an_error_is_named_with_file_and_entry(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "actors.yaml").write_text("entries:\n  - {id: actor:own, kind: person}\n", "utf-8")
    result = run("read", report, "--lexicon", tmp_path / "own")
    assert result.exit_code == 3
    assert "actors.yaml" in result.stderr and "actor:own" in result.stderr


def test_a_lexicon_file_of_an_unknown_name_is_refused_with_the_known_ones(
    run: Run, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "actor.yaml").write_text("entries: []\n", "utf-8")
    result = run("read", report, "--lexicon", tmp_path / "own")
    assert result.exit_code == 3
    assert "actor.yaml" in result.stderr and "actors.yaml" in result.stderr
