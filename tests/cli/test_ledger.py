"""The commands on a ledger, as a user runs them one after the other."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def location(run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two reports (a broken line between them), named by the environment."""
    path = tmp_path / "my.ledger"
    monkeypatch.setenv("RIWAYA_LEDGER", str(path))
    result = run("ingest", reports)
    assert result.exit_code == 1
    assert f"{path}: 2 new, 1 not read (named above)" in result.stdout
    assert "reports.jsonl" in result.stderr
    return path


def test_second_ingest_finds_everything_known(run: Run, location: Path, reports: Path) -> None:
    assert "2 known already" in run("ingest", reports).stdout


def test_a_slip_in_a_name_begins_no_ledger(run: Run, tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "typo.txt", "--ledger", tmp_path / "new.ledger")
    assert (result.exit_code, "check the name" in result.stderr) == (1, True)
    assert not (tmp_path / "new.ledger").exists()


def test_reports_are_listed_and_one_is_shown(run: Run, location: Path) -> None:
    listed = run("reports", "--no-isolates").stdout
    assert "2 of 2 reports" in listed and "وكالة الأفق" in listed
    shown = run("reports", listed.split()[0]).stdout
    assert "(current)" in shown
    (report,) = map(json.loads, run("reports", "--format", "json", "--limit", 1).stdout.splitlines())
    assert report["outlet"] == "وكالة الأفق"


def test_claims_are_found_with_their_words(run: Run, location: Path) -> None:
    found = run("claims", "--by", "قوات الهضبة", "--no-isolates").stdout
    assert "قوات الهضبة" in found and "of 0" not in found
    rows = [json.loads(line) for line in run("claims", "--act", "deny", "--format", "json").stdout.splitlines()]
    assert rows and {row["act"] for row in rows} == {"deny"}
    assert "0 of 0 claims" in run("claims", "--by", "قوات السهل").stdout


def test_search_shows_the_words_around_each_hit(run: Run, location: Path) -> None:
    found = run("search", "خابيه", "--no-isolates").stdout
    assert "سد الخابية" in found and "2 of 2 reports" in found
    assert "0 of 0 reports" in run("search", "خابيه", "--exact").stdout


def test_incidents_are_gathered_listed_and_laid_out(run: Run, location: Path, tmp_path: Path) -> None:
    listed = run("incidents", "--least", 1)
    assert listed.exit_code == 0
    name = listed.stdout.split()[0]
    assert run("incident", name).exit_code == 0
    page = tmp_path / "incident.html"
    assert run("incident", name, "--format", "html", "--out", page).exit_code == 0
    assert "<html" in page.read_text("utf-8")
    assert json.loads(run("incident", name, "--format", "json").stdout)["id"] == name


def test_backup_restore_and_verify_agree_on_the_head(run: Run, location: Path, tmp_path: Path) -> None:
    saved, again = tmp_path / "saved.backup", tmp_path / "again.ledger"
    head = run("backup", saved).stdout.split()[-1]
    assert run("restore", saved, "--ledger", again).stdout.split()[-1] == head
    result = run("verify", "--ledger", again, "--head", head)
    assert (result.exit_code, result.stdout.split()[-1]) == (0, head)
    assert run("verify", "--head", "3:00").exit_code == 1


def test_expunged_report_is_gone_and_stays_out(run: Run, location: Path, reports: Path) -> None:
    first = run("reports").stdout.split()[0]
    asked = run("expunge", first, "--by", "سلمى", "--reason", "سلامة", input="n\n")
    assert asked.exit_code == 1 and "2 of 2" in run("reports").stdout
    done = run("expunge", first, "--by", "سلمى", "--reason", "سلامة", "--yes")
    assert done.exit_code == 0 and "backups, exports" in done.stdout
    assert "1 refused (expunged)" in run("ingest", reports).stdout
    assert "1 expunged" in run("verify").stdout


def test_diff_has_nothing_to_tell_where_nothing_was_judged(run: Run, location: Path) -> None:
    assert "0 judged on an earlier reading" in run("diff").stdout


