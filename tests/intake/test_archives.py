"""Archives and Word documents are read in memory; bombs, broken and locked ones are named and the rest goes on."""

import gzip
import io
import struct
import zipfile

import pytest

from riwaya.intake import Trouble, Wishes, take_bytes
from riwaya.model import Report
from tests.intake.world import FIRST, SECOND, TITLE, one, page, taken, why

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body: str) -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document_is_a_report_with_its_first_paragraph_as_title() -> None:
    half = len(FIRST) // 2
    runs = f"<w:p><w:r><w:t>{FIRST[:half]}</w:t></w:r><w:r><w:t xml:space='preserve'>{FIRST[half:]}</w:t></w:r></w:p>"
    data = word(
        paragraph(TITLE) + paragraph("") + runs + f"<w:tbl><w:tr><w:tc>{paragraph(SECOND)}</w:tc></w:tr></w:tbl>"
    )
    report = one(data, "بيان.docx")
    assert report.text == f"{TITLE}\n\n{FIRST}\n{SECOND}"
    assert report.title is not None and report.title.text == TITLE
    assert report.provenance is not None and report.provenance.format == "Word document"


def test_what_was_struck_out_of_a_document_is_left_out() -> None:
    deleted = f"<w:p><w:del><w:r><w:delText>{SECOND}</w:delText></w:r></w:del><w:r><w:t>{FIRST}</w:t></w:r></w:p>"
    assert one(word(deleted), "a.docx").text == FIRST


@pytest.mark.parametrize(
    "xml",
    [
        f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document {W}>&b;</w:document>',
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}><w:p>&a;</w:p></w:document>',
        f"<w:document {W}>" + "<w:p>" * 100_000,
        f"<w:document {W}><w:p><w:r><w:t>cut",
        f"<w:document {W}/>",
        "\0\0\0",
        "",
    ],
)
def test_a_hostile_document_is_one_trouble(xml: str) -> None:
    told = why(packed({"word/document.xml": xml}), "a.docx")
    assert "Word document" in told and "root:" not in told


def test_a_bomb_is_left_after_the_budget_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riwaya.intake.unpacking._LEAST_BUDGET", 1 << 20)
    assert "bomb" in why(
        gzip.compress(f"25/03/2031, 21:15 - سالم: {FIRST}".encode() + b"a" * (30 << 20)), "chat.txt.gz"
    )
    monkeypatch.setattr("riwaya.intake.docx._MOST_ELEMENTS", 1_000)
    assert "more paragraphs" in why(word("<w:p/>" * 2_000), "a.docx")
    assert "bomb" in why(packed({"word/document.xml": b" " * (30 << 20)}), "a.docx")
    assert "bomb" in why(packed({"a.txt": b"\n" * (30 << 20)}), "a.zip")


def test_an_archive_of_files_is_read_file_by_file() -> None:
    data = packed(
        {
            "b.html": page(),
            "a/z.txt": f"{TITLE}\n{FIRST}",
            "c.docx": word(paragraph(SECOND)),
            "__MACOSX/x": "y",
            ".x": "y",
        }
    )
    refs = [item.ref for item in taken(data, "k.zip", outlet="x") if isinstance(item, Report)]
    assert refs == ["k.zip!a/z.txt", "k.zip!b.html", "k.zip!c.docx"]


def test_a_name_that_climbs_out_is_only_a_name(tmp_path: object) -> None:
    (report,) = taken(packed({"../../../etc/cron.d/x.txt": f"{TITLE}\n{FIRST}"}), "k.zip")
    assert isinstance(report, Report) and report.ref == "k.zip!../../../etc/cron.d/x.txt"


def test_an_exported_chat_is_read_without_what_lies_beside_it() -> None:
    heard: list[str] = []
    data = packed(
        {"_chat.txt": f"25/03/2031, 21:15 - سالم: {FIRST}\n", "IMG-1.jpg": b"\xff\xd8\xff", "x.opus": b"OggS"}
    )
    (report,) = take_bytes(data, "chat.zip", Wishes(aside=lambda where, what: heard.append(what)))
    assert isinstance(report, Report) and report.ref == "chat.zip!_chat.txt:1"
    assert heard == ["left out: 2 files beside the chat"]


def test_archives_are_opened_two_deep_and_no_deeper() -> None:
    inner = packed({"a.txt": f"{TITLE}\n{FIRST}"})
    twice = packed({"i.zip": inner})
    assert isinstance(taken(twice, "k.zip")[0], Report)
    assert "inside archives" in why(packed({"o.zip": twice}), "k.zip")
    assert "inside archives" in why(gzip.compress(gzip.compress(gzip.compress(FIRST.encode()))), "a.gz")


def test_a_broken_member_is_named_and_the_others_read() -> None:
    data = packed({"a.txt": f"{TITLE}\n{FIRST}", "b.txt": f"{TITLE}\n{SECOND}"})
    at = data.index(b"a.txt") + len("a.txt") + 10
    broken = data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]
    first, second = taken(broken, "k.zip")
    assert isinstance(first, Trouble) and "cannot be unpacked" in first.why
    assert isinstance(second, Report)


def test_cut_locked_empty_and_office_archives_are_troubles() -> None:
    data = packed({"a.txt": FIRST})
    assert "broken or cut" in why(data[:-30], "k.zip")
    assert "without files" in why(packed({}), "k.zip")
    assert "Excel" in why(packed({"xl/workbook.xml": "<x/>"}), "a.xlsx")
    flag = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", flag, flag.index(mark) + offset, 1)
    assert "password" in why(bytes(flag), "k.zip")
    assert "broken or cut" in why(b"PK\x03\x04" + b"\0" * 1000, "k.zip")
