"""auto-archiver's sheet and its own CSV: a report of each archived text, with where and when it was archived."""

import csv
import io

import pytest

from riwaya.intake import Trouble
from riwaya.model import Report, ReportKind
from tests.intake.world import FIRST, SECOND, taken

DIGEST = "SHA-256:" + "ab" * 32
LONG = "SHA3-512:" + "cd" * 64
SHEET = (
    *("Link", "Archive status", "Archive location", "Archive date", "Upload timestamp", "Upload title"),
    *("Text content", "Hash", "WACZ"),
)
DONE = "telegram_extractor: success"


def sheet(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((SHEET, *rows))
    return out.getvalue().encode()


def own(metadata: str, media: str = "[]", status: str = DONE) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((("status", "metadata", "media"), (status, metadata, media)))
    return out.getvalue().encode()


def test_a_row_of_the_sheet_is_a_post_with_its_archive() -> None:
    row = ("https://t.example/1", DONE, "s3://x/1.html", "2031-03-05T08:00:00+00:00", "2031-03-04T20:10:00+00:00", "")
    (post,) = taken(sheet((*row, FIRST, DIGEST, "")), "sheet.csv")
    assert isinstance(post, Report) and post.provenance is not None
    assert (post.text, post.url, post.published) == (FIRST, "https://t.example/1", "2031-03-04T20:10:00+00:00")
    assert (post.kind, post.provenance.captured) == (ReportKind.POST, "2031-03-05T08:00:00+00:00")
    assert any(DIGEST in note for note in post.provenance.notes)
    assert "archived at s3://x/1.html" in post.provenance.notes


def test_a_title_that_begins_the_text_is_not_said_twice() -> None:
    row = ("https://t.example/1", DONE, "", "", "", FIRST[:20], FIRST, "", "")
    (post,) = taken(sheet(row), "sheet.csv")
    assert isinstance(post, Report) and post.text == FIRST


def test_a_row_of_which_nothing_was_archived_is_told_and_the_rest_goes_on() -> None:
    failed = ("https://t.example/1", "Archive failed not found", *[""] * 7)
    trouble, post = taken(sheet(failed, ("https://t.example/2", DONE, *[""] * 4, SECOND, "", "")), "sheet.csv")
    assert isinstance(trouble, Trouble) and "Archive failed not found" in trouble.why
    assert isinstance(post, Report) and post.text == SECOND


def test_its_own_csv_is_taken_apart_without_being_run() -> None:
    metadata = repr({"url": "https://t.example/3", "content": FIRST, "title": "", "tags": {"a"}})[:-1]
    metadata += ", '_processed_at': datetime.datetime(2031, 3, 5, 8, 0, 1, 7, tzinfo=datetime.timezone.utc)"
    metadata += ", 'timestamp': datetime.datetime(2031, 3, 4, 20, 10), 'odd': exec('1/0')}"
    (post,) = taken(own(metadata, repr([{"filename": "a.mp4", "properties": {"hash": LONG}}])), "db.csv")
    assert isinstance(post, Report) and post.provenance is not None
    assert (post.published, post.provenance.captured) == ("2031-03-04T20:10:00", "2031-03-05T08:00:01Z")
    assert any(LONG in note for note in post.provenance.notes)


@pytest.mark.parametrize("metadata", ["", "[]", "{", "[" * 5_000, "('a' * 10) ** 9", "{**x}", "'\ud800'"])
def test_a_cell_that_is_none_of_its_own_is_told(metadata: str) -> None:
    (trouble,) = taken(own(metadata.encode("utf-8", "replace").decode()), "db.csv")
    assert isinstance(trouble, Trouble)
