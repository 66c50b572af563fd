"""Lists in the user's folder: loaded whole or not at all, checked for chosen actors, decided by persons."""

from pathlib import Path

import pytest

from riwaya.errors import InputError, LedgerError
from riwaya.watchlists.deciding import Decision, State, Verdict
from riwaya.workflow.watching import Lists, changed, check, confirmed, decide, load, set_rule
from tests.watchlists import fixtures as f

DAY = "2031-05-04T00:00:00+00:00"
NAME = "رند سالم التلماسي"


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    return Lists(tmp_path / "lists")


def file(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def word(by: str, verdict: Verdict = Verdict.CONFIRM, case: str = "main") -> Decision:
    return Decision(case, NAME, "UN consolidated", "6908555", verdict, by, DAY)


def test_load_records_version_day_and_hash_and_keeps_the_file(lists: Lists, tmp_path: Path) -> None:
    (loaded,) = load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    assert (loaded.list, loaded.version, loaded.entries, loaded.by) == ("UN consolidated", "2031-05-03", 2, "a")
    assert lists.kept("un.xml", loaded.sha256) == f.UN_XML


def test_broken_file_leaves_nothing(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"bad\.xml, line"):
        load(lists, [file(tmp_path, "un.xml", f.UN_XML), file(tmp_path, "bad.xml", f.UN_XML[:-40])], by="a", at=DAY)
    assert lists.loads() == []


def test_two_versions_of_one_list_are_loaded_one_after_the_other(lists: Lists, tmp_path: Path) -> None:
    later = f.UN_XML.replace(b"2031-05-03", b"2031-06-03")
    with pytest.raises(InputError, match="one version after the other"):
        load(lists, [file(tmp_path, "a.xml", f.UN_XML), file(tmp_path, "b.xml", later)], by="a", at=DAY)


def test_changed_file_is_noticed(lists: Lists, tmp_path: Path) -> None:
    (loaded,) = load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    (lists.folder / "files" / loaded.sha256).write_bytes(f.UN_XML + b" ")
    with pytest.raises(LedgerError, match="not as it was loaded"):
        [*check(lists, [NAME], case="main")]


def test_no_list_is_told(lists: Lists) -> None:
    with pytest.raises(LedgerError, match="riwaya watch load"):
        [*check(lists, [NAME], case="main")]


def test_two_tables_of_ofac_are_one_list(lists: Lists, tmp_path: Path) -> None:
    paths = [file(tmp_path, "sdn.csv", f.OFAC_CSV), file(tmp_path, "alt.csv", f.OFAC_ALT)]
    (loaded,) = load(lists, paths, by="a", at=DAY)
    (checked,) = check(lists, ["أبو غيث التلماسي"], case="main")
    assert [name for name, _ in loaded.files] == ["sdn.csv", "alt.csv"]
    assert checked.candidates[0][0].name.text == "ABU GHAYTH AL-TALMASI"


def test_candidate_is_open_until_a_person_decides(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    (checked,) = check(lists, [NAME], case="main")
    assert [state for _, state, _ in checked.candidates] == [State.OPEN]
    assert confirmed(lists, "main") == []
    assert decide(lists, word("a")) is State.CONFIRMED
    (checked,) = check(lists, [NAME], case="main")
    assert [state for _, state, _ in checked.candidates] == [State.CONFIRMED]
    assert [said[0].entry for said in confirmed(lists, "main")] == ["6908555"]


def test_case_that_asks_two_persons_gets_two(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    set_rule(lists, "main", 2, by="a", at=DAY)
    assert decide(lists, word("a")) is State.WAITING
    assert decide(lists, word("a")) is State.WAITING
    assert confirmed(lists, "main") == []
    assert decide(lists, word("b")) is State.CONFIRMED


def test_refused_and_disputed_are_never_exported(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    decide(lists, word("a"))
    assert decide(lists, word("b", Verdict.REFUSE)) is State.DISPUTED
    assert confirmed(lists, "main") == []


def test_decision_holds_in_its_case_only(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    decide(lists, word("a", case="other"))
    assert confirmed(lists, "main") == []


def test_decision_needs_a_person_and_an_entry(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    with pytest.raises(InputError, match="name of the person"):
        decide(lists, word(" "))
    with pytest.raises(InputError, match="no such entry"):
        decide(lists, Decision("main", NAME, "UN consolidated", "nobody", Verdict.CONFIRM, "a", DAY))


def test_new_version_shows_who_of_the_confirmed_went(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    decide(lists, word("a"))
    start, end = f.UN_XML.index(b"<INDIVIDUAL>"), f.UN_XML.index(b"</INDIVIDUALS>")
    later = (f.UN_XML[:start] + f.UN_XML[end:]).replace(b"2031-05-03", b"2031-06-03")
    load(lists, [file(tmp_path, "un.xml", later)], by="a", at=DAY)
    (change,) = changed(lists, "main")
    assert (change.old, change.new, change.came, change.went) == ("2031-05-03", "2031-06-03", 0, 1)
    assert [(actor, what) for actor, what, _ in change.confirmed] == [(NAME, "went")]
    (checked,) = check(lists, [NAME], case="main")
    assert checked.candidates[0][0].entry.delisted == "by 2031-06-03"


def test_log_is_only_appended_to(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    before = (lists.folder / "log.jsonl").read_bytes()
    decide(lists, word("a"))
    assert (lists.folder / "log.jsonl").read_bytes().startswith(before)


def test_unknown_actor_id_is_told(lists: Lists, tmp_path: Path) -> None:
    load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    with pytest.raises(InputError, match="actor:nobody"):
        [*check(lists, ["actor:nobody"], case="main")]


def test_a_changed_decision_or_list_is_named(lists: Lists, tmp_path: Path) -> None:
    (loaded,) = load(lists, [file(tmp_path, "un.xml", f.UN_XML)], by="a", at=DAY)
    decide(lists, word("Nur"))
    decide(lists, word("Samar"))
    assert list(lists.problems()) == [] and list(lists.problems(lists.log.head())) == []
    text = lists.log.path.read_bytes()
    lists.log.path.write_bytes(text.replace(b'"Nur"', b'"Sam"'))
    (problem,) = lists.problems()
    assert "line 3" in problem
    lists.log.path.write_bytes(text)
    (lists.folder / "files" / loaded.sha256).write_bytes(b"x")
    (problem,) = lists.problems()
    assert "not as it was loaded" in problem
