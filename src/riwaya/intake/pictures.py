"""A picture of a statement -> its text by OCR on this machine, marked as such; only where the user asks for it."""

import os
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator

from riwaya.errors import InputError
from riwaya.intake.making import Found, make
from riwaya.intake.source import Source, digest_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report

_SECONDS = 60
_MOST_POINTS = 60_000_000
"""A page scanned at 600 points an inch has 35 million; what has more would need gigabytes to be opened."""
_LANGUAGE = "ara"


def read_picture(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """The text of a picture. Raises InputError where OCR was not asked for or is not installed."""
    if not wishes.ocr:
        raise InputError("is a picture; add --ocr to have its text read by machine, or type its text")
    data = source.data()
    width, height = size_of(data)
    if width * height > _MOST_POINTS:
        raise InputError(f"is a picture of {width} times {height} points, more than any page has; make it smaller")
    program, version = _program()
    text = _paragraphs(_run([program, "stdin", "stdout", "-l", _LANGUAGE], data))
    if not text:
        raise InputError("is a picture in which no text was found")
    wishes.keep(digest_of(data), data)
    provenance = Provenance(
        format=f"picture, OCR ({version})",
        original=digest_of(data),
        media=("photo",),
        notes=("the text was read from a picture by machine: compare it with the picture, figures above all",),
    )
    yield make(Found(source.where, text, provenance), wishes)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height that a PNG or JPEG states. Raises InputError for other and broken pictures."""
    try:
        if data.startswith(b"\x89PNG"):
            width, height = struct.unpack(">II", data[16:24])
            return width, height
        at = 2
        while data.startswith(b"\xff\xd8"):
            mark, kind, length = struct.unpack(">BBH", data[at : at + 4])
            if mark != 0xFF:
                break
            if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
                height, width = struct.unpack(">HH", data[at + 5 : at + 9])
                return width, height
            at += 2 + max(2, length)
    except struct.error:
        pass
    raise InputError("is a picture that is broken or of another kind; save it as PNG or JPEG")


def _program() -> tuple[str, str]:
    """The path of tesseract and what it calls itself. Raises InputError where it, or its Arabic, is missing."""
    program = shutil.which("tesseract")
    if program is None:
        raise InputError("is a picture; to read it install tesseract with Arabic (Debian: tesseract-ocr-ara)")
    if _LANGUAGE not in _run([program, "--list-langs"], b"").split():
        raise InputError("is a picture; tesseract is here without Arabic: install it (Debian: tesseract-ocr-ara)")
    lines = _run([program, "--version"], b"").split("\n")
    return program, f"{lines[0].strip()}, {_LANGUAGE}"


def _run(command: list[str], data: bytes) -> str:
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}  # several threads make it slower, and two runs differ
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False, env=environment)
    except (subprocess.TimeoutExpired, OSError):
        raise InputError("is a picture on which the OCR gave up; cut it smaller, or type its text") from None
    if done.returncode:
        raise InputError("is a picture that the OCR could not open; save it again as PNG or JPEG")
    return done.stdout.decode("utf-8", "replace")


def _paragraphs(text: str) -> str:
    """A line a paragraph: lines end in the picture where its edge is."""
    blocks = (" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", text.replace("\f", "\n\n")))
    return "\n".join(block for block in blocks if block)
