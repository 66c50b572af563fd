"""The bytes a report was taken from are kept beside it, come out as they were, and go with it, to the last byte."""

import base64
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.intake import Wishes, take
from riwaya.ledger import (
    Ledger,
    NewRemark,
    RemarkKind,
    backup,
    expunge,
    list_reports,
    open_ledger,
    remark,
    verify,
)
from riwaya.workflow import originals as module
from riwaya.workflow.bundling import read_bundle, write_bundle
from riwaya.workflow.ingesting import ingest_reports
from riwaya.workflow.originals import Originals, originals_of
from riwaya.workflow.reading import Knowledge
from tests.intake.test_archives import paragraph, word
from tests.intake.test_feeds import ITEM, rss
from tests.intake.test_telegram import POST, export
from tests.intake.world import FIRST, SECOND, TITLE, page

MARK = "<!-- مكتب السد للأنباء 7731 -->"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path / "a.ledger", clock=lambda: "2031-07-01T12:00:00Z")
    yield opened
    opened.close()


def put(ledger: Ledger, folder: Path, *, keep: bool = True, **files: bytes) -> list[str]:
    """Ingest files (their names with _ for the dot); the ids of what the ledger then has, in the order of names."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    kept = Originals() if keep else None
    wishes = Wishes(outlet="إذاعة السد", **({"keep": kept.hear} if kept is not None else {}))
    ingest_reports(ledger, take([str(folder)], wishes), knowledge=Knowledge(), originals=kept)
    return sorted(report.id for report in list_reports(ledger, limit=100).reports)


def kept_of(ledger: Ledger, ids: list[str]) -> list[bytes]:
    return [data for id_ in ids for _, data in originals_of(ledger, id_, case="main")]


def test_pages_and_word_files_are_kept_as_they_were(ledger: Ledger, tmp_path: Path) -> None:
    html, docx = page(MARK).encode("utf-8"), word(paragraph(TITLE) + paragraph(SECOND))
    ids = put(ledger, tmp_path / "in", a_html=html, b_docx=docx)
    assert len(ids) == 2 and sorted(kept_of(ledger, ids)) == sorted([html, docx])
    for id_ in ids:
        ((digest, data),) = originals_of(ledger, id_, case="main")
        assert digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert verify(ledger).problems == ()


def test_taken_in_again_they_are_kept_once_and_another_capture_beside_the_first(ledger: Ledger, tmp_path: Path) -> None:
    first, other = page(MARK).encode(), page(MARK + "<!-- ثان -->").encode()
    put(ledger, tmp_path / "in", a_html=first)
    head = verify(ledger).head
    (id_,) = put(ledger, tmp_path / "in", a_html=first)
    assert verify(ledger).head == head
    address = '<link rel="canonical" href="https://dam.example/news/1">'
    put(ledger, tmp_path / "one", c_html=page(address).encode())
    ids = put(ledger, tmp_path / "two", c_html=page(address + MARK).encode())
    both = [list(originals_of(ledger, each, case="main")) for each in ids if each != id_]
    assert sorted(map(len, both)) == [2]
    assert other not in kept_of(ledger, ids)


def test_what_holds_more_than_one_report_is_not_kept(ledger: Ledger, tmp_path: Path) -> None:
    chat = export(POST, POST | {"id": 8, "text": [SECOND]})
    ids = put(
        ledger, tmp_path / "in", result_json=chat, feed_xml=rss(ITEM).encode(), a_txt=f"{TITLE}\n{FIRST}".encode()
    )
    assert len(ids) > 2 and kept_of(ledger, ids) == []


def test_nothing_is_kept_where_the_user_says_so(ledger: Ledger, tmp_path: Path) -> None:
    assert kept_of(ledger, put(ledger, tmp_path / "in", keep=False, a_html=page(MARK).encode())) == []


def test_what_is_larger_than_the_limit_is_not_kept(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_KEPT", 100)
    assert kept_of(ledger, put(ledger, tmp_path / "in", a_html=page(MARK).encode())) == []


def test_expunged_no_byte_of_it_is_left_and_it_does_not_come_back(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    ledger = open_ledger(path)
    html = page(MARK).encode()
    (id_,) = put(ledger, tmp_path / "in", a_html=html)
    expunge(ledger, id_, by="نادر", reason="سلامة")
    assert verify(ledger).problems == ()
    assert put(ledger, tmp_path / "in", a_html=html) == []
    ledger.close()
    packed = base64.b85encode(zlib.compress(html))
    for file in tmp_path.glob("a.ledger*"):
        data = file.read_bytes()
        assert packed[:60] not in data and packed[200:240] not in data and packed[-60:] not in data
        assert MARK.encode() not in data


def test_a_run_that_is_full_is_stored_before_more_is_taken(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HELD", 1)
    pages = {f"a{n}_html": page(title=f"{TITLE} {n}").encode() for n in range(4)}
    ids = put(ledger, tmp_path / "in", **pages)
    assert len(ids) == 4 and sorted(kept_of(ledger, ids)) == sorted(pages.values())


def test_backups_and_bundles_hold_them(ledger: Ledger, tmp_path: Path) -> None:
    html = page(MARK).encode()
    (id_,) = put(ledger, tmp_path / "in", a_html=html)
    backup(ledger, tmp_path / "a.backup")
    write_bundle(ledger, tmp_path / "a.bundle", case="main")
    copy, other = open_ledger(tmp_path / "a.backup"), open_ledger(tmp_path / "b.ledger")
    read_bundle(other, tmp_path / "a.bundle", knowledge=Knowledge())
    for each in (copy, other):
        assert kept_of(each, [id_]) == [html]
        each.close()


def test_an_original_that_is_not_what_was_taken_in_is_told(ledger: Ledger, tmp_path: Path) -> None:
    (id_,) = put(ledger, tmp_path / "in", keep=False, a_html=page(MARK).encode())
    body = module._body("sha256:aa", zlib.compress(b"abc"))
    remark(ledger, [NewRemark(RemarkKind.ORIGINAL, id_, body, report=id_)], by="x")
    with pytest.raises(InputError, match="not what was taken in"):
        list(originals_of(ledger, id_, case="main"))
