"""What Riwaya itself wrote among the reports is left out of a folder, and refused where it is named."""

from pathlib import Path

import pytest

from riwaya.intake import Trouble, Wishes, take

TEXT = "قالت قوات الهضبة إن جيش لاوند هاجم سد الخابية ليل الأحد الاثنين."
LEDGER = b"SQLite format 3\0".ljust(68, b"\0") + b"RIWY" + bytes(4000)
PAGE = b'<!doctype html>\n<html><head><meta name="generator" content="Riwaya 0.1.0"></head><body></body></html>'
READING = b'{"schema": "riwaya/reading/1", "report": {"text": "x"}}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report, and beside it a ledger in use, its people, a page and a reading."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    files = {"riwaya.ledger": LEDGER, "page.html": PAGE, "readings.jsonl": READING}
    beside = {f"riwaya.ledger{end}": bytes(100) for end in ("-wal", "-shm", ".access", ".access-wal")}
    for name, data in (files | beside).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_gives_its_reports_and_tells_how_many_files_were_left_out(folder: Path) -> None:
    heard: list[str] = []
    (report,) = take([str(folder)], Wishes(aside=lambda where, what: heard.append(what)))
    assert not isinstance(report, Trouble) and report.text.strip() == TEXT
    assert heard == ["left out: 7 files of Riwaya's own (ledgers, pages)"]


@pytest.mark.parametrize(
    ("name", "why"), [("riwaya.ledger", "--ledger"), ("page.html", "written by"), ("readings.jsonl", "written by")]
)
def test_a_file_of_its_own_that_is_named_is_refused(folder: Path, name: str, why: str) -> None:
    (trouble,) = take([str(folder / name)])
    assert isinstance(trouble, Trouble) and why in trouble.why


def test_a_file_that_only_ends_like_a_ledgers_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes-wal").write_text(TEXT, "utf-8")
    (report,) = take([str(tmp_path)])
    assert not isinstance(report, Trouble)
