"""A PDF with a text in it -> one Report, read by a program of its own with bounded time and memory."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from riwaya.errors import InputError
from riwaya.intake.extras import need
from riwaya.intake.making import Found, make
from riwaya.intake.source import Source, digest_of
from riwaya.intake.trouble import Trouble
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report

_SECONDS = 90
_TOLD = {
    "locked": "is a PDF locked with a password; save it without one",
    "memory": "is a PDF that needs more memory than it is given; copy its text into a text file",
}


def read_pdf(source: Source, wishes: Wishes) -> Iterator[Report | Trouble]:
    """The text of all pages, paragraph by paragraph. It has no title: a PDF does not say which line is one."""
    need("pdfminer", "PDF files")
    data = source.data()
    answer = _ask(data)
    if "trouble" in answer:
        told = _TOLD.get(answer["trouble"], f"is a broken PDF ({answer['trouble']}); copy its text into a text file")
        raise InputError(told)
    text = "\n".join(page for page in answer["pages"] if page.strip())
    if not text:
        raise InputError("is a PDF without text in it, a scan; make pictures of its pages and read them with --ocr")
    wishes.keep(digest_of(data), data)
    provenance = Provenance(
        format="PDF", original=digest_of(data), notes=("the order of its words is put together from their places",)
    )
    yield make(Found(source.where, text, provenance), wishes)


def _ask(data: bytes) -> Any:
    command = [sys.executable, "-m", "riwaya.intake.pdf_text"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise InputError("is a PDF that takes too long to take apart; copy its text into a text file") from None
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise InputError("is a PDF that cannot be taken apart; copy its text into a text file") from None
