"""The files of a bundle -> BagIt's own files about them (RFC 8493), and back: whether every byte is as it was told."""

import re
from collections.abc import Mapping

from riwaya.errors import InputError

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
RECORDS, INCIDENTS = "data/records.jsonl", "data/incidents.jsonl"
ROOT = "riwaya-bundle"
FORMAT = "riwaya/bundle/1"
_MEMBER = re.compile(
    rf"{ROOT}/(bagit\.txt|bag-info\.txt|manifest-sha256\.txt|tagmanifest-sha256\.txt|data/records\.jsonl"
    r"|data/incidents\.jsonl|data/texts/[0-9a-f]{64}\.txt)"
)
_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


def text_name(content_hash: str) -> str:
    """The file of a text, named by its hash."""
    return f"data/texts/{content_hash.removeprefix('sha256:')}.txt"


def member(name: str) -> str | None:
    """The file a member of an archive stands for; None for anything that is no file of a bundle."""
    return name.removeprefix(f"{ROOT}/") if _MEMBER.fullmatch(name) else None


def manifest(hashes: Mapping[str, str]) -> str:
    """A manifest: SHA-256 and name of each file, by name."""
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


def read_manifest(text: str) -> dict[str, str]:
    """Name -> SHA-256 as a manifest has them. Raises InputError."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise InputError("the bundle's manifest is broken")
        found[match[2]] = match[1]
    return found


def info(*, case: str, last: str, payload: int, files: int, version: str) -> str:
    """``bag-info.txt``: what the bag is and how much it holds; its day is that of the last record, not of the clock."""
    return (
        f"Bag-Software-Agent: Riwaya {version}\n"
        f"Bagging-Date: {last[:10]}\n"
        f"External-Description: A case of a Riwaya ledger\n"
        f"External-Identifier: {' '.join(case.split())}\n"
        f"Payload-Oxum: {payload}.{files}\n"
        f"Riwaya-Bundle-Format: {FORMAT}\n"
    )


def read_info(text: str) -> dict[str, str]:
    """The fields of ``bag-info.txt``."""
    return dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)


def check(told: Mapping[str, str], found: Mapping[str, str]) -> None:
    """Raises InputError where a file is missing, added or changed."""
    for name in sorted({*told, *found}):
        if name not in found:
            raise InputError(f"the bundle lacks {name}; get it again")
        if name not in told:
            raise InputError(f"the bundle has {name}, which its manifest does not name")
        if told[name] != found[name]:
            raise InputError(f"{name} of the bundle is not as it was written; it was changed or damaged: get it again")
