"""A PDF on standard input -> JSON on standard output: the text of each page, or why there is none.

Run as a program of its own (``python -m riwaya.intake.pdf_text``) with bounded time and memory: a PDF is a program of
sorts, and a hostile one may never end.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from riwaya.intake.pdf_lines import Glyph, page_text

MOST_PAGES = 300
SECONDS = 60
_MEMORY = 2 << 30


def pages_of(data: bytes) -> list[str]:
    """The text of each page."""
    from pdfminer.high_level import extract_pages

    return [page_text(_glyphs(page)) for page in extract_pages(BytesIO(data), maxpages=MOST_PAGES, laparams=None)]


def _glyphs(item: Any) -> Iterator[Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    waiting = [item]
    while waiting:
        found = waiting.pop()
        if isinstance(found, LTChar):
            if found.upright:
                yield Glyph(found.get_text(), found.x0, found.x1, found.matrix[5], found.size)
        elif isinstance(found, LTContainer):
            waiting.extend(found)


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows: the caller's clock is all there is
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with suppress(OSError, ValueError):  # macOS has no RLIMIT_AS to speak of
            resource.setrlimit(what, (most, most))


def main() -> None:
    """The program."""
    _bound()
    data = sys.stdin.buffer.read()
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        answer: dict[str, Any] = {"pages": pages_of(data)}
    except PDFPasswordIncorrect:
        answer = {"trouble": "locked"}
    except MemoryError:
        answer = {"trouble": "memory"}
    except Exception as error:  # whatever a broken file brings out in the library is one answer
        answer = {"trouble": f"{type(error).__name__}"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
