"""Files, folders and standard input are taken in a fixed order; troubles stand in their place and the rest goes on."""

import gzip
import io
import json
from pathlib import Path

from riwaya.intake import Trouble, Wishes, take
from riwaya.model import Report

TEXT = "السد بخير\nقالت قوات الهضبة إن السد بخير."


def record(**data: str) -> str:
    return json.dumps({"text": TEXT, **data}, ensure_ascii=False)


def refs(items: list[Report | Trouble]) -> list[str]:
    return [item.where if isinstance(item, Trouble) else item.ref for item in items]


def test_the_first_line_of_a_plain_file_is_its_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (report,) = take([str(tmp_path / "a.txt")])
    assert isinstance(report, Report)
    assert report.text == TEXT
    assert report.title is not None and report.title.text == "السد بخير"
    assert report.ref == (tmp_path / "a.txt").as_posix()


def test_the_text_stays_untouched_with_its_carriage_returns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    (report,) = take([str(tmp_path / "a.txt")])
    assert isinstance(report, Report)
    assert report.text == TEXT.replace("\n", "\r\n")
    assert report.title is not None and report.title.text == "السد بخير"


def test_one_line_alone_is_a_text_without_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قالت قوات الهضبة إن السد بخير.\n", "utf-8")
    (report,) = take([str(tmp_path / "a.txt")])
    assert isinstance(report, Report) and report.title is None


def test_a_folder_is_taken_by_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden", "a/.git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    items = list(take([str(tmp_path)]))
    assert refs(items) == [(tmp_path / "a/z.txt").as_posix(), (tmp_path / "b.txt").as_posix()]


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [record(id="one"), "{broken", "", record(id="two"), '{"id": "three"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    file = (tmp_path / "a.jsonl").as_posix()
    items = list(take([file]))
    assert refs(items) == ["one", f"{file}:2", "two", f"{file}:5"]
    assert "not JSON" in str(items[1])


def test_a_line_in_another_encoding_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(record(id="one").encode() + b"\n" + record().encode("cp1256") + b"\n")
    first, second = take([str(tmp_path / "a.jsonl")])
    assert isinstance(first, Report)
    assert isinstance(second, Trouble) and second.where.endswith("a.jsonl:2") and "1256" in second.why


def test_line_separators_inside_a_record_do_not_end_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(text="السد\u2028بخير\u0085اليوم") + "\n", "utf-8")
    (report,) = take([str(tmp_path / "a.jsonl")])
    assert isinstance(report, Report) and "\u2028" in report.text


def test_json_lines_on_standard_input_are_known_by_their_brace() -> None:
    stdin = io.BytesIO((record(id="one") + "\n" + record(id="two")).encode())
    assert refs(list(take(["-"], stdin=stdin))) == ["one", "two"]


def test_plain_text_on_standard_input_is_one_report() -> None:
    (report,) = take(["-"], Wishes(outlet="إذاعة السد", published="2031-03-04"), stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(report, Report)
    assert (report.ref, report.outlet, report.published) == ("-", "إذاعة السد", "2031-03-04")


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(record(id="one").encode()))
    assert refs(list(take([str(tmp_path / "a.jsonl.gz")]))) == ["one"]


def test_a_cut_packed_file_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(record(id="one").encode() * 50)[:-20])
    assert any(isinstance(item, Trouble) for item in take([str(tmp_path / "a.jsonl.gz")]))


def test_a_json_file_is_one_record_or_a_list_of_them(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "text": TEXT}, indent=1), "utf-8")
    (tmp_path / "two.json").write_text(json.dumps([{"id": "two", "text": TEXT}, 7]), "utf-8")
    items = list(take([str(tmp_path)]))
    assert refs(items) == ["one", "two", (tmp_path / "two.json").as_posix() + ":record 2"]


def test_missing_empty_and_binary_files_are_troubles_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.jsonl").write_bytes(b"\n\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\0\0")
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    names = ("missing.txt", "empty.txt", "empty.jsonl", "picture.png", "good.txt")
    items = list(take([str(tmp_path / name) for name in names]))
    assert [isinstance(item, Trouble) for item in items] == [True, True, True, True, False]


def test_an_empty_folder_is_a_trouble(tmp_path: Path) -> None:
    (item,) = take([str(tmp_path)])
    assert isinstance(item, Trouble) and "folder without files" in item.why
