"""A web archive tells what its list says, and whether its files and its list are as their hashes say."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from riwaya.evidence.metadata import read_facts
from riwaya.evidence.metadata import wacz as module
from riwaya.evidence.metadata.facts import FileKind, Moment

PAGE = b"WARC/1.1 the captured page"


def archive(
    *, page: bytes = PAGE, said: bytes = PAGE, digest: bool = True, listed: dict[str, Any] | None = None, cut: int = 0
) -> bytes:
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": "السد",
        "software": "archiver 9",
        "created": "2031-03-04T08:20:00Z",
        "mainPageUrl": "https://dam.example/news/1",
        "mainPageDate": "2031-03-04T08:19:00+02:00",
        "resources": [
            {"path": "archive/data.warc.gz", "hash": "sha256:" + hashlib.sha256(said).hexdigest(), "bytes": len(said)}
        ],
    } | (listed or {})
    text = json.dumps(package).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("datapackage.json", text)
        made.writestr("archive/data.warc.gz", page)
        if digest:
            signed = {"hash": "sha256:x", "domain": "witness.example", "created": "2031-03-04T08:21:00Z"}
            about = {
                "path": "datapackage.json",
                "hash": "sha256:" + hashlib.sha256(text).hexdigest(),
                "signedData": signed,
            }
            made.writestr("datapackage-digest.json", json.dumps(about))
    data = out.getvalue()
    return data[: len(data) - cut]


def facts(tmp_path: Path, data: bytes) -> Any:
    path = tmp_path / "a.wacz"
    path.write_bytes(data)
    return read_facts(path, "a.wacz")


def test_title_program_address_and_times_are_told(tmp_path: Path) -> None:
    told = facts(tmp_path, archive())
    assert (told.kind, told.format) == (FileKind.ARCHIVE, "WACZ")
    assert ("mainPageUrl", "https://dam.example/news/1") in told.properties and ("title", "السد") in told.properties
    assert told.moments == (
        Moment("archive made", "2031-03-04T08:20:00", "utc"),
        Moment("page captured", "2031-03-04T08:19:00", "+02:00"),
    )


def test_files_and_list_as_their_hashes_say_and_the_signer_named_as_unverified(tmp_path: Path) -> None:
    notes = facts(tmp_path, archive()).notes
    assert notes[0].startswith("1 of 1 files") and notes[1] == "its list is the one that its digest names"
    assert "witness.example" in notes[2] and "not verified" in notes[2]


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    notes = " | ".join(facts(tmp_path, archive(page=PAGE + b"!")).notes)
    assert "0 of 1 files" in notes and "NOT as its own list says, or missing: archive/data.warc.gz" in notes


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    listed = {"resources": [{"path": "archive/other.warc", "hash": "sha256:00"}, "x", {"path": 3}]}
    assert "or missing: archive/other.warc" in " | ".join(facts(tmp_path, archive(listed=listed)).notes)


def test_a_list_without_a_digest_is_told(tmp_path: Path) -> None:
    assert "no digest" in facts(tmp_path, archive(digest=False)).notes[1]


@pytest.mark.parametrize(
    "data", [archive(cut=40), archive(listed={"resources": 7}), archive(listed={"resources": [[]]})]
)
def test_damaged_and_hostile_ones_end_in_a_note(tmp_path: Path, data: bytes) -> None:
    told = facts(tmp_path, data)
    assert told.kind is FileKind.ARCHIVE and told.notes


def test_what_unpacks_to_more_than_the_limit_is_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 10)
    path = tmp_path / "a.wacz"
    path.write_bytes(archive())
    assert any("not compared" in note for note in module.read(path, "WACZ").notes)
