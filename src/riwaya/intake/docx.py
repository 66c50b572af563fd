"""A Word document (DOCX) -> its text as one Report, the first paragraph the title, as in a text file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from riwaya.errors import InputError
from riwaya.intake.making import Found, make
from riwaya.intake.source import LARGEST_KEPT, Source
from riwaya.intake.wishes import Wishes
from riwaya.model import Provenance, Report

if TYPE_CHECKING:
    from riwaya.intake.archives import Unpacking

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LONGEST = 2_000_000
_MOST_ELEMENTS = 4_000_000
"""Begun and ended; a report of 2,000,000 letters, each of ten in a run of its own, has fewer."""
_DEEPEST = 500
"""Elements inside elements; tables inside tables inside text boxes come to fifty."""


def read_docx(source: Source, unpacking: "Unpacking", wishes: Wishes) -> Report:
    """The text of the document's body, tables included, a line a paragraph; what was struck out is left out."""
    lines = [line for line in _paragraphs(unpacking) if line.strip()]
    if not lines:
        raise InputError("is a Word document without text; is it a picture of a text?")
    has_title = len(lines) > 1
    original = source.digest()
    wishes.keep(original, source.stream.read(LARGEST_KEPT + 1))
    found = Found(
        ref=source.where,
        text="\n".join(lines[1:] if has_title else lines),
        title=lines[0] if has_title else None,
        provenance=Provenance(format="Word document", original=original),
    )
    return make(found, wishes)


def _paragraphs(unpacking: "Unpacking") -> Iterator[str]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    line: list[str] = []
    size = depth = skipped = elements = 0
    try:
        with unpacking.open("word/document.xml") as stream:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                name = _local(element)
                depth += 1 if event == "start" else -1
                elements += 1
                if elements > _MOST_ELEMENTS:
                    raise InputError("holds more paragraphs and runs than any report; give one report a file")
                if depth > _DEEPEST:
                    raise InputError("is a Word document nested too deep to be one; save it again")
                if element.tag == _FALLBACK:
                    skipped += 1 if event == "start" else -1
                elif event == "start" or skipped:
                    continue
                elif name == "t":
                    line.append(element.text or "")
                    size += len(line[-1])
                elif name in ("tab", "br", "cr"):
                    line.append("\t" if name == "tab" else "\n")
                elif name == "p":
                    yield "".join(line)
                    line = []
                    element.clear()
                if size > _LONGEST:
                    raise InputError("holds more text than any report; give one report a file")
    except (DefusedXmlException, ParseError, UnicodeError, LookupError) as error:
        raise InputError(f"is a broken Word document ({type(error).__name__}); save it again") from None


def _local(element: Any) -> str:
    tag = str(element.tag)
    return tag.removeprefix(_WORD).removeprefix(_STRICT)