def test_merge_and_split_are_recorded_and_hold(run: Run, location: Path) -> None:
    ids = [line.split()[0] for line in run("incidents", "--least", 1).stdout.splitlines()[:-1]]
    if len(ids) == 1:
        reports = run("reports").stdout.splitlines()
        run("split", ids[0], reports[0].split()[0], "--by", "سلمى")
        ids = [line.split()[0] for line in run("incidents", "--least", 1).stdout.splitlines()[:-1]]
    assert len(ids) > 1
    merged = run("merge", *ids, "--by", "سلمى", "--reason", "حادث واحد")
    assert merged.exit_code == 0
    assert "1 of 1 incidents" in run("incidents", "--least", 1).stdout
    assert run("incident", ids[-1]).exit_code == 0
    assert run("merge", ids[0], "--by", "سلمى").exit_code == 2


def test_decisions_on_actors_are_recorded_listed_held_and_taken_back(run: Run, location: Path) -> None:
    def parties() -> set[str]:
        rows = run("incidents", "--least", 1, "--format", "json").stdout.splitlines()
        return {a["party"]["actor"] or a["party"]["name"] for row in rows for a in json.loads(row)["accounts"]}

    one, other = sorted(name for name in parties() if not name.startswith("unnamed"))[:2]
    number = run("same-actor", one, other, "--by", "سلمى", "--reason", "اسم جديد").stdout.split()[1]
    assert len(parties() & {one, other}) < 2
    listed = run("decisions").stdout
    assert listed.startswith(number)
    assert "سلمى  same_actor" in listed
    assert "اسم جديد" in listed
    assert run("decisions", "--undo", number).exit_code == 2
    assert run("decisions", "--undo", number, "--by", "سلمى").exit_code == 0
    assert {one, other} <= parties()
    assert "taken back" in run("decisions").stdout
    assert run("same-actor", one, "--by", "سلمى").exit_code == 0
    assert run("other-actor", one, "--by", "سلمى").exit_code == 0


def test_opinion_is_given_and_taken_back(run: Run, location: Path) -> None:
    claim = json.loads(run("claims", "--format", "json", "--limit", 1).stdout)
    given = run("judge", claim["report"], claim["key"], "rejected", "--by", "سلمى", "--comment", "قالها غيره")
    number = given.stdout.split()[1]
    assert run("withdraw", number, "--by", "سلمى").exit_code == 0
    assert run("withdraw", number, "--by", "سلمى").exit_code == 4
    assert run("judge", claim["report"], "no key", "accepted", "--by", "سلمى").exit_code == 4


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("reports", "--ledger", "/no/such/file"), 4, "no such file"),
        (("claims", "--from", "2031-03-05", "--to", "2031-03-04"), 2, "--from 2031-03-05 lies after --to 2031-03-04"),
        (("bundle", "new.bundle", "--encrypt"), 1, "give --passphrase-file"),
        (("judge", "x", "y", "mended", "--mended", "{act", "--by", "سلمى"), 2, "is not JSON"),
        (("judge", "x", "y", "mended", "--mended", "[]", "--by", "سلمى"), 2, "no JSON object"),
        (("judge", "x", "y", "rejected", "--mended", "{}", "--by", "سلمى"), 2, "goes with the verdict mended"),
        (("search", "كلمة", "--case", "none"), 4, "no case 'none'"),
        (("claims", "--from", "yesterday"), 2, "write it like 2026-05-04"),
        (("expunge",), 2, "name the REPORT"),
        (("incident", "incident:zzz"), 4, "no incident"),
    ],
)
def test_mistakes_are_told(run: Run, location: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr


def test_who_speaks_is_named_where_the_report_drops_the_subject(run: Run, tmp_path: Path) -> None:
    text = "قال الناطق باسم جيش لاوند إن قواته انسحبت من سد الخابية. وأضاف أن بلدة شقحاء تعرضت لقصف أمس."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    ledger = tmp_path / "a.ledger"
    run("ingest", tmp_path / "a.txt", "--ledger", ledger)
    shown = run("claims", "--ledger", ledger, "--no-isolates").stdout
    assert "الناطق باسم جيش لاوند (not named again)" in shown
    rows = [json.loads(line) for line in run("claims", "--ledger", ledger, "--format", "json").stdout.splitlines()]
    (dropped,) = [row for row in rows if row.get("source") is None and row["voice"] != "author"]
    assert dropped["speaker"] == "الناطق باسم جيش لاوند"
