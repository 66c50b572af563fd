"""What a source is shows in its first bytes; its name decides only where those leave it open."""

import pytest

from riwaya.intake import Wishes
from riwaya.intake.recognising import READERS, reader_for, recognise
from riwaya.intake.source import Source, source_of
from tests.intake.test_damaged import SAMPLES
from tests.intake.test_pdf import pdf, seen
from tests.intake.test_pictures import JPEG, PNG
from tests.intake.world import FIRST, TITLE, page, why


def source(data: bytes, name: str) -> Source:
    from io import BytesIO

    return source_of(name, BytesIO(data))


KINDS = {
    "a.html": "page",
    "a.mhtml": "mhtml",
    "result.json": "telegram",
    "messages.html": "telegram page",
    "chat.txt": "whatsapp",
    "a.zip": "zip",
    "a.docx": "zip",
    "a.warc": "warc",
    "a.warc.gz": "gzip",
    "a.wacz": "zip",
    "a.jsonl": "plain",
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_kind_is_known_under_a_wrong_name(name: str, kind: str) -> None:
    assert recognise(source(SAMPLES[name], "x.dat"), Wishes()) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(seen(FIRST)), "pdf"),
        (PNG, "picture"),
        (JPEG, "picture"),
        (b"\xef\xbb\xbf\r\n <!-- saved from url=(0022)https://dam.example/ -->\n<html>", "page"),
        (page().encode("utf-16"), "page"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        (f"<{TITLE}>\n{FIRST}".encode(), "plain"),
        (f"[1] {FIRST}".encode(), "plain"),
        (f"2031-03-04\n{FIRST}".encode(), "plain"),
        (b"", "plain"),
    ],
)
def test_kinds_are_known_by_their_beginning(data: bytes, kind: str) -> None:
    assert recognise(source(data, "x"), Wishes()) == kind


def test_a_table_is_known_by_its_name_or_the_columns_named() -> None:
    data = f"text\n{FIRST}".encode()
    assert recognise(source(data, "a.csv"), Wishes()) == "table"
    assert recognise(source(data, "a.txt"), Wishes()) == "plain"
    assert recognise(source(data, "a.txt"), Wishes(columns={"text": "text"})) == "table"


def test_every_reader_can_be_loaded() -> None:
    samples = {recognise(source(data, name), Wishes()): source(data, name) for name, data in SAMPLES.items()}
    samples |= {"picture": source(PNG, "a"), "pdf": source(pdf(seen(FIRST)), "a")}
    assert samples.keys() == READERS.keys()
    assert all(callable(reader_for(each, Wishes())) for each in samples.values())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "DOCX or CSV"),
        (b"{\\rtf1\\ansi", "DOCX"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "a feed"),
        (bytes(24) + b"ftypmp42", "is not text"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data: bytes, told: str) -> None:
    assert told in why(data, "x")
