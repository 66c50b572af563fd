"""A document of Word, Excel, PowerPoint or OpenDocument -> its properties: authors, program, times."""

import zipfile
from pathlib import Path

from defusedxml import ElementTree

from riwaya.evidence.metadata.facts import Facts, FileKind, Moment, as_moment, shown

_PARTS = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_LARGEST = 1 << 20
_TEXTS = (
    "title",
    "creator",
    "initial-creator",
    "lastModifiedBy",
    "revision",
    "Application",
    "AppVersion",
    "Company",
    "generator",
)
_TIMES = (("made", ("created", "creation-date")), ("changed", ("modified", "date")), ("printed", ("lastPrinted",)))


def read(path: Path, format_: str) -> Facts:
    """What one document tells."""
    found: dict[str, str] = {}
    notes: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for part in _PARTS:
            if part not in archive.namelist():
                continue
            with archive.open(part) as stream:
                content = stream.read(_LARGEST + 1)
            if len(content) > _LARGEST:
                notes.append(f"{part} is larger than properties ever are; it was not read")
                continue
            for element in ElementTree.fromstring(content).iter():
                if element.text and element.text.strip() and isinstance(element.tag, str):
                    found.setdefault(element.tag.rpartition("}")[2], shown(element.text))
    moments: list[Moment] = []
    for what, names in _TIMES:
        text = next((found[name] for name in names if name in found), "")
        moment = as_moment(what, text)
        moments += [moment] if moment is not None else []
    told = tuple((name, found[name]) for name in _TEXTS if name in found)
    return Facts(FileKind.DOCUMENT, format_, told, tuple(moments), notes=tuple(notes))
