"""A chained log: whatever is changed in it is named with its place; a log begun before chains goes on as one."""

import json
from pathlib import Path

import pytest

from riwaya.errors import LedgerError
from riwaya.workflow.chained import BEGINNING, ChainedLog


@pytest.fixture
def log(tmp_path: Path) -> ChainedLog:
    made = ChainedLog(tmp_path / "log.jsonl")
    for n in range(5):
        made.append({"kind": "decision", "n": n, "by": "نور\u2028"})
    return made


def test_rows_come_back_as_they_were_written(log: ChainedLog) -> None:
    assert [row["n"] for row in log.rows()] == [0, 1, 2, 3, 4]
    assert all(row.keys() == {"kind", "n", "by"} and row["by"] == "نور\u2028" for row in log.rows())
    assert list(log.problems()) == [] and log.head()[0] == 5


def test_an_empty_log_has_no_problems(tmp_path: Path) -> None:
    log = ChainedLog(tmp_path / "none.jsonl")
    assert (log.head(), list(log.problems()), list(log.rows())) == ((0, BEGINNING), [], [])


def test_every_byte_of_all_but_the_last_line_counts_and_the_head_guards_that(log: ChainedLog) -> None:
    whole, head = log.path.read_bytes(), log.head()
    for at in range(len(whole) - 1):
        log.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert list(log.problems(head)), at


@pytest.mark.parametrize("keep", [[1, 2, 3, 4], [0, 2, 3, 4], [0, 1, 3, 2, 4], [0, 1, 1, 2, 3, 4]])
def test_lines_removed_moved_or_doubled_are_named(log: ChainedLog, keep: list[int]) -> None:
    lines = log.path.read_bytes().splitlines(keepends=True)
    log.path.write_bytes(b"".join(lines[n] for n in keep))
    assert list(log.problems())


def test_lines_cut_off_the_end_are_seen_by_a_noted_head_only(log: ChainedLog) -> None:
    head = log.head()
    log.path.write_bytes(b"".join(log.path.read_bytes().splitlines(keepends=True)[:-1]))
    assert list(log.problems()) == [] and len(list(log.problems(head))) == 1


def test_a_log_begun_without_a_chain_goes_on_with_one(tmp_path: Path) -> None:
    log = ChainedLog(tmp_path / "log.jsonl")
    log.path.write_text("".join(json.dumps({"kind": "load", "n": n}) + "\n" for n in range(2)), "utf-8")
    log.append({"kind": "load", "n": 2})
    assert [row["n"] for row in log.rows()] == [0, 1, 2] and list(log.problems()) == []
    text = log.path.read_text("utf-8")
    log.path.write_text(text.replace('"n": 1', '"n": 7'), "utf-8")
    assert len(list(log.problems())) == 1
    log.path.write_text(text + '{"kind": "load", "n": 9}\n', "utf-8")
    assert "not chained" in next(iter(log.problems()))


def test_half_a_line_of_a_writer_that_was_ended_is_taken_away(log: ChainedLog) -> None:
    with log.path.open("ab") as stream:
        stream.write(b'{"kind": "dec')
    assert len(list(log.rows())) == 5
    log.append({"kind": "decision", "n": 5, "by": "x"})
    assert [row["n"] for row in log.rows()][-1] == 5 and list(log.problems()) == []


def test_a_line_that_is_no_record_is_told(log: ChainedLog) -> None:
    with log.path.open("ab") as stream:
        stream.write(b"[]\n")
    with pytest.raises(LedgerError, match="line 6"):
        list(log.rows())
