"""Pictures are read only on request, by a program on this machine, and say so; its absence is told, not hidden."""

import hashlib
import os
import struct
from pathlib import Path

import pytest

from riwaya.errors import InputError
from riwaya.intake.pictures import size_of
from tests.intake.world import FIRST, SECOND, one, why

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 800, 600) + b"\x08\x02\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 600, 800)


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that answers as tesseract does, for what is tested here is what is made of its answers."""
    program = tmp_path / "tesseract"
    halves = FIRST[:40].strip(), FIRST[40:].strip()
    (tmp_path / "answer").write_text(f"{halves[0]}\n{halves[1]}\n \n{SECOND}\n\f", "utf-8")
    program.write_text(
        f"""#!/bin/sh
case "$*" in
  *--list-langs*) printf 'List of languages\\nara\\neng\\n' ;;
  *--version*) echo 'tesseract 5.3.0' ;;
  *) cat > /dev/null; cat '{tmp_path}/answer' ;;
esac
""",
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return program


posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in program is a shell script")


@posix
@pytest.mark.parametrize("picture", [PNG, JPEG])
def test_the_text_of_a_picture_is_marked_with_its_machine_and_the_picture_s_hash(
    picture: bytes, tesseract: Path
) -> None:
    report = one(picture, "a.jpg", ocr=True)
    assert report.text.split("\n")[-1] == SECOND and report.text.replace(" ", "").startswith(FIRST.replace(" ", ""))
    assert report.provenance is not None
    assert report.provenance.format == "picture, OCR (tesseract 5.3.0, ara)"
    assert report.provenance.original == "sha256:" + hashlib.sha256(picture).hexdigest()
    assert "compare it with the picture, figures above all" in report.provenance.notes[0]


def test_a_picture_is_not_read_unasked() -> None:
    assert "--ocr" in why(PNG, "a.png")


def test_where_no_ocr_is_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "install tesseract" in why(PNG, "a.png", ocr=True)


@posix
def test_where_its_arabic_is_missing_that_is_said(tesseract: Path) -> None:
    tesseract.write_text("#!/bin/sh\necho eng\n")
    assert "without Arabic" in why(PNG, "a.png", ocr=True)


@posix
def test_an_ocr_that_fails_or_never_ends_is_a_trouble(tesseract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tesseract.read_text("utf-8")
    tesseract.write_text(script.replace("*) cat > /dev/null; cat", "*) exit 3; cat"), "utf-8")
    assert "could not open" in why(PNG, "a.png", ocr=True)
    tesseract.write_text(script.replace("*) cat > /dev/null; cat", "*) exec sleep 30; cat"), "utf-8")
    monkeypatch.setattr("riwaya.intake.pictures._SECONDS", 1)
    assert "gave up" in why(PNG, "a.png", ocr=True)


def test_a_picture_larger_than_any_page_is_not_opened() -> None:
    assert "more than any page" in why(PNG[:16] + struct.pack(">II", 60_000, 60_000), "a.png", ocr=True)


@pytest.mark.parametrize("data", [b"", b"GIF89a", PNG[:20], JPEG[:9], b"\xff\xd8" + b"\xff\xe0\0\0" * 50_000])
def test_broken_and_other_pictures_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="PNG or JPEG"):
        size_of(data)
